//! The table of kinds: code, meaning, keys, and how to read one.

use crate::form::Key;
use crate::kinds::{
    absent, clock, declared, deemed, event, fee, in_use, irregular, materials, ratio, repeated, separation,
    sequence, suspension, unauthorised, unlisted, volume,
};
use crate::pack::Compile;
use crate::table::Table;
use engine::{Filter, Found, Guard, PeriodRule, Rule, RuleEntry, RuleInfo, View, Words};
use std::fmt;

/// A kind of rule.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Its code.
    pub code: &'static str,
    /// What it finds, in Chinese.
    pub zh: &'static str,
    /// What it finds, in English.
    pub en: &'static str,
    /// Its own keys, besides those of every rule.
    pub keys: &'static [Key],
    /// The own keys of its levels, besides those of every level.
    pub level_keys: &'static [Key],
    /// How many levels it may have.
    pub levels: LevelCount,
    /// Whether it counts months, not single matters; then it has no guard.
    pub counts: bool,
    pub(crate) read: Read,
}

/// How many levels a rule of a kind may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelCount {
    /// One.
    One,
    /// One or more.
    Any,
}

/// Reads the own keys of a rule and its levels.
pub(crate) type Read = fn(&Table<'_>, &[Table<'_>], &mut Compile) -> Option<Made>;

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kind").field("code", &self.code).finish_non_exhaustive()
    }
}

/// What a kind makes of its keys.
pub(crate) struct Made {
    pub(crate) check: Check,
    pub(crate) parts: Vec<String>,
    pub(crate) words: Texts,
}

/// What a rule demands and what would have avoided a finding.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) demand: Words,
    pub(crate) avoid: Words,
}

/// The check that a kind makes.
pub(crate) enum Check {
    /// On one matter.
    Matter(Box<dyn FnOnce(Texts) -> Box<dyn Rule>>),
    /// On the counts of a period.
    Period(Box<dyn PeriodRule>),
}

impl Check {
    /// Makes a check on one matter.
    pub(crate) fn matter(look: impl Look + 'static) -> Check {
        Check::Matter(Box::new(|words| Box::new(Worded { look, words })))
    }

    /// Makes the entry of a rule.
    pub(crate) fn entry(
        self,
        info: RuleInfo,
        words: Texts,
        filter: Filter,
        guard: Option<Box<dyn Guard>>,
    ) -> RuleEntry {
        let (check, period) = match self {
            Check::Matter(make) => (Some(make(words)), None),
            Check::Period(period) => (None, Some(period)),
        };
        RuleEntry { info, check, period, filter, guard }
    }
}

/// What a kind does on one matter.
pub(crate) trait Look: Send + Sync + fmt::Debug {
    fn look(&self, view: &View<'_>, found: &mut Found<'_>);
}

/// A look with its words is a rule.
#[derive(Debug)]
struct Worded<L> {
    look: L,
    words: Texts,
}

impl<L: Look> Rule for Worded<L> {
    fn check(&self, view: &View<'_>, found: &mut Found<'_>) {
        self.look.look(view, found);
    }

    fn demand(&self) -> Words {
        self.words.demand.clone()
    }

    fn avoid(&self) -> Words {
        self.words.avoid.clone()
    }
}

/// Every kind of rule.
pub const KINDS: &[Kind] = &[
    clock::KIND,
    sequence::KIND,
    repeated::KIND,
    event::KIND,
    absent::KIND,
    materials::KIND,
    unlisted::KIND,
    unauthorised::KIND,
    separation::KIND,
    irregular::KIND,
    suspension::KIND,
    fee::KIND,
    declared::KIND,
    deemed::KIND,
    ratio::KIND,
    volume::KIND,
    in_use::KIND,
];

/// Finds a kind by its code.
pub(crate) fn find(code: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.code == code)
}

/// Returns the codes of all kinds.
pub(crate) fn codes() -> Vec<&'static str> {
    KINDS.iter().map(|kind| kind.code).collect()
}
