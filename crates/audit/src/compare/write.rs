//! A comparison, written: one JSON object, CSV.

use super::cards::LegacyCard;
use super::judge::Verdict;
use super::run::{Compared, Comparison, Reading};
use engine::{RuleSet, Symbols};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Everything that is written.
#[derive(Clone, Copy, Debug)]
pub struct CompareReport<'a> {
    /// What the comparison gave.
    pub comparison: &'a Comparison,
    /// The legacy's cards.
    pub cards: &'a [LegacyCard],
    /// The other readings that were tried.
    pub readings: &'a [Reading<'a>],
    /// The rules.
    pub rules: &'a RuleSet,
    /// The codes of the log.
    pub symbols: &'a Symbols,
}

impl<'a> CompareReport<'a> {
    /// Returns the codes of the readings that give what the legacy has.
    #[must_use]
    pub fn readings_of(&self, row: &Compared) -> Vec<&'a str> {
        row.readings.iter().filter_map(|at| self.readings.get(*at).map(|reading| reading.code)).collect()
    }

    /// Returns the codes of the rule and the level of the recomputed card.
    #[must_use]
    pub fn ours_of(&self, row: &Compared) -> (&'a str, &'a str) {
        let Some(ours) = &row.ours else { return ("", "") };
        let info = self.rules.rule(ours.rule).map(|entry| &entry.info);
        let level = info.and_then(|info| info.levels.get(usize::from(ours.level)));
        (info.map_or("", |info| &info.code), level.map_or("", |level| &level.code))
    }
}

/// Writes one object: counts, the readings with what they explain, every card.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_compare_json(report: &CompareReport<'_>, to: &mut dyn Write) -> io::Result<()> {
    let comparison = report.comparison;
    let mut counts = Map::new();
    for (verdict, code, ..) in Verdict::ALL {
        counts.insert(code.to_owned(), json!(comparison.count(verdict)));
    }
    let (explained, of) = comparison.explained(report.readings.len());
    let readings = report.readings.iter().zip(explained).map(|(reading, explains)| {
        let (zh, en) = reading.words;
        json!({ "reading": reading.code, "zh": zh, "en": en, "explains": explains, "of": of })
    });
    let object = json!({
        "sundial_compare": 1,
        "rules": { "pack": report.rules.code, "version": report.rules.version },
        "cases": comparison.cases,
        "legacy_cards": report.cards.len(),
        "counts": counts,
        "readings": readings.collect::<Vec<_>>(),
        "cards": comparison.rows.iter().map(|row| card(report, row)).collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut *to, &object)?;
    to.write_all(b"\n")
}

fn card(report: &CompareReport<'_>, row: &Compared) -> Value {
    let legacy = row.legacy.and_then(|at| report.cards.get(at)).map(|card| {
        let LegacyCard { row, level, day, rule, overdue, .. } = card;
        json!({ "row": row, "level": level, "day": day.to_string(), "rule": rule, "overdue": overdue })
    });
    let (rule, level) = report.ours_of(row);
    let ours = row.ours.map(|ours| {
        let clock = ours.clock.map(|clock| {
            json!({
                "start": clock.start.to_string(),
                "limit": clock.limit.map(|limit| limit.to_string()),
                "extended_by": clock.extra,
                "days_left_out": clock.left_out,
                "due": clock.due.map(|due| due.to_string()),
                "over": clock.over,
            })
        });
        json!({ "rule": rule, "level": level, "day": ours.day.to_string(), "clock": clock })
    });
    json!({
        "verdict": row.verdict.code(),
        "case": row.case,
        "department": report.symbols.text(row.department),
        "item": report.symbols.text(row.item),
        "legacy": legacy,
        "ours": ours,
        "readings": report.readings_of(row),
    })
}

/// Writes one row for each card, with a header.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_compare_csv(report: &CompareReport<'_>, to: &mut dyn Write) -> io::Result<()> {
    let head =
        "verdict,case,department,item,legacy_row,legacy_level,legacy_day,rule,level,day,due,over,readings\n";
    to.write_all(head.as_bytes())?;
    for row in &report.comparison.rows {
        let legacy = row.legacy.and_then(|at| report.cards.get(at));
        let (rule, level) = report.ours_of(row);
        let clock = row.ours.and_then(|ours| ours.clock);
        let text = |value: Option<String>| value.unwrap_or_default();
        let fields = [
            row.verdict.code(),
            &row.case,
            report.symbols.text(row.department),
            report.symbols.text(row.item),
            &text(legacy.map(|card| card.row.to_string())),
            legacy.map_or("", |card| &card.level),
            &text(legacy.map(|card| card.day.to_string())),
            rule,
            level,
            &text(row.ours.map(|ours| ours.day.to_string())),
            &text(clock.and_then(|clock| clock.due).map(|due| due.to_string())),
            &text(clock.and_then(|clock| clock.over).map(|over| over.to_string())),
            &report.readings_of(row).join(" "),
        ];
        crate::output::write_fields(&fields, to)?;
    }
    Ok(())
}
