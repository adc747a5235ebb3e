//! Thresholds of a clock as instants.
//!
//! An *end* boundary is the last instant in time: late is what comes after it. A *start* boundary is the first
//! instant of a day: reached is what comes at it or after it. Either way time alone crosses it one microsecond later,
//! so evaluating at any instant gives what one evaluation at the end gives.

use super::reach::{Reach, settle};
use super::run::{ClockRun, Due, Runs, length, reach};
use super::span::NEVER;
use super::spec::{ClockSpec, Counting};
use crate::limit::{Limit, Unit};
use calendar::{Calendar, Day, DayEnd, Moment, RollLastDay, Strictness};

const HOUR: i64 = 3_600_000_000;

/// Which side of a boundary is still in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The boundary itself is over it already: the first instant of a day, or "at least".
    Start,
    /// The boundary itself is still in time: the last instant of a day, or "more than".
    End,
}

/// The instant at which a threshold is crossed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// The instant.
    pub at: Moment,
    /// Which side is in time.
    pub edge: Edge,
    /// The day it is about.
    pub day: Day,
}

impl Boundary {
    /// Returns when it was crossed: by a matter that stopped at `stop` (or runs), as known at `as_of`.
    #[inline]
    #[must_use]
    pub fn crossed(self, stop: Option<Moment>, as_of: Moment) -> Option<Moment> {
        let stopped_before = match (stop, self.edge) {
            (Some(stop), Edge::Start) => stop < self.at,
            (Some(stop), Edge::End) => stop <= self.at,
            (None, _) => false,
        };
        (as_of > self.at && !stopped_before).then(|| self.at.plus_micros(1))
    }
}

/// Where on a clock a threshold lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThresholdPoint {
    /// At the limit, or this many units of the clock before (negative) or after it.
    Limit(i32),
    /// Before or after the due instant in another unit.
    Shifted(i32, Unit),
    /// At this share of the limit, in percent, rounded up to a whole unit.
    Percent(u16),
    /// This many units after the start.
    Start(u32),
}

/// At least, or more than.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// ≥: on that day already.
    Reaches,
    /// >: after the end of that day.
    Exceeds,
}

/// How a vendor rounds used time before comparing; only for clocks that keep the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Not at all.
    None,
    /// Up to whole units.
    Up,
    /// Down to whole units.
    Down,
}

/// A threshold of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Where.
    pub point: ThresholdPoint,
    /// At least, or more than.
    pub comparator: Comparator,
    /// Rounding of used time.
    pub rounding: Rounding,
}

impl Threshold {
    /// Returns whether it is the limit itself: over it, not rounded.
    #[inline]
    pub(crate) fn is_the_limit(&self) -> bool {
        self.point == ThresholdPoint::Limit(0)
            && self.comparator == Comparator::Exceeds
            && self.rounding == Rounding::None
    }

    /// Returns the boundary of this threshold on a run; `None` where the run has no such point: no limit, suspended,
    /// outside the calendar, or a lead longer than the limit.
    #[must_use]
    pub fn boundary(
        &self,
        calendar: &Calendar,
        spec: &ClockSpec,
        run: &ClockRun,
        runs: &Runs,
    ) -> Option<Boundary> {
        if let Due::At { day, moment } = run.due
            && self.is_the_limit()
        {
            return Some(Boundary { at: moment, edge: Edge::End, day });
        }
        if let ThresholdPoint::Shifted(by, unit) = self.point {
            return shifted(calendar, spec, run, (by, unit), self.comparator);
        }
        let Some((unit, limit)) = length(run) else {
            return declared(calendar, spec, run, self);
        };
        let n = match self.point {
            ThresholdPoint::Limit(by) => i64::from(limit) + i64::from(by),
            ThresholdPoint::Percent(percent) => match unit {
                Unit::WorkingHour | Unit::Hour => {
                    return share(calendar, run, runs, (unit, limit, percent), self.comparator).ok();
                }
                _ => (i64::from(limit) * i64::from(percent) + 99).div_euclid(100),
            },
            ThresholdPoint::Start(n) => i64::from(n),
            ThresholdPoint::Shifted(..) => return None,
        };
        let (n, comparator) = rounded(n, self.comparator, self.rounding);
        let smallest = match comparator {
            Comparator::Reaches => 1,
            Comparator::Exceeds => 0,
        };
        if n < smallest {
            return None;
        }
        point(calendar, spec, run, runs, (unit, u32::try_from(n).ok()?, limit), comparator).ok()
    }
}

/// Rounding used time is moving the threshold: `ceil(used) >= n` is `used > n - 1`, `floor(used) > n` is
/// `used >= n + 1`.
const fn rounded(n: i64, comparator: Comparator, rounding: Rounding) -> (i64, Comparator) {
    match (rounding, comparator) {
        (Rounding::Up, Comparator::Reaches) => (n - 1, Comparator::Exceeds),
        (Rounding::Down, Comparator::Exceeds) => (n + 1, Comparator::Reaches),
        (Rounding::None | Rounding::Up | Rounding::Down, _) => (n, comparator),
    }
}

