//! What is asked of the store.

use crate::finding::{FindingKey, Standing};
use crate::matter::Stage;
use calendar::{Day, Moment};

/// In which order matters are listed; the identity decides between equals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatterOrder {
    /// By identity.
    #[default]
    Id,
    /// Those that move next first; those that never move are left out.
    Next,
}

/// Which matters, and how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatterQuery {
    /// In this stage only.
    pub stage: Option<Stage>,
    /// Of this department only.
    pub department: Option<String>,
    /// Of this item only.
    pub item: Option<String>,
    /// Of this kind only.
    pub kind: Option<String>,
    /// With a finding of this level that stands.
    pub level: Option<String>,
    /// Whose promised or statutory limit runs and is due before this instant.
    pub due_before: Option<Moment>,
    /// None of whose running limits is due before this instant.
    pub due_from: Option<Moment>,
    /// Whose first event happened at this instant or later.
    pub began_from: Option<Moment>,
    /// Whose first event happened before this instant.
    pub began_before: Option<Moment>,
    /// In which order.
    pub order: MatterOrder,
    /// Those after this one in that order: its next instant (0 by identity) and its identity.
    pub after: Option<(Moment, String)>,
    /// How many at most.
    pub max: u32,
}

/// Which findings, newest first, and how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingQuery {
    /// Of this matter only.
    pub matter: Option<String>,
    /// Of this rule only.
    pub rule: Option<String>,
    /// Of this level only.
    pub level: Option<String>,
    /// With this standing only.
    pub standing: Option<Standing>,
    /// Of matters of this department only.
    pub department: Option<String>,
    /// Of matters of this item only.
    pub item: Option<String>,
    /// About this day or a later one.
    pub day_from: Option<Day>,
    /// About this day or an earlier one.
    pub day_through: Option<Day>,
    /// Those after this one: when it was raised, and its key.
    pub after: Option<(Moment, FindingKey)>,
    /// How many at most.
    pub max: u32,
}
