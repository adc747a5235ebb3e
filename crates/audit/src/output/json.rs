//! One JSON object, written as it is made: input counts, data quality, totals, statistics, findings.

use super::Report;
use super::peer::BUFFER;
use super::text::{DayTexts, push_json, push_number};
use crate::FindingRow;
use engine::Trouble;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Writes the whole report as one object; its findings come last.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_json(report: &Report<'_>, to: &mut dyn Write) -> io::Result<()> {
    let head = head(report);
    to.write_all(b"{")?;
    for (key, value) in &head {
        let value = serde_json::to_string(value)?;
        write!(to, "\"{key}\": {value},\n ")?;
    }
    to.write_all(b"\"findings\": [")?;
    rows(report, to, b"\n  ", b",\n  ")?;
    to.write_all(b"\n ]}\n")
}

/// Writes one object a line for each finding.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_ndjson(report: &Report<'_>, to: &mut dyn Write) -> io::Result<()> {
    rows(report, to, b"", b"\n")?;
    if !report.audit.findings.is_empty() {
        to.write_all(b"\n")?;
    }
    Ok(())
}

fn rows(report: &Report<'_>, to: &mut dyn Write, first: &[u8], between: &[u8]) -> io::Result<()> {
    let mut out = Vec::with_capacity(2 * BUFFER);
    let mut days = DayTexts::default();
    for (number, row) in report.audit.findings.iter().enumerate() {
        out.extend_from_slice(if number == 0 { first } else { between });
        finding(report, &row, &mut days, &mut out);
        if out.len() > BUFFER {
            to.write_all(&out)?;
            out.clear();
        }
    }
    to.write_all(&out)
}

fn finding(report: &Report<'_>, row: &FindingRow<'_>, days: &mut DayTexts, out: &mut Vec<u8>) {
    let found = row.finding;
    let entry = report.rules.rule(found.rule);
    let part = entry.and_then(|entry| entry.info.parts.get(usize::from(found.part)));
    let texts: [(&str, &str); 7] = [
        ("case", row.case.text()),
        ("department", report.store.symbols.text(row.department)),
        ("item", report.store.symbols.text(row.item)),
        ("rule", entry.map_or("", |entry| entry.info.code.as_str())),
        ("part", part.map_or("", String::as_str)),
        ("level", found.level_code(report.rules)),
        ("id", &found.id().text(report.rules)),
    ];
    out.push(b'{');
    for (key, text) in texts {
        if text.is_empty() {
            continue;
        }
        push_json(out, key);
        out.push(b':');
        push_json(out, text);
        out.push(b',');
    }
    out.extend_from_slice(b"\"day\":\"");
    days.push(out, found.day);
    out.extend_from_slice(b"\",\"at\":\"");
    out.extend_from_slice(found.at.to_string().as_bytes());
    out.extend_from_slice(b"\",\"standing\":");
    out.extend_from_slice(if found.standing { b"true" } else { b"false" });
    out.extend_from_slice(b",\"value\":");
    push_number(out, found.value);
    out.push(b'}');
}

fn head(report: &Report<'_>) -> Map<String, Value> {
    let mut head = Map::new();
    let mut add = |key: &str, value: Value| drop(head.insert(key.to_owned(), value));
    add("sundial", json!(1));
    add("as_of", json!(report.audit.as_of.to_string()));
    add("mapping", json!(report.mapping.name));
    add("rules", json!({ "pack": report.rules.code, "version": report.rules.version }));
    add("input", input(report));
    add("quality", quality(report));
    add("totals", totals(report));
    add("silent", silent(report));
    add("statistics", json!({ "departments": departments(report) }));
    add("periods", periods(report));
    head
}

fn input(report: &Report<'_>) -> Value {
    let (store, audit) = (report.store, report.audit);
    json!({
        "files": report.files,
        "rows": store.rows,
        "events": audit.events,
        "cases": audit.cases,
        "ignored_rows": store.ignored,
        "first": store.span.map(|(first, _)| first.to_string()),
        "last": store.span.map(|(_, last)| last.to_string()),
    })
}

