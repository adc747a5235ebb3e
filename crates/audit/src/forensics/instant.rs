//! 瞬间办结：concluded far faster than the item ever is.
//!
//! Observation: a case with an item that has enough conclusions and a median long enough, of the operator who concluded
//! it. A hit took no more than so many minutes, and less than a fraction of the median, from its acceptance (its first
//! event where there is none) to its conclusion, in wall-clock time. Items decided on the spot (即办件) are left out.

use super::baseline::Histogram;
use super::book::{Book, Evidence, who};
use super::detect::Detect;
use super::seen::{Known, Seen, SeenEvent};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::{InstantRule, Thresholds};
use engine::{CaseType, EventKind, Sym};
use std::collections::HashMap;

/// The signal.
pub(super) struct Instant {
    rule: InstantRule,
    histories: HashMap<Sym, Histogram>,
    medians: HashMap<Sym, u64>,
}

impl Instant {
    pub(super) fn new(thresholds: &Thresholds) -> Instant {
        Instant { rule: thresholds.instant.clone(), histories: HashMap::new(), medians: HashMap::new() }
    }
}

impl Detect for Instant {
    type Notes = ();
    const SIGNAL: Signal = Signal::Instant;

    fn learn(&mut self, case: &Known<'_>) {
        if let Some((minutes, _)) = took(case) {
            self.histories.entry(case.item).or_default().add(minutes);
        }
    }

    fn merge(&mut self, other: Instant) {
        for (item, history) in other.histories {
            self.histories.entry(item).or_default().join(&history);
        }
    }

    fn learned(&mut self) {
        let rule = &self.rule;
        let enough = self.histories.iter().filter(|(_, history)| history.total() >= rule.sample_min);
        let medians = enough.filter_map(|(item, history)| Some((*item, history.median()?)));
        self.medians = medians.filter(|(_, median)| *median >= rule.median_minutes_min).collect();
        self.histories.clear();
    }

    fn lacks(&self) -> Option<Missing> {
        self.medians.is_empty().then_some(Missing::History)
    }

    fn judge(&self, case: &Seen<'_>, book: &mut Book, (): &mut ()) {
        if case.view.item.is_some_and(|item| item.case_type == CaseType::Immediate) {
            return;
        }
        let Some((minutes, finish)) = took(case) else { return };
        let Some(median) = self.medians.get(&case.item) else { return };
        let hit = minutes <= self.rule.minutes_max && minutes.saturating_mul(self.rule.fraction) < *median;
        let value = i64::try_from(minutes).unwrap_or(i64::MAX);
        let evidence = || Evidence::new(case, finish, Reason::FarBelowHistory, value).less_is_more();
        book.see(who(case, finish), hit.then(evidence));
    }
}

/// Whole minutes from acceptance to conclusion, with the conclusion.
fn took<'a>(case: &Known<'a>) -> Option<(u64, &'a SeenEvent)> {
    let finish = case.finish().filter(|finish| finish.kind == EventKind::Concluded)?;
    let minutes = (finish.at.micros() - case.start()?.at.micros()) / 60_000_000;
    Some((u64::try_from(minutes).ok()?, finish))
}
