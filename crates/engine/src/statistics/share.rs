//! What one matter adds to the statistics.

use super::policy::{Measuring, MonthOf, SuspendedMatters, VoidMatters};
use super::row::{Count, Share, Sum};
use crate::clock::{ClockIndex, ClockRun, Due};
use crate::event::{EventKind, Fact, Outcome};
use crate::supervise::{Verdict, View};
use calendar::{Day, Moment};
use calendar::{Limit, Unit};

/// A kind of event that statistics look at, as a bit.
const REFUSED: u8 = 1;
const CONCLUDED: u8 = 2;
const VOIDED: u8 = 4;
const IRREGULAR: u8 = 8;
const SENT_BACK: u8 = 16;
const DISPATCHED: u8 = 32;
const REOPENED: u8 = 64;
const RATED: u8 = 128;

/// The bits of every kind of event.
const BITS: [u8; EventKind::ALL.len()] = {
    let mut bits = [0; EventKind::ALL.len()];
    bits[EventKind::RefusedToAccept as usize] = REFUSED;
    bits[EventKind::Concluded as usize] = CONCLUDED;
    bits[EventKind::Voided as usize] = VOIDED;
    bits[EventKind::Withdrawn as usize] = VOIDED;
    // 暂停、终止、退回: a special procedure of the law is none of these.
    bits[EventKind::Suspended as usize] = IRREGULAR;
    bits[EventKind::Terminated as usize] = IRREGULAR;
    bits[EventKind::Returned as usize] = IRREGULAR | SENT_BACK;
    bits[EventKind::Dispatched as usize] = DISPATCHED;
    bits[EventKind::Reopened as usize] = REOPENED;
    bits[EventKind::Rated as usize] = RATED;
    bits
};

/// A matter's share, and where it belongs in time.
pub(super) struct Told {
    pub(super) share: Share,
    pub(super) month: Option<Day>,
    /// The fact that ended it.
    pub(super) ended_by: Option<u32>,
}

/// What a matter adds to the row of its department, item, month, person, …
pub(super) fn share_of(verdict: &Verdict<'_>, measuring: &Measuring) -> Told {
    let view = &verdict.view;
    let (mut seen, mut denied) = (0, false);
    for fact in view.facts() {
        seen |= BITS[fact.kind as usize];
        denied |= fact.kind == EventKind::Decided && fact.outcome == Outcome::Denied;
    }
    let last = |clock: Option<ClockIndex>| clock.and_then(|clock| view.runs(clock).last());
    let (promised, statutory) = (last(measuring.promised), last(measuring.statutory));
    let base = promised.or(statutory).or_else(|| last(measuring.handling));
    let worked = base.and_then(|run| worked(view, run)).unwrap_or(0);
    let stop = base.and_then(|run| run.stop);
    let finished = stop.is_some() || seen & (REFUSED | CONCLUDED) != 0;
    let month = match measuring.month {
        MonthOf::Start => base.map(|run| run.start_day).or_else(|| first_day(view)),
        MonthOf::End => stop
            .or_else(|| view.facts().last().filter(|_| finished).map(|fact| fact.at))
            .map(|at| view.day_of(at)),
    };
    let ended_by = base.and_then(|run| run.stopped_by);
    // Filled in where it lies: a share that is filled first and moved then is copied right after it was written.
    let mut told = Told { share: Share::default(), month, ended_by };
    let share = &mut told.share;
    share.count(Count::Cases);
    share.add(Sum::Findings, u32::try_from(verdict.findings.len()).unwrap_or(u32::MAX));
    share.add(Sum::Worked, worked);
    if seen & VOIDED != 0 {
        share.count(Count::Void);
        if measuring.void == VoidMatters::LeftOut {
            return told;
        }
    }
    if !finished && base.is_some_and(|run| run.due == Due::Suspended) {
        share.count(Count::Suspended);
        if measuring.suspended == SuspendedMatters::LeftOut {
            return told;
        }
    }
    share.count(Count::Handled);
    share.count_if(Count::Finished, finished);
    share.count_if(Count::Denied, denied && finished);
    share.count_if(Count::Refused, seen & REFUSED != 0);
    share.count_if(Count::Carded, !verdict.findings.is_empty());
    share.count_if(Count::Irregular, seen & IRREGULAR != 0);
    share.count_if(Count::Dispatched, seen & DISPATCHED != 0);
    share.count_if(Count::SentBack, seen & SENT_BACK != 0 && seen & DISPATCHED != 0);
    share.count_if(Count::Redone, seen & REOPENED != 0 && finished);
    if let Some(run) = promised {
        judge(share, run, view, (Count::Judged, Count::OnTime));
        share.count_if(Count::Overdue, over(run, view.as_of));
    }
    if let Some(run) = statutory {
        judge(share, run, view, (Count::JudgedByLaw, Count::OnTimeByLaw));
    }
    if let (Some(run), Some(stop)) = (base, stop) {
        timed(share, view.day_of(stop) - run.start_day, worked, (promised, statutory));
    }
    if seen & RATED != 0 {
        rated(share, view, measuring);
    }
    told
}

