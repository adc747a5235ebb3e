//! When a run is due.

use super::boundary::Comparator;
use super::point::{Course, end_of, point};
use super::run::{ClockRun, Due, Runs, length};
use super::spec::{ClockSpec, Counting};
use calendar::{Calendar, Day, Moment, Strictness};
use calendar::{Limit, Unit};

/// When a run is due.
#[inline]
pub(crate) fn due_of(calendar: &Calendar, spec: &ClockSpec, run: &ClockRun, runs: &Runs) -> Due {
    let Some((unit, limit)) = length(run) else { return Due::NoLimit };
    match point(&Course { calendar, spec, run, runs }, (unit, limit, limit), Comparator::Exceeds) {
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
