//! How often each rule was evaluated, fired, and could not be evaluated.

use crate::rule::RuleIndex;
use alloc::vec::Vec;

/// Why a rule could not be evaluated on a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Trouble {
    /// The item is not in the catalogue, and the rule needs it.
    NoItem,
    /// The clock has no limit.
    NoLimit,
    /// A day lies outside the calendar.
    OutsideCalendar,
    /// The log does not carry what the rule looks at.
    NoData,
    /// The guard failed.
    Guard,
}

impl Trouble {
    /// Every trouble with its code and words.
    pub const ALL: [(Trouble, &'static str, &'static str, &'static str); 5] = [
        (Trouble::NoItem, "no_item", "事项库中没有该事项", "the item is not in the catalogue"),
        (Trouble::NoLimit, "no_limit", "时钟没有时限", "the clock has no limit"),
        (Trouble::OutsideCalendar, "outside_calendar", "日期超出工作日历", "a day lies outside the calendar"),
        (
            Trouble::NoData,
            "no_data",
            "日志没有规则所需的数据",
            "the log does not carry what the rule looks at",
        ),
        (Trouble::Guard, "guard", "规则的附加条件无法计算", "the guard could not be evaluated"),
    ];
}

/// The count of one rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleTally {
    /// On how many matters it was asked, those included on which it could not answer ([`RuleTally::troubles`]).
    pub evaluated: u64,
    /// How many findings it gave.
    pub fired: u64,
    /// How many findings its guard held back.
    pub held_back: u64,
    /// On how many matters it could not be evaluated, by [`Trouble`].
    pub troubles: [u64; Trouble::ALL.len()],
}

impl RuleTally {
    pub(crate) fn count(&mut self, trouble: Trouble) {
        self.troubles[trouble as usize] += 1;
    }

    /// Returns on how many matters it could not be evaluated.
    #[must_use]
    pub fn unevaluated(&self) -> u64 {
        self.troubles.iter().sum()
    }
}

/// The counts of all rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    rules: Vec<RuleTally>,
}

impl Tally {
    /// Makes a tally for that many rules.
    #[must_use]
    pub fn new(rules: usize) -> Tally {
        Tally { rules: alloc::vec![RuleTally::default(); rules] }
    }

    /// Returns the count of a rule, to be changed.
    pub fn rule(&mut self, rule: RuleIndex) -> &mut RuleTally {
        let at = usize::from(rule.0);
        if self.rules.len() <= at {
            self.rules.resize(at + 1, RuleTally::default());
        }
        &mut self.rules[at]
    }

    /// Makes room for the counts of that many rules.
    #[inline]
    pub(crate) fn reach(&mut self, rules: usize) {
        if self.rules.len() < rules {
            self.rules.resize(rules, RuleTally::default());
        }
    }

    /// Counts one evaluation of a rule for which there is room.
    #[inline]
    pub(crate) fn evaluated(&mut self, rule: usize) {
        if let Some(count) = self.rules.get_mut(rule) {
            count.evaluated += 1;
        }
    }

    /// Returns the counts, rule by rule.
    #[must_use]
    pub fn rules(&self) -> &[RuleTally] {
        &self.rules
    }

    /// Adds the counts of another part of the work.
    pub fn add(&mut self, other: &Tally) {
        for (at, theirs) in other.rules.iter().enumerate() {
            let ours = self.rule(RuleIndex(u16::try_from(at).unwrap_or(u16::MAX)));
            ours.evaluated += theirs.evaluated;
            ours.fired += theirs.fired;
            ours.held_back += theirs.held_back;
            for (sum, count) in ours.troubles.iter_mut().zip(theirs.troubles) {
                *sum += count;
            }
        }
    }
}
