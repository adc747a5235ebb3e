//! What a log showed of rules and items.

use crate::finding::RuleTally;
use alloc::collections::BTreeMap;
use alloc::string::String;

/// What a log showed: filled by whoever judged it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The cases of each item.
    pub cases: BTreeMap<String, u64>,
    /// The tally of each rule.
    pub rules: BTreeMap<String, RuleTally>,
    /// The findings of each rule on each item.
    pub fired: BTreeMap<(String, String), u64>,
}

impl Seen {
    /// Returns how many cases of these items there were.
    #[must_use]
    pub fn cases_of(&self, items: &[String]) -> u64 {
        items.iter().filter_map(|item| self.cases.get(item)).sum()
    }

    /// Returns how many findings of a rule on these items there were.
    #[must_use]
    pub fn fired_on(&self, rule: &str, items: &[String]) -> u64 {
        let count = |item: &String| self.fired.get(&(String::from(rule), item.clone()));
        items.iter().filter_map(count).sum()
    }
}
