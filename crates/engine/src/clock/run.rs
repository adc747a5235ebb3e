//! One run of a clock: from its start to its stop, with what was left out and when it is due.

use super::boundary::{due_of, duration_days, plainly_due};
use super::deem::deemed_start;
use super::reach::Reach;
use super::span::{Irregularity, Span, collect, unite};
use super::spec::{ClockIndex, ClockSpec, ExtendSpec, LimitSource, Per};
use super::timeline;
use crate::catalogue::{CaseType, Item};
use crate::event::{Details, Fact, occasion};
use crate::limit::{Limit, Unit};
use crate::supervise::{First, Setting};
use crate::symbol::Sym;
use alloc::vec::Vec;
use calendar::{Calendar, Day, FirstDay, Moment, RollLastDay};

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
    const fn when(self, claim: bool) -> Moved {
        if claim { self } else { Moved::NOT }
    }
}

impl ClockRun {
    /// Nothing yet. Runs are written in place: a struct of this size that is made on the stack and moved costs more
    /// than counting its days.
    const BLANK: ClockRun = ClockRun {
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
    by_clock: Vec<(u32, u32)>,
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

/// What the evaluation of a matter's clocks looks at.
pub(crate) struct Ground<'a> {
    pub(crate) setting: &'a Setting<'a>,
    pub(crate) item: Option<&'a Item>,
    pub(crate) facts: &'a [Fact],
    pub(crate) details: &'a [Details],
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
            evaluate_one(ground, ClockIndex(u16::try_from(number).unwrap_or(u16::MAX)), spec, runs);
        }
        let to = index(runs.list.len());
        runs.by_clock.push((from, to));
    }
}

