//! The compact finding and its identity.

use crate::rule::{RuleIndex, RuleSet};
use crate::symbol::Sym;
use alloc::format;
use alloc::string::String;
use calendar::{Day, Moment};

/// "No fact" in [`Finding::evidence`].
pub const NO_FACT: u32 = u32::MAX;
/// "No clock run" in [`Finding::run`].
pub const NO_RUN: u32 = u32::MAX;

/// A rule was broken on a matter (监察发现). Compact; the explanation is computed when somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleIndex,
    /// The level, counted from the lowest.
    pub level: u8,
    /// Whether it stands, or a higher level of the same occasion has taken its place.
    pub standing: bool,
    /// The part of the rule, for rules that have several.
    pub part: u16,
    /// The occasion: the instant that tells it from other findings of the same rule, level and part on this matter.
    pub occasion: Moment,
    /// The first instant at which it could be known.
    pub at: Moment,
    /// The day it is about.
    pub day: Day,
    /// The facts that prove it.
    pub evidence: [u32; 2],
    /// The clock run it is about.
    pub run: u32,
    /// The figure it is about: days over, fen too much, a count; its meaning is the rule's.
    pub value: i64,
}

/// What makes two findings the same: matter, rule, occasion (with level and part).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId {
    /// The rule.
    pub rule: RuleIndex,
    /// The level.
    pub level: u8,
    /// The part.
    pub part: u16,
    /// The occasion.
    pub occasion: Moment,
}

impl Finding {
    /// Returns its identity within the matter.
    #[must_use]
    pub const fn id(&self) -> FindingId {
        FindingId { rule: self.rule, level: self.level, part: self.part, occasion: self.occasion }
    }

    /// Returns the code of what was found: the part where the rule has parts, else the rule.
    #[must_use]
    pub fn code<'a>(&self, rules: &'a RuleSet) -> &'a str {
        rules.rule(self.rule).map_or("", |entry| {
            entry.info.parts.get(usize::from(self.part)).map_or(entry.info.code.as_str(), String::as_str)
        })
    }

    /// Returns the code of its level.
    #[must_use]
    pub fn level_code<'a>(&self, rules: &'a RuleSet) -> &'a str {
        rules
            .rule(self.rule)
            .and_then(|entry| entry.info.levels.get(usize::from(self.level)))
            .map_or("", |level| level.code.as_str())
    }
}

impl FindingId {
    /// Returns the identity as text: `rule/part/level@occasion`, the occasion in microseconds since 1970.
    #[must_use]
    pub fn text(&self, rules: &RuleSet) -> String {
        let Some(entry) = rules.rule(self.rule) else { return String::new() };
        let level = entry.info.levels.get(usize::from(self.level)).map_or("", |level| level.code.as_str());
        let part = entry.info.parts.get(usize::from(self.part)).map_or("", String::as_str);
        format!("{}/{part}/{level}@{}", entry.info.code, self.occasion.micros())
    }
}

/// A rule on a period was broken by a group of matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodFinding {
    /// The rule.
    pub rule: RuleIndex,
    /// The level.
    pub level: u8,
    /// The group: a department or an item.
    pub group: Sym,
    /// The period: year times twelve plus month, January being 0.
    pub month: i32,
    /// Numerator and denominator of the ratio.
    pub ratio: (u64, u64),
    /// Numerator and denominator it is compared with, where it is compared with another ratio.
    pub reference: Option<(u64, u64)>,
    /// Whether the month was not over at the instant of evaluation: what is still to come in may lift it.
    pub provisional: bool,
}
