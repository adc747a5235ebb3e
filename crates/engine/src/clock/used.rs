//! What a run has used: counted days by table, running time by instants.

use super::reach::counted_in;
use super::run::{ClockRun, Runs, length, rolls};
use super::spec::ClockSpec;
use calendar::{Calendar, Day, MICROS_PER_HOUR, Moment};
use calendar::{Limit, Unit};

impl Runs {
    /// Returns what a run has used through its stop or `as_of`, in the unit of its limit: counted days, or whole
    /// hours; working days when it has no limit. `None` outside the calendar.
    ///
    /// A suspension that begins after the limit stops nothing: its days are used. Rest days on which the last day
    /// moved on (民法典 art. 203) are not.
    #[must_use]
    pub fn used(&self, calendar: &Calendar, spec: &ClockSpec, run: &ClockRun, as_of: Moment) -> Option<u32> {
        let unit = match run.limit.map(Limit::unit) {
            Some(Unit::WorkingHour | Unit::Hour) => {
                let micros = self.used_micros(calendar, spec, run, as_of)?;
                return u32::try_from(micros / MICROS_PER_HOUR).ok();
            }
            Some(Unit::CalendarDay | Unit::Month) => Unit::CalendarDay,
            Some(Unit::WorkingDay) | None => Unit::WorkingDay,
        };
        let through = last_day(calendar, run, as_of);
        let counted = counted_in(calendar, unit, run.count_from(spec), through, self.left_out(run))?;
        match (length(run), run.due_day()) {
            (Some((_, limit)), Some(due)) if rolls(spec, run) => {
                let limit = limit.saturating_sub(run.carried);
                if counted <= limit {
                    return Some(counted);
                }
                Some(limit + counted_in(calendar, unit, due, through, self.left_out(run))?)
            }
            _ => Some(counted),
        }
    }

    /// Returns the microseconds a run has used through its stop or `as_of`, suspensions left out from instant to
    /// instant: wall-clock time for a clock in hours, else opening time. `None` outside the calendar.
    #[must_use]
    pub fn used_micros(
        &self,
        calendar: &Calendar,
        spec: &ClockSpec,
        run: &ClockRun,
        as_of: Moment,
    ) -> Option<i64> {
        self.micros_between(calendar, spec, run, (run.start, end(run, as_of)))
    }

    /// Returns the working days that lay in nobody's suspension, from a run's start through its stop or `as_of`:
    /// what the authority had for its work, whether or not the suspension was in time to move the limit.
    #[must_use]
    pub fn worked(
        &self,
        calendar: &Calendar,
        spec: &ClockSpec,
        run: &ClockRun,
        as_of: Moment,
    ) -> Option<u32> {
        let through = last_day(calendar, run, as_of);
        let start = run.count_from(spec);
        let spans = self.spans(run);
        if spans.is_empty() {
            return if through <= start { Some(0) } else { calendar.count_in(start, through) };
        }
        let mut sum = 0;
        let mut at = start;
        for span in spans.iter().filter(|span| span.pauses() && span.after < span.through) {
            if span.after >= through {
                break;
            }
            if span.after > at {
                sum += calendar.count_in(at, span.after)?;
            }
            at = at.max(span.through.min(through));
        }
        Some(if at < through { sum + calendar.count_in(at, through)? } else { sum })
    }

    /// Running time of a run between two instants.
    pub(super) fn micros_between(
        &self,
        calendar: &Calendar,
        spec: &ClockSpec,
        run: &ClockRun,
        (from, to): (Moment, Moment),
    ) -> Option<i64> {
        let by_wall = !spec.by_instants() && run.limit.map(Limit::unit) == Some(Unit::Hour);
        let between = |from: Moment, to: Moment| {
            if by_wall {
                Some(to.micros() - from.micros())
            } else {
                calendar.open_micros_between(from, to).ok()
            }
        };
        let mut sum = 0;
        let mut at = from.max(run.start);
        for span in self.spans(run).iter().filter(|span| span.stops) {
            if span.from >= to {
                break;
            }
            if span.from > at {
                sum += between(at, span.from)?;
            }
            at = at.max(span.until).min(to);
        }
        Some(if at < to { sum + between(at, to)? } else { sum })
    }
}

fn end(run: &ClockRun, as_of: Moment) -> Moment {
    run.stop.map_or(as_of, |stop| stop.min(as_of))
}

/// The last day of which a run has used any: that of its stop, or the day that `as_of` lies in. At midnight sharp
/// the day that begins has used nothing yet: as of a day that is over is as of the next one's first instant.
#[inline]
pub(super) fn last_day(calendar: &Calendar, run: &ClockRun, as_of: Moment) -> Day {
    let until = match run.stop {
        Some(stop) if stop <= as_of => stop,
        Some(_) | None => as_of.plus_micros(-1),
    };
    calendar.zone().day_of(until)
}
