//! 下班后补录：stamped with an hour of work, entered when nobody works.
//!
//! Observation: what one operator of the office did in one case, of events with a time of day in opening hours; a log that
//! has the column means by an empty field that the event was recorded when it happened. A hit is an event that was
//! recorded later, on a rest day or outside opening hours and a margin. A system that hands over at night marks nobody,
//! since it does so for all.

use super::book::{Book, Evidence, Who, who};
use super::detect::Detect;
use super::off_hours::{outside, timed};
use super::seen::{Known, Seen, SeenEvent};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::{OffHoursRule, Thresholds};
use std::collections::BTreeMap;

/// The signal.
pub(super) struct AfterClose {
    rule: OffHoursRule,
    carried: bool,
}

impl AfterClose {
    pub(super) fn new(thresholds: &Thresholds) -> AfterClose {
        AfterClose { rule: thresholds.off_hours.clone(), carried: false }
    }

    /// Whether an event says that it happened in opening hours; and if so, the evidence that it was entered outside them.
    fn look(&self, case: &Known<'_>, event: &SeenEvent) -> Option<Option<Evidence>> {
        if outside(case.calendar(), event.at, 0)?.is_some() {
            return None;
        }
        let Some(recorded) = event.recorded_at.filter(|recorded| *recorded > event.at) else {
            return Some(None);
        };
        let entered = outside(case.calendar(), recorded, self.rule.margin_minutes)?;
        let minutes = (recorded.micros() - event.at.micros()) / 60_000_000;
        Some(entered.map(|_| Evidence::new(case, event, Reason::EnteredAfterClose, minutes)))
    }
}

impl Detect for AfterClose {
    type Notes = ();
    const SIGNAL: Signal = Signal::AfterClose;
    const UNSEEN: Option<Missing> = Some(Missing::TimeOfDay);

    fn learn(&mut self, case: &Known<'_>) {
        self.carried = self.carried || case.events.iter().any(|event| event.recorded_at.is_some());
    }

    fn merge(&mut self, other: AfterClose) {
        self.carried |= other.carried;
    }

    fn lacks(&self) -> Option<Missing> {
        (!self.carried).then_some(Missing::RecordedAt)
    }

    fn judge(&self, case: &Seen<'_>, book: &mut Book, (): &mut ()) {
        let mut by_operator: BTreeMap<Who, Vec<Evidence>> = BTreeMap::new();
        for event in timed(case) {
            if let Some(evidence) = self.look(case, event) {
                by_operator.entry(who(case, event)).or_default().extend(evidence);
            }
        }
        book.see_case(by_operator);
    }
}
