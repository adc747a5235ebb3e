//! From the compact events of a case to the facts that the engine looks at.

use crate::columns::{CaseEvents, EventShape, EventStore, Extra, list_of};
use calendar::Moment;
use engine::{Details, EventKind, Fact, Flags, RuleSet, Sym, Symbols};
use std::collections::HashMap;

/// The facts of one case after the other, in memory that is used again.
#[derive(Clone, Debug)]
pub struct CaseFacts {
    /// What events have in common, whatever their item and department.
    templates: Vec<Fact>,
    briefs: Vec<Brief>,
    facts: Vec<Fact>,
    details: Vec<Details>,
    item: Sym,
    department: Sym,
    /// Whether rows of the case name different items or departments.
    changes: bool,
    /// Whether any event of the log has details.
    detailed: bool,
    declares: bool,
}

/// What is needed of a shape, small: the shapes of a log together fit into a core's own cache.
#[derive(Clone, Copy, Debug)]
struct Brief {
    /// The number of its template; [`DECLARES`] for a declared due instant.
    template: u32,
    item: Sym,
    department: Sym,
}

const DECLARES: u32 = u32::MAX;

/// What most events have besides.
const NOTHING: Extra = Extra {
    amount_fen: None,
    recorded_at: None,
    due: None,
    reason: Sym::NONE,
    document: Sym::NONE,
    materials: Sym::NONE,
    staff: None,
    batch: Sym::NONE,
    applicant: None,
};

impl CaseFacts {
    /// Prepares for the cases of a store.
    #[must_use]
    pub fn new(store: &EventStore, rules: &RuleSet) -> CaseFacts {
        let mut templates = Vec::new();
        let mut numbers: HashMap<EventShape, u32> = HashMap::new();
        let briefs = store.shapes.iter().map(|shape| {
            let none = Sym::NONE;
            let common = EventShape { activity: none, item: none, department: none, source: none, ..*shape };
            let template = *numbers.entry(common).or_insert_with(|| {
                templates.push(template(shape, rules));
                u32::try_from(templates.len() - 1).unwrap_or(DECLARES)
            });
            let template = if shape.declares_due { DECLARES } else { template };
            Brief { template, item: shape.item, department: shape.department }
        });
        CaseFacts {
            briefs: briefs.collect(),
            templates,
            facts: Vec::new(),
            details: Vec::new(),
            item: Sym::NONE,
            department: Sym::NONE,
            changes: false,
            detailed: store.shapes.iter().any(|shape| shape.source.is_some()),
            declares: store.shapes.iter().any(|shape| shape.declares_due),
        }
    }

    /// Takes the events of a case.
    #[inline]
    pub fn fill(&mut self, store: &EventStore, case: &CaseEvents<'_>) {
        self.facts.clear();
        self.details.clear();
        (self.item, self.department, self.changes) = (Sym::NONE, Sym::NONE, false);
        let mut due = None;
        for event in case.events {
            let Some(&Brief { template, item, department }) = self.briefs.get(event.shape as usize) else {
                continue;
            };
            self.changes |= differs(&mut self.item, item);
            self.changes |= differs(&mut self.department, department);
            let Some(template) = self.templates.get(template as usize) else {
                due = Some(event.at);
                continue;
            };
            // Copied to its place and changed there; a fact that is changed first and pushed then is copied twice.
            self.facts.extend_from_slice(std::slice::from_ref(template));
            if let Some(fact) = self.facts.last_mut() {
                fact.at = event.at;
                fact.recorded_at = event.at;
                fact.actor = event.actor;
            }
            if event.extra != 0 || self.detailed {
                let extra = case.extra(event).unwrap_or(&NOTHING);
                let source = store.shapes.get(event.shape as usize).map_or(Sym::NONE, |shape| shape.source);
                self.rest(&store.symbols, extra, source);
            }
        }
        if self.declares
            && let Some(due) = due
        {
            self.declare(due);
        }
    }

    /// Fills in what few events have.
    fn rest(&mut self, symbols: &Symbols, extra: &Extra, source: Sym) {
        let Some(fact) = self.facts.last_mut() else { return };
        fact.amount_fen = extra.amount_fen.unwrap_or(0);
        fact.due = extra.due;
        fact.recorded_at = extra.recorded_at.unwrap_or(fact.at);
        if extra.document.is_some() {
            fact.flags = fact.flags.and(Flags::WRITTEN_NOTICE);
        }
        if extra.reason.is_some() {
            fact.flags = fact.flags.and(Flags::REASONED);
        }
        let texts = [extra.document, extra.reason, extra.batch, extra.materials, source];
        if texts.iter().any(|code| code.is_some()) || extra.staff.is_some() {
            self.details.push(Details {
                reason: symbols.text(extra.reason).to_owned(),
                documents: codes(symbols, extra.document),
                materials: codes(symbols, extra.materials),
                staff: extra.staff,
                batch: extra.batch,
                source,
                ..Details::default()
            });
            fact.details = u32::try_from(self.details.len()).unwrap_or(0);
        }
    }

    /// Puts the due instant declared for the case on its acceptance, or on its first event.
    fn declare(&mut self, due: Moment) {
        let accepted = self.facts.iter().position(|fact| {
            matches!(fact.kind, EventKind::Accepted | EventKind::AcceptedWithGaps | EventKind::Filed)
        });
        if let Some(fact) = self.facts.get_mut(accepted.unwrap_or(0)) {
            fact.due = fact.due.or(Some(due));
        }
    }

    /// Returns the facts in order of time.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Returns the details that facts refer to.
    #[must_use]
    pub fn details(&self) -> &[Details] {
        &self.details
    }

    /// Returns the item: the first that a row names.
    #[must_use]
    pub const fn item(&self) -> Sym {
        self.item
    }

    /// Returns the department: the first that a row names.
    #[must_use]
    pub const fn department(&self) -> Sym {
        self.department
    }

    /// Returns whether rows of the case name different items or departments.
    #[must_use]
    pub const fn changes(&self) -> bool {
        self.changes
    }
}

/// Returns the codes of a list.
fn codes(symbols: &Symbols, list: Sym) -> Vec<Sym> {
    if !list.is_some() {
        return Vec::new();
    }
    list_of(symbols.text(list)).filter_map(|code| symbols.find(code)).collect()
}

/// Returns what all events have in common that differ only in item, department and the like.
fn template(shape: &EventShape, rules: &RuleSet) -> Fact {
    let mut fact = Fact::new(shape.kind, Moment::from_micros(0));
    fact.outcome = shape.outcome;
    fact.subject = shape.subject;
    fact.role = shape.role;
    fact.ground = shape.ground;
    fact.planned = shape.planned;
    fact.marks = rules.patterns.marks_of(shape.kind, shape.subject, shape.outcome);
    fact
}

/// Takes the first code that is given; returns whether another one differs from it.
#[inline(always)]
fn differs(first: &mut Sym, next: Sym) -> bool {
    if *first == next || !next.is_some() {
        return false;
    }
    if first.is_some() {
        return true;
    }
    *first = next;
    false
}
