//! When a threshold was first crossed, as somebody who watched all the time would have seen it.
//!
//! Most thresholds can be told from the end: what was reached before a suspension stays reached. Four things move a
//! limit after a threshold on it may have been crossed: an extension, a suspension that leaves out the whole day on
//! which it begins, any suspension where the threshold is counted back from the due instant, and a reopening. For
//! those the clock is evaluated once for every event, up to the first crossing. A threshold crossed once stays
//! crossed: what moves the limit later does not undo it.

use super::boundary::{Boundary, Comparator, Edge, Threshold, ThresholdPoint};
use super::evaluate::{Ground, evaluate_one};
use super::run::{ClockRun, Due, Moved, Runs};
use super::spec::ClockSpec;
use crate::supervise::{First, View};
use calendar::Moment;

/// The first crossing of a threshold by a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The first instant at which it could be known.
    pub at: Moment,
    /// Where the threshold lay then.
    pub boundary: Boundary,
}

/// Returns the first crossing of a threshold by a run as known at the view's instant.
pub(crate) fn crossing(
    view: &View<'_>,
    spec: &ClockSpec,
    run: &ClockRun,
    threshold: &Threshold,
) -> Option<Crossing> {
    if !moves(run, threshold) {
        let boundary = threshold.boundary(view.setting.calendar, spec, run, view.runs)?;
        let at = boundary.crossed(run.stop, view.as_of)?;
        return Some(Crossing { at: at.max(run.known_at), boundary });
    }
    watch(view, spec, run, threshold)
}

/// The crossing of the limit itself, which is most of what rules ask; `None` where it needs a closer look.
#[inline]
pub(crate) fn over_the_limit(
    run: &ClockRun,
    threshold: &Threshold,
    as_of: Moment,
) -> Option<Option<Crossing>> {
    if !threshold.is_the_limit() || run.moved.any_of(Moved::REOPENED.and(Moved::REACHED_BACK)) {
        return None;
    }
    let Due::At { day, moment } = run.due else { return Some(None) };
    let late = run.stop.unwrap_or(as_of) > moment && as_of > moment;
    Some(late.then(|| Crossing {
        at: moment.plus_micros(1).max(run.known_at),
        boundary: Boundary { at: moment, edge: Edge::End, day },
    }))
}

/// Returns whether later events may move the threshold after it was crossed.
#[inline]
fn moves(run: &ClockRun, threshold: &Threshold) -> bool {
    let from_due = matches!(threshold.point, ThresholdPoint::Shifted(..));
    let overdue = matches!(threshold.point, ThresholdPoint::Limit(by) if by >= 0)
        && threshold.comparator == Comparator::Exceeds;
    run.moved.any_of(Moved::REOPENED.and(Moved::REACHED_BACK))
        || (run.moved.any_of(Moved::EXTENDED) && !overdue)
        || (run.moved.any_of(Moved::SUSPENDED) && from_due)
}

/// Evaluates the clock as known after each event in turn.
fn watch(view: &View<'_>, spec: &ClockSpec, run: &ClockRun, threshold: &Threshold) -> Option<Crossing> {
    let facts = view.facts();
    let mut first = First::default();
    let mut runs = Runs::default();
    let mut at = run.known_at;
    loop {
        let known = facts.partition_point(|fact| fact.at <= at);
        let seen = facts.get(..known)?;
        first.fill(seen);
        runs.clear();
        let (setting, item, matter) = (view.setting, view.item, view.matter);
        let (details, kind) = (matter.details, matter.kind);
        let ground = Ground { setting, item, facts: seen, details, first: &first, kind, as_of: at };
        evaluate_one(&ground, run.clock, spec, &mut runs);
        let next = facts.get(known).map(|fact| fact.at);
        let same = runs.all().iter().find(|one| one.is(run));
        if let Some(one) = same
            && let Some(boundary) = threshold.boundary(view.setting.calendar, spec, one, &runs)
        {
            let last = next.map_or(view.as_of, |next| next.plus_micros(-1));
            if let Some(crossed) = boundary.crossed(one.stop, last) {
                return Some(Crossing { at: crossed.max(at), boundary });
            }
        }
        at = next?;
    }
}
