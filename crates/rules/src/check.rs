//! `check`: what the examples of a pack show, and which rules were silent on a log.
//!
//! Pure: an example is run by [`crate::scenario::judge`]; a log is given as the [`Tally`] that supervision filled.

use crate::pack::{Example, PackFile};
use crate::scenario::{example, judge};
use engine::{PeriodFinding, RuleIndex, RuleSet, RuleTally, Tally, Trouble};
use std::collections::BTreeSet;
use std::fmt;

/// What is wrong with the examples of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFault {
    /// The rule.
    pub rule: String,
    /// The title of the example; empty for what is wrong with a rule's examples as a whole.
    pub title: String,
    /// The line in the pack, from 1; that of the rule's last example, or 0 where it has none.
    pub line: u32,
    /// What is wrong.
    pub wrong: ExampleWrong,
}

/// How an example, or the examples of a rule, can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleWrong {
    /// A line is not understood.
    Unreadable(String),
    /// An expectation does not hold.
    Differs {
        /// What was expected.
        expected: String,
        /// What was found.
        found: String,
    },
    /// The rule fires in none of its examples.
    NeverFires,
    /// The rule is silent in none of its examples.
    NeverSilent,
}

impl fmt::Display for ExampleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.rule)?;
        match &self.wrong {
            ExampleWrong::Unreadable(error) => write!(f, ": {}: {error}", self.title),
            ExampleWrong::Differs { expected, found } => {
                write!(f, ": {}: 应为 / expected {expected}；实为 / found {found}", self.title)
            }
            ExampleWrong::NeverFires => write!(f, ": 没有触发它的例子 / it fires in none of its examples"),
            ExampleWrong::NeverSilent => {
                write!(f, ": 没有不触发它的例子 / it is silent in none of its examples")
            }
        }
    }
}

/// Runs the examples of a pack: each must hold, and every rule needs one in which it fires and one in which it does
/// not.
#[must_use]
pub fn check_examples(pack: &PackFile) -> Vec<ExampleFault> {
    let mut faults = Vec::new();
    let (mut fired, mut silent) = (BTreeSet::new(), BTreeSet::new());
    for one in &pack.examples {
        let fires = check_example(pack, one, &mut faults);
        match fires {
            Some(true) => fired.insert(one.rule.as_str()),
            Some(false) => silent.insert(one.rule.as_str()),
            None => false,
        };
    }
    for entry in &pack.rules.rules {
        let rule = entry.info.code.as_str();
        let last = pack.examples.iter().rfind(|one| one.rule == rule);
        let fault = |wrong| ExampleFault {
            rule: rule.to_owned(),
            title: String::new(),
            line: last.map_or(0, |one| one.line),
            wrong,
        };
        if !fired.contains(rule) {
            faults.push(fault(ExampleWrong::NeverFires));
        }
        if !silent.contains(rule) {
            faults.push(fault(ExampleWrong::NeverSilent));
        }
    }
    faults
}

/// Runs one example; returns whether its rule fires.
fn check_example(pack: &PackFile, one: &Example, faults: &mut Vec<ExampleFault>) -> Option<bool> {
    let fault = |line: u32, wrong| ExampleFault {
        rule: one.rule.clone(),
        title: one.title.clone(),
        line: one.line + line.saturating_sub(1),
        wrong,
    };
    match example(&one.title, &one.story) {
        Err(errors) => {
            let unreadable = |error: &engine::story::StoryError| {
                let words = format!("{}; 允许 / allowed: {}", error.found, error.allowed);
                fault(error.line, ExampleWrong::Unreadable(words))
            };
            faults.extend(errors.iter().map(unreadable));
            None
        }
        Ok(scenario) => {
            let outcome = judge(&scenario, &pack.rules);
            for difference in &outcome.differences {
                let (expected, found) = (difference.expected.clone(), difference.found.clone());
                faults.push(fault(difference.line, ExampleWrong::Differs { expected, found }));
            }
            Some(outcome.fired.contains(&one.rule))
        }
    }
}

/// A rule that said nothing on a log, or could not say it on all of it. Silence is shown, never swallowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// The rule.
    pub rule: RuleIndex,
    /// Its code.
    pub code: String,
    /// Why it is listed.
    pub why: QuietWhy,
    /// How often it was evaluated, fired, was held back by its guard and could not be evaluated.
    pub tally: RuleTally,
}

/// Why a rule was quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuietWhy {
    /// It was evaluated on no matter: no such matter, or its filter admits none.
    NeverEvaluated,
    /// It was evaluated and found nothing.
    NeverFired,
    /// All that it found was held back by its guard.
    HeldBack,
    /// It found something, but there are matters on which it could not be evaluated.
    PartlyEvaluated,
    /// It found nothing, and there are matters on which it could not be evaluated.
    CouldNot,
}

impl QuietWhy {
    /// Says it in Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            QuietWhy::NeverEvaluated => "没有适用的办件",
            QuietWhy::NeverFired => "从未触发",
            QuietWhy::HeldBack => "全部被附加条件排除",
            QuietWhy::PartlyEvaluated => "部分办件不能评估",
            QuietWhy::CouldNot => "从未触发，且有办件不能评估",
        }
    }

    /// Says it in English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            QuietWhy::NeverEvaluated => "no matter it is about",
            QuietWhy::NeverFired => "never fired",
            QuietWhy::HeldBack => "all held back by its guard",
            QuietWhy::PartlyEvaluated => "could not be evaluated on some matters",
            QuietWhy::CouldNot => "never fired, and could not be evaluated on some matters",
        }
    }
}

impl Quiet {
    /// Returns each reason for which it could not be evaluated, with how often.
    pub fn troubles(&self) -> impl Iterator<Item = (Trouble, u64)> {
        let counts = Trouble::ALL.iter().zip(self.tally.troubles);
        counts.filter(|(_, count)| *count > 0).map(|((trouble, ..), count)| (*trouble, count))
    }
}

/// Returns the rules of a pack that were quiet on a log, in order. Findings about months are counted for rules that
/// count months.
#[must_use]
pub fn quiet(rules: &RuleSet, tally: &Tally, months: &[PeriodFinding]) -> Vec<Quiet> {
    let mut list = Vec::new();
    for (at, entry) in rules.rules.iter().enumerate() {
        let rule = RuleIndex(u16::try_from(at).unwrap_or(u16::MAX));
        let mut tally = tally.rules().get(at).copied().unwrap_or_default();
        let found = months.iter().filter(|finding| finding.rule == rule).count();
        tally.fired += u64::try_from(found).unwrap_or(u64::MAX);
        if let Some(why) = why(&tally) {
            list.push(Quiet { rule, code: entry.info.code.clone(), why, tally });
        }
    }
    list
}

fn why(tally: &RuleTally) -> Option<QuietWhy> {
    match (tally.evaluated, tally.fired, tally.held_back, tally.unevaluated()) {
        (0, ..) => Some(QuietWhy::NeverEvaluated),
        (_, 0, _, 1..) => Some(QuietWhy::CouldNot),
        (_, 0, 0, 0) => Some(QuietWhy::NeverFired),
        (_, 0, 1.., 0) => Some(QuietWhy::HeldBack),
        (_, _, _, 1..) => Some(QuietWhy::PartlyEvaluated),
        (..) => None,
    }
}
