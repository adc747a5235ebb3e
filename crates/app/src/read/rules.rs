//! The rules in force. They are published law and published rules: whoever may read cases may read them.

use super::ReadError;
use crate::app::App;
use crate::people::{Actor, Verb, authorise};
use engine::{RuleEntry, RuleInfo, Words};

/// A rule as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleView {
    /// Everything about it but its check.
    pub info: RuleInfo,
    /// What it demands; empty for a rule on the counts of a period, whose name says it.
    pub demand: Words,
    /// What would have avoided a finding of it; empty as above.
    pub avoid: Words,
}

/// The rules in force, and what they stand on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RulesView {
    /// Pack and version, calendar and items.
    pub edition: String,
    /// Those on cases first, then those on the supervisors' own matters; each in the order of its pack.
    pub rules: Vec<RuleView>,
    /// Items in force for which neither the law nor a promise sets a limit.
    pub items_without_limit: Vec<String>,
    /// Items in force.
    pub items: u64,
}

/// Returns the rules in force.
///
/// # Errors
/// [`ReadError::Refused`].
pub fn rules(app: &App, actor: &Actor) -> Result<RulesView, ReadError> {
    authorise(actor, Verb::ReadMatters)?;
    let today = super::today(app).day;
    let judge = app.judge();
    let book = judge.book();
    let view = |entry: &RuleEntry| RuleView {
        info: entry.info.clone(),
        demand: entry.check.as_ref().map(|check| check.demand()).unwrap_or_default(),
        avoid: entry.check.as_ref().map(|check| check.avoid()).unwrap_or_default(),
    };
    let in_force = |entry: &&RuleEntry| entry.info.from <= today && today <= entry.info.through;
    let (items, without) = book.limits_on(today);
    Ok(RulesView {
        edition: book.edition().to_owned(),
        rules: book.entries().filter(in_force).map(view).collect(),
        items_without_limit: without,
        items,
    })
}
