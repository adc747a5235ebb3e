//! The coverage as CSV: a row for each risk point.

use crate::terminal::Lines as _;
use engine::power::Coverage;

const HEAD: &str =
    "cover,level,department,power,power_name,step,step_name,risk,risk_name,measures,rules,fired";

/// Writes a row for each risk point, in the order of the coverage. Lists are joined by blanks, names are Chinese.
pub(super) fn csv(cover: &Coverage<'_>) -> String {
    let mut text = format!("{HEAD}\n");
    for point in &cover.points {
        let measures: Vec<&str> = point.measures.iter().map(|measure| measure.code.as_str()).collect();
        let rules: Vec<String> = point.rules.iter().map(|rule| rule.rule.to_string()).collect();
        let fired: u64 = point.rules.iter().map(|rule| rule.fired).sum();
        let fields = [
            point.cover.code(),
            point.point.level.code(),
            &point.power.department,
            &point.power.code,
            &point.power.name.zh,
            &point.step.code,
            &point.step.name.zh,
            &point.risk.code,
            &point.risk.name.zh,
            &measures.join(" "),
            &rules.join(" "),
            &fired.to_string(),
        ];
        text.line(fields.map(quoted).join(","));
    }
    text
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", field.replace('"', "\"\""));
    }
    field.to_owned()
}
