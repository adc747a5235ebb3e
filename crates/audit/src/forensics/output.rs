//! The signals as one JSON object, and evidence and scores as rows of separated values.

use super::book::{Evidence, Like};
use super::run::{Forensics, SignalResult};
use super::score::UnitScore;
use super::signal::Missing;
use super::step_order::Deviation;
use super::tail::PER;
use super::thresholds::Thresholds;
use calendar::Moment;
use engine::{Sym, Symbols};
use serde_json::{Value, json};
use std::io::{self, Write};

const HEAD: &[u8] = b"signal,scope,unit,among,total_sample,total_hits,sample,hits,all_sample,all_hits,\
    chance_per_million_million,band\n";

/// What the result is written with.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The codes of the log.
    pub symbols: &'a Symbols,
    /// The thresholds that were used.
    pub thresholds: &'a Thresholds,
    /// The instant of evaluation.
    pub as_of: Moment,
}

/// Writes everything as one object.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_json(found: &Forensics, names: &Names<'_>, to: &mut dyn Write) -> io::Result<()> {
    let object = json!({
        "sundial_forensics": 1,
        "nature": { "zh": "信号，不是结论，不产生红黄牌", "en": "signals: no conclusions, and never a card" },
        "as_of": names.as_of.to_string(),
        "thresholds": names.thresholds.name,
        "cases": found.cases,
        "opening_hours_assumed": found.hours_assumed,
        "chance_in_parts_of": PER,
        "signals": found.signals.iter().map(|one| signal(one, names)).collect::<Vec<_>>(),
        "deviations": found.deviations.iter().map(|one| deviation(one, names.symbols)).collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut *to, &object)?;
    to.write_all(b"\n")
}

fn signal(one: &SignalResult, names: &Names<'_>) -> Value {
    let reasons = one.reasons.iter().map(|(reason, count)| {
        json!({ "reason": reason.code(), "zh": reason.zh(), "en": reason.en(), "count": count })
    });
    let not_carried: Vec<Missing> = one.missing.into_iter().chain(one.lacks).collect();
    json!({
        "signal": one.signal.code(),
        "zh": one.signal.zh(),
        "en": one.signal.en(),
        "carried": one.missing.is_none(),
        "not_carried": not_carried.iter().map(|missing| missing.code()).collect::<Vec<_>>(),
        "sample": one.count.sample,
        "hits": one.count.hits,
        "reasons": reasons.collect::<Vec<_>>(),
        "scores": one.scores.iter().map(|one| score(one, names.symbols)).collect::<Vec<_>>(),
        "evidence": one.evidence.iter().map(|one| evidence(one, names.symbols)).collect::<Vec<_>>(),
    })
}

fn score(one: &UnitScore, symbols: &Symbols) -> Value {
    json!({
        "scope": one.scope.code(),
        "unit": symbols.text(one.unit),
        "total_sample": one.total.sample,
        "total_hits": one.total.hits,
        "among": among(one.like, symbols),
        "sample": one.own.sample,
        "hits": one.own.hits,
        "all_sample": one.all.sample,
        "all_hits": one.all.hits,
        "chance": one.chance,
        "band": one.band.code(),
    })
}

/// Returns the kind of observation that is compared: an event code, with its subject.
#[must_use]
pub fn among(like: Option<Like>, symbols: &Symbols) -> String {
    let Some((kind, subject)) = like else { return String::new() };
    match symbols.text(subject) {
        "" => kind.code().to_owned(),
        subject => format!("{}:{subject}", kind.code()),
    }
}

fn evidence(one: &Evidence, symbols: &Symbols) -> Value {
    json!({
        "case": one.case,
        "at": one.at.to_string(),
        "recorded_at": one.recorded_at.map(|at| at.to_string()),
        "reason": one.reason.code(),
        "value": one.value,
        "operator": symbols.text(one.who.operator),
        "department": symbols.text(one.who.department),
        "item": symbols.text(one.item),
        "detail": one.detail,
    })
}

fn deviation(one: &Deviation, symbols: &Symbols) -> Value {
    json!({
        "item": symbols.text(one.item),
        "reason": one.reason.code(),
        "step": symbols.text(one.step),
        "after": symbols.text(one.after),
        "cases": one.cases,
        "of_cases": one.of_cases,
        "median_working_minutes": one.median_minutes,
        "conforming_median_working_minutes": one.conforming_minutes,
    })
}

/// Writes one row for each piece of evidence, with a header.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_evidence_csv(found: &Forensics, symbols: &Symbols, to: &mut dyn Write) -> io::Result<()> {
    to.write_all(b"signal,reason,case,item,department,operator,at,recorded_at,value,detail\n")?;
    for one in &found.signals {
        for evidence in &one.evidence {
            let (at, value) = (evidence.at.to_string(), evidence.value.to_string());
            let recorded = evidence.recorded_at.map(|at| at.to_string()).unwrap_or_default();
            let text = |code: Sym| symbols.text(code);
            let fields = [
                one.signal.code(),
                evidence.reason.code(),
                &evidence.case,
                text(evidence.item),
                text(evidence.who.department),
                text(evidence.who.operator),
                &at,
                &recorded,
                &value,
                &evidence.detail,
            ];
            row(&fields, to)?;
        }
    }
    Ok(())
}

/// Writes one row for each score, with a header.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_scores_csv(found: &Forensics, symbols: &Symbols, to: &mut dyn Write) -> io::Result<()> {
    to.write_all(HEAD)?;
    for one in found.signals.iter().flat_map(|signal| &signal.scores) {
        let counts = [one.total, one.own, one.all].map(|count| [count.sample, count.hits]);
        let numbers: Vec<String> = counts.as_flattened().iter().map(u64::to_string).collect();
        let (like, chance) = (among(one.like, symbols), one.chance.to_string());
        let mut fields = vec![one.signal.code(), one.scope.code(), symbols.text(one.unit), &like];
        fields.extend(numbers.iter().map(String::as_str));
        fields.extend([chance.as_str(), one.band.code()]);
        row(&fields, to)?;
    }
    Ok(())
}

fn row(fields: &[&str], to: &mut dyn Write) -> io::Result<()> {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            to.write_all(b",")?;
        }
        if field.contains([',', '"', '\n', '\r']) {
            write!(to, "\"{}\"", field.replace('"', "\"\""))?;
        } else {
            to.write_all(field.as_bytes())?;
        }
    }
    to.write_all(b"\n")
}
