//! A comparison as tables for people.

use super::Compare;
use crate::commands::explain::local;
use crate::log::ReadLog;
use crate::terminal::{Ink, Language, Lines as _, Terminal, left, right, shorten, width};
use audit::compare::{CompareReport, Compared, Verdict};
use std::collections::BTreeMap;

/// How many readings and shifts a table lists.
const LISTED: usize = 6;

/// Returns the tables.
pub(super) fn table(
    terminal: &Terminal,
    log: &ReadLog,
    report: &CompareReport<'_>,
    asked: &Compare,
) -> String {
    let language = terminal.language;
    let mut text = String::new();
    let title = language.pick("日晷影子对比  截至", "Sundial compare  as of");
    let as_of = local(log.calendar.zone(), log.as_of);
    text.line(terminal.style.ink(Ink::Head, &format!("{title} {as_of}")));
    let head = language
        .pick(
            "{n} 个办件，现有系统 {k} 张牌（{file}），规则包 {pack}",
            "{n} cases, {k} legacy cards ({file}), pack {pack}",
        )
        .replace("{n}", &report.comparison.cases.to_string())
        .replace("{k}", &report.cards.len().to_string())
        .replace("{file}", &asked.cards.display().to_string())
        .replace("{pack}", &format!("{} v{}", report.rules.code, report.rules.version));
    text.line(head);
    let scope = language.pick(
        "比较“时效”类规则，以及牌上写明的规则；现有系统从不使用的级别不算漏发",
        "compared: rules on time, and rules that the cards name; a level the legacy never uses is not missing",
    );
    let only = language.pick("只比较：", "compared: ");
    let scope =
        if asked.rule.is_empty() { scope.to_owned() } else { format!("{only}{}", asked.rule.join(", ")) };
    text.line(terminal.style.ink(Ink::Faint, &scope));
    text.line("");
    for (verdict, _, zh, en) in Verdict::ALL {
        let count = report.comparison.count(verdict);
        if count > 0 || verdict == Verdict::Same {
            text.line(format!("{}{}", left(language.pick(zh, en), 30), right(&count.to_string(), 8)));
        }
    }
    shifts(terminal, &mut text, report, asked.lag);
    readings(terminal, &mut text, report);
    discrepancies(terminal, &mut text, log, report, asked.top);
    text
}

fn heading(terminal: &Terminal, text: &mut String, title: &str) {
    text.line("");
    text.line(terminal.style.ink(Ink::Head, title));
}

/// How far the legacy's days are from ours: one shift that prevails is a habit, not many errors.
fn shifts(terminal: &Terminal, text: &mut String, report: &CompareReport<'_>, lag: i32) {
    let language = terminal.language;
    let mut counts: BTreeMap<i32, u64> = BTreeMap::new();
    for row in &report.comparison.rows {
        if let (Some(card), Some(ours)) = (row.legacy.and_then(|at| report.cards.get(at)), &row.ours) {
            *counts.entry(card.day - ours.day).or_default() += 1;
        }
    }
    let mut counts: Vec<(i32, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|(shift, count)| (u64::MAX - count, shift.abs()));
    if counts.len() < 2 && counts.first().is_none_or(|(shift, _)| *shift == lag) {
        return;
    }
    heading(
        terminal,
        text,
        language
            .pick("现有系统的日期减去重算的日期（自然日）", "legacy day less recomputed day (calendar days)"),
    );
    for (shift, count) in counts.iter().take(LISTED) {
        text.line(format!("{}{}", left(&format!("{shift:+}"), 30), right(&count.to_string(), 8)));
    }
    let all: u64 = counts.iter().map(|(_, count)| count).sum();
    let prevails = |(shift, count): &&(i32, u64)| *shift > 0 && *shift != lag && 2 * count > all;
    if let Some((shift, _)) = counts.first().filter(prevails) {
        let words = language.pick(
            "多数相差 {} 日：若这是现有系统发牌的固定滞后，用 --lag {} 再比",
            "most differ by {}: if the legacy always issues so much later, compare again with --lag {}",
        );
        text.line(terminal.style.ink(Ink::Faint, &words.replace("{}", &shift.to_string())));
    }
}

/// Which readings give what the legacy has, those that explain most first.
fn readings(terminal: &Terminal, text: &mut String, report: &CompareReport<'_>) {
    let language = terminal.language;
    let (counts, of) = report.comparison.explained(report.readings.len());
    let mut counts: Vec<_> = report.readings.iter().zip(counts).filter(|(_, count)| *count > 0).collect();
    counts.sort_by_key(|(_, count)| u64::MAX - count);
    if of == 0 {
        return;
    }
    let unexplained = report.comparison.rows.iter().filter(|row| {
        row.readings.is_empty()
            && !matches!(row.verdict, Verdict::Same | Verdict::OtherOverdue | Verdict::UnknownCase)
    });
    let title = language
        .pick(
            "哪种算法得到现有系统的结果（{n} 处差异）",
            "which reading gives what the legacy has (of {n} discrepancies)",
        )
        .replace("{n}", &of.to_string());
    heading(terminal, text, &title);
    for (reading, count) in counts.iter().take(LISTED) {
        let words = language.pick(reading.words.0, reading.words.1);
        text.line(format!("{}{}  {words}", left(reading.code, 22), right(&count.to_string(), 8)));
    }
    let none = language.pick("没有一种算法能解释", "explained by none");
    text.line(format!("{}{}", left(none, 22), right(&unexplained.count().to_string(), 8)));
}

