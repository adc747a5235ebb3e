//! A clock as a calendar: a month to a grid, a cell to a day, and the arithmetic in words.

use super::finding::local;
use super::legend::legend;
use super::names::{Names, kind_words};
use crate::commands::calendar::{Cell, date_with_weekday, grid};
use crate::terminal::{Ink, Language, Lines as _, Terminal};
use calendar::{CalendarError, Day, Moment};
use engine::{ClockRun, DayReason, Due, Ledger, LedgerDay, Limit, Unit, View, ledger};

/// Draws one run of a clock.
pub(super) fn drawn(
    terminal: &Terminal,
    view: &View<'_>,
    names: &Names<'_>,
    run: &ClockRun,
) -> Result<String, CalendarError> {
    let Some(spec) = view.clock(run.clock) else { return Ok(String::new()) };
    let ledger = ledger(view.setting.calendar, spec, run, view.runs, view.as_of)?;
    let language = terminal.language;
    let subject = names.subject(run.subject);
    let name = language.pick(&spec.zh, &spec.en);
    let limit = run.limit.map_or_else(String::new, |limit| limit_words(language, limit, run.extra));
    let title = [name, &subject, &limit].map(str::to_owned).into_iter().filter(|part| !part.is_empty());
    let title = title.collect::<Vec<_>>().join("  ");
    let mut text = format!("{}\n", terminal.style.ink(Ink::Head, &title));
    text.line(sentence(terminal, view, run, &ledger));
    text.line("");
    text.push_str(&months(terminal, view, run, &ledger));
    text.push_str(&legend(terminal, view, names, run, &ledger));
    let count = arithmetic(terminal, view, run, &ledger);
    if !count.is_empty() {
        text.line(format!("{} {count}", language.pick("算式", "count")));
    }
    if ledger.provisional {
        let note = language
            .pick("暂定：涉及放假安排尚未公布的年份", "provisional: a year without a published arrangement");
        text.line(terminal.style.ink(Ink::Warn, note));
    }
    Ok(text)
}

/// Returns `7 个工作日`, with what a lawful extension added.
pub(super) fn limit_words(language: Language, limit: Limit, extra: u32) -> String {
    let unit = match language {
        Language::Zh => limit.unit().zh().to_owned(),
        Language::En => format!(" {}s", limit.unit().code().replace('_', " ")),
    };
    let space = language.pick(" ", "");
    let extra = if extra == 0 { String::new() } else { format!(" + {extra}") };
    format!("{}{extra}{space}{unit}", limit.count())
}

/// When it started, when it is due, when it stopped.
pub(super) fn sentence(terminal: &Terminal, view: &View<'_>, run: &ClockRun, ledger: &Ledger) -> String {
    let language = terminal.language;
    let zone = view.setting.calendar.zone();
    let day = |moment: Moment| date_with_weekday(language, zone.day_of(moment));
    let began =
        view.facts().get(run.began as usize).map_or_else(String::new, |fact| kind_words(language, fact.kind));
    let deemed = if run.deemed { language.pick("（法律视为）", " (deemed by law)") } else { "" };
    let start = format!("{} {began}{deemed}", date_with_weekday(language, run.start_day));
    let due = match run.due {
        Due::At { day, .. } => {
            format!("{} {}", language.pick("应于", "due"), date_with_weekday(language, day))
        }
        Due::Suspended => language.pick("停计中，期限未定", "suspended, no due day yet").to_owned(),
        Due::NoLimit => language.pick("没有时限", "no limit").to_owned(),
        Due::Outside => language.pick("超出日历范围", "outside the calendar").to_owned(),
    };
    let end = match run.stop.filter(|stop| *stop <= view.as_of) {
        Some(stop) => format!("{} {}", language.pick("止于", "stopped"), day(stop)),
        None => format!(
            "{} {}",
            language.pick("仍在计时，截至", "running, as of"),
            day(view.as_of.plus_micros(-1))
        ),
    };
    let over = over_words(terminal, view, run, ledger);
    [start, due, end, over].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" → ")
}

fn over_words(terminal: &Terminal, view: &View<'_>, run: &ClockRun, ledger: &Ledger) -> String {
    let language = terminal.language;
    let Due::At { moment, .. } = run.due else { return String::new() };
    let end = run.stop.unwrap_or(view.as_of).min(view.as_of);
    if end <= moment {
        return if run.stop.is_some() {
            terminal.style.ink(Ink::Good, language.pick("未超期", "in time"))
        } else {
            String::new()
        };
    }
    // A declared due instant has no length of its own: the difference is one of dates.
    let (over, unit) = match (run.limit, ledger.limit) {
        (Some(limit), Some(length)) => (ledger.used.saturating_sub(length), limit.unit()),
        _ => (u32::try_from(view.day_of(end) - view.day_of(moment)).unwrap_or(0), Unit::CalendarDay),
    };
    if over == 0 {
        return terminal.style.ink(Ink::Bad, language.pick("当日超时", "over, later that day"));
    }
    let words = language.pick("超期 {}", "over by {}").replace("{}", &over.to_string());
    let unit = match language {
        Language::Zh => format!(" {}", unit.zh()),
        Language::En => format!(" {}s", unit.code().replace('_', " ")),
    };
    terminal.style.ink(Ink::Bad, &format!("{words}{unit}"))
}