fn quality(report: &Report<'_>) -> Value {
    let quality = &report.audit.quality;
    let problems = &report.store.problems;
    let counts = problems.counts().iter().map(
        |(code, count)| json!({ "code": code.code(), "zh": code.zh(), "en": code.en(), "count": count }),
    );
    let listed = problems.list().iter().map(|problem| {
        json!({
            "file": problem.file, "row": problem.row, "column": problem.column, "value": problem.value,
            "code": problem.code.code(), "zh": problem.code.zh(), "en": problem.code.en(),
        })
    });
    let mut unlisted: Vec<&str> = (report.store.shapes.iter())
        .filter(|shape| !shape.listed)
        .map(|shape| report.store.symbols.text(shape.activity))
        .collect();
    unlisted.sort_unstable();
    unlisted.dedup();
    json!({
        "problems": problems.total(),
        "problem_counts": counts.collect::<Vec<_>>(),
        "problem_list": listed.collect::<Vec<_>>(),
        "unlisted_activities": unlisted,
        "unlisted_events": quality.unlisted_events,
        "cases_changing_item_or_department": quality.cases_changing,
        "cases_in_conflict": quality.cases_in_conflict,
        "cases_without_item": quality.cases_without_item,
    })
}

fn totals(report: &Report<'_>) -> Value {
    let levels = report.audit.levels.iter().map(|count| {
        let entry = report.rules.rule(count.rule);
        let info = entry.map(|entry| &entry.info);
        let level = info.and_then(|info| info.levels.get(usize::from(count.level)));
        let unevaluated = report.audit.tally.rules().get(usize::from(count.rule.0));
        json!({
            "rule": info.map(|info| info.code.as_str()),
            "name": info.map(|info| json!({ "zh": info.name.zh, "en": info.name.en })),
            "level": level.map(|level| level.code.as_str()),
            "findings": count.findings,
            "standing": count.standing,
            "cases": count.cases,
            "not_evaluated": unevaluated.map_or(0, engine::RuleTally::unevaluated),
        })
    });
    levels.collect()
}

/// Rules that never fired or could not be evaluated: silence is shown, never swallowed.
fn silent(report: &Report<'_>) -> Value {
    let tallies = report.audit.tally.rules();
    let rules = report.rules.rules.iter().enumerate().filter_map(|(at, entry)| {
        let tally = tallies.get(at).copied().unwrap_or_default();
        if tally.fired > 0 && tally.unevaluated() == 0 {
            return None;
        }
        let troubles = Trouble::ALL.iter().zip(tally.troubles).filter(|(_, count)| *count > 0);
        let troubles = troubles.map(|((_, code, ..), count)| ((*code).to_owned(), json!(count)));
        Some(json!({
            "rule": entry.info.code,
            "evaluated": tally.evaluated,
            "fired": tally.fired,
            "held_back": tally.held_back,
            "could_not_be_evaluated": troubles.collect::<Map<_, _>>(),
        }))
    });
    rules.collect()
}

fn departments(report: &Report<'_>) -> Value {
    let departments = report.audit.departments.iter().map(|count| {
        json!({
            "department": report.store.symbols.text(count.department),
            "cases": count.cases,
            "done": count.done,
            "used_days": count.used_days,
            "findings": count.findings,
        })
    });
    departments.collect()
}

fn periods(report: &Report<'_>) -> Value {
    let periods = report.audit.periods.iter().map(|found| {
        let entry = report.rules.rule(found.rule);
        let level = entry.and_then(|entry| entry.info.levels.get(usize::from(found.level)));
        json!({
            "rule": entry.map(|entry| entry.info.code.as_str()),
            "level": level.map(|level| level.code.as_str()),
            "group": report.store.symbols.text(found.group),
            "month": format!("{:04}-{:02}", found.month.div_euclid(12), found.month.rem_euclid(12) + 1),
            "ratio": [found.ratio.0, found.ratio.1],
            "provisional": found.provisional,
            "reference": found.reference.map(|(numerator, denominator)| [numerator, denominator]),
        })
    });
    periods.collect()
}
