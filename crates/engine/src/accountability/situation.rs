//! One situation with its law, its degrees and its evidence.

use super::word::{Answers, By, Consequence, Gravity, Learned, Mistake, SourceGrade};
use crate::rule::{CheckPoint, Words};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A situation that brings accountability (问责情形).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Words,
    /// What it is, in a sentence.
    pub text: Words,
    /// What it is about, in the words of the rules.
    pub point: CheckPoint,
    /// Which of the three mistakes.
    pub mistake: Mistake,
    /// Who answers for it.
    pub answers: Vec<Answers>,
    /// The law; at least one.
    pub basis: Vec<Citation>,
    /// What follows, lightest first; at least one, each gravity once.
    pub degrees: Vec<Degree>,
    /// The rules whose findings are evidence for it.
    pub rules: Vec<RuleRef>,
    /// The forensic signals that are a reason to look.
    pub signals: Vec<String>,
    /// How else it may be learned of.
    pub learned: Vec<Learned>,
}

/// A law that is cited, and how well it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The law, regulation or document.
    pub document: String,
    /// Its article; empty where the source does not give one.
    pub article: String,
    /// How well it is known.
    pub grade: SourceGrade,
    /// Words of the article, exactly; empty where its text was not read.
    pub quote: String,
}

/// What follows in one degree of gravity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Degree {
    /// How grave.
    pub gravity: Gravity,
    /// When it is so grave.
    pub when: Words,
    /// What follows; at least one.
    pub consequences: Vec<Consequence>,
    /// Who says so.
    pub by: By,
}

/// A rule of a pack, written `pack/rule`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleRef {
    /// The pack's code.
    pub pack: String,
    /// The rule's code.
    pub rule: String,
}

impl RuleRef {
    /// Reads `pack/rule`.
    ///
    /// ```
    /// use engine::accountability::RuleRef;
    /// let rule = RuleRef::parse("statute/second-correction").expect("a pack and a rule");
    /// assert_eq!((rule.pack.as_str(), rule.rule.as_str()), ("statute", "second-correction"));
    /// assert_eq!(RuleRef::parse("second-correction"), None);
    /// assert_eq!(RuleRef::parse("a/b/c"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<RuleRef> {
        let (pack, rule) = text.split_once('/')?;
        let whole = !pack.is_empty() && !rule.is_empty() && !rule.contains('/');
        whole.then(|| RuleRef { pack: pack.into(), rule: rule.into() })
    }
}

impl fmt::Display for RuleRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.pack, self.rule)
    }
}
