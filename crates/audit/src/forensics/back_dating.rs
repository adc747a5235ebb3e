//! 事后补录：entered long after it is said to have happened.
//!
//! Observation: what one operator of the office did in one case; a hit when one of the events is late. Late by whole
//! minutes from `at` to `recorded_at`; a log that has the column means by an empty field that the event was recorded
//! when it happened. The baseline of an operator is median + factor × median absolute deviation of the own lateness,
//! never under the floor; an operator with too few events is held against all. An operator who is always late is within
//! the own baseline and is caught by that of the log. An end that is stated in time and recorded after the limit of a
//! clock is a hit however usual lateness is.

use super::baseline::Histogram;
use super::book::{Book, Evidence, Who, who};
use super::detect::Detect;
use super::seen::{Known, Seen, SeenEvent};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::{BackDatingRule, Thresholds};
use calendar::Moment;
use engine::{Due, Sym};
use std::collections::{BTreeMap, HashMap};

const MINUTE: i64 = 60_000_000;

/// The signal.
pub(super) struct BackDating {
    rule: BackDatingRule,
    carried: bool,
    all: Histogram,
    own: HashMap<Sym, Histogram>,
    bound: u64,
    own_bounds: HashMap<Sym, u64>,
}

impl BackDating {
    pub(super) fn new(thresholds: &Thresholds) -> BackDating {
        let rule = thresholds.back_dating.clone();
        let (all, own, own_bounds) = (Histogram::default(), HashMap::new(), HashMap::new());
        BackDating { rule, carried: false, all, own, bound: u64::MAX, own_bounds }
    }

    fn reasons(
        &self,
        case: &Seen<'_>,
        event: &SeenEvent,
        limits: &[(usize, Moment)],
        at: usize,
    ) -> Vec<Evidence> {
        let late = minutes_late(event);
        let own = self.own_bounds.get(&event.actor).copied().unwrap_or(self.bound);
        let value = i64::try_from(late).unwrap_or(i64::MAX);
        let mut reasons = Vec::new();
        if late > own {
            reasons.push(Evidence::new(case, event, Reason::AboveOwn, value));
        } else if late > self.bound {
            reasons.push(Evidence::new(case, event, Reason::AboveLog, value));
        }
        let over = |(of, limit): &(usize, Moment)| {
            let recorded = event.recorded_at.filter(|recorded| recorded > limit)?;
            (*of == at && event.at <= *limit).then_some((recorded.micros() - limit.micros()) / MINUTE)
        };
        if let Some(over) = limits.iter().filter_map(over).max() {
            reasons.push(Evidence::new(case, event, Reason::AcrossLimit, over));
        }
        reasons
    }
}

impl Detect for BackDating {
    type Notes = ();
    const SIGNAL: Signal = Signal::BackDating;

    fn learn(&mut self, case: &Known<'_>) {
        for event in case.events.iter().filter(|event| event.by_office) {
            self.carried |= event.recorded_at.is_some();
            let late = minutes_late(event);
            self.all.add(late);
            self.own.entry(event.actor).or_default().add(late);
        }
    }

    fn merge(&mut self, other: BackDating) {
        self.carried |= other.carried;
        self.all.join(&other.all);
        for (actor, own) in other.own {
            self.own.entry(actor).or_default().join(&own);
        }
    }

    fn learned(&mut self) {
        let BackDatingRule { factor, floor_minutes, sample_min } = self.rule;
        self.bound = self.all.bound(factor).unwrap_or(u64::MAX).max(floor_minutes);
        let enough = self.own.iter().filter(|(actor, own)| actor.is_some() && own.total() >= sample_min);
        let bound = |(actor, own): (&Sym, &Histogram)| Some((*actor, own.bound(factor)?.max(floor_minutes)));
        self.own_bounds = enough.filter_map(bound).collect();
        self.own.clear();
    }

    fn lacks(&self) -> Option<Missing> {
        (!self.carried).then_some(Missing::RecordedAt)
    }

    fn judge(&self, case: &Seen<'_>, book: &mut Book, (): &mut ()) {
        let limit = |run: &engine::ClockRun| match run.due {
            Due::At { moment, .. } => Some((run.stopped_by? as usize, moment)),
            Due::Suspended | Due::NoLimit | Due::Outside => None,
        };
        let limits: Vec<(usize, Moment)> = case.whole_runs().filter_map(limit).collect();
        let mut by_operator: BTreeMap<Who, Vec<Evidence>> = BTreeMap::new();
        for (at, event) in case.events.iter().enumerate().filter(|(_, event)| event.by_office) {
            by_operator.entry(who(case, event)).or_default().extend(self.reasons(case, event, &limits, at));
        }
        book.see_case(by_operator);
    }
}

/// Whole minutes from when it happened to when it was recorded; 0 when recorded before.
fn minutes_late(event: &SeenEvent) -> u64 {
    let late = event.recorded_at.map_or(0, |recorded| recorded.micros() - event.at.micros());
    u64::try_from(late / MINUTE).unwrap_or(0)
}
