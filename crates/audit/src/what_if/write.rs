//! What another setting changes, written: one JSON object, JSON lines, CSV.

use super::card::Card;
use super::groups::{GroupCount, Grouping};
use super::run::{Changed, ChangedPeriod, WhatIf};
use engine::{RuleSet, Symbols, Tally};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Everything that is written.
#[derive(Clone, Copy, Debug)]
pub struct WhatIfReport<'a> {
    /// What changed.
    pub what_if: &'a WhatIf,
    /// The codes of the log.
    pub symbols: &'a Symbols,
    /// The rules as they are.
    pub before: &'a RuleSet,
    /// The rules as they would be.
    pub after: &'a RuleSet,
}

/// What "the same card" means, said in every report.
const IDENTITY: &str =
    "same case, rule, part, level and day; moved: only the day differs; regraded: only the level";

/// Writes one object: counts, groups, and every change.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_what_if_json(report: &WhatIfReport<'_>, to: &mut dyn Write) -> io::Result<()> {
    let what_if = report.what_if;
    let pack = |rules: &RuleSet| json!({ "pack": rules.code, "version": rules.version });
    let mut groups = Map::new();
    for (by, code) in Grouping::ALL {
        let counts = what_if.groups(by, report.symbols);
        groups.insert(code.to_owned(), counts.iter().map(count).collect());
    }
    let changes = what_if.changes.iter().map(|changed| Value::Object(row(report, changed)));
    let periods = what_if.periods.iter().map(|changed| period(report, changed));
    let object = json!({
        "sundial_what_if": 1,
        "as_of": what_if.as_of.to_string(),
        "identity": IDENTITY,
        "before": pack(report.before),
        "after": pack(report.after),
        "cases": what_if.cases,
        "cases_changed": what_if.cases_changed,
        "cards": { "before": what_if.cards.0, "after": what_if.cards.1, "same": what_if.same },
        "total": count(&what_if.total()),
        "not_evaluated": {
            "before": unevaluated(report.before, &what_if.tallies.0),
            "after": unevaluated(report.after, &what_if.tallies.1),
        },
        "groups": groups,
        "periods": periods.collect::<Vec<_>>(),
        "changes": changes.collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut *to, &object)?;
    to.write_all(b"\n")
}

/// Writes one object a line for each change.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_what_if_ndjson(report: &WhatIfReport<'_>, to: &mut dyn Write) -> io::Result<()> {
    for changed in &report.what_if.changes {
        serde_json::to_writer(&mut *to, &row(report, changed))?;
        to.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes one row for each change, with a header.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_what_if_csv(report: &WhatIfReport<'_>, to: &mut dyn Write) -> io::Result<()> {
    to.write_all(b"change,case,department,item,rule,part,level_before,day_before,level_after,day_after\n")?;
    let codes = &report.what_if.codes;
    for changed in &report.what_if.changes {
        let card = changed.change.told();
        let sides = [changed.change.before(), changed.change.after()];
        let [(level, day), (level_after, day_after)] = sides.map(|card| {
            card.map_or_else(Default::default, |card| (codes.text(card.level), card.day.to_string()))
        });
        let fields = [
            changed.change.code(),
            &changed.case,
            report.symbols.text(changed.department),
            report.symbols.text(changed.item),
            codes.text(card.rule),
            codes.text(card.part),
            level,
            &day,
            level_after,
            &day_after,
        ];
        crate::output::write_fields(&fields, to)?;
    }
    Ok(())
}

fn count(count: &GroupCount) -> Value {
    let GroupCount { key, gained, lost, moved, regraded } = count;
    json!({ "key": key, "gained": gained, "lost": lost, "moved": moved, "regraded": regraded })
}

/// How many cases each rule could not be evaluated on: a card that is lost in silence is no improvement.
fn unevaluated(rules: &RuleSet, tally: &Tally) -> Value {
    let mut map = Map::new();
    for (entry, tally) in rules.rules.iter().zip(tally.rules()) {
        if tally.unevaluated() > 0 {
            map.insert(entry.info.code.clone(), json!(tally.unevaluated()));
        }
    }
    Value::Object(map)
}

fn row(report: &WhatIfReport<'_>, changed: &Changed) -> Map<String, Value> {
    let codes = &report.what_if.codes;
    let card = changed.change.told();
    let mut row = Map::new();
    let mut add = |key: &str, text: &str| {
        if !text.is_empty() {
            row.insert(key.to_owned(), json!(text));
        }
    };
    add("change", changed.change.code());
    add("case", &changed.case);
    add("department", report.symbols.text(changed.department));
    add("item", report.symbols.text(changed.item));
    add("rule", codes.text(card.rule));
    add("part", codes.text(card.part));
    let side = |card: Option<&Card>| {
        card.map(|card| {
            let at = card.at.to_string();
            json!({ "level": codes.text(card.level), "day": card.day.to_string(), "at": at })
        })
    };
    for (key, card) in [("before", changed.change.before()), ("after", changed.change.after())] {
        if let Some(value) = side(card) {
            row.insert(key.to_owned(), value);
        }
    }
    row
}

fn period(report: &WhatIfReport<'_>, changed: &ChangedPeriod) -> Value {
    let (code, card) = match changed {
        ChangedPeriod::Gained(card) => ("gained", card),
        ChangedPeriod::Lost(card) => ("lost", card),
    };
    let codes = &report.what_if.codes;
    json!({
        "change": code,
        "rule": codes.text(card.rule),
        "level": codes.text(card.level),
        "group": report.symbols.text(card.group),
        "month": format!("{:04}-{:02}", card.month.div_euclid(12), card.month.rem_euclid(12) + 1),
    })
}
