//! One run of a clock: from its start to its stop, with what was left out and when it is due.

use super::due::duration_days;
use super::reach::Reach;
use super::span::{Irregularity, Span};
use super::spec::{ClockIndex, ClockSpec};
use crate::symbol::Sym;
use alloc::vec::Vec;
use calendar::{Calendar, Day, FirstDay, Moment, RollLastDay};
use calendar::{Limit, Unit};

/// When a clock is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// On this day, at the latest at this instant (which is still in time).
    At {
        /// The last day.
        day: Day,
        /// The last instant in time.
        moment: Moment,
    },
    /// Not while the suspension is open.
    Suspended,
    /// Nobody set a limit.
    NoLimit,
    /// Outside the calendar: it cannot be said.
    Outside,
}

/// One run of a clock (时钟). Times are instants, days are local days of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockRun {
    /// Which clock.
    pub clock: ClockIndex,
    /// The subject of the starting event, for clocks that run once for each.
    pub subject: Sym,
    /// The fact that started it.
    pub began: u32,
    /// When it started.
    pub start: Moment,
    /// The local day of the start.
    pub start_day: Day,
    /// The instant that tells it from other runs of the clock: its start as first recorded, whatever corrected it.
    pub occasion: Moment,
    /// When it became known that it runs; later than `start` where the law deems a start.
    pub known_at: Moment,
    /// Whether the start is deemed.
    pub deemed: bool,
    /// The limit.
    pub limit: Option<Limit>,
    /// Units added by a lawful extension.
    pub extra: u32,
    /// The fact that extended it.
    pub extended_by: Option<u32>,
    /// What is wrong with extensions of it.
    pub extension_irregular: Irregularity,
    /// Counted days used on the same subject before this run began; 0 for a clock in hours.
    pub carried: u32,
    /// Microseconds used on the same subject before this run began; 0 for a clock in days.
    pub carried_micros: i64,
    /// When it is due.
    pub due: Due,
    /// When it stopped.
    pub stop: Option<Moment>,
    /// The fact that stopped it.
    pub stopped_by: Option<u32>,
    /// What happened to it that may move a threshold after it was crossed.
    pub(crate) moved: Moved,
    /// Where its spans lie in [`Runs`].
    pub(crate) spans: (u32, u32),
    /// Where its united intervals lie in [`Runs`].
    pub(crate) united: (u32, u32),
}

/// What happened to a run that may move a threshold after it was crossed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moved(u8);

impl Moved {
    pub(crate) const NOT: Moved = Moved(0);
    /// The matter was opened again.
    pub(crate) const REOPENED: Moved = Moved(1);
    /// The run was extended.
    pub(crate) const EXTENDED: Moved = Moved(2);
    /// The run was suspended.
    pub(crate) const SUSPENDED: Moved = Moved(4);
    /// It was suspended, and the days on which suspensions begin are left out.
    pub(crate) const REACHED_BACK: Moved = Moved(8);

    #[inline]
    pub(crate) const fn any_of(self, other: Moved) -> bool {
        self.0 & other.0 != 0
    }

    #[inline]
    pub(crate) const fn and(self, other: Moved) -> Moved {
        Moved(self.0 | other.0)
    }

    #[inline]
    pub(super) const fn when(self, claim: bool) -> Moved {
        if claim { self } else { Moved::NOT }
    }
}

impl ClockRun {
    /// Nothing yet. Runs are written in place: a struct of this size that is made on the stack and moved costs more
    /// than counting its days.
    pub(super) const BLANK: ClockRun = ClockRun {
        clock: ClockIndex(0),
        subject: Sym::NONE,
        began: 0,
        start: Moment::from_micros(0),
        start_day: Day::new(0),
        occasion: Moment::from_micros(0),
        known_at: Moment::from_micros(0),
        deemed: false,
        limit: None,
        extra: 0,
        extended_by: None,
        extension_irregular: Irregularity::NONE,
        carried: 0,
        carried_micros: 0,
        due: Due::NoLimit,
        stop: None,
        stopped_by: None,
        moved: Moved::NOT,
        spans: (0, 0),
        united: (0, 0),
    };

