//! Counts by group and month, for rules on periods.

use crate::rule::RuleIndex;
use crate::symbol::Sym;
use alloc::vec::Vec;
use hashbrown::HashMap;

/// What a count is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodKey {
    /// The rule.
    pub rule: RuleIndex,
    /// The department or item.
    pub group: Sym,
    /// Year times twelve plus month, January being 0.
    pub month: i32,
}

/// Numerators and denominators, added up over matters in any order.
#[derive(Clone, Debug, Default)]
pub struct PeriodCounts {
    counts: HashMap<PeriodKey, (u64, u64)>,
}

impl PeriodCounts {
    /// Adds to a numerator and a denominator.
    pub fn add(&mut self, key: PeriodKey, (numerator, denominator): (u64, u64)) {
        let count = self.counts.entry(key).or_default();
        count.0 += numerator;
        count.1 += denominator;
    }

    /// Adds the counts of another part of the work.
    pub fn merge(&mut self, other: &PeriodCounts) {
        for (key, count) in &other.counts {
            self.add(*key, *count);
        }
    }

    /// Returns the counts of a rule, ordered by group and month.
    #[must_use]
    pub fn of(&self, rule: RuleIndex) -> Vec<(PeriodKey, (u64, u64))> {
        let mut list: Vec<_> = (self.counts.iter())
            .filter(|(key, _)| key.rule == rule)
            .map(|(key, count)| (*key, *count))
            .collect();
        list.sort_unstable();
        list
    }
}
