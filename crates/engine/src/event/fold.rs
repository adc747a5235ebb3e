//! From the events of a matter to its facts as known at an instant.

use super::fact::{Details, Fact, Flags};
use super::kind::EventKind;
use super::pattern::Patterns;
use super::record::{EVENT_VERSION, Event};
use crate::symbol::Symbols;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;
use calendar::Moment;

/// The facts of one matter, in order of time, with their details.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The facts, sorted by `at`, then in the order they became known.
    pub list: Vec<Fact>,
    /// The details that facts refer to.
    pub details: Vec<Details>,
}

/// Why events are not the history of a matter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// The event is of a version that this program does not know.
    #[error("event \"{id}\" has version {v}; this program knows versions up to {EVENT_VERSION}")]
    Version {
        /// The event.
        id: String,
        /// Its version.
        v: u8,
    },
    /// A correction names an event that is not there.
    #[error("event \"{id}\" corrects \"{corrects}\", which is not an event of this matter")]
    Corrects {
        /// The correction.
        id: String,
        /// The event it names.
        corrects: String,
    },
}

/// Folds events into facts as known at `as_of`: events recorded later are not seen, corrected values replace the
/// values that they correct, and the corrected fact says that it was amended.
///
/// # Errors
/// [`FoldError`] for an unknown version or a correction of an unknown event.
pub fn fold(
    events: &[Event],
    as_of: Moment,
    patterns: &Patterns,
    symbols: &mut Symbols,
) -> Result<Facts, FoldError> {
    let mut known: Vec<&Event> = events.iter().filter(|event| event.known_at() <= as_of).collect();
    known.sort_by_key(|event| event.known_at());
    let mut latest: Vec<(usize, &Event, bool)> = Vec::with_capacity(known.len());
    for event in known {
        if event.v == 0 || event.v > EVENT_VERSION {
            return Err(FoldError::Version { id: event.id.clone(), v: event.v });
        }
        match &event.corrects {
            Some(target) if event.kind == EventKind::Amended => amend(&mut latest, event, target)?,
            _ => latest.push((latest.len(), event, false)),
        }
    }
    Ok(compact(&latest, patterns, symbols, events))
}

fn amend<'a>(
    latest: &mut [(usize, &'a Event, bool)],
    event: &'a Event,
    target: &str,
) -> Result<(), FoldError> {
    let found = latest.iter_mut().rev().find(|(_, earlier, _)| {
        earlier.id == target || earlier.corrects.as_deref().is_some_and(|original| original == target)
    });
    let Some(slot) = found else {
        return Err(FoldError::Corrects { id: event.id.clone(), corrects: target.to_owned() });
    };
    slot.1 = event;
    slot.2 = true;
    Ok(())
}

fn compact(
    latest: &[(usize, &Event, bool)],
    patterns: &Patterns,
    symbols: &mut Symbols,
    events: &[Event],
) -> Facts {
    let mut facts = Facts::default();
    for (_, event, amended) in latest {
        let kind = if *amended { original_kind(event, events) } else { event.kind };
        facts.details.push(details_of(event, symbols));
        let mut fact = Fact::new(kind, event.at);
        fact.recorded_at = event.known_at();
        fact.outcome = event.outcome;
        fact.subject = symbols.intern(&event.subject);
        fact.actor = symbols.intern(&event.actor.id);
        fact.role = symbols.intern(&event.actor.role);
        fact.organisation = symbols.intern(&event.actor.organisation);
        fact.ground = symbols.intern(&event.ground);
        fact.amount_fen = event.amount_fen.unwrap_or(0);
        fact.planned = event.planned;
        fact.due = event.due;
        fact.flags = flags_of(event, *amended);
        fact.marks = patterns.marks_of(kind, fact.subject, fact.outcome);
        fact.details = u32::try_from(facts.details.len()).unwrap_or(0);
        facts.list.push(fact);
    }
    facts.list.sort_by_key(|fact| fact.at);
    facts
}

/// An amendment keeps the kind of what it amends, however often that was amended.
fn original_kind(event: &Event, events: &[Event]) -> EventKind {
    let mut at = event;
    for _ in 0..events.len() {
        let Some(target) = at.corrects.as_ref() else { break };
        let Some(earlier) = events.iter().find(|candidate| candidate.id == *target) else { break };
        at = earlier;
    }
    at.kind
}

fn flags_of(event: &Event, amended: bool) -> Flags {
    let mut flags = if amended { Flags::AMENDED } else { Flags::NONE };
    if !event.documents.is_empty() {
        flags = flags.and(Flags::WRITTEN_NOTICE);
    }
    if !event.reason.is_empty() {
        flags = flags.and(Flags::REASONED);
    }
    flags
}

fn details_of(event: &Event, symbols: &mut Symbols) -> Details {
    Details {
        id: event.id.clone(),
        reason: event.reason.clone(),
        documents: event.documents.iter().map(|document| symbols.intern(&document.kind)).collect(),
        materials: event.materials.iter().map(|material| symbols.intern(material)).collect(),
        staff: event.staff,
        batch: symbols.intern(&event.batch),
        source: symbols.intern(&event.source),
    }
}
