//! One run of a clock: from its start to its stop, with what was left out and when it is due.

use super::boundary::{due_of, duration_days};
use super::deem::deemed_start;
use super::extend::extend;
use super::reach::{Reach, counted_in};
use super::span::{Irregularity, Span, collect, unite};
use super::spec::{ClockIndex, ClockSpec, LimitSource, Per};
use crate::catalogue::{CaseType, Item};
use crate::event::Fact;
use crate::limit::{Limit, Unit};
use crate::supervise::{First, Setting};
use crate::symbol::Sym;
use alloc::vec::Vec;
use calendar::{Calendar, Day, FirstDay, Moment};

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
    /// Counted units used on the same subject before this run began.
    pub carried: u32,
    /// When it is due.
    pub due: Due,
    /// When it stopped.
    pub stop: Option<Moment>,
    /// The fact that stopped it.
    pub stopped_by: Option<u32>,
    /// Where its spans lie in [`Runs`].
    pub(crate) spans: (u32, u32),
    /// Where its united intervals lie in [`Runs`].
    pub(crate) united: (u32, u32),
}

impl ClockRun {
    /// Returns the day before the first day that can count.
    #[inline]
    #[must_use]
    pub fn count_from(&self, spec: &ClockSpec) -> Day {
        match spec.first_day {
            FirstDay::Excluded => self.start_day,
            FirstDay::Included => self.start_day - 1,
        }
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
    list: Vec<ClockRun>,
    by_clock: Vec<(u32, u32)>,
    spans: Vec<Span>,
    united: Vec<(Day, Day)>,
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

    /// Returns the counted days of a run through its stop or `as_of`, in the unit of its limit (working days when
    /// it has none); `None` outside the calendar.
    #[must_use]
    pub fn used(&self, calendar: &Calendar, spec: &ClockSpec, run: &ClockRun, as_of: Moment) -> Option<u32> {
        let unit = match run.limit.map(Limit::unit) {
            Some(Unit::CalendarDay | Unit::Month | Unit::Hour) => Unit::CalendarDay,
            Some(Unit::WorkingDay | Unit::WorkingHour) | None => Unit::WorkingDay,
        };
        let until = run.stop.map_or(as_of, |stop| stop.min(as_of));
        let through = calendar.zone().day_of(until);
        counted_in(calendar, unit, run.count_from(spec), through, self.left_out(run))
    }

    fn clear(&mut self) {
        self.list.clear();
        self.by_clock.clear();
        self.spans.clear();
        self.united.clear();
    }
}

/// What the evaluation of a matter's clocks looks at.
pub(crate) struct Ground<'a> {
    pub(crate) setting: &'a Setting<'a>,
    pub(crate) item: Option<&'a Item>,
    pub(crate) facts: &'a [Fact],
    pub(crate) first: &'a First,
    pub(crate) kind: Sym,
    pub(crate) as_of: Moment,
}