/// Adds the runs of one clock.
pub(super) fn evaluate_one(ground: &Ground<'_>, clock: ClockIndex, spec: &ClockSpec, runs: &mut Runs) {
    match spec.per {
        Per::Matter => once(ground, clock, spec, runs),
        Per::Each | Per::Subject => each(ground, clock, spec, runs),
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
    let stop = final_stop(ground, spec);
    let start = restarted(ground, (clock, spec), start, stop, runs);
    push(ground, (clock, spec), &start, stop, runs);
}

/// Every restart ends the run before it: what was late then stays late, and the whole limit runs anew.
fn restarted(
    ground: &Ground<'_>,
    (clock, spec): (ClockIndex, &ClockSpec),
    mut start: Start,
    stop: Option<usize>,
    runs: &mut Runs,
) -> Start {
    if spec.restarts.is_empty() || !ground.first.seen().meets(spec.restarts) {
        return start;
    }
    for (fact, found) in ground.facts.iter().enumerate() {
        if found.marks.meets(spec.restarts) && found.at > start.at && stop.is_none_or(|stop| fact < stop) {
            push(ground, (clock, spec), &start, Some(fact), runs);
            start = Start { fact, at: found.at, known_at: found.at, deemed: false };
        }
    }
    start
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
    let twins = twins(clock, start.at, runs);
    let at = runs.list.len();
    let (spans, united) = (index(runs.spans.len()), index(runs.united.len()));
    runs.list.push(ClockRun::BLANK);
    let run = &mut runs.list[at];
    run.clock = clock;
    run.subject = fact.subject;
    run.began = index(start.fact);
    run.start = start.at;
    run.start_day = calendar.zone().day_of(start.at);
    run.occasion = occasion(fact, ground.details).plus_micros(twins);
    run.known_at = start.known_at;
    run.deemed = start.deemed;
    run.limit = limit;
    run.stop = stop.map(|at| ground.facts[at].at);
    run.stopped_by = stop.map(index);
    (run.spans, run.united) = ((spans, spans), (united, united));
    let seen = ground.first.seen();
    run.moved = Moved::REOPENED.when(seen.meets(spec.reopens));
    let suspended = spec.suspends.iter().any(|suspend| seen.meets(suspend.from));
    let extended = spec.extends.as_ref().filter(|by| seen.meets(by.by));
    if let Some(moment) = declared {
        run.due = Due::At { day: calendar.zone().day_of(moment), moment };
    }
    if suspended || extended.is_some() || spec.per == Per::Subject {
        let mut run = runs.list.pop().expect("it was pushed above");
        burdened(ground, (spec, extended.filter(|_| declared.is_none())), suspended, &mut run, runs);
        runs.list.push(run);
    } else if let Some((day, moment)) = plainly_due(calendar, spec, run)
        && declared.is_none()
    {
        run.due = Due::At { day, moment };
    } else if declared.is_none() {
        let due = due_of(calendar, spec, &runs.list[at], runs);
        runs.list[at].due = due;
    }
}

/// Sets when a run is due that was suspended or extended, or carries time from before.
fn burdened(
    ground: &Ground<'_>,
    (spec, extended): (&ClockSpec, Option<&ExtendSpec>),
    suspended: bool,
    run: &mut ClockRun,
    runs: &mut Runs,
) {
    let declared = run.due != Due::NoLimit;
    if spec.per == Per::Subject {
        carry(ground, spec, run, runs);
    }
    if suspended {
        suspend(ground, spec, run, runs);
    }
    let spans = run.spans.0 != run.spans.1;
    match (declared, extended) {
        (true, _) => {}
        (false, None) if !spans => run.due = due_of(ground.setting.calendar, spec, run, runs),
        (false, None) if !spec.reaches_back() => at_once(ground, spec, run, runs),
        (false, _) => timeline::walk(ground, (spec, extended), run, runs),
    }
    run.moved = (run.moved)
        .and(Moved::EXTENDED.when(run.extended_by.is_some()))
        .and(Moved::SUSPENDED.when(spans))
        .and(Moved::REACHED_BACK.when(spans && spec.reaches_back()));
}

/// Earlier runs of a clock that started at the same instant.
fn twins(clock: ClockIndex, start: Moment, runs: &Runs) -> i64 {
    let earlier = runs.list.iter().rev().take_while(|one| one.clock == clock && one.start == start);
    i64::try_from(earlier.count()).unwrap_or(0)
}

/// All suspensions at once: counting never meets those that begin after the limit, so they can be told afterwards.
fn at_once(ground: &Ground<'_>, spec: &ClockSpec, run: &mut ClockRun, runs: &mut Runs) {
    let (from, to) = (run.spans.0 as usize, run.spans.1 as usize);
    for at in from..to {
        unite(&runs.spans[at], run.united.0 as usize, &mut runs.united);
    }
    run.united.1 = index(runs.united.len());
    run.due = due_of(ground.setting.calendar, spec, run, runs);
    let Due::At { moment, .. } = run.due else { return };
    if runs.spans[from..to].iter().any(|span| span.from > moment) {
        runs.united.truncate(run.united.0 as usize);
        for at in from..to {
            runs.spans[at].late_after(moment);
            unite(&runs.spans[at], run.united.0 as usize, &mut runs.united);
        }
        run.united.1 = index(runs.united.len());
    }
}

/// Collects the suspensions of a run. What begins after it stopped suspends nothing; a special procedure that was
/// never closed does not outlive the matter.
fn suspend(ground: &Ground<'_>, spec: &ClockSpec, run: &mut ClockRun, runs: &mut Runs) {
    collect(ground.setting.calendar, spec, ground.facts, run.start, &mut runs.spans);
    if let Some(stop) = run.stop {
        for span in runs.spans.iter_mut().skip(run.spans.0 as usize) {
            span.stops &= span.from <= stop;
            if span.to.is_none() {
                span.irregular = span.irregular.and(Irregularity::DANGLING);
            }
        }
    }
    run.spans.1 = index(runs.spans.len());
}

/// The time on the same subject in earlier runs of the same clock.
fn carry(ground: &Ground<'_>, spec: &ClockSpec, run: &mut ClockRun, runs: &Runs) {
    let calendar = ground.setting.calendar;
    let by_hours = matches!(run.limit.map(Limit::unit), Some(Unit::WorkingHour | Unit::Hour));
    let same = |one: &&ClockRun| one.clock == run.clock && one.subject == run.subject;
    let earlier = runs.list.iter().filter(same).filter(|one| one.stop.is_some_and(|stop| stop <= run.start));
    let (mut days, mut micros) = (0, 0);
    for one in earlier {
        if by_hours {
            micros += runs.used_micros(calendar, spec, one, ground.as_of).unwrap_or(0);
        } else {
            days += runs.used(calendar, spec, one, ground.as_of).unwrap_or(0);
        }
    }
    (run.carried, run.carried_micros) = (days, micros);
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
