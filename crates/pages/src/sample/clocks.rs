//! Clocks of samples, counted day by day in the calendar that is built in.

use crate::format::Stamp;
use crate::parts::{ClockAsked, ClockPart, Ground};
use calendar::{Calendar, Day, DayEnd, DayKind, Limit, Moment, china};
use engine::{DayReason, Due, Ledger, LedgerDay};
use report::Language;
use std::sync::LazyLock;

/// The calendar of samples.
pub(super) static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    china().as_known_on(None).build().expect("the calendar that is built in is whole: its own tests say so")
});

/// The instant of samples: Friday, the second working day after the holiday.
pub(crate) fn now() -> Moment {
    moment(2026, 10, 9, 10 * 60 + 42)
}

/// The day of samples.
pub(crate) fn today() -> Day {
    CALENDAR.zone().day_of(now())
}

pub(super) fn moment(year: i32, month: u8, day: u8, minutes: i64) -> Moment {
    let day = Day::from_ymd(year, month, day).unwrap_or_default();
    CALENDAR.zone().start_of(day).plus_seconds(minutes * 60)
}

pub(super) fn stamp(at: Moment, language: Language) -> Stamp {
    Stamp::at(at, CALENDAR.zone(), language)
}

pub(super) fn short(at: Moment, language: Language) -> Stamp {
    Stamp::short(at, CALENDAR.zone(), language)
}

/// A clock of a sample.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) start: Moment,
    pub(super) working_days: u16,
    /// Left out: after this day, through that day, and why.
    pub(super) left_out: Option<(Day, Day, &'a str)>,
    pub(super) stop: Option<Moment>,
}

/// Counts a clock day by day and shows it.
pub(super) fn clock(told: &Told<'_>, language: Language) -> ClockPart {
    let calendar = &*CALENDAR;
    let zone = calendar.zone();
    let (limit, first) = (u32::from(told.working_days), zone.day_of(told.start));
    let until = zone.day_of(told.stop.unwrap_or_else(now));
    let (mut days, mut number, mut due, mut used, mut day) = (Vec::new(), 0, None, 0, first);
    while due.is_none() || day <= until {
        let reason = reason(told, first, day);
        let counted = matches!(reason, DayReason::Counted | DayReason::MakeUpDay);
        number += u32::from(counted);
        if counted && number == limit {
            due = Some(day);
        }
        if day <= until {
            used = number;
        }
        let entry = calendar.entry(day);
        let (name, source) = entry.map_or_else(
            |_| (String::new(), String::new()),
            |entry| (entry.name.to_owned(), entry.source.title.clone()),
        );
        days.push(LedgerDay { day, counted, number, micros: 0, reason, name, source, provisional: false });
        day = day + 1;
    }
    let due_day = due.unwrap_or(first);
    let moment = calendar.day_end(due_day, DayEnd::CloseOfBusiness);
    let due = Due::At { day: due_day, moment };
    let ledger = Ledger { days, used, used_micros: 0, limit: Some(limit), due, provisional: false };
    let grounds: Vec<Ground> =
        told.left_out.iter().map(|(_, _, name)| Ground { name: (*name).to_owned() }).collect();
    let asked = ClockAsked {
        id: told.id,
        name: told.name,
        start: told.start,
        limit: Some(Limit::working_days(told.working_days)),
        extra: 0,
        stop: told.stop,
        ledger: &ledger,
        grounds: &grounds,
    };
    ClockPart::of(&asked, now(), calendar, language)
}

fn reason(told: &Told<'_>, first: Day, day: Day) -> DayReason {
    let kind = CALENDAR.kind(day).unwrap_or(DayKind::Working);
    let left_out = told.left_out.is_some_and(|(after, through, _)| after < day && day <= through);
    match kind {
        _ if day == first => DayReason::StartDay,
        DayKind::Working | DayKind::MakeUp if left_out => DayReason::Suspended(0),
        DayKind::Working => DayReason::Counted,
        DayKind::MakeUp => DayReason::MakeUpDay,
        DayKind::Rest => DayReason::Weekend,
        DayKind::Holiday | DayKind::HolidayRest => DayReason::Holiday,
        DayKind::Closure => DayReason::Closed,
    }
}
