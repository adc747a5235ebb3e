//! The coverage as JSON: the figures and every risk point.

use engine::RuleSet;
use engine::power::{Cover, Coverage, PointCover, RiskLevel};
use serde_json::{Map, Value, json};

/// Writes figures and risk points.
pub(super) fn json(cover: &Coverage<'_>, rules: &RuleSet) -> String {
    let figures = cover.figures();
    let counts = |codes: &mut dyn Iterator<Item = (&str, usize)>| {
        codes.map(|(code, count)| (code.to_owned(), json!(count))).collect::<Map<String, Value>>()
    };
    let covers = counts(&mut Cover::CODES.iter().map(|(code, one)| (*code, figures.covers[*one as usize])));
    let levels: Map<String, Value> = RiskLevel::CODES
        .iter()
        .map(|(code, level)| {
            let at = *level as usize;
            let counts = json!({ "points": figures.levels[at], "by_rule": figures.levels_by_rule[at] });
            ((*code).to_owned(), counts)
        })
        .collect();
    let departments: Vec<Value> = figures
        .departments
        .iter()
        .map(|one| {
            json!({
                "department": one.department,
                "powers": one.powers,
                "points": one.points,
                "high": one.high,
                "with_measure": one.with_measure,
                "by_rule": one.by_rule,
            })
        })
        .collect();
    let value = json!({
        "powers": cover.powers.code,
        "rules": rules.code,
        "figures": {
            "powers": figures.powers,
            "points": figures.points,
            "measures": figures.measures,
            "measures_with_rule": figures.measures_with_rule,
            "with_measure": figures.with_measure(),
            "by_rule": figures.by_rule(),
        },
        "covers": covers,
        "levels": levels,
        "departments": departments,
        "points": cover.points.iter().map(point).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn point(point: &PointCover<'_>) -> Value {
    let rules: Vec<Value> = point
        .rules
        .iter()
        .map(|rule| {
            json!({
                "measure": rule.measure.code,
                "rule": rule.rule.to_string(),
                "cover": rule.cover.code(),
                "fired": rule.fired,
            })
        })
        .collect();
    json!({
        "cover": point.cover.code(),
        "level": point.point.level.code(),
        "department": point.power.department,
        "power": point.power.code,
        "step": point.step.code,
        "risk": point.risk.code,
        "measures": point.measures.iter().map(|measure| measure.code.as_str()).collect::<Vec<_>>(),
        "rules": rules,
    })
}
