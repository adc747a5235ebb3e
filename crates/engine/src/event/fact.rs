//! The compact form of an event that clocks and rules look at.

use super::kind::{EventKind, Outcome};
use super::pattern::Marks;
use crate::symbol::Sym;
use alloc::string::String;
use alloc::vec::Vec;
use calendar::Limit;
use calendar::Moment;

/// Yes-or-no facts about an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Flags(u8);

impl Flags {
    /// None.
    pub const NONE: Flags = Flags(0);
    /// A written notice went to the applicant (行政许可法 art. 42, 45).
    pub const WRITTEN_NOTICE: Flags = Flags(1);
    /// Reasons were given.
    pub const REASONED: Flags = Flags(2);
    /// The event was corrected by a later one; these are the right values.
    pub const AMENDED: Flags = Flags(4);

    /// Returns whether all of `other` are set.
    #[must_use]
    pub const fn has(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }

    /// Returns both.
    #[must_use]
    pub const fn and(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

/// One event, compact: everything that a clock or a rule looks at, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// When it happened.
    pub at: Moment,
    /// When the system learned of it.
    pub recorded_at: Moment,
    /// The patterns of the rule set that it matches.
    pub marks: Marks,
    /// What happened.
    pub kind: EventKind,
    /// How it came out.
    pub outcome: Outcome,
    /// Yes-or-no facts.
    pub flags: Flags,
    /// The step, procedure, material or charge.
    pub subject: Sym,
    /// Who.
    pub actor: Sym,
    /// In which role.
    pub role: Sym,
    /// For which organisation.
    pub organisation: Sym,
    /// The legal ground.
    pub ground: Sym,
    /// Money in fen.
    pub amount_fen: i64,
    /// How long it is meant to last.
    pub planned: Option<Limit>,
    /// The due instant that the handling system declared.
    pub due: Option<Moment>,
    /// Index + 1 of its [`Details`]; 0 for none.
    pub details: u32,
}

impl Fact {
    /// Makes a fact that says only what happened when.
    #[must_use]
    pub const fn new(kind: EventKind, at: Moment) -> Fact {
        Fact {
            at,
            recorded_at: at,
            marks: Marks::NONE,
            kind,
            outcome: Outcome::None,
            flags: Flags::NONE,
            subject: Sym::NONE,
            actor: Sym::NONE,
            role: Sym::NONE,
            organisation: Sym::NONE,
            ground: Sym::NONE,
            amount_fen: 0,
            planned: None,
            due: None,
            details: 0,
        }
    }
}

/// What a few rules look at besides: reasons, documents, materials, staff, batch, source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The event's identity.
    pub id: String,
    /// When it was first said to have happened, where a correction says otherwise now.
    pub first_at: Option<Moment>,
    /// The reasons given.
    pub reason: String,
    /// The kinds of documents.
    pub documents: Vec<Sym>,
    /// The materials named.
    pub materials: Vec<Sym>,
    /// How many staff took part; `None` when not said.
    pub staff: Option<u8>,
    /// The batch it came in with.
    pub batch: Sym,
    /// The system, window or channel that reported it.
    pub source: Sym,
}

/// When a fact was first said to have happened.
#[inline]
pub(crate) fn occasion(fact: &Fact, details: &[Details]) -> Moment {
    if !fact.flags.has(Flags::AMENDED) {
        return fact.at;
    }
    let own = (fact.details as usize).checked_sub(1).and_then(|at| details.get(at));
    own.and_then(|own| own.first_at).unwrap_or(fact.at)
}
