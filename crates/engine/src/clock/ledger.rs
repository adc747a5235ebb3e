//! The clock ledger (时限台账): a clock day by day, counted or not, with the reason, the source and the article.

use super::run::{ClockRun, Due, Runs, length, rolls};
use super::spec::ClockSpec;
use super::used::last_day;
use alloc::string::String;
use alloc::vec::Vec;
use calendar::{Calendar, CalendarError, Day, DayKind, FirstDay, MICROS_PER_HOUR, Moment, Source};
use calendar::{Limit, Unit};

/// Why a day counts or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayReason {
    /// The day of the start, which does not count (民法典 art. 201).
    StartDay,
    /// A working day, or any day of a clock in calendar days: it counts.
    Counted,
    /// A rest day of the week worked by notice: it counts.
    MakeUpDay,
    /// A weekend.
    Weekend,
    /// A holiday.
    Holiday,
    /// Closed by an emergency or a decision of the organisation.
    Closed,
    /// Left out by a suspension; the index is that of the span.
    Suspended(usize),
    /// After the count was complete: the last day moved off rest days (民法典 art. 203).
    Rolled,
}

/// One day of a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerDay {
    /// The day.
    pub day: Day,
    /// Whether it counts.
    pub counted: bool,
    /// How many days count through this one.
    pub number: u32,
    /// Running time on this day in microseconds; 0 for a clock in whole days.
    pub micros: i64,
    /// Why.
    pub reason: DayReason,
    /// The name of the holiday, where it has one.
    pub name: String,
    /// Where the day's kind comes from: a document number, or the weekly pattern.
    pub source: String,
    /// Whether that is provisional: the year has no notice yet.
    pub provisional: bool,
}

/// A clock, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Its days, from the start to the due day, the stop or the instant of evaluation, whichever is last.
    pub days: Vec<LedgerDay>,
    /// The counted days (whole hours for a clock in hours) through the stop or the instant of evaluation.
    pub used: u32,
    /// Running time through the stop or the instant of evaluation, in microseconds; 0 for a clock in whole days.
    pub used_micros: i64,
    /// The limit in counted units, extension included; `None` without a limit.
    pub limit: Option<u32>,
    /// When it is due.
    pub due: Due,
    /// Whether any day of it is provisional.
    pub provisional: bool,
}

/// Explains a run day by day.
///
/// The number of counted days through the due day equals the limit and the number through the stop equals
/// [`Runs::used`], always: both are counted here day by day, and there by table. A clock in hours, or one that
/// leaves out suspensions from instant to instant, adds up running time instead: the days then show opening days,
/// and the times of the days add up to the limit, or to the time used where that is more.
///
/// # Errors
/// [`CalendarError`] when a day lies outside the calendar.
pub fn ledger(
    calendar: &Calendar,
    spec: &ClockSpec,
    run: &ClockRun,
    runs: &Runs,
    as_of: Moment,
) -> Result<Ledger, CalendarError> {
    let zone = calendar.zone();
    let until = run.stop.map_or(as_of, |stop| stop.min(as_of));
    let until_day = last_day(calendar, run, as_of);
    let last = run.due_day().map_or(until_day, |due| due.max(until_day)).max(run.start_day);
    let by_time = by_time(spec, run);
    let limit = length(run).map(|(_, limit)| limit.saturating_sub(run.carried));
    let end = match run.due {
        Due::At { moment, .. } => moment.max(until),
        Due::Suspended | Due::NoLimit | Due::Outside => until,
    };
    let mut number = 0;
    let mut used = 0;
    let mut days = Vec::new();
    let mut day = run.start_day;
    while day <= last {
        let mut row = describe(calendar, spec, run, runs, day)?;
        let complete = limit.is_some_and(|limit| number >= limit) && row.reason != DayReason::StartDay;
        if complete && rolls(spec, run) && run.due_day().is_some_and(|due| day <= due) {
            row.counted = false;
            row.reason = DayReason::Rolled;
        }
        if by_time {
            let midnight = zone.start_of(day + 1).min(end);
            let span = (zone.start_of(day).max(run.start), midnight);
            row.micros = runs.micros_between(calendar, spec, run, span).unwrap_or(0);
        }
        number += u32::from(row.counted);
        row.number = number;
        if day <= until_day {
            used = number;
        }
        days.push(row);
        day = day + 1;
    }
    let used_micros = if by_time { runs.used_micros(calendar, spec, run, as_of).unwrap_or(0) } else { 0 };
    if in_hours(run) {
        used = u32::try_from(used_micros / MICROS_PER_HOUR).unwrap_or(u32::MAX);
    }
    let provisional = days.iter().any(|row| row.provisional);
    Ok(Ledger { days, used, used_micros, limit, due: run.due, provisional })
}

fn in_hours(run: &ClockRun) -> bool {
    matches!(run.limit.map(Limit::unit), Some(Unit::WorkingHour | Unit::Hour))
}

fn by_time(spec: &ClockSpec, run: &ClockRun) -> bool {
    spec.by_instants() || in_hours(run)
}

fn describe(
    calendar: &Calendar,
    spec: &ClockSpec,
    run: &ClockRun,
    runs: &Runs,
    day: Day,
) -> Result<LedgerDay, CalendarError> {
    let calendar_days =
        matches!(run.limit.map(Limit::unit), Some(Unit::CalendarDay | Unit::Month | Unit::Hour));
    let entry = calendar.entry(day)?;
    let suspended = suspension_of(runs, run, day);
    let reason = if day == run.start_day && spec.first_day == FirstDay::Excluded && !in_hours(run) {
        DayReason::StartDay
    } else if let Some(span) = suspended {
        DayReason::Suspended(span)
    } else if calendar_days {
        DayReason::Counted
    } else {
        by_kind(entry.kind)
    };
    Ok(LedgerDay {
        day,
        counted: matches!(reason, DayReason::Counted | DayReason::MakeUpDay),
        number: 0,
        micros: 0,
        reason,
        name: entry.name.into(),
        source: source_text(entry.source),
        provisional: entry.provisional,
    })
}

fn suspension_of(runs: &Runs, run: &ClockRun, day: Day) -> Option<usize> {
    let left_out = runs.left_out(run).iter().any(|(after, through)| *after < day && day <= *through);
    let spans = runs.spans(run).iter();
    left_out
        .then(|| spans.enumerate().find(|(_, span)| span.stops && span.after < day && day <= span.through))
        .flatten()
        .map(|(at, _)| at)
}

fn by_kind(kind: DayKind) -> DayReason {
    match kind {
        DayKind::Working => DayReason::Counted,
        DayKind::MakeUp => DayReason::MakeUpDay,
        DayKind::Rest => DayReason::Weekend,
        DayKind::Holiday | DayKind::HolidayRest => DayReason::Holiday,
        DayKind::Closure => DayReason::Closed,
    }
}

fn source_text(source: &Source) -> String {
    let text = if source.number.is_empty() { &source.title } else { &source.number };
    text.as_str().into()
}
