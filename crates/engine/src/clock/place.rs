//! One run put in its place: its limit, its suspensions and extensions, when it is due.

use super::due::{due_of, plainly_due};
use super::evaluate::{Ground, Start, index};
use super::point::end_of;
use super::run::{ClockRun, Due, Moved, Runs};
use super::span::{Irregularity, collect, unite};
use super::spec::{ClockIndex, ClockSpec, DeclaredDue, ExtendSpec, LimitSource, Per};
use super::timeline;
use crate::catalogue::{CaseType, Item};
use crate::event::{Fact, occasion};
use calendar::Moment;
use calendar::{Limit, Unit};

/// Adds one run: its limit, what was left out, when it is due.
pub(super) fn place(
    ground: &Ground<'_>,
    (clock, spec): (ClockIndex, &ClockSpec),
    start: &Start,
    stop: Option<usize>,
    runs: &mut Runs,
) {
    let calendar = ground.setting.calendar;
    let fact = &ground.facts[start.about];
    let (limit, declared) = limit_of(ground, spec, fact);
    let twins = twins((clock, spec), start, fact.at, runs);
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
        let day = calendar.zone().day_of(moment);
        let moment = match spec.declared {
            DeclaredDue::Instant => moment,
            DeclaredDue::Day => end_of(calendar, spec, day),
        };
        run.due = Due::At { day, moment };
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

/// Earlier runs of a clock that started at the same instant, or stopped at it where stops tell them apart.
fn twins((clock, spec): (ClockIndex, &ClockSpec), start: &Start, about: Moment, runs: &Runs) -> i64 {
    let same = |one: &&ClockRun| {
        one.clock == clock
            && match spec.per {
                Per::Matter | Per::Each | Per::Subject => one.start == start.at,
                Per::Stop => one.stop == Some(about),
            }
    };
    i64::try_from(runs.list.iter().rev().take_while(same).count()).unwrap_or(0)
}

/// Returns whether a run about this fact would have a limit.
pub(super) fn has_limit(ground: &Ground<'_>, spec: &ClockSpec, about: &Fact) -> bool {
    limit_of(ground, spec, about) != (None, None)
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
