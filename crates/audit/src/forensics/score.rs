//! Scores: the share of hits of an operator or a department against that of all, with the size of the sample.

use super::book::{Book, Counts, Like, UnitCount};
use super::signal::Signal;
use super::tail::{PER, tail};
use super::thresholds::ScoreRule;
use engine::Sym;
use std::collections::BTreeMap;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// An operator.
    Operator,
    /// A department.
    Department,
}

impl Scope {
    /// Returns the stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Scope::Operator => "operator",
            Scope::Department => "department",
        }
    }
}

/// What can be said of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Far rarer by chance than one would see among so many units.
    Strong,
    /// Rarer by chance than one would expect among so many units.
    Notable,
    /// Like the others.
    Usual,
    /// Too few observations to say anything.
    TooFew,
    /// Nobody to compare with.
    NoPeers,
}

impl Band {
    /// Returns the stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Band::Strong => "strong",
            Band::Notable => "notable",
            Band::Usual => "usual",
            Band::TooFew => "too-few",
            Band::NoPeers => "no-peers",
        }
    }

    /// Returns the words in Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Band::Strong => "显著",
            Band::Notable => "值得注意",
            Band::Usual => "与他人相近",
            Band::TooFew => "样本太少",
            Band::NoPeers => "无可比对象",
        }
    }
}

/// The score of one unit for one signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitScore {
    /// The signal.
    pub signal: Signal,
    /// What the unit is.
    pub scope: Scope,
    /// Its code.
    pub unit: Sym,
    /// All its observations and hits.
    pub total: UnitCount,
    /// The kind of observation that is most striking; `None` where a signal has one kind only.
    pub like: Option<Like>,
    /// Its observations and hits of that kind.
    pub own: UnitCount,
    /// Those of all units together.
    pub all: UnitCount,
    /// The chance of so many hits or more were they dealt out blindly, times the number of comparisons: an upper bound in
    /// parts of [`PER`].
    pub chance: u64,
    /// What can be said.
    pub band: Band,
}

/// Scores the units of a signal, the most striking first.
pub(super) fn scores(signal: Signal, book: &Book, rule: &ScoreRule) -> Vec<UnitScore> {
    let mut scores = Vec::new();
    for (scope, counts) in [(Scope::Operator, &book.operators), (Scope::Department, &book.departments)] {
        scores.extend(of_scope((signal, scope), counts, rule));
    }
    scores.sort_by_key(|one| (one.scope, one.band, one.chance, std::cmp::Reverse(one.own.hits), one.unit));
    scores
}

/// The most striking comparison of each unit.
fn of_scope((signal, scope): (Signal, Scope), counts: &Counts, rule: &ScoreRule) -> Vec<UnitScore> {
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_unstable_by_key(|(key, _)| **key);
    let mut all: BTreeMap<Option<Like>, UnitCount> = BTreeMap::new();
    let mut totals: BTreeMap<Sym, UnitCount> = BTreeMap::new();
    for ((like, unit), count) in &counts {
        all.entry(*like).or_default().join(count);
        totals.entry(*unit).or_default().join(count);
    }
    let compared = counts.iter().filter(|(_, one)| one.sample >= rule.sample_min).count() as u64;
    let mut best: BTreeMap<Sym, UnitScore> = BTreeMap::new();
    for ((like, unit), own) in counts {
        let all = all.get(like).copied().unwrap_or_default();
        let total = totals.get(unit).copied().unwrap_or_default();
        let chance = tail(all.sample, all.hits, own.sample, own.hits).unwrap_or(PER);
        let chance = chance.saturating_mul(compared.max(1)).min(PER);
        let band = band(rule, own, &all, chance);
        let (unit, like, own) = (*unit, *like, *own);
        let score = UnitScore { signal, scope, unit, total, like, own, all, chance, band };
        let weight = |one: &UnitScore| (one.band, one.chance, std::cmp::Reverse(one.own.sample));
        let known = best.entry(unit).or_insert(score);
        if weight(&score) < weight(known) {
            *known = score;
        }
    }
    best.into_values().collect()
}

fn band(rule: &ScoreRule, own: &UnitCount, all: &UnitCount, chance: u64) -> Band {
    if own.sample == all.sample {
        return Band::NoPeers;
    }
    if own.sample < rule.sample_min {
        return Band::TooFew;
    }
    let (times, of) = rule.ratio_min;
    let wide = |number: u64| u128::from(number);
    // own.hits / own.sample >= times / of × all.hits / all.sample
    let high =
        wide(own.hits) * wide(all.sample) * wide(of) >= wide(all.hits) * wide(own.sample) * wide(times);
    let per_million = PER / 1_000_000;
    if own.hits < rule.hits_min || !high {
        Band::Usual
    } else if chance <= rule.strong_per_million * per_million {
        Band::Strong
    } else if chance <= rule.notable_per_million * per_million {
        Band::Notable
    } else {
        Band::Usual
    }
}
