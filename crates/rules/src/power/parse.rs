//! `parse_powers`: the text of a file of powers in, checked powers or all its errors out.

use super::{flow, keys};
use crate::catalogue::{Known, once, read_document};
use crate::error::{PackError, Problem};
use crate::table::{Placed, Table};
use engine::Basis;
use engine::power::{Measure, Power, PowerStep, Powers, Risk, RiskLevel, RiskPoint};

/// Reads a file of powers. `name` is what errors call it; `known` has the rules that measures may name.
///
/// # Errors
/// All that is wrong with it, in order of place: keys, codes that stand twice or nowhere, a step that cannot be
/// reached or never ends, a measure that is against nothing its power risks.
pub fn parse_powers(name: &str, text: &str, known: &Known<'_>) -> Result<Powers, Vec<PackError>> {
    read_document((name, text), vec![keys::POWERS], |table| {
        let risks = list(table, ("risk", keys::RISK), risk, |risk: &Risk| &risk.code);
        let measures = list(
            table,
            ("measure", keys::MEASURE),
            |one| measure(one, known, &risks),
            |measure| &measure.code,
        );
        let shared = Shared { risks: &risks, measures: &measures };
        let powers = list(table, ("power", keys::POWER), |one| power(one, &shared), |power| &power.code);
        Powers {
            code: table.code_or("powers", "?").value.to_owned(),
            name: table.words("name").unwrap_or_default(),
            version: table.whole("version", 1).unwrap_or(1),
            basis: table.text_or_empty("basis"),
            risks: risks.clone(),
            measures: measures.clone(),
            powers,
        }
    })
}

/// What every power may name.
struct Shared<'s> {
    risks: &'s [Risk],
    measures: &'s [Measure],
}

/// Reads a list of tables with unique codes.
fn list<T>(
    table: &Table<'_>,
    (name, keys): (&str, &'static [crate::Key]),
    read: impl Fn(&Table<'_>) -> T,
    code: impl Fn(&T) -> &String,
) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for one in &table.tables(name, |_| vec![keys]) {
        let read = read(one);
        if list.iter().any(|earlier| code(earlier) == code(&read)) {
            one.error(&one.span_of("code"), "code", Problem::Twice { found: code(&read).clone() });
        }
        list.push(read);
    }
    list
}

fn risk(table: &Table<'_>) -> Risk {
    Risk {
        code: table.code_or("code", "?").value.to_owned(),
        name: table.words("name").unwrap_or_default(),
        text: table.words("text").unwrap_or_default(),
        level: table.one_of("level", RiskLevel::CODES, RiskLevel::Medium),
    }
}

fn measure(table: &Table<'_>, known: &Known<'_>, risks: &[Risk]) -> Measure {
    let against = among(table, "against", &codes_of(risks, |risk| &risk.code));
    if table.texts("against").is_empty() && table.has("against") {
        table.wrong_form(&table.span_of("against"), "against");
    }
    Measure {
        code: table.code_or("code", "?").value.to_owned(),
        name: table.words("name").unwrap_or_default(),
        text: table.words("text").unwrap_or_default(),
        against,
        rules: known.rules(table, "rules"),
    }
}

fn codes_of<T>(list: &[T], code: impl Fn(&T) -> &String) -> Vec<&str> {
    list.iter().map(|one| code(one).as_str()).collect()
}

/// Reads a list of codes, each once and each one of those that there are.
fn among(table: &Table<'_>, name: &str, known: &[&str]) -> Vec<String> {
    let codes: Vec<Placed<&str>> = table.codes(name);
    once(table, name, &codes);
    let mut list = Vec::new();
    for code in &codes {
        if known.contains(&code.value) {
            list.push(code.value.to_owned());
        } else {
            table.not_allowed(name, code, known.iter().map(|code| (*code).to_owned()).collect());
        }
    }
    list
}

fn power(table: &Table<'_>, shared: &Shared<'_>) -> Power {
    let steps = list(table, ("step", keys::STEP), |one| step(one, shared), |step| &step.code);
    flow::check(table, &steps);
    let measures = among(table, "measures", &codes_of(shared.measures, |measure| &measure.code));
    let power = Power {
        code: table.code_or("code", "?").value.to_owned(),
        name: table.words("name").unwrap_or_default(),
        department: table.text_or_empty("department"),
        kind: table.code_or("kind", "?").value.to_owned(),
        items: table.codes("items").iter().map(|item| item.value.to_owned()).collect(),
        basis: table.tables("basis", |_| vec![keys::BASIS]).iter().map(basis).collect(),
        steps,
        measures,
    };
    if power.basis.is_empty() && table.has("basis") {
        table.wrong_form(&table.span_of("basis"), "basis");
    }
    idle_measures(table, &power, shared);
    power
}

fn basis(table: &Table<'_>) -> Basis {
    Basis { document: table.text_or_empty("document"), article: table.text_or_empty("article") }
}

fn step(table: &Table<'_>, shared: &Shared<'_>) -> PowerStep {
    let codes = among(table, "risks", &codes_of(shared.risks, |risk| &risk.code));
    let raised = among(table, "raised", &codes_of(&codes, |code| code));
    let level = |code: &String| {
        let usual = shared.risks.iter().find(|risk| risk.code == *code).map(|risk| risk.level);
        if raised.contains(code) { RiskLevel::High } else { usual.unwrap_or(RiskLevel::Medium) }
    };
    PowerStep {
        code: table.code_or("code", "?").value.to_owned(),
        name: table.words("name").unwrap_or_default(),
        role: table.code_or("role", "?").value.to_owned(),
        next: table.codes("next").iter().map(|code| code.value.to_owned()).collect(),
        risks: codes.iter().map(|code| RiskPoint { level: level(code), code: code.clone() }).collect(),
    }
}

/// A measure that is against nothing the power risks would only lengthen a count.
fn idle_measures(table: &Table<'_>, power: &Power, shared: &Shared<'_>) {
    let risked =
        |code: &String| power.steps.iter().any(|step| step.risks.iter().any(|point| point.code == *code));
    let idle = shared.measures.iter().filter(|measure| power.measures.contains(&measure.code));
    for measure in idle.filter(|measure| !measure.against.iter().any(risked)) {
        let zh = format!("措施“{}”所防的风险，此权力一个也没有", measure.code);
        let en = format!("the measure \"{}\" is against no risk that this power has", measure.code);
        table.error(&table.span_of("measures"), "measures", Problem::Contradiction { zh, en });
    }
}
