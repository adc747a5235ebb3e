//! One case out of the store, as facts.

use audit::{CaseEvents, EventStore, Grouper};
use engine::{Details, Fact, Facts, Flags, RuleSet, Sym};

/// A case found in the store.
pub(crate) struct Case {
    /// Its item.
    pub(crate) item: Sym,
    /// Its department.
    pub(crate) department: Sym,
    /// Its facts.
    pub(crate) facts: Facts,
}

/// Finds a case by its id.
pub(super) fn find(store: &EventStore, id: &str, rules: &RuleSet) -> Option<Case> {
    let mut grouper = Grouper::default();
    let mut found = None;
    for part in 0..store.parts() {
        grouper.part(store, part, |case| {
            if case.id.text() == id {
                found = Some(of(store, &case, rules));
            }
        });
    }
    found
}

pub(crate) fn of(store: &EventStore, case: &CaseEvents<'_>, rules: &RuleSet) -> Case {
    let mut found = Case { item: Sym::NONE, department: Sym::NONE, facts: Facts::default() };
    for event in case.events {
        let shape = &store.shapes[event.shape as usize];
        let extra = case.extra(event).copied().unwrap_or_default();
        if !found.item.is_some() {
            found.item = shape.item;
        }
        if !found.department.is_some() {
            found.department = shape.department;
        }
        let mut fact = Fact::new(shape.kind, event.at);
        fact.recorded_at = extra.recorded_at.unwrap_or(event.at);
        fact.outcome = shape.outcome;
        fact.subject = shape.subject;
        fact.role = shape.role;
        fact.actor = event.actor;
        fact.ground = shape.ground;
        fact.planned = shape.planned;
        fact.due = extra.due;
        fact.amount_fen = extra.amount_fen.unwrap_or(0);
        fact.marks = rules.patterns.marks_of(shape.kind, shape.subject, shape.outcome);
        if extra.document.is_some() {
            fact.flags = fact.flags.and(Flags::WRITTEN_NOTICE);
        }
        if extra.reason.is_some() {
            fact.flags = fact.flags.and(Flags::REASONED);
        }
        found.facts.details.push(Details {
            reason: store.symbols.text(extra.reason).to_owned(),
            documents: [extra.document].into_iter().filter(|document| document.is_some()).collect(),
            batch: extra.batch,
            source: shape.source,
            ..Details::default()
        });
        fact.details = u32::try_from(found.facts.details.len()).unwrap_or(0);
        found.facts.list.push(fact);
    }
    found
}
