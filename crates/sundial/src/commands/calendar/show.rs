//! `sundial calendar show YEAR [MONTH]`: the calendar of a month or a year, with the documents it rests on.

use super::month::{Cell, grid};
use super::words::source;
use crate::fault::{Exit, Fault};
use crate::place::{PlaceArguments, refused};
use crate::terminal::{Ink, Language, Lines as _, Terminal};
use calendar::{Calendar, Day, DayKind, Layer, Strictness};
use std::collections::BTreeMap;

/// Which year or month.
#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// 年 / the year
    #[arg(value_parser = clap::value_parser!(i32).range(1..=9999))]
    year: i32,
    /// 月 / the month
    #[arg(value_parser = clap::value_parser!(u8).range(1..=12))]
    month: Option<u8>,
    #[command(flatten)]
    place: PlaceArguments,
}

/// Prints the month, or all twelve.
pub(crate) fn run(show: &Show, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let calendar = show.place.calendar(Strictness::AllowProvisional)?;
    let months: Vec<u8> = show.month.map_or_else(|| (1..=12).collect(), |month| vec![month]);
    let mut sources: BTreeMap<String, Vec<Day>> = BTreeMap::new();
    for &month in &months {
        let first = Day::from_ymd(show.year, month, 1).unwrap_or(Day::MAX);
        calendar.entry(first).map_err(|error| refused(&error))?;
        let text = grid(terminal.language, terminal.style, (show.year, month), |day| {
            cell(terminal.language, &calendar, day)
        });
        terminal.print(&format!("{text}\n"))?;
        collect(terminal.language, &calendar, first, &mut sources);
    }
    terminal.print(&legend(terminal, &calendar, (show.year, &months), &sources))?;
    Ok(Exit::Done)
}

fn cell(language: Language, calendar: &Calendar, day: Day) -> Option<Cell> {
    let entry = calendar.entry(day).ok()?;
    let (mark, ink) = mark_of(language, entry.kind);
    let name = if entry.kind == DayKind::Holiday || entry.kind == DayKind::HolidayRest {
        language.pick(short_name(entry.name), mark)
    } else {
        mark
    };
    Some(Cell { mark: name.to_owned(), ink })
}

/// The word beside a day, and its colour.
fn mark_of(language: Language, kind: DayKind) -> (&'static str, Option<Ink>) {
    match kind {
        DayKind::Working => ("", None),
        DayKind::Rest => (language.pick("休", "off"), Some(Ink::Faint)),
        DayKind::Holiday | DayKind::HolidayRest => (language.pick("假", "hol"), Some(Ink::Calm)),
        DayKind::MakeUp => (language.pick("班", "work"), Some(Ink::Warn)),
        DayKind::Closure => (language.pick("停", "shut"), Some(Ink::Bad)),
    }
}

/// The festival in two characters, as printed calendars have it.
fn short_name(name: &str) -> &str {
    match name.char_indices().nth(2) {
        _ if name.is_empty() => "假",
        Some((at, _)) => &name[..at],
        None => name,
    }
}

fn collect(language: Language, calendar: &Calendar, first: Day, sources: &mut BTreeMap<String, Vec<Day>>) {
    let mut day = first;
    while day.ymd().1 == first.ymd().1 {
        if let Ok(entry) = calendar.entry(day)
            && (entry.source.known_from.is_some() || entry.layer != Layer::National)
        {
            let known = entry
                .source
                .known_from
                .map(|known| language.pick("，{} 公布", ", known from {}").replace("{}", &known.to_string()));
            let text = format!("{}{}", source(language, &entry), known.unwrap_or_default());
            sources.entry(text).or_default().push(day);
        }
        day = day + 1;
    }
}

fn legend(
    terminal: &Terminal,
    calendar: &Calendar,
    (year, months): (i32, &[u8]),
    sources: &BTreeMap<String, Vec<Day>>,
) -> String {
    let language = terminal.language;
    let mut working = 0;
    let mut provisional = false;
    for &month in months {
        let mut day = Day::from_ymd(year, month, 1).unwrap_or(Day::MAX);
        while day.ymd().1 == month && day.year() == year {
            working += u32::from(calendar.working(day).unwrap_or(false));
            provisional |= calendar.provisional(day - 1, day);
            day = day + 1;
        }
    }
    let mut text = String::new();
    let count = language.pick("共 {} 个工作日", "{} working days").replace("{}", &working.to_string());
    let marks = language.pick(
        "休 休息日   假 放假（写节日名）   班 调休上班   停 停工停办",
        "off weekend   hol holiday   work make-up day   shut closure",
    );
    text.line(format!(
        "{}\n{}",
        terminal.style.ink(Ink::Head, &count),
        terminal.style.ink(Ink::Faint, marks)
    ));
    for (source, days) in sources {
        let count = language.pick("{} 天", "{} days").replace("{}", &days.len().to_string());
        text.line(format!("{} {source}: {count}", language.pick("出处", "source")));
    }
    if provisional {
        let note = language.pick(
            "暂定：该年放假安排尚未公布，仅含法定节日，不含调休",
            "provisional: no arrangement published; statutory days only, no transferred weekends",
        );
        text.line(terminal.style.ink(Ink::Warn, note));
    }
    text
}
