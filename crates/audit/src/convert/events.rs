//! Events in their frozen form.

use super::told::Told;
use crate::mapping::Role;
use engine::{Actor, Document, Event};
use std::io::{self, Write};

/// Writes an event; its identity is its number.
pub(super) fn event(told: &Told<'_>, number: u64, to: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *to, &made(told, &format!("e{number}")))?;
    to.write_all(b"\n")
}

/// Makes an event under an identity, without its item.
pub(super) fn made(told: &Told<'_>, id: &str) -> Event {
    let list = |role: Role| -> Vec<String> {
        let text = told.text(role);
        text.split([';', '；']).map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
    };
    let mut event = Event::new(id, told.case, told.shape.kind, told.event.at);
    event.recorded_at = told.extra.recorded_at;
    event.actor = Actor {
        id: told.text(Role::Actor),
        role: told.text(Role::Role),
        organisation: told.text(Role::Department),
    };
    event.source = told.text(Role::Source);
    event.batch = told.text(Role::Batch);
    event.subject = told.text(Role::Subject);
    event.outcome = told.shape.outcome;
    event.ground = told.text(Role::Ground);
    event.reason = told.text(Role::Reason);
    event.documents =
        list(Role::Document).into_iter().map(|kind| Document { kind, number: String::new() }).collect();
    event.materials = list(Role::Materials);
    event.amount_fen = told.extra.amount_fen;
    event.planned = told.shape.planned;
    event.due = told.extra.due;
    event.staff = told.extra.staff;
    event
}
