//! Patterns of events that rules and clocks speak of, and their compiled form.
//!
//! Every distinct pattern of a rule set gets one bit. An event carries the bits of the patterns it matches, so that
//! "the first event that is one of these" costs a few bit operations. In a log the bits depend on the activity alone
//! and are computed once for each.

use super::kind::{EventKind, Outcome};
use crate::symbol::{Sym, Symbols};
use alloc::string::String;
use alloc::vec::Vec;

/// A pattern of events: a kind, and where given its subject and outcome. Text: `kind[:subject][=outcome]`; the subject
/// `-` stands for events that have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// The kind.
    pub kind: EventKind,
    /// The step, procedure, material, charge or body asked.
    pub subject: Subject,
    /// The outcome; `None` for any.
    pub outcome: Outcome,
}

/// Which subjects a pattern takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Any, and none.
    Any,
    /// Only events without a subject: what is done to the matter itself.
    Absent,
    /// This one.
    Is(Sym),
}

/// How [`Subject::Absent`] is written.
const ABSENT: &str = "-";

impl Subject {
    /// Returns the subject as patterns write it; empty for any.
    #[must_use]
    pub fn text(self, symbols: &Symbols) -> &str {
        match self {
            Subject::Any => "",
            Subject::Absent => ABSENT,
            Subject::Is(code) => symbols.text(code),
        }
    }
}

impl Pattern {
    /// Parses `kind[:subject][=outcome]`.
    ///
    /// # Errors
    /// [`PatternError`] when the kind or the outcome is not known.
    ///
    /// ```
    /// use engine::{EventKind, Outcome, Pattern, Symbols};
    /// let mut symbols = Symbols::default();
    /// let pattern = Pattern::parse("decided=denied", &mut symbols)?;
    /// assert_eq!((pattern.kind, pattern.outcome), (EventKind::Decided, Outcome::Denied));
    /// assert!(Pattern::parse("approved", &mut symbols).is_err());
    /// // An answer to the applicant, and not that of a body whose opinion was asked.
    /// let (answered, co_author) = (Pattern::parse("answered:-", &mut symbols)?, symbols.intern("co_author"));
    /// assert!(answered.matches(EventKind::Answered, engine::Sym::NONE, Outcome::None));
    /// assert!(!answered.matches(EventKind::Answered, co_author, Outcome::None));
    /// # Ok::<(), engine::PatternError>(())
    /// ```
    pub fn parse(text: &str, symbols: &mut Symbols) -> Result<Pattern, PatternError> {
        let (rest, outcome) = text.split_once('=').unwrap_or((text, ""));
        let (kind, subject) = rest.split_once(':').unwrap_or((rest, ""));
        let kind = EventKind::from_code(kind.trim())
            .ok_or_else(|| PatternError::Kind { kind: String::from(kind.trim()) })?;
        let outcome = Outcome::from_code(outcome.trim())
            .ok_or_else(|| PatternError::Outcome { outcome: String::from(outcome.trim()) })?;
        let subject = match subject.trim() {
            "" => Subject::Any,
            ABSENT => Subject::Absent,
            code => Subject::Is(symbols.intern(code)),
        };
        Ok(Pattern { kind, subject, outcome })
    }

    /// Returns whether an event of this kind, subject and outcome matches.
    #[must_use]
    pub fn matches(self, kind: EventKind, subject: Sym, outcome: Outcome) -> bool {
        let about = match self.subject {
            Subject::Any => true,
            Subject::Absent => !subject.is_some(),
            Subject::Is(code) => code == subject,
        };
        self.kind == kind && about && (self.outcome == Outcome::None || self.outcome == outcome)
    }
}

/// Why a text is not a pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// No such kind of event.
    #[error("no event kind \"{kind}\"")]
    Kind {
        /// What was written.
        kind: String,
    },
    /// No such outcome.
    #[error("no outcome \"{outcome}\" (granted, denied, partial, satisfied, dissatisfied)")]
    Outcome {
        /// What was written.
        outcome: String,
    },
    /// One rule set may speak of at most 128 patterns.
    #[error("a rule set speaks of more than 128 different events")]
    TooMany,
}

/// A set of patterns, or the patterns that an event matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks(u128);

impl Marks {
    /// No pattern.
    pub const NONE: Marks = Marks(0);

    /// Returns whether the two share a pattern.
    #[inline]
    #[must_use]
    pub const fn meets(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns whether there is none.
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns both.
    #[inline]
    #[must_use]
    pub const fn and(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }

    /// Returns those that are in both.
    #[inline]
    #[must_use]
    pub const fn common(self, other: Marks) -> Marks {
        Marks(self.0 & other.0)
    }

    /// Returns those that are not in the other.
    #[inline]
    #[must_use]
    pub const fn without(self, other: Marks) -> Marks {
        Marks(self.0 & !other.0)
    }

    /// Returns the first sixty-four and the rest, as bits.
    #[inline]
    pub(crate) const fn halves(self) -> (u64, u64) {
        (self.0 as u64, (self.0 >> 64) as u64)
    }

    /// Returns the numbers of the patterns, each below 128.
    #[inline]
    pub fn numbers(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        core::iter::from_fn(move || {
            (rest != 0).then(|| {
                let number = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                number
            })
        })
    }
}

/// The patterns of a rule set, each with its bit.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    list: Vec<Pattern>,
}

impl Patterns {
    /// Returns the mark of a pattern, adding it when it is new.
    ///
    /// # Errors
    /// [`PatternError::TooMany`] beyond 128.
    pub fn mark(&mut self, pattern: Pattern) -> Result<Marks, PatternError> {
        if let Some(at) = self.list.iter().position(|known| *known == pattern) {
            return Ok(Marks(1 << at));
        }
        if self.list.len() == 128 {
            return Err(PatternError::TooMany);
        }
        self.list.push(pattern);
        Ok(Marks(1 << (self.list.len() - 1)))
    }

    /// Returns the marks of an event: the bits of all patterns that it matches.
    #[must_use]
    pub fn marks_of(&self, kind: EventKind, subject: Sym, outcome: Outcome) -> Marks {
        let bits =
            self.list.iter().enumerate().filter(|(_, pattern)| pattern.matches(kind, subject, outcome));
        Marks(bits.fold(0, |marks, (bit, _)| marks | 1 << bit))
    }

    /// Returns the patterns of a set of marks.
    pub fn of(&self, marks: Marks) -> impl Iterator<Item = &Pattern> {
        marks.numbers().filter_map(|number| self.list.get(number))
    }

    /// Returns how many patterns there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
