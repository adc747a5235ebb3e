//! What becomes of all requests of one transaction.

use super::matter::{self, Coming};
use super::outcome::Outcome;
use super::row;
use super::take::Request;
use crate::judge::Judge;
use crate::refusal::{Refusal, RefusalCode};
use calendar::Moment;
use ports::{Change, EntryKey, Held};
use std::collections::BTreeMap;

/// Events by matter, and the outcomes so far: a seat for each event.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    pub(super) outcomes: Vec<Vec<Option<Outcome>>>,
    matters: BTreeMap<String, Vec<Coming>>,
}

impl Batch {
    /// Sorts requests by matter; what cannot be kept whatever is known is refused here.
    pub(super) fn sort(requests: &[Request], now: Moment) -> Batch {
        let mut batch = Batch { outcomes: Vec::with_capacity(requests.len()), matters: BTreeMap::new() };
        for (number, request) in requests.iter().enumerate() {
            let mut outcomes = vec![None; request.events.len()];
            for (at, event) in request.events.iter().enumerate() {
                if let Err(refusal) = row::check(event, now) {
                    outcomes[at] = Some(Outcome::Refused(refusal));
                    continue;
                }
                batch.matters.entry(event.matter.clone()).or_default().push(Coming {
                    seat: (number, at),
                    source: request.source.clone(),
                    place: request.scope.top().clone(),
                    received: request.received,
                    event: event.clone(),
                });
            }
            batch.outcomes.push(outcomes);
        }
        batch
    }

    /// Returns the matters.
    pub(super) fn matters(&self) -> Vec<String> {
        self.matters.keys().cloned().collect()
    }

    /// Decides what becomes of the matters.
    pub(super) fn decide(&mut self, judge: &mut Judge, held: &[Held], now: Moment) -> Vec<Change> {
        let mut changes = Vec::new();
        for held in held {
            let coming = self.matters.get(&held.matter).map(Vec::as_slice).unwrap_or_default();
            let (own, outcomes) = matter::take(judge, held, coming, now);
            for ((request, at), outcome) in outcomes {
                if let Some(seat) = self.outcomes.get_mut(request).and_then(|seats| seats.get_mut(at)) {
                    *seat = Some(outcome);
                }
            }
            changes.extend(own);
        }
        changes
    }

    /// Refuses the events whose keys are kept for other matters, and takes them out; where two matters of this batch
    /// want the same key, the one that is named keeps it.
    pub(super) fn refuse(&mut self, taken: &[(EntryKey, String)]) {
        for coming in self.matters.values_mut() {
            coming.retain(|one| {
                let key = |(key, _): &&(EntryKey, String)| key.source == one.source && key.id == one.event.id;
                let Some((_, matter)) = taken.iter().find(key) else { return true };
                if *matter == one.event.matter {
                    return true;
                }
                let refusal = Refusal::new(RefusalCode::OtherMatter, matter);
                self.outcomes[one.seat.0][one.seat.1] = Some(Outcome::Refused(refusal));
                false
            });
        }
        self.matters.retain(|_, coming| !coming.is_empty());
    }
}
