//! What was found on a matter, as it stands; how it came to be so is in the log.

use crate::place::Place;
use calendar::{Day, Moment};

/// What makes two findings the same: matter, rule, occasion (with part and level).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingKey {
    /// The matter.
    pub matter: String,
    /// The rule's code.
    pub rule: String,
    /// The part of the rule, empty where it has none.
    pub part: String,
    /// The level's code.
    pub level: String,
    /// The occasion.
    pub occasion: Moment,
}

/// Whether a finding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It stands.
    Stands,
    /// A higher level of the same occasion has taken its place.
    Superseded,
    /// Late or corrected events took its ground away. It stays on record.
    Lifted,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Standing; 3] = [Standing::Stands, Standing::Superseded, Standing::Lifted];

    /// Returns its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Standing::Stands => "stands",
            Standing::Superseded => "superseded",
            Standing::Lifted => "lifted",
        }
    }

    /// Finds a standing by its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.code() == code)
    }
}

/// A finding as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingRow {
    /// What makes it the same as another one.
    pub key: FindingKey,
    /// Where its matter belongs.
    pub place: Place,
    /// The first instant at which it could be known.
    pub at: Moment,
    /// The day it is about.
    pub day: Day,
    /// The figure it is about; its meaning is the rule's.
    pub value: i64,
    /// Whether it stands.
    pub standing: Standing,
    /// When it was first raised.
    pub raised_at: Moment,
    /// How often it was changed since, and so the number of its entries in the log less one.
    pub changes: u32,
}
