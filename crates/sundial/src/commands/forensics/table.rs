//! The signals as tables for people.

use crate::commands::explain::local;
use crate::log::ReadLog;
use crate::terminal::{Ink, Lines as _, Terminal, left, right, shorten};
use audit::forensics::{
    Band, Deviation, Evidence, Forensics, Missing, Names, PER, Scope, Signal, UnitScore, among,
};
use std::collections::BTreeMap;

/// Returns the tables.
pub(super) fn table(
    terminal: &Terminal,
    log: &ReadLog,
    names: &Names<'_>,
    (found, top): (&Forensics, usize),
) -> String {
    let mut text = head(terminal, log, names, found);
    text.push_str(&signals(terminal, found));
    text.push_str(&units(terminal, names, found));
    text.push_str(&evidence(terminal, log, names, (found, top)));
    text.push_str(&deviations(terminal, names, found));
    text
}

fn head(terminal: &Terminal, log: &ReadLog, names: &Names<'_>, found: &Forensics) -> String {
    let language = terminal.language;
    let mut text = String::new();
    let title = language.pick("日晷取证信号  截至", "Sundial forensics  as of");
    let as_of = local(log.calendar.zone(), log.as_of);
    text.line(terminal.style.ink(Ink::Head, &format!("{title} {as_of}")));
    let files: Vec<&str> = log.files().iter().map(|file| file.name.as_str()).collect();
    let cases = language.pick("{} 个办件", "{} cases").replace("{}", &found.cases.to_string());
    let by = language.pick("阈值", "thresholds");
    let parts = [files.join(" "), cases, format!("{by} {}", names.thresholds.name)];
    text.line(parts.join(language.comma()));
    text.line(language.pick(
        "信号不是结论，不产生红黄牌；只说明应当核对哪些案卷。",
        "Signals are no conclusions and never a card; they say which files to look into.",
    ));
    if found.hours_assumed {
        let words = "未配置办公时间，按 09:00–12:00、13:00–17:00 推定。";
        let line =
            language.pick(words, "No opening hours are configured; 09:00–12:00 and 13:00–17:00 are assumed.");
        text.line(terminal.style.ink(Ink::Faint, line));
    }
    text
}

fn heading(terminal: &Terminal, text: &mut String, title: &str) {
    text.line("");
    text.line(terminal.style.ink(Ink::Head, title));
}

fn name(terminal: &Terminal, signal: Signal) -> &'static str {
    terminal.language.pick(signal.zh(), signal.en())
}

/// A line for each signal: observations, hits, reasons, or what the log lacks for it.
fn signals(terminal: &Terminal, found: &Forensics) -> String {
    let language = terminal.language;
    let mut text = String::new();
    let head = [
        left(language.pick("信号", "signal"), 26),
        right(language.pick("观察", "observed"), 10),
        right(language.pick("命中", "hits"), 10),
        right(language.pick("份额", "share"), 9),
        format!("  {}", language.pick("缘由", "reasons")),
    ];
    heading(terminal, &mut text, &head.concat());
    for one in &found.signals {
        let label = left(name(terminal, one.signal), 26);
        if let Some(missing) = one.missing {
            let line = format!("{label}{}", lacks(terminal, missing));
            text.line(terminal.style.ink(Ink::Faint, &line));
            continue;
        }
        let reasons: Vec<String> =
            one.reasons.iter().map(|(reason, count)| format!("{} {count}", reason.code())).collect();
        let mut line = [
            label,
            right(&one.count.sample.to_string(), 10),
            right(&one.count.hits.to_string(), 10),
            right(&share(one.count.hits, one.count.sample), 9),
            format!("  {}", reasons.join(language.comma())),
        ]
        .concat();
        if let Some(missing) = one.lacks {
            line.push_str(&language.brackets(&lacks(terminal, missing)));
        }
        text.line(line);
    }
    text
}

fn lacks(terminal: &Terminal, missing: Missing) -> String {
    let words = terminal.language.pick("日志未载：", "not carried by this log: ");
    format!("{words}{}", terminal.language.pick(missing.zh(), missing.en()))
}

/// Hits of a sample in percent with one decimal, rounded down.
fn share(hits: u64, sample: u64) -> String {
    match hits.saturating_mul(1_000).checked_div(sample) {
        Some(tenths) => format!("{}.{}%", tenths / 10, tenths % 10),
        None => "–".to_owned(),
    }
}

