//! From the facts of a matter to the runs of its clocks: what started, stopped, restarted and reopened them.

use super::deem::deemed_start;
use super::place::{has_limit, place};
use super::run::Runs;
use super::spec::{ClockIndex, ClockSpec, Per};
use crate::catalogue::Item;
use crate::event::{Details, Fact};
use crate::supervise::{First, Setting};
use crate::symbol::Sym;
use calendar::Moment;

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
        Per::Stop => each_stop(ground, clock, spec, runs),
    }
}

pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A start: the fact, the instant from which is counted, and when it became known.
pub(crate) struct Start {
    pub(crate) fact: usize,
    /// The fact that names subject and limit, and tells the run from others: the same, but for [`Per::Stop`].
    pub(crate) about: usize,
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
            Start { fact, about: fact, at, known_at: at, deemed: false }
        }
        (None, None) => return,
    };
    let stop = final_stop(ground, spec);
    let start = restarted(ground, (clock, spec), start, stop, runs);
    place(ground, (clock, spec), &start, stop, runs);
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
            place(ground, (clock, spec), &start, Some(fact), runs);
            start = Start { fact, about: fact, at: found.at, known_at: found.at, deemed: false };
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
        let start = Start { fact, about: fact, at: found.at, known_at: found.at, deemed: false };
        place(ground, (clock, spec), &start, stop.map(|(at, _)| at), runs);
    }
}

fn each_stop(ground: &Ground<'_>, clock: ClockIndex, spec: &ClockSpec, runs: &mut Runs) {
    if !ground.first.seen().meets(spec.stops) {
        return;
    }
    let mut started = None;
    for (fact, found) in ground.facts.iter().enumerate() {
        if found.marks.meets(spec.stops) && has_limit(ground, spec, found) {
            let from = started.unwrap_or(fact);
            let at = ground.facts[from].at;
            let start = Start { fact: from, about: fact, at, known_at: found.at, deemed: false };
            place(ground, (clock, spec), &start, Some(fact), runs);
        }
        if found.marks.meets(spec.starts) {
            started = Some(fact);
        }
    }
}
