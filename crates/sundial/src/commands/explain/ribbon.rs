//! A clock as a ribbon for a page: the same days and marks as in the terminal, in words.

use super::clock::sentence;
use super::names::Names;
use crate::terminal::{Language, Terminal};
use engine::{ClockRun, DayReason, Ledger, LedgerDay, View, ledger};
use report::{Ribbon, RibbonDay, RibbonKind};

/// A ribbon longer than this says less than its sentence.
const DAYS_MAX: usize = 49;

/// Returns the ribbon of a run; `None` where it is too long, or lies outside the calendar.
pub(crate) fn ribbon(
    terminal: &Terminal,
    view: &View<'_>,
    names: &Names<'_>,
    run: &ClockRun,
    case: &str,
) -> Option<Ribbon> {
    let spec = view.clock(run.clock)?;
    let ledger = ledger(view.setting.calendar, spec, run, view.runs, view.as_of).ok()?;
    if ledger.days.len() > DAYS_MAX {
        return None;
    }
    let stop = run.stop.filter(|stop| *stop <= view.as_of).map(|stop| view.day_of(stop));
    let language = terminal.language;
    let name = language.pick(&spec.zh, &spec.en);
    let title = [case, name, &names.ground(language, run.subject)].join(" ");
    let days = ledger.days.iter().map(|row| {
        let marks = [
            (run.due_day() == Some(row.day), language.pick("到期", "due")),
            (stop == Some(row.day), language.pick("止", "stopped")),
        ];
        let marks: Vec<&str> = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
        let (kind, words) = told(language, run, &ledger, row);
        RibbonDay { day: row.day, kind, words, mark: marks.join(language.comma()) }
    });
    Some(Ribbon {
        title: title.trim_end().to_owned(),
        sentence: plain(&sentence(terminal, view, run, &ledger)),
        days: days.collect(),
    })
}

fn told(language: Language, run: &ClockRun, ledger: &Ledger, row: &LedgerDay) -> (RibbonKind, String) {
    let over = run.due_day().is_some_and(|due| row.day > due);
    let number = |zh: &str, en: &str| language.pick(zh, en).replace("{}", &row.number.to_string());
    let named = |zh: &str, en: &str| {
        if row.name.is_empty() { language.pick(zh, en).to_owned() } else { row.name.clone() }
    };
    match row.reason {
        DayReason::Counted | DayReason::MakeUpDay if over => {
            let beyond = row.number.saturating_sub(ledger.limit.unwrap_or(row.number)).to_string();
            (RibbonKind::Over, language.pick("超期第 {} 天", "{} over").replace("{}", &beyond))
        }
        DayReason::Counted => (RibbonKind::Counted, number("第 {} 天", "day {}")),
        DayReason::MakeUpDay => (RibbonKind::MakeUp, number("第 {} 天 调休上班", "day {}, worked by notice")),
        DayReason::StartDay => (RibbonKind::Rest, language.pick("当日不计", "start, not counted").to_owned()),
        DayReason::Weekend => (RibbonKind::Rest, language.pick("休息", "weekend").to_owned()),
        DayReason::Holiday => (RibbonKind::Rest, named("放假", "holiday")),
        DayReason::Closed => (RibbonKind::Rest, named("闭门", "closed")),
        DayReason::Suspended(_) => (RibbonKind::Suspended, language.pick("停计", "suspended").to_owned()),
        DayReason::Rolled => (RibbonKind::Rest, language.pick("顺延", "moved on").to_owned()),
    }
}

/// A text without the colours of a terminal.
fn plain(text: &str) -> String {
    let mut parts = text.split('\x1b');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or("", |(_, rest)| rest))
}
