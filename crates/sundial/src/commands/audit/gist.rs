//! A finding in one line: what happened, by the clock or by the event that proves it.

use crate::commands::explain::{Names, kind_words, outcome_words};
use crate::terminal::Terminal;
use engine::{ClockRun, Due, Fact, Finding, NO_RUN, Unit, View};

/// Returns the line.
pub(super) fn gist(terminal: &Terminal, view: &View<'_>, names: &Names<'_>, finding: &Finding) -> String {
    let kind = view.setting.rules.rule(finding.rule).map_or("", |rule| rule.info.kind.as_str());
    let run = view.runs.all().get(finding.run as usize).filter(|_| finding.run != NO_RUN);
    match run {
        Some(run) if matches!(kind, "clock" | "deemed") => by_clock(terminal, view, names, run),
        _ => by_event(terminal, view, names, finding),
    }
}

/// Due on a day, stopped on a day, over by so much.
fn by_clock(terminal: &Terminal, view: &View<'_>, names: &Names<'_>, run: &ClockRun) -> String {
    let language = terminal.language;
    let Due::At { day, moment } = run.due else { return String::new() };
    let subject = match names.ground(language, run.subject) {
        subject if subject.is_empty() => subject,
        subject => format!("{subject} "),
    };
    let due = language.pick("应于 {}", "due {}").replace("{}", &day.to_string());
    let stop = run.stop.filter(|stop| *stop <= view.as_of);
    let end = match stop {
        Some(stop) => language.pick("，实际 {}", ", was {}").replace("{}", &view.day_of(stop).to_string()),
        None => language.pick("，至今未完", ", not done").to_owned(),
    };
    let over = stop.unwrap_or(view.as_of) > moment;
    let used =
        view.clock(run.clock).and_then(|spec| view.runs.used(view.setting.calendar, spec, run, view.as_of));
    let limit = run.limit.map(|limit| limit.count() + run.extra).unwrap_or_default();
    let beyond = used.unwrap_or_default().saturating_sub(limit.saturating_sub(run.carried));
    let late = match run.limit.map(engine::Limit::unit) {
        _ if !over => String::new(),
        Some(unit) if beyond > 0 => late(terminal, beyond, unit),
        Some(_) => language.pick("，当日超时", ", later that day").to_owned(),
        // A declared due instant has no length of its own: the difference is one of dates.
        None => match u32::try_from(view.day_of(stop.unwrap_or(view.as_of)) - day) {
            Ok(days) if days > 0 => late(terminal, days, Unit::CalendarDay),
            Ok(_) | Err(_) => language.pick("，当日超时", ", later that day").to_owned(),
        },
    };
    format!("{subject}{due}{end}{late}")
}

fn late(terminal: &Terminal, beyond: u32, unit: Unit) -> String {
    let days = matches!(unit, Unit::WorkingDay | Unit::CalendarDay | Unit::Month);
    match (terminal.language, days) {
        (crate::terminal::Language::Zh, true) if unit == Unit::WorkingDay => {
            format!("，超 {beyond} 个工作日")
        }
        (crate::terminal::Language::Zh, true) => format!("，超 {beyond} 日"),
        (crate::terminal::Language::Zh, false) => format!("，超 {beyond} 小时"),
        (crate::terminal::Language::En, true) if unit == Unit::WorkingDay => {
            format!(", {beyond} working days late")
        }
        (crate::terminal::Language::En, true) => format!(", {beyond} days late"),
        (crate::terminal::Language::En, false) => format!(", {beyond} hours late"),
    }
}

/// The event that proves it, or the day.
fn by_event(terminal: &Terminal, view: &View<'_>, names: &Names<'_>, finding: &Finding) -> String {
    let facts = finding.evidence.iter().filter_map(|at| view.facts().get(*at as usize));
    let lines: Vec<String> = facts.take(1).map(|fact| event(terminal, view, names, fact)).collect();
    if lines.is_empty() { finding.day.to_string() } else { lines.join("；") }
}

fn event(terminal: &Terminal, view: &View<'_>, names: &Names<'_>, fact: &Fact) -> String {
    let language = terminal.language;
    let day = view.day_of(fact.at).to_string();
    let what = kind_words(language, fact.kind);
    let amount = if fact.amount_fen == 0 {
        String::new()
    } else {
        let (yuan, fen) = (fact.amount_fen / 100, fact.amount_fen.rem_euclid(100));
        format!("{yuan}.{fen:02}{}", language.pick(" 元", " yuan"))
    };
    let reason = view.details(fact).map(|details| details.reason.as_str()).unwrap_or_default();
    let reason = if reason.is_empty() { String::new() } else { format!("“{reason}”") };
    let subject = names.ground(language, fact.subject);
    let parts = [
        &day,
        &what,
        outcome_words(language, fact.outcome),
        &subject,
        &amount,
        &reason,
        names.code(fact.actor),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