/// The boundary at a number of counted units, or why there is none.
#[inline]
fn point(
    calendar: &Calendar,
    spec: &ClockSpec,
    run: &ClockRun,
    runs: &Runs,
    (unit, n, limit): (Unit, u32, u32),
    comparator: Comparator,
) -> Result<Boundary, Due> {
    if matches!(unit, Unit::WorkingHour | Unit::Hour) {
        let micros = i64::from(n) * HOUR - run.carried_micros;
        return at_instant(calendar, after_micros(calendar, run, runs, unit, micros)?, comparator);
    }
    if spec.by_instants() {
        let n = n.saturating_sub(run.carried);
        let plain = super::reach::nth_counted(calendar, unit, run.count_from(spec), n, &[]);
        let until = same_time(calendar, run, plain.day().ok_or(Due::Outside)?);
        let micros = calendar.open_micros_between(run.start, until.max(run.start)).or(Err(Due::Outside))?;
        // Only opening time that a suspension took is given back; the time of day stays where none did.
        let at = after_micros(calendar, run, runs, Unit::WorkingHour, micros)?.max(until);
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
        as_it_is => as_it_is,
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
fn on_day(
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
fn end_of(calendar: &Calendar, spec: &ClockSpec, day: Day) -> Moment {
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
fn after_micros(
    calendar: &Calendar,
    run: &ClockRun,
    runs: &Runs,
    unit: Unit,
    micros: i64,
) -> Result<Moment, Due> {
    let mut at = run.start;
    let mut left = micros;
    if left <= 0 {
        return Ok(at);
    }
    for span in runs.spans(run).iter().filter(|span| span.stops) {
        if span.from > at {
            let between = match unit {
                Unit::WorkingHour => calendar.open_micros_between(at, span.from).or(Err(Due::Outside))?,
                _ => span.from.micros() - at.micros(),
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
        _ => Ok(at.plus_micros(left)),
    }
}

fn share(
    calendar: &Calendar,
    run: &ClockRun,
    runs: &Runs,
    (unit, limit, percent): (Unit, u32, u16),
    comparator: Comparator,
) -> Result<Boundary, Due> {
    let micros = i64::from(limit) * HOUR / 100 * i64::from(percent) - run.carried_micros;
    at_instant(calendar, after_micros(calendar, run, runs, unit, micros)?, comparator)
}

/// A threshold in another unit than the clock's: counted from the due instant, in both directions. A lead that
/// reaches back before the start has no boundary.
fn shifted(
    calendar: &Calendar,
    spec: &ClockSpec,
    run: &ClockRun,
    (by, unit): (i32, Unit),
    comparator: Comparator,
) -> Option<Boundary> {
    let Due::At { day, moment } = run.due else { return None };
    let boundary = match unit {
        Unit::WorkingDay => on_day(calendar, spec, run, calendar.add_working_days(day, by).ok()?, comparator),
        Unit::CalendarDay => on_day(calendar, spec, run, day + by, comparator),
        Unit::Month => on_day(calendar, spec, run, day.add_months(by), comparator),
        Unit::Hour => at_instant(calendar, moment.plus_micros(i64::from(by) * HOUR), comparator).ok()?,
        Unit::WorkingHour => {
            let at = calendar.add_open_micros(moment, i64::from(by) * HOUR).ok()?;
            at_instant(calendar, at, comparator).ok()?
        }
    };
    (boundary.at > run.start).then_some(boundary)
}

/// A clock whose due instant was declared has no length of its own: thresholds are days before or after it.
fn declared(
    calendar: &Calendar,
    spec: &ClockSpec,
    run: &ClockRun,
    threshold: &Threshold,
) -> Option<Boundary> {
    match threshold.point {
        ThresholdPoint::Limit(by) => {
            shifted(calendar, spec, run, (by, Unit::CalendarDay), threshold.comparator)
        }
        ThresholdPoint::Shifted(..) | ThresholdPoint::Percent(_) | ThresholdPoint::Start(_) => None,
    }
}

/// When a run is due.
#[inline]
pub(crate) fn due_of(calendar: &Calendar, spec: &ClockSpec, run: &ClockRun, runs: &Runs) -> Due {
    let Some((unit, limit)) = length(run) else { return Due::NoLimit };
    match point(calendar, spec, run, runs, (unit, limit, limit), Comparator::Exceeds) {
        Ok(boundary) if refused(calendar, run.start_day, boundary.day) => Due::Outside,
        Ok(boundary) => Due::At { day: boundary.day, moment: boundary.at },
        Err(why) => why,
    }
}

/// When nearly every run is due: on the n-th working day, nothing left out. One look at the table; `None` for others.
#[inline(always)]
pub(crate) fn plainly_due(calendar: &Calendar, spec: &ClockSpec, run: &ClockRun) -> Option<(Day, Moment)> {
    let limit = run.limit.filter(|limit| limit.unit() == Unit::WorkingDay && limit.count() > 0)?;
    if spec.counting != Counting::Day || calendar.strictness() == Strictness::RefuseProvisional {
        return None;
    }
    let day = calendar.nth_after(run.count_from(spec), limit.count())?;
    Some((day, end_of(calendar, spec, day)))
}

/// A strict calendar guesses nothing about a year without a notice.
#[inline]
fn refused(calendar: &Calendar, after: Day, through: Day) -> bool {
    calendar.strictness() == Strictness::RefuseProvisional && calendar.provisional(after, through)
}

/// The number of calendar days of a limit in months: through the day before the corresponding day where the first
/// day counts, through the corresponding day where it does not; both are the same number of days.
pub(crate) fn duration_days(start: Day, limit: Limit) -> u32 {
    let months = i32::try_from(limit.count()).unwrap_or(i32::MAX);
    u32::try_from(start.add_months(months) - start).unwrap_or(0)
}