/// Evaluates every clock of the rule set on one matter.
pub(crate) fn evaluate(ground: &Ground<'_>, runs: &mut Runs) {
    runs.clear();
    for (number, spec) in ground.setting.rules.clocks.iter().enumerate() {
        let from = index(runs.list.len());
        if spec.matter == ground.kind {
            let clock = ClockIndex(u16::try_from(number).unwrap_or(u16::MAX));
            match spec.per {
                Per::Matter => once(ground, clock, spec, runs),
                Per::Each | Per::Subject => each(ground, clock, spec, runs),
            }
        }
        let to = index(runs.list.len());
        runs.by_clock.push((from, to));
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A start: the fact, the instant from which is counted, and when it became known.
pub(crate) struct Start {
    pub(crate) fact: usize,
    pub(crate) at: Moment,
    pub(crate) known_at: Moment,
    pub(crate) deemed: bool,
}

fn once(ground: &Ground<'_>, clock: ClockIndex, spec: &ClockSpec, runs: &mut Runs) {
    let started = ground.first.of(spec.starts);
    let deemed = spec.deemed.as_ref().and_then(|deemed| deemed_start(ground, spec, deemed));
    let start = match (started, deemed) {
        (_, Some(deemed)) => deemed,
        (Some(fact), None) => {
            let at = ground.facts[fact].at;
            Start { fact, at, known_at: at, deemed: false }
        }
        (None, None) => return,
    };
    let start = restarted(ground, spec, start);
    let stop = final_stop(ground, spec);
    push(ground, (clock, spec), &start, stop, runs);
}

fn restarted(ground: &Ground<'_>, spec: &ClockSpec, start: Start) -> Start {
    if spec.restarts.is_empty() || !ground.first.seen().meets(spec.restarts) {
        return start;
    }
    let last = ground.facts.iter().enumerate().rev().find(|(_, fact)| fact.marks.meets(spec.restarts));
    match last {
        Some((fact, found)) if found.at > start.at => {
            Start { fact, at: found.at, known_at: found.at, deemed: false }
        }
        _ => start,
    }
}

/// The first stop after the last reopening; a stop before a reopening stopped nothing.
fn final_stop(ground: &Ground<'_>, spec: &ClockSpec) -> Option<usize> {
    if spec.reopens.is_empty() || !ground.first.seen().meets(spec.reopens) {
        return ground.first.of(spec.stops);
    }
    let reopened = ground.facts.iter().rposition(|fact| fact.marks.meets(spec.reopens))?;
    let rest = ground.facts.get(reopened..)?;
    rest.iter().position(|fact| fact.marks.meets(spec.stops)).map(|at| at + reopened)
}

fn each(ground: &Ground<'_>, clock: ClockIndex, spec: &ClockSpec, runs: &mut Runs) {
    if !ground.first.seen().meets(spec.starts) {
        return;
    }
    for (fact, found) in ground.facts.iter().enumerate() {
        if !found.marks.meets(spec.starts) {
            continue;
        }
        // An event that names no subject concerns whatever is running.
        let same = |later: &Fact| {
            !later.subject.is_some() || !found.subject.is_some() || later.subject == found.subject
        };
        let mut rest = ground.facts.iter().enumerate().skip(fact + 1);
        let stop = rest.find(|(_, later)| later.marks.meets(spec.stops) && same(later));
        let start = Start { fact, at: found.at, known_at: found.at, deemed: false };
        push(ground, (clock, spec), &start, stop.map(|(at, _)| at), runs);
    }
}

fn push(
    ground: &Ground<'_>,
    (clock, spec): (ClockIndex, &ClockSpec),
    start: &Start,
    stop: Option<usize>,
    runs: &mut Runs,
) {
    let calendar = ground.setting.calendar;
    let fact = &ground.facts[start.fact];
    let (limit, declared) = limit_of(ground, spec, fact);
    let mut run = ClockRun {
        clock,
        subject: fact.subject,
        began: index(start.fact),
        start: start.at,
        start_day: calendar.zone().day_of(start.at),
        known_at: start.known_at,
        deemed: start.deemed,
        limit,
        extra: 0,
        extended_by: None,
        extension_irregular: Irregularity::NONE,
        carried: 0,
        due: Due::NoLimit,
        stop: stop.map(|at| ground.facts[at].at),
        stopped_by: stop.map(index),
        spans: (index(runs.spans.len()), index(runs.spans.len())),
        united: (index(runs.united.len()), index(runs.united.len())),
    };
    if spec.suspends.iter().any(|suspend| ground.first.seen().meets(suspend.from)) {
        suspend(ground, spec, &mut run, runs);
    }
    if spec.per == Per::Subject {
        run.carried = carried(ground, spec, &run, runs);
    }
    run.due = match declared {
        Some(moment) => Due::At { day: calendar.zone().day_of(moment), moment },
        None => due_of(calendar, spec, &run, runs),
    };
    if let Some(by) = &spec.extends
        && ground.first.seen().meets(by.by)
    {
        extend(ground, (spec, by), &mut run, runs);
    }
    late_suspensions(&run, runs);
    runs.list.push(run);
}

/// A suspension that begins after the limit has passed rescues nothing, and is itself irregular.
fn late_suspensions(run: &ClockRun, runs: &mut Runs) {
    let Due::At { moment, .. } = run.due else { return };
    let own = runs.spans.get_mut(run.spans.0 as usize..run.spans.1 as usize).unwrap_or(&mut []);
    for span in own.iter_mut().filter(|span| span.from > moment) {
        span.irregular = span.irregular.and(Irregularity::AFTER_EXPIRY);
    }
}

fn suspend(ground: &Ground<'_>, spec: &ClockSpec, run: &mut ClockRun, runs: &mut Runs) {
    let mut spans = Vec::new();
    collect(ground.setting.calendar, spec, ground.facts, run.start, &mut spans);
    for span in &mut spans {
        // A special procedure that was never closed does not outlive the matter.
        if span.to.is_none()
            && let Some(stop) = run.stop
        {
            span.irregular = span.irregular.and(Irregularity::DANGLING);
            if span.through == super::span::OPEN && stop < span.from {
                span.stops = false;
            }
        }
    }
    let mut united = Vec::new();
    unite(&spans, &mut united);
    runs.spans.extend_from_slice(&spans);
    runs.united.extend_from_slice(&united);
    run.spans.1 = index(runs.spans.len());
    run.united.1 = index(runs.united.len());
}

/// Counted days on the same subject in earlier runs of the same clock.
fn carried(ground: &Ground<'_>, spec: &ClockSpec, run: &ClockRun, runs: &Runs) -> u32 {
    let earlier = runs.list.iter().filter(|one| one.clock == run.clock && one.subject == run.subject);
    earlier
        .filter(|one| one.stop.is_some_and(|stop| stop <= run.start))
        .filter_map(|one| runs.used(ground.setting.calendar, spec, one, ground.as_of))
        .sum()
}

fn limit_of(ground: &Ground<'_>, spec: &ClockSpec, fact: &Fact) -> (Option<Limit>, Option<Moment>) {
    let item = ground.item;
    for source in &spec.limit {
        let limit = match *source {
            LimitSource::Promised => item.and_then(promised),
            LimitSource::Statutory => item.and_then(|item| item.statutory),
            LimitSource::Accept => item.and_then(|item| item.accept),
            LimitSource::Deliver => item.and_then(|item| item.deliver),
            LimitSource::Step => item
                .and_then(|item| item.steps.iter().find(|step| step.code == fact.subject))
                .and_then(|step| step.limit),
            LimitSource::Special => item
                .and_then(|item| item.specials.iter().find(|special| special.code == fact.subject))
                .and_then(|special| special.limit),
            LimitSource::Planned => fact.planned,
            LimitSource::Declared if fact.due.is_some() => return (None, fact.due),
            LimitSource::Declared => None,
            LimitSource::Fixed(limit) => Some(limit),
            LimitSource::FixedJoint(limit) => item.is_some_and(|item| item.joint).then_some(limit),
        };
        if limit.is_some() {
            return (limit, None);
        }
    }
    (None, None)
}

/// An immediate item without a promise of its own is promised for the same day.
fn promised(item: &Item) -> Option<Limit> {
    match (item.promised, item.case_type) {
        (None, CaseType::Immediate) => Some(Limit::working_days(0)),
        (promised, _) => promised,
    }
}

/// The length of a run's limit in counted units, extension included; months as days from the start.
pub(crate) fn length(spec: &ClockSpec, run: &ClockRun) -> Option<(Unit, u32)> {
    let limit = run.limit?;
    match limit.unit() {
        Unit::Month => Some((Unit::CalendarDay, duration_days(run.count_from(spec), limit) + run.extra)),
        unit @ (Unit::WorkingDay | Unit::CalendarDay | Unit::WorkingHour | Unit::Hour) => {
            Some((unit, limit.count() + run.extra))
        }
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
    super::reach::nth_counted(calendar, unit, run.count_from(spec), n, runs.left_out(run))
}