    /// Returns the day before the first day that can count.
    #[inline]
    #[must_use]
    pub fn count_from(&self, spec: &ClockSpec) -> Day {
        match spec.first_day {
            FirstDay::Excluded => self.start_day,
            FirstDay::Included => self.start_day - 1,
        }
    }

    /// Returns whether both are the same run, perhaps as known at different instants.
    pub(crate) fn is(&self, other: &ClockRun) -> bool {
        self.clock == other.clock
            && (self.began, self.occasion, self.deemed) == (other.began, other.occasion, other.deemed)
    }

    /// Returns the due day, if there is one.
    #[must_use]
    pub const fn due_day(&self) -> Option<Day> {
        match self.due {
            Due::At { day, .. } => Some(day),
            Due::Suspended | Due::NoLimit | Due::Outside => None,
        }
    }
}

/// The clock runs of one matter; a scratch that is filled again for every matter.
#[derive(Clone, Debug, Default)]
pub struct Runs {
    pub(super) list: Vec<ClockRun>,
    pub(super) by_clock: Vec<(u32, u32)>,
    pub(super) spans: Vec<Span>,
    pub(super) united: Vec<(Day, Day)>,
}

impl Runs {
    /// Returns all runs, clock by clock.
    #[must_use]
    pub fn all(&self) -> &[ClockRun] {
        &self.list
    }

    /// Returns the runs of one clock.
    #[inline]
    #[must_use]
    pub fn of(&self, clock: ClockIndex) -> &[ClockRun] {
        let (from, to) = self.by_clock.get(usize::from(clock.0)).copied().unwrap_or((0, 0));
        self.list.get(from as usize..to as usize).unwrap_or(&[])
    }

    /// Returns the suspensions of a run, stopping it or not.
    #[must_use]
    pub fn spans(&self, run: &ClockRun) -> &[Span] {
        self.spans.get(run.spans.0 as usize..run.spans.1 as usize).unwrap_or(&[])
    }

    /// Returns the days left out, as disjoint ascending intervals `(after, through]`.
    #[inline]
    #[must_use]
    pub fn left_out(&self, run: &ClockRun) -> &[(Day, Day)] {
        self.united.get(run.united.0 as usize..run.united.1 as usize).unwrap_or(&[])
    }

    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.by_clock.clear();
        self.spans.clear();
        self.united.clear();
    }
}

/// The length of a run's limit in counted units, extension included; months as days from the start.
#[inline]
pub(crate) fn length(run: &ClockRun) -> Option<(Unit, u32)> {
    let limit = run.limit?;
    match limit.unit() {
        Unit::Month => Some((Unit::CalendarDay, duration_days(run.start_day, limit) + run.extra)),
        unit @ (Unit::WorkingDay | Unit::CalendarDay | Unit::WorkingHour | Unit::Hour) => {
            Some((unit, limit.count() + run.extra))
        }
    }
}

/// Whether days through the due day stop counting once the count is complete: the last day moved off rest days
/// (民法典 art. 203), or there is nothing to count because the decision is due on the spot.
pub(super) fn rolls(spec: &ClockSpec, run: &ClockRun) -> bool {
    match length(run) {
        Some((Unit::CalendarDay, limit)) => {
            !spec.by_instants() && (limit == 0 || spec.roll == RollLastDay::Forward)
        }
        Some((Unit::WorkingDay, limit)) => limit == 0,
        Some(_) | None => false,
    }
}

/// Counts from a run's start.
pub(crate) fn reach(
    calendar: &Calendar,
    spec: &ClockSpec,
    run: &ClockRun,
    runs: &Runs,
    (unit, n): (Unit, u32),
) -> Reach {
    let n = n.saturating_sub(run.carried);
    if n == 0 {
        return Reach::On(run.start_day);
    }
    super::reach::nth_counted(calendar, unit, run.count_from(spec), n, runs.left_out(run))
}
