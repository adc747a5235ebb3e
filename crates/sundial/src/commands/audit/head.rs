//! The head of the report: what was read, what it was judged by, what could not be read.

use super::{LISTED, grouped, problem_line};
use crate::log::ReadLog;
use crate::terminal::{Ink, Lines as _, Terminal, left};
use audit::output::Report;

/// Returns the head.
pub(super) fn head(terminal: &Terminal, log: &ReadLog, report: &Report<'_>) -> String {
    let language = terminal.language;
    let zone = log.calendar.zone();
    let as_of = crate::commands::explain::local(zone, report.audit.as_of);
    let title = language.pick("日晷监察报告  截至", "Sundial audit  as of");
    let mut text = String::new();
    text.line(terminal.style.ink(Ink::Head, &format!("{title} {as_of}")));
    for file in log.files() {
        let mut parts = vec![file.format.to_uppercase(), file.encoding.to_owned()];
        if file.encoding_guessed {
            parts.push(language.pick("编码为推断", "encoding guessed").to_owned());
        }
        if file.compressed {
            parts.push("gzip".to_owned());
        }
        let parts = language.brackets(&parts.join(language.comma()));
        text.line(format!("{}{}{parts}", label(terminal, "日志", "log"), file.name));
    }
    text.line(format!("{}{}", label(terminal, "输入", "input"), counts(terminal, log, report)));
    text.line(format!("{}{}", label(terminal, "依据", "by"), basis(terminal, log, report)));
    text.push_str(&quality(terminal, log, report));
    text
}

fn label(terminal: &Terminal, zh: &str, en: &str) -> String {
    terminal.style.ink(Ink::Faint, &left(terminal.language.pick(zh, en), 8))
}

/// How many cases, events and rows, over which days.
fn counts(terminal: &Terminal, log: &ReadLog, report: &Report<'_>) -> String {
    let language = terminal.language;
    let zone = log.calendar.zone();
    let counts = [
        (report.audit.cases, "个办件", "cases"),
        (report.audit.events, "个事件", "events"),
        (report.store.rows, "行", "rows"),
    ];
    let mut parts: Vec<String> = counts
        .iter()
        .map(|(count, zh, en)| format!("{} {}", grouped(*count), language.pick(zh, en)))
        .collect();
    if report.store.ignored > 0 {
        let words = language.pick("略去 {} 行", "{} rows left out");
        parts.push(words.replace("{}", &grouped(report.store.ignored)));
    }
    if let Some((first, last)) = report.store.span {
        parts.push(format!("{} – {}", zone.day_of(first), zone.day_of(last)));
    }
    parts.join(language.comma())
}

/// Which pack, mapping and items.
fn basis(terminal: &Terminal, log: &ReadLog, report: &Report<'_>) -> String {
    let language = terminal.language;
    let rules = report.rules;
    let items = log.items_from.as_deref().map_or_else(
        || language.pick("没有事项文件", "no items file").to_owned(),
        |file| {
            let count = language.pick("{} 个事项", "{} items").replace("{}", &log.items.len().to_string());
            format!("{count}{}", language.brackets(file))
        },
    );
    let name = language.brackets(language.of(&rules.name));
    let pack = format!("{} {} v{}{name}", language.pick("规则包", "pack"), rules.code, rules.version);
    let mapping = format!("{} {}", language.pick("映射", "mapping"), report.mapping.name);
    [pack, mapping, items].join(language.comma())
}

/// What could not be read, and what the log says about itself.
fn quality(terminal: &Terminal, log: &ReadLog, report: &Report<'_>) -> String {
    let language = terminal.language;
    let problems = &report.store.problems;
    let total = problems.total() + log.item_problems.total();
    let quality = report.audit.quality;
    // Without an items file, which the line above says, no item can be listed.
    let without_item = log.items_from.as_ref().map_or(0, |_| quality.cases_without_item);
    let notes = [
        (quality.unlisted_events, "个事件未列入映射", "events the mapping does not list"),
        (without_item, "个办件的事项不在事项库中", "cases whose item is not listed"),
        (quality.cases_changing, "个办件中途变更事项或部门", "cases that change item or department"),
        (quality.cases_in_conflict, "个办件的属性前后不一致", "cases whose rows disagree"),
    ];
    let mut parts: Vec<String> = Vec::new();
    if total == 0 {
        parts.push(language.pick("全部可读", "all could be read").to_owned());
    } else {
        let words = language.pick("{} 处无法读取", "{} places could not be read");
        parts.push(terminal.style.ink(Ink::Bad, &words.replace("{}", &grouped(total))));
    }
    for (count, zh, en) in notes.into_iter().filter(|(count, _, _)| *count > 0) {
        parts.push(format!("{} {}", grouped(count), language.pick(zh, en)));
    }
    let label = label(terminal, "数据", "data");
    let mut text = format!("{label}{}\n", parts.join(language.semicolon()));
    for problem in problems.list().iter().chain(log.item_problems.list()).take(LISTED) {
        text.line(format!("        {}", problem_line(problem, terminal)));
    }
    if total > LISTED as u64 {
        let more = language.pick("……用 --format json 查看全部", "… --format json lists all");
        text.line(format!("        {more}"));
    }
    text
}
