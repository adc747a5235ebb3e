//! The report as tables for people.

use super::head::head;
use super::{figures, findings, grouped};
use crate::log::ReadLog;
use crate::terminal::{Ink, Lines as _, Terminal, left, right, shorten};
use audit::output::Report;

/// Returns the tables.
pub(super) fn table(terminal: &Terminal, log: &ReadLog, report: &Report<'_>, top: usize) -> String {
    let mut text = head(terminal, log, report);
    text.push_str(&figures::total(terminal, report));
    text.push_str(&totals(terminal, report));
    text.push_str(&figures::departments(terminal, report));
    text.push_str(&figures::slowest(terminal, log, report));
    text.push_str(&months(terminal, report));
    text.push_str(&quiet(terminal, report));
    let standing = report.audit.findings.iter().filter(|row| row.finding.standing).count();
    let language = terminal.language;
    if standing == 0 {
        heading(terminal, &mut text, language.pick("没有监察发现", "no findings"));
        return text;
    }
    let (list, first) = findings::list(terminal, log, report, top);
    let shown = list.lines().count();
    let title = language
        .pick(
            "监察发现（成立 {n} 条，列出 {k} 条，重者在前）",
            "findings ({n} stand, {k} shown, gravest first)",
        )
        .replace("{n}", &standing.to_string())
        .replace("{k}", &shown.to_string());
    heading(terminal, &mut text, &title);
    text.push_str(&list);
    if let Some(case) = first {
        text.push_str(&hints(terminal, log, &case));
    }
    text
}

fn heading(terminal: &Terminal, text: &mut String, title: &str) {
    text.line("");
    text.line(terminal.style.ink(Ink::Head, title));
}

/// The findings by rule and level.
fn totals(terminal: &Terminal, report: &Report<'_>) -> String {
    let language = terminal.language;
    let mut text = String::new();
    let head = [
        left(language.pick("规则", "rule"), 40),
        left(language.pick("级别", "level"), 14),
        right(language.pick("成立", "standing"), 10),
        right(language.pick("办件", "cases"), 10),
    ];
    heading(terminal, &mut text, &head.concat());
    for count in report.audit.levels.iter().filter(|count| count.standing > 0) {
        let Some(entry) = report.rules.rule(count.rule) else { continue };
        let level = entry.info.levels.get(usize::from(count.level));
        let (name, colour) =
            level.map_or(("", ""), |level| (language.of(&level.name), level.colour.as_str()));
        let level = terminal.style.level(colour, &left(&shorten(name, 12), 14));
        let line = [
            left(&shorten(language.of(&entry.info.name), 38), 40),
            level,
            right(&grouped(count.standing), 10),
            right(&grouped(count.cases), 10),
        ];
        text.line(line.concat().trim_end());
    }
    text
}

/// How many rules on months found something, and how much of that is not final.
fn months(terminal: &Terminal, report: &Report<'_>) -> String {
    let found = &report.audit.periods;
    if found.is_empty() {
        return String::new();
    }
    let open = found.iter().filter(|one| one.provisional).count();
    let words = terminal.language.pick(
        "定量分析 {n} 处达到级别，其中 {k} 处所在月份未满，为暂定（见 json 的 periods）",
        "rules on months: {n} reach a level, {k} of them provisional, the month not being over (periods in json)",
    );
    let line = words.replace("{n}", &grouped(found.len() as u64)).replace("{k}", &grouped(open as u64));
    format!("\n{line}\n")
}

/// How many rules said nothing, and which could not.
fn quiet(terminal: &Terminal, report: &Report<'_>) -> String {
    let language = terminal.language;
    let quiet = rules::quiet(report.rules, &report.audit.tally, &report.audit.periods);
    let (could_not, silent): (Vec<_>, Vec<_>) =
        quiet.into_iter().partition(|one| one.tally.unevaluated() > 0);
    let mut parts = Vec::new();
    if !silent.is_empty() {
        let one = silent.len() == 1;
        let en = if one { "{} rule never fired" } else { "{} rules never fired" };
        parts.push(language.pick("{} 条规则从未触发", en).replace("{}", &silent.len().to_string()));
    }
    if !could_not.is_empty() {
        let codes: Vec<&str> = could_not.iter().map(|one| one.code.as_str()).collect();
        let one = could_not.len() == 1;
        let en = if one { "{} rule" } else { "{} rules" };
        let en = format!("{en} could not be evaluated on some cases: ");
        let words = language.pick("{} 条规则在部分办件上不能评估：", &en);
        parts.push(format!("{}{}", words.replace("{}", &could_not.len().to_string()), codes.join(", ")));
    }
    if parts.is_empty() {
        return String::new();
    }
    let line = parts.join(language.semicolon());
    format!("\n{}\n", terminal.style.ink(Ink::Faint, &line))
}

/// What to do next.
fn hints(terminal: &Terminal, log: &ReadLog, case: &str) -> String {
    let language = terminal.language;
    let file = log.files().first().map_or("LOG", |file| file.name.as_str());
    let explain = language.pick("逐日解释一个办件：", "one case, day by day: ");
    let json = language.pick("全部发现与统计：  ", "everything as JSON:   ");
    format!("\n{explain}sundial explain {file} --case {case}\n{json}sundial audit {file} --format json\n")
}
