//! Counted units laid on the days and hours of a run.

use super::boundary::{Boundary, Comparator, Edge, Threshold, ThresholdPoint};
use super::reach::{Reach, nth_counted, settle};
use super::run::{ClockRun, Due, Runs, reach};
use super::span::NEVER;
use super::spec::{ClockSpec, Counting};
use calendar::Unit;
use calendar::{Calendar, Day, DayEnd, MICROS_PER_HOUR, Moment, RollLastDay};

/// A run on its way through the calendar.
#[derive(Clone, Copy)]
pub(super) struct Course<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) spec: &'a ClockSpec,
    pub(super) run: &'a ClockRun,
    pub(super) runs: &'a Runs,
}

/// The boundary at a number of counted units, or why there is none.
#[inline]
pub(super) fn point(
    course: &Course<'_>,
    (unit, n, limit): (Unit, u32, u32),
    comparator: Comparator,
) -> Result<Boundary, Due> {
    let Course { calendar, spec, run, runs } = *course;
    if matches!(unit, Unit::WorkingHour | Unit::Hour) {
        let micros = i64::from(n) * MICROS_PER_HOUR - run.carried_micros;
        return at_instant(calendar, after_micros(course, unit, micros)?, comparator);
    }
    if spec.by_instants() {
        let n = n.saturating_sub(run.carried);
        let plain = nth_counted(calendar, unit, run.count_from(spec), n, &[]);
        let until = same_time(calendar, run, plain.day().ok_or(Due::Outside)?);
        let micros = calendar.open_micros_between(run.start, until.max(run.start)).or(Err(Due::Outside))?;
        // Only opening time that a suspension took is given back; the time of day stays where none did.
        let at = after_micros(course, Unit::WorkingHour, micros)?.max(until);
        return at_instant(calendar, at, comparator);
    }
    let rolls = unit == Unit::CalendarDay && spec.roll == RollLastDay::Forward && n >= limit;
    let reached = if n == 0 {
        Reach::On(run.start_day)
    } else {
        reach(calendar, spec, run, runs, (unit, if rolls { limit } else { n }))
    };
    let day = match reached {
        Reach::On(day) if rolls || (n == 0 && unit == Unit::WorkingDay) => {
            settle(calendar, day, runs.left_out(run))
        }
        Reach::On(_) | Reach::Suspended | Reach::Outside => reached,
    };
    match day {
        Reach::On(day) => {
            let beyond = if rolls { i32::try_from(n - limit).or(Err(Due::Outside))? } else { 0 };
            Ok(on_day(calendar, spec, run, day + beyond, comparator))
        }
        Reach::Suspended => Err(Due::Suspended),
        Reach::Outside => Err(Due::Outside),
    }
}

#[inline]
pub(super) fn on_day(
    calendar: &Calendar,
    spec: &ClockSpec,
    run: &ClockRun,
    day: Day,
    comparator: Comparator,
) -> Boundary {
    let edge = match comparator {
        Comparator::Reaches => Edge::Start,
        Comparator::Exceeds => Edge::End,
    };
    let at = match (spec.counting, comparator) {
        (Counting::Instant, _) => same_time(calendar, run, day),
        (Counting::Day, Comparator::Reaches) => calendar.zone().start_of(day),
        (Counting::Day, Comparator::Exceeds) => end_of(calendar, spec, day),
    };
    Boundary { at, edge, day }
}

fn same_time(calendar: &Calendar, run: &ClockRun, day: Day) -> Moment {
    let (_, micros_of_day) = calendar.zone().local(run.start);
    calendar.zone().moment(day, micros_of_day)
}

/// The last instant in time of a day: when business stops, or 24:00 where there is no business that day.
#[inline]
pub(super) fn end_of(calendar: &Calendar, spec: &ClockSpec, day: Day) -> Moment {
    match spec.day_end {
        DayEnd::Midnight => calendar.zone().end_of(day),
        DayEnd::CloseOfBusiness => calendar.closes(day).unwrap_or_else(|| calendar.zone().end_of(day)),
    }
}

fn at_instant(calendar: &Calendar, at: Moment, comparator: Comparator) -> Result<Boundary, Due> {
    let edge = match comparator {
        Comparator::Reaches => Edge::Start,
        Comparator::Exceeds => Edge::End,
    };
    Ok(Boundary { at, edge, day: calendar.zone().day_of(at) })
}

/// The instant after this much running time; suspensions are left out from instant to instant.
fn after_micros(course: &Course<'_>, unit: Unit, micros: i64) -> Result<Moment, Due> {
    let Course { calendar, run, runs, .. } = *course;
    let mut at = run.start;
    let mut left = micros;
    if left <= 0 {
        return Ok(at);
    }
    for span in runs.spans(run).iter().filter(|span| span.stops) {
        if span.from > at {
            let between = match unit {
                Unit::WorkingHour => calendar.open_micros_between(at, span.from).or(Err(Due::Outside))?,
                Unit::Hour | Unit::WorkingDay | Unit::CalendarDay | Unit::Month => {
                    span.from.micros() - at.micros()
                }
            };
            if between >= left {
                break;
            }
            left -= between;
        }
        if span.until == NEVER {
            return Err(Due::Suspended);
        }
        at = at.max(span.until);
    }
    match unit {
        Unit::WorkingHour => calendar.add_open_micros(at, left).or(Err(Due::Outside)),
        Unit::Hour | Unit::WorkingDay | Unit::CalendarDay | Unit::Month => Ok(at.plus_micros(left)),
    }
}

pub(super) fn share(
    course: &Course<'_>,
    (unit, limit, percent): (Unit, u32, u16),
    comparator: Comparator,
) -> Result<Boundary, Due> {
    let micros = i64::from(limit) * MICROS_PER_HOUR / 100 * i64::from(percent) - course.run.carried_micros;
    at_instant(course.calendar, after_micros(course, unit, micros)?, comparator)
}

/// A threshold in another unit than the clock's: counted from the due instant, in both directions. A lead that
/// reaches back before the start has no boundary.
pub(super) fn shifted(
    course: &Course<'_>,
    (by, unit): (i32, Unit),
    comparator: Comparator,
) -> Option<Boundary> {
    let Course { calendar, spec, run, .. } = *course;
    let Due::At { day, moment } = run.due else { return None };
    let boundary = match unit {
        Unit::WorkingDay => on_day(calendar, spec, run, calendar.add_working_days(day, by).ok()?, comparator),
        Unit::CalendarDay => on_day(calendar, spec, run, day + by, comparator),
        Unit::Month => on_day(calendar, spec, run, day.add_months(by), comparator),
        Unit::Hour => {
            at_instant(calendar, moment.plus_micros(i64::from(by) * MICROS_PER_HOUR), comparator).ok()?
        }
        Unit::WorkingHour => {
            let at = calendar.add_open_micros(moment, i64::from(by) * MICROS_PER_HOUR).ok()?;
            at_instant(calendar, at, comparator).ok()?
        }
    };
    (boundary.at > run.start).then_some(boundary)
}

/// A clock whose due instant was declared has no length of its own: thresholds are days before or after it.
pub(super) fn declared(course: &Course<'_>, threshold: &Threshold) -> Option<Boundary> {
    match threshold.point {
        ThresholdPoint::Limit(by) => shifted(course, (by, Unit::CalendarDay), threshold.comparator),
        ThresholdPoint::Shifted(..) | ThresholdPoint::Percent(_) | ThresholdPoint::Start(_) => None,
    }
}