/// What a run of the clock of steps adds to the row of its step.
pub(super) fn share_of_step(view: &View<'_>, run: &ClockRun) -> Share {
    let mut share = Share::default();
    share.count(Count::Cases);
    share.count(Count::Handled);
    let worked = worked(view, run).unwrap_or(0);
    share.add(Sum::Worked, worked);
    share.count_if(Count::Finished, run.stop.is_some());
    share.count_if(Count::Suspended, run.stop.is_none() && run.due == Due::Suspended);
    share.count_if(Count::Overdue, over(run, view.as_of));
    judge(&mut share, run, view, (Count::Judged, Count::OnTime));
    if let Some(stop) = run.stop {
        timed(&mut share, view.day_of(stop) - run.start_day, worked, (Some(run), None));
    }
    share
}

/// Working days that a finished run of the clock of steps took; `None` while it runs.
pub(super) fn timed_step(view: &View<'_>, run: &ClockRun) -> Option<u32> {
    run.stop.and_then(|_| worked(view, run))
}

#[inline]
fn worked(view: &View<'_>, run: &ClockRun) -> Option<u32> {
    view.runs.worked(view.setting.calendar, view.clock(run.clock)?, run, view.as_of)
}

fn first_day(view: &View<'_>) -> Option<Day> {
    view.facts().first().map(|fact| view.day_of(fact.at))
}

/// In time or not, and early: on a day before the last.
#[inline]
fn judge(share: &mut Share, run: &ClockRun, view: &View<'_>, (judged, on_time): (Count, Count)) {
    let (Some(stop), Due::At { day, moment }) = (run.stop, run.due) else { return };
    share.count(judged);
    share.count_if(on_time, stop <= moment);
    share.count_if(Count::Early, judged == Count::Judged && view.day_of(stop) < day);
}

#[inline]
fn over(run: &ClockRun, as_of: Moment) -> bool {
    matches!(run.due, Due::At { moment, .. } if run.stop.unwrap_or(as_of) > moment)
}

/// What the time of a finished matter adds: its days, and the limits that stand beside them.
#[inline]
fn timed(
    share: &mut Share,
    days: i32,
    worked: u32,
    (promised, statutory): (Option<&ClockRun>, Option<&ClockRun>),
) {
    let working_days = |run: Option<&ClockRun>| {
        run?.limit.filter(|limit| limit.unit() == Unit::WorkingDay).map(Limit::count)
    };
    let (promised, statutory) = (working_days(promised), working_days(statutory));
    share.count(Count::Timed);
    share.count_if(Count::SameDay, days <= 0);
    share.count_if(Count::WithinWeek, days <= 7);
    share.add(Sum::Used, worked);
    if let Some(limit) = promised {
        share.count(Count::Promised);
        share.add(Sum::Promised, limit);
    }
    if let Some(limit) = statutory {
        share.count(Count::Statutory);
        share.add(Sum::Statutory, limit);
        share.add(Sum::UsedOfStatutory, worked);
    }
    if let (Some(promised), Some(statutory)) = (promised, statutory) {
        share.count(Count::Paired);
        share.add(Sum::PairedPromised, promised);
        share.add(Sum::PairedStatutory, statutory);
    }
}

fn rated(share: &mut Share, view: &View<'_>, measuring: &Measuring) {
    share.count_if(Count::Rated, share.has(Count::Finished));
    let bad = |fact: &&Fact| fact.kind == EventKind::Rated && fact.outcome == Outcome::Dissatisfied;
    let Some(bad) = view.facts().iter().find(bad) else { return };
    share.count(Count::Negative);
    let in_time = match measuring.rectification {
        Some(clock) => view.runs(clock).iter().any(|run| run.stop.is_some() && !over(run, view.as_of)),
        None => true,
    };
    let put_right = view.facts().iter().any(|fact| fact.kind == EventKind::Rectified && fact.at >= bad.at);
    share.count_if(Count::Rectified, put_right && in_time);
}