fn discrepancies(
    terminal: &Terminal,
    text: &mut String,
    log: &ReadLog,
    report: &CompareReport<'_>,
    top: usize,
) {
    let language = terminal.language;
    let rows: Vec<&Compared> =
        report.comparison.rows.iter().filter(|row| row.verdict != Verdict::Same).collect();
    if rows.is_empty() {
        return heading(terminal, text, language.pick("没有差异", "no discrepancy"));
    }
    let title = language
        .pick("差异（共 {n} 处，列出 {k} 处）", "discrepancies ({n}, {k} shown)")
        .replace("{n}", &rows.len().to_string())
        .replace("{k}", &rows.len().min(top).to_string());
    heading(terminal, text, &title);
    let widest = rows.iter().take(top).map(|row| width(&row.case)).max().unwrap_or(0).clamp(4, 24);
    for row in rows.into_iter().take(top) {
        let (_, _, zh, en) = Verdict::ALL[row.verdict as usize];
        let cells = match language {
            Language::Zh => 16,
            Language::En => 23,
        };
        let verdict = left(language.pick(zh, en), cells);
        let case = left(&shorten(&row.case, widest), widest);
        text.line(format!("{verdict}  {case}  {}", why(terminal, log, report, row)));
    }
}

/// The legacy's card, ours with its arithmetic, and the readings that give the legacy's.
fn why(terminal: &Terminal, log: &ReadLog, report: &CompareReport<'_>, row: &Compared) -> String {
    let language = terminal.language;
    let card = row.legacy.and_then(|at| report.cards.get(at));
    let mut parts = Vec::new();
    if let Some(card) = card {
        let over = card
            .overdue
            .map(|over| language.pick("，超 {} 日", ", {} over").replace("{}", &over.to_string()));
        let card = format!("{} {}{}", card.level, card.day, over.unwrap_or_default());
        parts.push(format!("{}{card}", language.pick("现有 ", "legacy ")));
    }
    if let Some(ours) = &row.ours {
        let (rule, level) = report.ours_of(row);
        parts.push(format!("{}{level} {} {rule}", language.pick("重算 ", "recomputed "), ours.day));
        parts.extend(arithmetic(terminal, ours));
        if let Some(shift) =
            card.and_then(|card| working(log, ours.day, card.day)).filter(|shift| *shift != 0)
        {
            let words = language.pick("相差 {} 个工作日", "{} working days apart");
            parts.push(words.replace("{}", &format!("{shift:+}")));
        }
    }
    let codes = report.readings_of(row);
    if !codes.is_empty() {
        let shown = codes.iter().take(4).copied().collect::<Vec<_>>().join(" ");
        parts.push(format!("{}{shown}", language.pick("可由此得到：", "given by: ")));
    }
    parts.join(language.semicolon())
}

/// Start, limit, days left out, due.
fn arithmetic(terminal: &Terminal, ours: &audit::compare::Ours) -> Option<String> {
    let language = terminal.language;
    let clock = ours.clock?;
    let mut parts = vec![language.pick("自 {} 起", "from {}").replace("{}", &clock.start.to_string())];
    if let Some(limit) = clock.limit {
        parts.push(limit.to_string());
    }
    if clock.extra > 0 {
        parts.push(language.pick("延长 {}", "extended by {}").replace("{}", &clock.extra.to_string()));
    }
    if clock.left_out > 0 {
        let words = language.pick("停计 {} 日", "{} days left out");
        parts.push(words.replace("{}", &clock.left_out.to_string()));
    }
    if let Some(due) = clock.due {
        parts.push(language.pick("应于 {}", "due {}").replace("{}", &due.to_string()));
    }
    if let Some(over) = clock.over.filter(|over| *over > 0) {
        parts.push(language.pick("超 {}", "{} over").replace("{}", &over.to_string()));
    }
    Some(parts.join(language.comma()))
}

/// Working days from one day to another, negative when the second is earlier.
fn working(log: &ReadLog, from: calendar::Day, to: calendar::Day) -> Option<i32> {
    let count =
        |after, through| log.calendar.count_in(after, through).and_then(|days| i32::try_from(days).ok());
    if from <= to { count(from, to) } else { count(to, from).map(|days| -days) }
}
