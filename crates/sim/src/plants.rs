//! Every kind of misconduct that can be planted: the rule that must find it, what it needs, how it is done.
//!
//! A plant changes a case that was told as it should be, and says from which day on its breach is there to be seen.
//! What follows from it (a missed limit after a stopped clock, say) it does not say; the auditor does.

mod money;
mod process;
pub(crate) mod records;
pub(crate) mod suspension;
mod table;
mod time;

pub use table::plants;

use crate::story::Story;
use calendar::Day;
use engine::{CaseType, ItemState, ItemVersion};

/// A kind of misconduct.
#[derive(Clone, Copy, Debug)]
pub struct Plant {
    /// Its code in the truth.
    pub code: &'static str,
    /// The kind of matter it is done in.
    pub matter: &'static str,
    /// The rule of the pack `statute` that must find it.
    pub rule: &'static str,
    /// The part of that rule; empty where it has none.
    pub part: &'static str,
    /// The level at which it must be found.
    pub level: &'static str,
    /// The items it can be done with.
    pub(crate) fits: fn(&ItemVersion) -> bool,
    /// Whether each material is recorded as it comes in.
    pub(crate) materials: bool,
    pub(crate) make: Make,
}

impl Plant {
    /// Whether a log in the mapping `sundial` carries what proves it: it holds cases only.
    #[must_use]
    pub fn in_log(&self) -> bool {
        self.matter == "case"
    }
}

/// Changes a case; returns the day that the finding is about and the day on which the last of its proof is known.
pub(crate) type Make = fn(&mut Story<'_>) -> Option<(Day, Day)>;

/// What was planted in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planted {
    /// The kind of misconduct.
    pub kind: &'static str,
    /// The rule that must find it.
    pub rule: &'static str,
    /// The part of that rule.
    pub part: &'static str,
    /// The level.
    pub level: &'static str,
    /// The day that the finding is about.
    pub day: Day,
    /// The day at whose end it can be found.
    pub known: Day,
}

/// An item on which most things can be done: steps, five days of promise, nothing special about it.
pub(crate) fn plain(item: &ItemVersion) -> bool {
    usual(item) && !item.hearing_mandatory && item.case_type == CaseType::Promised
}

fn usual(item: &ItemVersion) -> bool {
    let steps: u32 = item.steps.iter().map(|step| crate::story::days(step.limit, 0)).sum();
    item.state == ItemState::InForce && steps >= 2 && crate::story::days(item.promised, 0) >= 5
}

pub(crate) fn special(item: &ItemVersion) -> bool {
    plain(item) && !item.specials.is_empty()
}

fn extendable(item: &ItemVersion) -> bool {
    plain(item) && item.extendable && item.extension.is_none() && !item.joint
}

fn charged(item: &ItemVersion) -> bool {
    plain(item) && !item.fees.is_empty()
}

fn shareable(item: &ItemVersion) -> bool {
    plain(item) && item.materials.iter().any(|material| material.shareable)
}

fn two_materials(item: &ItemVersion) -> bool {
    plain(item) && item.materials.iter().filter(|material| material.required).count() >= 2
}

fn gapped(item: &ItemVersion) -> bool {
    two_materials(item)
        && item.materials.iter().any(|material| material.required && material.may_follow)
        && item.materials.iter().any(|material| material.required && !material.may_follow)
}

pub(crate) fn reviewed_first(item: &ItemVersion) -> bool {
    plain(item) && item.steps.first().is_some_and(|step| step.code == "review" && !step.optional)
}

fn listed_materials(item: &ItemVersion) -> bool {
    plain(item) && !item.materials.is_empty()
}

fn forwarded(item: &ItemVersion) -> bool {
    usual(item) && item.steps.iter().any(|step| step.code == "lower_review")
}

fn rigid(item: &ItemVersion) -> bool {
    plain(item) && !item.extendable
}

fn renewed_by_silence(item: &ItemVersion) -> bool {
    plain(item) && item.deemed_grant.is_some()
}

fn heard(item: &ItemVersion) -> bool {
    usual(item) && item.hearing_mandatory
}
