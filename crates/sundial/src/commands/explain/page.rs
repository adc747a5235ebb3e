//! A case on one page: its events, its clocks as calendars, its findings explained.

use super::clock::{drawn, limit_words};
use super::finding::{local, told};
use super::names::{Names, kind_words, outcome_words};
use crate::commands::calendar::date_with_weekday;
use crate::terminal::{Ink, Lines as _, Terminal, apart};
use calendar::CalendarError;
use engine::{ClockIndex, ClockRun, ItemVersion, NO_RUN, Verdict, View};
use std::collections::BTreeSet;

/// What is shown.
pub(super) struct Asked<'a> {
    /// The case.
    pub(super) case: &'a str,
    /// The items, for their names.
    pub(super) items: &'a [ItemVersion],
    /// Only this clock.
    pub(super) clock: Option<ClockIndex>,
}

/// Returns the page.
pub(super) fn page(
    terminal: &Terminal,
    asked: &Asked<'_>,
    verdict: &Verdict<'_>,
) -> Result<String, CalendarError> {
    let view = &verdict.view;
    let item = view.matter.symbols.text(view.matter.item);
    let names = Names::new(view.matter.symbols, asked.items, item);
    let mut text = head(terminal, asked, view, &names);
    text.push_str(&events(terminal, view, &names));
    let drawn_runs = chosen(asked, verdict);
    for (at, run) in view.runs.all().iter().enumerate() {
        if drawn_runs.contains(&at) {
            text.push('\n');
            text.push_str(&drawn(terminal, view, &names, run)?);
        }
    }
    text.push_str(&other_clocks(terminal, asked, view, &names, &drawn_runs));
    let findings: Vec<_> = verdict.findings.iter().collect();
    let heading = match findings.len() {
        0 => terminal.language.pick("没有监察发现", "no findings").to_owned(),
        some => terminal.language.pick("监察发现 {}", "findings: {}").replace("{}", &some.to_string()),
    };
    text.line(format!("\n{}", terminal.style.ink(Ink::Head, &heading)));
    for finding in findings {
        text.push_str(&told(terminal, view, &names, finding)?);
    }
    Ok(text)
}

fn head(terminal: &Terminal, asked: &Asked<'_>, view: &View<'_>, names: &Names<'_>) -> String {
    let language = terminal.language;
    let item = names.item(names.code(view.matter.item));
    let parts = [asked.case, &item, names.code(view.matter.department)];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let title = format!("{} {}", language.pick("办件", "case"), parts.join("  "));
    let rules = view.setting.rules;
    let as_of = date_with_weekday(language, view.day_of(view.as_of.plus_micros(-1)));
    let below = format!(
        "{} {as_of} · {} {} v{}",
        language.pick("截至", "as of"),
        language.pick("规则包", "pack"),
        rules.code,
        rules.version
    );
    format!("{}\n{}\n\n", terminal.style.ink(Ink::Head, &title), terminal.style.ink(Ink::Faint, &below))
}

fn events(terminal: &Terminal, view: &View<'_>, names: &Names<'_>) -> String {
    let language = terminal.language;
    let zone = view.setting.calendar.zone();
    let mut text = String::new();
    for fact in view.facts() {
        let kind = kind_words(language, fact.kind);
        let outcome = outcome_words(language, fact.outcome);
        let subject = names.ground(language, fact.subject);
        let parts = [kind.as_str(), &subject, outcome];
        let what = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let who = format!("{} {}", names.code(fact.actor), names.code(fact.role));
        let late = if fact.recorded_at > fact.at {
            format!("  {} {}", language.pick("录入于", "recorded"), local(zone, fact.recorded_at))
        } else {
            String::new()
        };
        let line = format!("  {}  {}{}{late}", local(zone, fact.at), apart(&what, 32), who.trim());
        text.line(line.trim_end());
    }
    text
}

/// The runs that are drawn: those asked for, else those of findings, else the first that has a limit.
fn chosen(asked: &Asked<'_>, verdict: &Verdict<'_>) -> BTreeSet<usize> {
    let runs = verdict.view.runs.all();
    if let Some(clock) = asked.clock {
        return (0..runs.len()).filter(|&at| runs[at].clock == clock).collect();
    }
    let standing = verdict.findings.iter().filter(|finding| finding.standing && finding.run != NO_RUN);
    let of_findings: BTreeSet<usize> = standing.map(|finding| finding.run as usize).collect();
    if !of_findings.is_empty() {
        return of_findings;
    }
    (0..runs.len()).find(|&at| runs[at].limit.is_some()).into_iter().collect()
}

/// The other clocks in a line each.
fn other_clocks(
    terminal: &Terminal,
    asked: &Asked<'_>,
    view: &View<'_>,
    names: &Names<'_>,
    drawn: &BTreeSet<usize>,
) -> String {
    let language = terminal.language;
    let others = view.runs.all().iter().enumerate().filter(|(at, _)| !drawn.contains(at));
    let lines: Vec<String> = others.map(|(_, run)| one_line(terminal, view, names, run)).collect();
    if lines.is_empty() || asked.clock.is_some() {
        return String::new();
    }
    let heading = language.pick("其他时钟（用 --clock 查看）", "other clocks (--clock shows one)");
    format!("\n{}\n{}", terminal.style.ink(Ink::Head, heading), lines.concat())
}

fn one_line(terminal: &Terminal, view: &View<'_>, names: &Names<'_>, run: &ClockRun) -> String {
    let language = terminal.language;
    let Some(spec) = view.clock(run.clock) else { return String::new() };
    let name = format!("{} {}", language.pick(&spec.zh, &spec.en), names.subject(run.subject));
    let limit = run.limit.map_or_else(String::new, |limit| limit_words(language, limit, run.extra));
    let due = run.due_day().map_or_else(String::new, |due| format!("{} {due}", language.pick("限", "due")));
    let stop = run.stop.map_or_else(
        || language.pick("计时中", "running").to_owned(),
        |stop| format!("{} {}", language.pick("止", "stopped"), view.day_of(stop)),
    );
    let used = view.runs.used(view.setting.calendar, spec, run, view.as_of);
    let used = used.map_or_else(String::new, |used| format!("{} {used}", language.pick("已用", "used")));
    let code = names.code(spec.code);
    let line = format!(
        "  {}{}{}{}{}{}",
        apart(code, 14),
        apart(name.trim(), 22),
        apart(&limit, 18),
        apart(&due, 16),
        apart(&stop, 18),
        used
    );
    format!("{}\n", line.trim_end())
}
