//! 办结未送达：concluded, and neither a certificate nor a delivery is on record.
//!
//! Observation: a case that was concluded and not denied, of an item whose conclusions are nearly always delivered, long
//! enough ago that the delivery would have been recorded, of the operator who concluded it. A hit has neither a
//! certificate nor a delivery. Items whose results are never recorded as delivered say nothing, and are not looked at.

use super::book::{Book, Evidence, UnitCount, who};
use super::detect::Detect;
use super::seen::{Known, Seen, SeenEvent};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::{Thresholds, UndeliveredRule};
use engine::{EventKind, Outcome, Sym};
use std::collections::HashMap;

/// The signal.
pub(super) struct Undelivered {
    rule: UndeliveredRule,
    /// By item: conclusions, and those of them that were delivered.
    items: HashMap<Sym, UnitCount>,
}

impl Undelivered {
    pub(super) fn new(thresholds: &Thresholds) -> Undelivered {
        Undelivered { rule: thresholds.undelivered.clone(), items: HashMap::new() }
    }

    /// The conclusion of a case that should have been delivered by now.
    fn concluded<'a>(&self, case: &Known<'a>) -> Option<&'a SeenEvent> {
        let denied =
            |event: &SeenEvent| event.outcome == Outcome::Denied || event.kind == EventKind::RefusedToAccept;
        let finish = case.finish().filter(|finish| finish.kind == EventKind::Concluded)?;
        let zone = case.calendar().zone();
        let waited = case.calendar().count_in(zone.day_of(finish.at), zone.day_of(case.as_of))?;
        let due = waited > self.rule.wait_days && !case.events.iter().any(denied);
        due.then_some(finish)
    }
}

fn delivered(case: &Known<'_>) -> bool {
    let kinds = [EventKind::Delivered, EventKind::CertificateIssued];
    case.events.iter().any(|event| kinds.contains(&event.kind))
}

impl Detect for Undelivered {
    type Notes = ();
    const SIGNAL: Signal = Signal::Undelivered;
    const UNSEEN: Option<Missing> = Some(Missing::Deliveries);

    fn learn(&mut self, case: &Known<'_>) {
        if self.concluded(case).is_some() {
            self.items.entry(case.item).or_default().add(delivered(case));
        }
    }

    fn merge(&mut self, other: Undelivered) {
        for (item, count) in other.items {
            self.items.entry(item).or_default().join(&count);
        }
    }

    fn learned(&mut self) {
        let UndeliveredRule { sample_min, delivered_min: (share, of), .. } = self.rule;
        self.items.retain(|_, count| {
            let enough = count.hits.saturating_mul(of) >= count.sample.saturating_mul(share);
            enough && count.sample >= sample_min
        });
    }

    fn lacks(&self) -> Option<Missing> {
        self.items.is_empty().then_some(Missing::Deliveries)
    }

    fn judge(&self, case: &Seen<'_>, book: &mut Book, (): &mut ()) {
        let Some(finish) = self.concluded(case).filter(|_| self.items.contains_key(&case.item)) else {
            return;
        };
        let evidence = (!delivered(case)).then(|| Evidence::new(case, finish, Reason::NotDelivered, 1));
        book.see(who(case, finish), evidence);
    }
}
