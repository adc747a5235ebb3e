//! Where rules put what they find.

use super::record::Finding;
use super::tally::{Tally, Trouble};
use crate::rule::Guard;
use crate::rule::{RuleIndex, RuleInfo};
use crate::supervise::View;
use alloc::vec::Vec;
use calendar::{Day, Moment};

/// Collects the findings of one rule on one matter: applies its dates and its guard, counts what it could not
/// evaluate.
#[derive(Debug)]
pub struct Found<'a> {
    pub(crate) rule: RuleIndex,
    pub(crate) info: &'a RuleInfo,
    pub(crate) guard: Option<&'a dyn Guard>,
    pub(crate) out: &'a mut Vec<Finding>,
    pub(crate) tally: &'a mut Tally,
}

impl Found<'_> {
    /// Starts a finding of this rule: its level, the occasion, the first instant at which it could be known and the
    /// day it is about. Fill in the rest and [`Found::add`] it.
    #[must_use]
    pub fn finding(&self, level: u8, occasion: Moment, at: Moment, day: Day) -> Finding {
        Finding {
            rule: self.rule,
            level,
            standing: true,
            part: 0,
            occasion,
            at,
            day,
            evidence: [super::NO_FACT; 2],
            run: super::NO_RUN,
            value: 0,
        }
    }

    /// Adds a finding, unless the rule was not in force on that day or its guard does not admit it.
    pub fn add(&mut self, view: &View<'_>, finding: Finding) {
        if finding.day < self.info.from || finding.day > self.info.through {
            return;
        }
        match self.guard.map_or(Ok(true), |guard| guard.admits(view, &finding)) {
            Ok(true) => {
                self.tally.rule(self.rule).fired += 1;
                self.out.push(finding);
            }
            Ok(false) => self.tally.rule(self.rule).held_back += 1,
            Err(trouble) => self.tally.rule(self.rule).count(trouble),
        }
    }

    /// Says that the rule could not be evaluated on this matter. Silence is shown, never swallowed.
    pub fn trouble(&mut self, trouble: Trouble) {
        self.tally.rule(self.rule).count(trouble);
    }
}
