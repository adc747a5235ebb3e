//! An event with everything that the store knows of it, as texts.

use crate::columns::{CaseEvents, CompactEvent, EventShape, EventStore, Extra};
use crate::mapping::Role;
use calendar::Moment;
use engine::EventKind;

/// The columns in the order in which they are written.
pub(super) const COLUMNS: [(&str, Role); 20] = [
    ("case", Role::Case),
    ("event", Role::Activity),
    ("at", Role::At),
    ("recorded_at", Role::RecordedAt),
    ("actor", Role::Actor),
    ("role", Role::Role),
    ("department", Role::Department),
    ("item", Role::Item),
    ("subject", Role::Subject),
    ("outcome", Role::Outcome),
    ("amount", Role::Amount),
    ("ground", Role::Ground),
    ("reason", Role::Reason),
    ("document", Role::Document),
    ("materials", Role::Materials),
    ("staff", Role::Staff),
    ("batch", Role::Batch),
    ("source", Role::Source),
    ("due", Role::Due),
    ("planned", Role::Planned),
];

/// One event.
pub(super) struct Told<'a> {
    pub(super) store: &'a EventStore,
    pub(super) case: &'a str,
    pub(super) event: CompactEvent,
    pub(super) shape: &'a EventShape,
    pub(super) extra: Extra,
}

impl<'a> Told<'a> {
    /// Returns the events of a case; a due instant declared for the case is put on its acceptance, or its first event.
    pub(super) fn of_case(store: &'a EventStore, case: &'a CaseEvents<'a>) -> Vec<Told<'a>> {
        let shape = |event: &CompactEvent| store.shapes.get(event.shape as usize);
        let mut declared: Option<Moment> = None;
        let mut list = Vec::new();
        for event in case.events {
            let Some(shape) = shape(event) else { continue };
            if shape.declares_due {
                declared = Some(event.at);
                continue;
            }
            let extra = case.extra(event).copied().unwrap_or_default();
            list.push(Told { store, case: case.id.text(), event: *event, shape, extra });
        }
        let accepted = list.iter().position(|told| {
            matches!(told.shape.kind, EventKind::Accepted | EventKind::AcceptedWithGaps | EventKind::Filed)
        });
        if let Some(told) = list.get_mut(accepted.unwrap_or(0)) {
            told.extra.due = told.extra.due.or(declared);
        }
        list
    }

    /// Returns what a column says of the event; empty for nothing.
    pub(super) fn text(&self, role: Role) -> String {
        let text = |sym| self.store.symbols.text(sym).to_owned();
        let time = |at: Option<Moment>| at.map(|at| at.to_string()).unwrap_or_default();
        match role {
            Role::Case => self.case.to_owned(),
            Role::Activity => self.shape.kind.code().to_owned(),
            // The kind of event says whether something began or ended.
            Role::Lifecycle => String::new(),
            Role::At => self.event.at.to_string(),
            Role::RecordedAt => time(self.extra.recorded_at),
            Role::Actor => text(self.event.actor),
            Role::Role => text(self.shape.role),
            Role::Department => text(self.shape.department),
            Role::Item => text(self.shape.item),
            Role::Subject => text(self.shape.subject),
            Role::Outcome => self.shape.outcome.code().to_owned(),
            Role::Amount => self.extra.amount_fen.map(yuan).unwrap_or_default(),
            Role::Ground => text(self.shape.ground),
            Role::Reason => text(self.extra.reason),
            Role::Document => text(self.extra.document),
            Role::Materials => text(self.extra.materials),
            Role::Staff => self.extra.staff.map(|staff| staff.to_string()).unwrap_or_default(),
            Role::Batch => text(self.extra.batch),
            Role::Source => text(self.shape.source),
            Role::Due => time(self.extra.due),
            // Only a hash is known, and personal data goes into no copy.
            Role::Applicant => String::new(),
            Role::Planned => self.shape.planned.map(|planned| planned.to_string()).unwrap_or_default(),
        }
    }
}

fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100)
}
