//! Thresholds of a clock as instants.
//!
//! An *end* boundary is the last instant in time: late is what comes after it. A *start* boundary is the first
//! instant of a day: reached is what comes at it or after it. Either way time alone crosses it one microsecond later,
//! so evaluating at any instant gives what one evaluation at the end gives.

use super::point::{Course, declared, point, share, shifted};
use super::run::{ClockRun, Due, Runs, length};
use super::spec::ClockSpec;
use calendar::Unit;
use calendar::{Calendar, Day, Moment};

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
    ///
    /// ```
    /// use calendar::Moment;
    /// use engine::{Boundary, Edge};
    /// let close: Moment = "2026-03-16T17:00:00+08:00".parse()?;
    /// let due = Boundary { at: close, edge: Edge::End, day: "2026-03-16".parse()? };
    /// let later = close.plus_seconds(3600);
    /// assert_eq!(due.crossed(Some(close), later), None); // in time to the last instant
    /// assert_eq!(due.crossed(None, close), None);
    /// assert_eq!(due.crossed(None, later), Some(close.plus_micros(1)));
    /// // "At least": the first instant of the day is over it.
    /// let reached = Boundary { edge: Edge::Start, ..due };
    /// assert_eq!(reached.crossed(Some(close), later), Some(close.plus_micros(1)));
    /// # Ok::<(), calendar::ParseError>(())
    /// ```
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
        let course = Course { calendar, spec, run, runs };
        if let ThresholdPoint::Shifted(by, unit) = self.point {
            return shifted(&course, (by, unit), self.comparator);
        }
        let Some((unit, limit)) = length(run) else {
            return declared(&course, self);
        };
        let n = match self.point {
            ThresholdPoint::Limit(by) => i64::from(limit) + i64::from(by),
            ThresholdPoint::Percent(percent) => match unit {
                Unit::WorkingHour | Unit::Hour => {
                    return share(&course, (unit, limit, percent), self.comparator).ok();
                }
                Unit::WorkingDay | Unit::CalendarDay | Unit::Month => {
                    (i64::from(limit) * i64::from(percent) + 99).div_euclid(100)
                }
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
        point(&course, (unit, u32::try_from(n).ok()?, limit), comparator).ok()
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