fn months(terminal: &Terminal, view: &View<'_>, run: &ClockRun, ledger: &Ledger) -> String {
    let (Some(first), Some(last)) = (ledger.days.first(), ledger.days.last()) else { return String::new() };
    let stop = run.stop.filter(|stop| *stop <= view.as_of).map(|stop| view.day_of(stop));
    let mut text = String::new();
    let (mut year, mut month, _) = first.day.ymd();
    loop {
        let drawn = grid(terminal.language, terminal.style, (year, month), |day| {
            let row = ledger.days.iter().find(|row| row.day == day)?;
            Some(cell(terminal.language, run, ledger, row, stop))
        });
        text.push_str(&drawn);
        text.push('\n');
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let (last_year, last_month, _) = last.day.ymd();
        if (year, month) > (last_year, last_month) {
            return text;
        }
    }
}

/// The mark of a day: its number where it counts, a word where it does not.
fn cell(language: Language, run: &ClockRun, ledger: &Ledger, row: &LedgerDay, stop: Option<Day>) -> Cell {
    let due = run.due_day() == Some(row.day);
    let over = run.due_day().is_some_and(|due| row.day > due);
    let after_stop = stop.is_some_and(|stop| row.day > stop);
    let (mut mark, mut ink) = match row.reason {
        DayReason::StartDay => (language.pick("起", "start").to_owned(), Ink::Head),
        DayReason::Counted => (row.number.to_string(), Ink::Good),
        DayReason::MakeUpDay => (format!("{}{}", language.pick("班", "w"), row.number), Ink::Good),
        DayReason::Weekend => (language.pick("休", "off").to_owned(), Ink::Faint),
        DayReason::Holiday => (language.pick("假", "hol").to_owned(), Ink::Calm),
        DayReason::Closed => (language.pick("闭", "shut").to_owned(), Ink::Calm),
        DayReason::Suspended(_) => (language.pick("停", "susp").to_owned(), Ink::Held),
        DayReason::Rolled => (language.pick("顺延", "moved").to_owned(), Ink::Faint),
    };
    if over && row.counted {
        let beyond = row.number.saturating_sub(ledger.limit.unwrap_or_else(|| counted_when_due(run, ledger)));
        mark = format!("{}{beyond}", language.pick("超", "+"));
        ink = Ink::Bad;
    }
    if due {
        mark.push_str(language.pick("限", "due"));
        ink = Ink::Warn;
    }
    if stop == Some(row.day) {
        mark.push_str(language.pick("止", "end"));
    }
    Cell { mark, ink: Some(if after_stop && !due { Ink::Faint } else { ink }) }
}

/// How many days had counted when a declared due instant came.
fn counted_when_due(run: &ClockRun, ledger: &Ledger) -> u32 {
    let until_due = |row: &&LedgerDay| run.due_day().is_some_and(|due| row.day <= due);
    ledger.days.iter().rfind(until_due).map_or(0, |row| row.number)
}

/// The count in one line: what was added, what was passed over, what came out.
pub(super) fn arithmetic(terminal: &Terminal, view: &View<'_>, run: &ClockRun, ledger: &Ledger) -> String {
    let language = terminal.language;
    let (Some(due), Due::At { moment, .. }) = (run.due_day(), run.due) else { return String::new() };
    if run.limit.is_none() {
        let recorded = language.pick("按记录的期限 {}", "due as recorded, {}");
        return recorded.replace("{}", &local(view.setting.calendar.zone(), moment));
    }
    let through: Vec<&LedgerDay> = ledger.days.iter().filter(|row| row.day <= due).collect();
    let count = |wanted: fn(&DayReason) -> bool| through.iter().filter(|row| wanted(&row.reason)).count();
    let parts = [
        (language.pick("休息日", "weekend days"), count(|reason| matches!(reason, DayReason::Weekend))),
        (language.pick("放假", "holidays"), count(|reason| matches!(reason, DayReason::Holiday))),
        (language.pick("闭门", "closed days"), count(|reason| matches!(reason, DayReason::Closed))),
        (language.pick("停计", "suspended days"), count(|reason| matches!(reason, DayReason::Suspended(_)))),
        (language.pick("顺延", "days moved on"), count(|reason| matches!(reason, DayReason::Rolled))),
    ];
    let passed: Vec<String> =
        parts.iter().filter(|(_, days)| *days > 0).map(|(name, days)| format!("{name} {days}")).collect();
    let limit = run.limit.map_or_else(String::new, |limit| limit_words(language, limit, run.extra));
    let passed = if passed.is_empty() {
        String::new()
    } else {
        format!("{}{}", language.pick("，跳过 ", ", passing over "), passed.join(language.pick("、", ", ")))
    };
    let hours = run.limit.is_some_and(|limit| matches!(limit.unit(), Unit::WorkingHour | Unit::Hour));
    let first = if hours {
        run.start_day.to_string()
    } else {
        format!("{} {}", run.start_day, language.pick("次日起", "excluded"))
    };
    format!("{first} + {limit}{passed} = {due}")
}