/// The departments and operators whose share is far above that of all.
fn units(terminal: &Terminal, names: &Names<'_>, found: &Forensics) -> String {
    let language = terminal.language;
    let mut text = String::new();
    for (scope, zh, en) in
        [(Scope::Department, "部门", "department"), (Scope::Operator, "操作人", "operator")]
    {
        let marked: Vec<&UnitScore> = (found.signals.iter().flat_map(|one| &one.scores))
            .filter(|one| one.scope == scope && matches!(one.band, Band::Strong | Band::Notable))
            .collect();
        let head = [
            left(language.pick(zh, en), 24),
            left(language.pick("信号", "signal"), 26),
            right(language.pick("命中/样本", "hits/sample"), 16),
            right(language.pick("份额", "share"), 9),
            right(language.pick("全体", "of all"), 9),
            format!("  {}", language.pick("偶然的可能", "by chance")),
        ];
        heading(terminal, &mut text, &head.concat());
        for one in &marked {
            let ink = if one.band == Band::Strong { Ink::Bad } else { Ink::Warn };
            let line = [
                left(&shorten(names.symbols.text(one.unit), 22), 24),
                left(name(terminal, one.signal), 26),
                right(&format!("{}/{}", one.own.hits, one.own.sample), 16),
                right(&share(one.own.hits, one.own.sample), 9),
                right(&share(one.all.hits, one.all.sample), 9),
                format!("  ≤ 1/{}", PER / one.chance.max(1)),
                language.brackets(language.pick(one.band.zh(), one.band.code())),
                format!("  {}", among(one.like, names.symbols)),
            ];
            text.line(terminal.style.ink(ink, &line.concat()));
        }
        if marked.is_empty() {
            let line = language.pick("没有明显高于全体的", "none stands out from all");
            text.line(terminal.style.ink(Ink::Faint, line));
        }
    }
    text
}

/// The strongest evidence of each signal.
fn evidence(
    terminal: &Terminal,
    log: &ReadLog,
    names: &Names<'_>,
    (found, top): (&Forensics, usize),
) -> String {
    let mut text = String::new();
    for one in found.signals.iter().filter(|one| !one.evidence.is_empty()) {
        let shown = one.evidence.len().min(top);
        if shown == 0 {
            continue;
        }
        let title = terminal
            .language
            .pick("{s}：证据（命中 {n} 条，列出 {k} 条）", "{s}: evidence ({n} hits, {k} shown)")
            .replace("{s}", name(terminal, one.signal))
            .replace("{n}", &one.count.hits.to_string())
            .replace("{k}", &shown.to_string());
        heading(terminal, &mut text, &title);
        for one in chosen(&one.evidence, top) {
            text.line(evidence_line(terminal, log, names, one));
        }
    }
    text
}

/// Chooses the strongest of every reason before any reason twice.
fn chosen(evidence: &[Evidence], top: usize) -> Vec<&Evidence> {
    let mut turns = BTreeMap::new();
    let mut all: Vec<(usize, &Evidence)> = Vec::new();
    for one in evidence {
        let turn: &mut usize = turns.entry(one.reason).or_default();
        all.push((*turn, one));
        *turn += 1;
    }
    all.sort_by_key(|(turn, _)| *turn);
    all.truncate(top);
    all.into_iter().map(|(_, one)| one).collect()
}

fn evidence_line(terminal: &Terminal, log: &ReadLog, names: &Names<'_>, one: &Evidence) -> String {
    let language = terminal.language;
    let zone = log.calendar.zone();
    let words = language.pick(one.reason.zh(), one.reason.en()).replace("{}", &one.value.to_string());
    let detail = if one.detail.is_empty() { String::new() } else { language.brackets(&one.detail) };
    let recorded = one.recorded_at.map(|at| {
        let words = language.pick("录入于", "recorded");
        format!("{}{words} {}", language.comma(), local(zone, at))
    });
    [
        left(&shorten(&one.case, 22), 24),
        left(&local(zone, one.at), 20),
        left(&shorten(names.symbols.text(one.who.operator), 14), 16),
        words,
        detail,
        recorded.unwrap_or_default(),
    ]
    .concat()
}

/// The most frequent deviations from the steps of items, in working time.
fn deviations(terminal: &Terminal, names: &Names<'_>, found: &Forensics) -> String {
    let language = terminal.language;
    let mut text = String::new();
    if found.deviations.is_empty() {
        return text;
    }
    let head = [
        left(language.pick("环节偏差（多者在前）", "deviations (the most frequent first)"), 40),
        right(language.pick("办件", "cases"), 14),
        right(language.pick("工作时间中位数", "median working time"), 22),
        right(language.pick("无偏差者", "conforming"), 16),
    ];
    heading(terminal, &mut text, &head.concat());
    for one in &found.deviations {
        let line = [
            left(&shorten(&deviation_name(terminal, names, one), 38), 40),
            right(&format!("{}/{}", one.cases, one.of_cases), 14),
            right(&hours(one.median_minutes), 22),
            right(&hours(one.conforming_minutes), 16),
        ];
        text.line(line.concat());
    }
    text
}

fn deviation_name(terminal: &Terminal, names: &Names<'_>, one: &Deviation) -> String {
    let (item, step, after) =
        (names.symbols.text(one.item), names.symbols.text(one.step), names.symbols.text(one.after));
    let reason = terminal.language.pick(one.reason.zh(), one.reason.en());
    let order = if after.is_empty() { step.to_owned() } else { format!("{after} → {step}") };
    format!("{item} {reason} {order}")
}

/// Working minutes as hours and minutes.
fn hours(minutes: Option<u32>) -> String {
    minutes.map_or_else(|| "–".to_owned(), |minutes| format!("{}:{:02}", minutes / 60, minutes % 60))
}
