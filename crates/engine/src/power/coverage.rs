//! Which risk points are watched, and how.

use super::chart::{Measure, Power, PowerStep, Powers, Risk, RiskPoint};
use super::log::Seen;
use crate::accountability::RuleRef;
use crate::codes::codes;
use crate::rule::RuleSet;
use alloc::vec::Vec;
use core::cmp::Reverse;

codes! {
    /// How far a risk point is watched, the widest gap first.
    Cover {
        /// Nobody does anything about it.
        Open "open" "无措施" "no measure",
        /// There is a measure, and only people see to it.
        Manual "manual" "仅有人工措施" "people alone",
        /// A measure names a rule that is not in the pack in force.
        Dormant "dormant" "规则不在用" "rule not in force",
        /// The rule is in force, but the log gave it nothing to judge.
        Silent "silent" "规则在用，日志中未能评估" "in force, nothing to judge on the log",
        /// The rule is in force; no log was looked at.
        InForce "in_force" "规则在用" "rule in force",
        /// The rule judged cases of this power and found nothing.
        Watched "watched" "已评估，未触发" "judged, never fired",
        /// The rule fired on cases of this power.
        Fired "fired" "已触发" "fired",
    }
}

impl Cover {
    /// Returns whether a rule in force stands behind it.
    ///
    /// ```
    /// use engine::power::Cover;
    /// assert!(Cover::Silent.by_rule() && !Cover::Dormant.by_rule());
    /// ```
    #[must_use]
    pub fn by_rule(self) -> bool {
        self > Cover::Dormant
    }
}

/// A rule that a measure names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleCover<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The rule.
    pub rule: &'a RuleRef,
    /// How far it watches this power.
    pub cover: Cover,
    /// Its findings on cases of this power; 0 without a log.
    pub fired: u64,
}

/// A risk point with what is done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointCover<'a> {
    /// The power.
    pub power: &'a Power,
    /// The step.
    pub step: &'a PowerStep,
    /// The point.
    pub point: &'a RiskPoint,
    /// Its kind of risk.
    pub risk: &'a Risk,
    /// The measures of the power that are against it.
    pub measures: Vec<&'a Measure>,
    /// The rules that these measures name.
    pub rules: Vec<RuleCover<'a>>,
    /// The best of them.
    pub cover: Cover,
}

/// Every risk point with what is done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage<'a> {
    /// The powers.
    pub powers: &'a Powers,
    /// The points: widest gaps first, among them the highest level first, then in the order of the file.
    pub points: Vec<PointCover<'a>>,
}

/// Says of every risk point which measures and rules watch it: `rules` are those in force; with a log also what they
/// showed on the items of the power.
#[must_use]
pub fn coverage<'a>(powers: &'a Powers, rules: &RuleSet, log: Option<&Seen>) -> Coverage<'a> {
    let mut points: Vec<PointCover<'a>> = powers
        .points()
        .filter_map(|(power, step, point)| {
            let risk = powers.risk(&point.code)?;
            let taken = power.measures.iter().filter_map(|code| powers.measure(code));
            let measures: Vec<&Measure> =
                taken.filter(|measure| measure.against.contains(&risk.code)).collect();
            let named = measures.iter().flat_map(|measure| measure.rules.iter().map(|rule| (*measure, rule)));
            let rules: Vec<RuleCover<'a>> =
                named.map(|(measure, rule)| watched(power, (measure, rule), rules, log)).collect();
            let bare = if measures.is_empty() { Cover::Open } else { Cover::Manual };
            let cover = rules.iter().map(|rule| rule.cover).max().unwrap_or(bare);
            Some(PointCover { power, step, point, risk, measures, rules, cover })
        })
        .collect();
    points.sort_by_key(|point| (point.cover, Reverse(point.point.level)));
    Coverage { powers, points }
}

fn watched<'a>(
    power: &Power,
    (measure, rule): (&'a Measure, &'a RuleRef),
    rules: &RuleSet,
    log: Option<&Seen>,
) -> RuleCover<'a> {
    let in_force = rules.code == rule.pack && rules.rules.iter().any(|entry| entry.info.code == rule.rule);
    let (cover, fired) = match (in_force, log) {
        (false, _) => (Cover::Dormant, 0),
        (true, None) => (Cover::InForce, 0),
        (true, Some(seen)) => on_log(power, rule, seen),
    };
    RuleCover { measure, rule, cover, fired }
}

fn on_log(power: &Power, rule: &RuleRef, seen: &Seen) -> (Cover, u64) {
    let fired = seen.fired_on(&rule.rule, &power.items);
    let tally = seen.rules.get(&rule.rule).copied().unwrap_or_default();
    let judged = tally.evaluated > tally.unevaluated() && seen.cases_of(&power.items) > 0;
    match (fired, judged) {
        (1.., _) => (Cover::Fired, fired),
        (0, true) => (Cover::Watched, 0),
        (0, false) => (Cover::Silent, 0),
    }
}
