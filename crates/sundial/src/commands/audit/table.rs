//! The report as tables for people.

use super::{findings, problem_line};
use crate::log::ReadLog;
use crate::terminal::{Ink, Terminal, left, right, shorten};
use audit::output::Report;
use std::fmt::Write as _;

/// How many problems and items the table lists.
const LISTED: usize = 10;

/// Returns the tables.
pub(super) fn table(terminal: &Terminal, log: &ReadLog, report: &Report<'_>, top: usize) -> String {
    let mut text = head(terminal, log, report);
    text.push_str(&quality(terminal, log, report));
    text.push_str(&totals(terminal, report));
    text.push_str(&departments(terminal, report));
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
    text.push_str(&format!("\n{}\n", terminal.style.ink(Ink::Head, title)));
}

/// What was read, and what it was judged by.
fn head(terminal: &Terminal, log: &ReadLog, report: &Report<'_>) -> String {
    let language = terminal.language;
    let zone = log.calendar.zone();
    let as_of = crate::commands::explain::local(zone, report.audit.as_of);
    let title = format!(
        "{}  {} {as_of}",
        language.pick("日晷监察报告", "Sundial audit"),
        language.pick("截至", "as of")
    );
    let mut text = format!("{}\n", terminal.style.ink(Ink::Head, &title));
    let label = |zh, en| terminal.style.ink(Ink::Faint, &left(language.pick(zh, en), 8));
    for file in log.files() {
        let packed = if file.compressed { "，gzip" } else { "" };
        let guessed = if file.encoding_guessed { language.pick("（推断）", " (guessed)") } else { "" };
        writeln!(
            text,
            "{}{}  {}，{}{guessed}{packed}",
            label("日志", "log"),
            file.name,
            file.format,
            file.encoding
        )
        .expect("a String takes what is written");
    }
    let span = report
        .store
        .span
        .map_or_else(String::new, |(first, last)| format!("{} – {}", zone.day_of(first), zone.day_of(last)));
    let counts = language
        .pick("{c} 个办件，{e} 个事件，{r} 行", "{c} cases, {e} events, {r} rows")
        .replace("{c}", &grouped(report.audit.cases))
        .replace("{e}", &grouped(report.audit.events))
        .replace("{r}", &grouped(report.store.rows));
    let ignored = if report.store.ignored == 0 {
        String::new()
    } else {
        language.pick("，略去 {} 行", ", {} rows left out").replace("{}", &grouped(report.store.ignored))
    };
    writeln!(text, "{}{counts}{ignored}；{span}", label("输入", "input"))
        .expect("a String takes what is written");
    let items = log.items_from.as_deref().map_or_else(
        || language.pick("没有事项文件", "no items file").to_owned(),
        |file| {
            language
                .pick("事项 {n}（{f}）", "{n} items ({f})")
                .replace("{n}", &log.items.len().to_string())
                .replace("{f}", file)
        },
    );
    let basis = format!(
        "{} {} v{}（{}），{} {}，{items}",
        language.pick("规则包", "pack"),
        report.rules.code,
        report.rules.version,
        language.of(&report.rules.name),
        language.pick("映射", "mapping"),
        report.mapping.name,
    );
    writeln!(text, "{}{basis}", label("依据", "by")).expect("a String takes what is written");
    text
}

/// What could not be read, and what the log says about itself.
fn quality(terminal: &Terminal, log: &ReadLog, report: &Report<'_>) -> String {
    let language = terminal.language;
    let problems = &report.store.problems;
    let total = problems.total() + log.item_problems.total();
    let quality = report.audit.quality;
    let notes = [
        (quality.unlisted_events, "个事件未列入映射", "events the mapping does not list"),
        (quality.cases_without_item, "个办件的事项不在事项库中", "cases whose item is not listed"),
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
    let label = terminal.style.ink(Ink::Faint, &left(language.pick("数据", "data"), 8));
    let mut text = format!("{label}{}\n", parts.join(language.pick("；", "; ")));
    for problem in problems.list().iter().chain(log.item_problems.list()).take(LISTED) {
        writeln!(text, "        {}", problem_line(problem, terminal))
            .expect("a String takes what is written");
    }
    if total > LISTED as u64 {
        let more = language.pick("……用 --format json 查看全部", "… --format json lists all");
        writeln!(text, "        {more}").expect("a String takes what is written");
    }
    text
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
        writeln!(text, "{}", line.concat().trim_end()).expect("a String takes what is written");
    }
    text
}

fn departments(terminal: &Terminal, report: &Report<'_>) -> String {
    let language = terminal.language;
    let mut text = String::new();
    let mut departments: Vec<_> = report.audit.departments.iter().filter(|count| count.cases > 0).collect();
    if departments.is_empty() {
        return text;
    }
    departments.sort_by_key(|count| (u64::MAX - count.findings, count.department));
    let head = [
        left(language.pick("部门", "department"), 30),
        right(language.pick("办件", "cases"), 10),
        right(language.pick("办结", "done"), 10),
        right(language.pick("平均工作日", "days each"), 12),
        right(language.pick("发现", "findings"), 10),
    ];
    heading(terminal, &mut text, &head.concat());
    for count in departments.into_iter().take(LISTED) {
        let name = report.store.symbols.text(count.department);
        let name = if name.is_empty() { language.pick("（未注明）", "(not given)") } else { name };
        let average = engine::Ratio::new(i128::from(count.used_days), count.cases).decimal(1);
        let line = [
            left(&shorten(name, 28), 30),
            right(&grouped(count.cases), 10),
            right(&grouped(count.done), 10),
            right(&average.unwrap_or_default(), 12),
            right(&grouped(count.findings), 10),
        ];
        writeln!(text, "{}", line.concat().trim_end()).expect("a String takes what is written");
    }
    text
}

/// How many rules said nothing, and which could not.
fn quiet(terminal: &Terminal, report: &Report<'_>) -> String {
    let language = terminal.language;
    let quiet = rules::quiet(report.rules, &report.audit.tally, &report.audit.periods);
    let (could_not, silent): (Vec<_>, Vec<_>) =
        quiet.into_iter().partition(|one| one.tally.unevaluated() > 0);
    let mut parts = Vec::new();
    if !silent.is_empty() {
        let words = language.pick("{} 条规则从未触发", "{} rules never fired");
        parts.push(words.replace("{}", &silent.len().to_string()));
    }
    if !could_not.is_empty() {
        let codes: Vec<&str> = could_not.iter().map(|one| one.code.as_str()).collect();
        let words = language
            .pick("{} 条规则在部分办件上不能评估：", "{} rules could not be evaluated on some cases: ");
        parts.push(format!("{}{}", words.replace("{}", &could_not.len().to_string()), codes.join(", ")));
    }
    if parts.is_empty() {
        return String::new();
    }
    let line = format!("{}", parts.join(language.pick("；", "; ")));
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

/// Returns a number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
