//! Changes counted by department, item, rule and month.

use super::card::CardChange;
use super::run::{Changed, WhatIf};
use engine::Symbols;
use std::collections::BTreeMap;

/// What changes are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// The department that answers.
    Department,
    /// The item.
    Item,
    /// The rule with its level, as the card would be, or was where it is lost.
    Rule,
    /// The month of the card's day, as it would be, or was where it is lost.
    Month,
}

impl Grouping {
    /// Every grouping with its code.
    pub const ALL: [(Grouping, &'static str); 4] = [
        (Grouping::Department, "department"),
        (Grouping::Item, "item"),
        (Grouping::Rule, "rule"),
        (Grouping::Month, "month"),
    ];
}

/// The changes of one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupCount {
    /// Which group: a code, `rule/level`, or a month as `2026-03`.
    pub key: String,
    /// Cards that only the other setting gives.
    pub gained: u64,
    /// Cards that only this setting gives.
    pub lost: u64,
    /// Cards on another day.
    pub moved: u64,
    /// Cards of another level.
    pub regraded: u64,
}

impl GroupCount {
    /// Returns how many changes there are.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.gained + self.lost + self.moved + self.regraded
    }
}

impl WhatIf {
    /// Counts all changes.
    #[must_use]
    pub fn total(&self) -> GroupCount {
        let mut total = GroupCount::default();
        self.changes.iter().for_each(|changed| count(&mut total, &changed.change));
        total
    }

    /// Counts the changes by group, in the order of the keys.
    #[must_use]
    pub fn groups(&self, by: Grouping, symbols: &Symbols) -> Vec<GroupCount> {
        let mut groups: BTreeMap<String, GroupCount> = BTreeMap::new();
        for changed in &self.changes {
            let key = self.key(by, symbols, changed);
            count(groups.entry(key).or_default(), &changed.change);
        }
        groups.into_iter().map(|(key, count)| GroupCount { key, ..count }).collect()
    }

    fn key(&self, by: Grouping, symbols: &Symbols, changed: &Changed) -> String {
        let card = changed.change.told();
        match by {
            Grouping::Department => symbols.text(changed.department).to_owned(),
            Grouping::Item => symbols.text(changed.item).to_owned(),
            Grouping::Rule => format!("{}/{}", self.codes.text(card.rule), self.codes.text(card.level)),
            Grouping::Month => card.day.to_string().get(..7).unwrap_or_default().to_owned(),
        }
    }
}

fn count(group: &mut GroupCount, change: &CardChange) {
    match change {
        CardChange::Gained(_) => group.gained += 1,
        CardChange::Lost(_) => group.lost += 1,
        CardChange::Moved { .. } => group.moved += 1,
        CardChange::Regraded { .. } => group.regraded += 1,
    }
}
