//! 瞬间办结：concluded far faster than the item ever is.
//!
//! Observation: a case with an item that has enough conclusions and a median long enough, of the operator who concluded
//! it. A hit took no more than so many minutes, and less than a fraction of the median, from its acceptance (its first
//! event where there is none) to its conclusion, in wall-clock time. Items decided on the spot (即办件) are left out.

use super::baseline::Histogram;
use super::book::{Book, Detect, Evidence, who};
use super::seen::{Seen, SeenEvent};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::InstantRule;
use engine::{CaseType, EventKind, Sym};
use std::collections::BTreeMap;

/// The signal.
pub(super) struct Instant {
    rule: InstantRule,
    histories: BTreeMap<Sym, Histogram>,
    medians: BTreeMap<Sym, u64>,
}

impl Instant {
    pub(super) fn new(rule: InstantRule) -> Instant {
        Instant { rule, histories: BTreeMap::new(), medians: BTreeMap::new() }
    }
}

impl Detect for Instant {
    fn signal(&self) -> Signal {
        Signal::Instant
    }

    fn learn(&mut self, case: &Seen<'_>) {
        if let Some((minutes, _)) = took(case) {
            self.histories.entry(case.item).or_default().add(minutes);
        }
    }

    fn learned(&mut self) {
        let rule = &self.rule;
        let enough = self.histories.iter().filter(|(_, history)| history.total() >= rule.sample_min);
        let medians = enough.filter_map(|(item, history)| Some((*item, history.median()?)));
        self.medians = medians.filter(|(_, median)| *median >= rule.median_minutes_min).collect();
        self.histories.clear();
    }

    fn missing(&self) -> Option<Missing> {
        self.medians.is_empty().then_some(Missing::History)
    }

    fn judge(&mut self, case: &Seen<'_>, book: &mut Book) {
        let Some((minutes, finish)) = took(case) else { return };
        let Some(median) = self.medians.get(&case.item) else { return };
        let hit = minutes <= self.rule.minutes_max && minutes.saturating_mul(self.rule.fraction) < *median;
        let value = i64::try_from(minutes).unwrap_or(i64::MAX);
        let evidence = || Evidence::new(case, finish, Reason::FarBelowHistory, value).less_is_more();
        book.see(who(case, finish), hit.then(evidence).into_iter().collect());
    }
}

/// Whole minutes from acceptance to conclusion, with the conclusion.
fn took<'a>(case: &Seen<'a>) -> Option<(u64, &'a SeenEvent)> {
    if case.view.item.is_some_and(|item| item.case_type == CaseType::Immediate) {
        return None;
    }
    let finish = case.finish().filter(|finish| finish.kind == EventKind::Concluded)?;
    let minutes = (finish.at.micros() - case.start()?.at.micros()) / 60_000_000;
    Some((u64::try_from(minutes).ok()?, finish))
}
