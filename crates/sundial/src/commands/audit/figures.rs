//! Figures of the report: all cases, departments, the slowest items.

use super::{LISTED, grouped};
use crate::commands::explain::Names;
use crate::log::ReadLog;
use crate::terminal::{Ink, Lines as _, Terminal, left, right, shorten};
use audit::output::Report;
use engine::{Count, Dimension, Indicator, Ratio, Row, Sum};
use std::cmp::Ordering;

/// Returns the indicators of all cases in one line; those that are over nothing are left out.
pub(super) fn total(terminal: &Terminal, report: &Report<'_>) -> String {
    let row = report.audit.statistics.total();
    let shares = [Indicator::Conclusion, Indicator::OnTime, Indicator::Early, Indicator::SameDay];
    let mut parts: Vec<String> = shares
        .iter()
        .filter_map(|one| Some(format!("{} {}", name(terminal, *one), one.of(&row).percent(1)?)))
        .collect();
    let used = Indicator::AverageUsed;
    parts.extend(used.of(&row).decimal(1).map(|days| format!("{} {days}", name(terminal, used))));
    let label = terminal.style.ink(Ink::Faint, &left(terminal.language.pick("指标", "figures"), 8));
    if parts.is_empty() {
        return String::new();
    }
    format!("{label}{}\n", parts.join(terminal.language.comma()))
}

fn name(terminal: &Terminal, indicator: Indicator) -> &'static str {
    terminal.language.pick(indicator.zh(), indicator.en())
}

/// Returns the departments, those with most findings first.
pub(super) fn departments(terminal: &Terminal, report: &Report<'_>) -> String {
    let language = terminal.language;
    let mut rows = report.audit.statistics.rows(Dimension::Department);
    rows.sort_by_key(|(code, row)| (u64::MAX - row.sum(Sum::Findings), *code));
    let named =
        rows.into_iter().map(|(code, row)| (report.store.symbols.text(code).to_owned(), row)).collect();
    table(terminal, language.pick("部门（发现多者在前）", "department (most findings first)"), named)
}

/// Returns the items that took longest on average.
pub(super) fn slowest(terminal: &Terminal, log: &ReadLog, report: &Report<'_>) -> String {
    let language = terminal.language;
    let mut rows = report.audit.statistics.rows(Dimension::Item);
    rows.retain(|(_, row)| row.count(Count::Timed) > 0);
    rows.sort_by(|(a, one), (b, other)| slower(one, other).then(a.cmp(b)));
    let names = Names::new(&report.store.symbols, &log.items, "");
    let named =
        rows.into_iter().map(|(code, row)| (names.item(report.store.symbols.text(code)), row)).collect();
    table(terminal, language.pick("事项（慢者在前）", "item (slowest first)"), named)
}

fn slower(one: &Row, other: &Row) -> Ordering {
    let days = |row| Indicator::AverageUsed.of(row);
    days(other).compare(days(one)).unwrap_or(Ordering::Equal)
}

/// A table of rows with the same figures; nothing where there is at most one row without a name.
fn table(terminal: &Terminal, title: &str, rows: Vec<(String, Row)>) -> String {
    let language = terminal.language;
    if rows.iter().all(|(name, _)| name.is_empty()) {
        return String::new();
    }
    let head = [
        left(title, 36),
        right(language.pick("办件", "cases"), 10),
        right(language.pick("办结", "done"), 10),
        right(language.pick("按时", "on time"), 10),
        right(language.pick("平均工作日", "days each"), 12),
        right(language.pick("承诺", "promised"), 10),
        right(language.pick("发现", "findings"), 10),
    ];
    let mut text = String::from("\n");
    text.line(terminal.style.ink(Ink::Head, &head.concat()));
    let more = rows.len().saturating_sub(LISTED);
    for (name, row) in rows.into_iter().take(LISTED) {
        let name =
            if name.is_empty() { language.pick("（未注明）", "(not given)").to_owned() } else { name };
        let days = |indicator: Indicator| shown(indicator.of(&row).decimal(1));
        let line = [
            left(&shorten(&name, 34), 36),
            right(&grouped(row.count(Count::Cases)), 10),
            right(&grouped(row.count(Count::Finished)), 10),
            right(&shown(percent(Indicator::OnTime.of(&row))), 10),
            right(&days(Indicator::AverageUsed), 12),
            right(&days(Indicator::AveragePromised), 10),
            right(&grouped(row.sum(Sum::Findings)), 10),
        ];
        text.line(line.concat());
    }
    if more > 0 {
        let words = language.pick("……另有 {} 行", "… and {} more");
        text.line(terminal.style.ink(Ink::Faint, &words.replace("{}", &more.to_string())));
    }
    text
}

fn percent(ratio: Ratio) -> Option<String> {
    ratio.percent(1)
}

/// A figure over nothing is a dash, never 0 or 100 percent.
fn shown(figure: Option<String>) -> String {
    figure.unwrap_or_else(|| "–".to_owned())
}
