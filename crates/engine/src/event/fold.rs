//! From the events of a matter to its facts as known at an instant.

use super::fact::{Details, Fact, Flags};
use super::kind::EventKind;
use super::pattern::Patterns;
use super::record::{EVENT_VERSION, Event};
use crate::symbol::Symbols;
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

/// An event of the matter, and the event whose values hold for it now.
struct Slot<'a> {
    original: &'a Event,
    valid: &'a Event,
}

/// Folds events into facts as known at `as_of`: events recorded later are not seen, corrected values replace the
/// values that they correct, and the corrected fact says that it was amended.
///
/// A correction keeps the kind of what it corrects, however often that was corrected. One that became known before
/// the event it names waits for it.
///
/// # Errors
/// [`FoldError`] for an unknown version or a correction of an unknown event.
///
/// ```
/// use engine::{Event, EventKind, Flags, Patterns, Symbols, fold};
/// let accepted = Event::new("e1", "CS-1", EventKind::Accepted, "2026-03-02T10:00:00+08:00".parse()?);
/// let mut amended = Event::new("e2", "CS-1", EventKind::Amended, "2026-02-27T16:30:00+08:00".parse()?);
/// amended.recorded_at = Some("2026-03-09T08:00:00+08:00".parse()?);
/// amended.corrects = Some("e1".into());
/// let events = [accepted, amended];
/// let at = |day: &str| {
///     let as_of = format!("{day}T09:00:00+08:00").parse().expect("a date");
///     fold(&events, as_of, &Patterns::default(), &mut Symbols::default()).expect("a history").list[0]
/// };
/// assert_eq!(at("2026-03-08").at, events[0].at); // nobody knew better then
/// assert_eq!((at("2026-03-09").kind, at("2026-03-09").at), (EventKind::Accepted, events[1].at));
/// assert!(at("2026-03-09").flags.has(Flags::AMENDED));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn fold(
    events: &[Event],
    as_of: Moment,
    patterns: &Patterns,
    symbols: &mut Symbols,
) -> Result<Facts, FoldError> {
    if let Some(event) = events.iter().find(|event| event.v == 0 || event.v > EVENT_VERSION) {
        return Err(FoldError::Version { id: event.id.clone(), v: event.v });
    }
    let mut known: Vec<&Event> = events.iter().filter(|event| event.known_at() <= as_of).collect();
    known.sort_by_key(|event| event.known_at());
    let corrects = |event: &Event| event.kind == EventKind::Amended && event.corrects.is_some();
    let (corrections, originals): (Vec<&Event>, Vec<&Event>) =
        known.into_iter().partition(|event| corrects(event));
    let mut slots: Vec<Slot<'_>> =
        originals.into_iter().map(|event| Slot { original: event, valid: event }).collect();
    for correction in corrections {
        let original = original_of(correction, events)?;
        if let Some(slot) = slots.iter_mut().find(|slot| slot.original.id == original.id) {
            slot.valid = correction;
        }
    }
    Ok(compact(&slots, patterns, symbols))
}

/// Follows a chain of corrections to the event that it is about.
fn original_of<'a>(correction: &'a Event, events: &'a [Event]) -> Result<&'a Event, FoldError> {
    let mut at = correction;
    for _ in 0..events.len() {
        let Some(target) = at.corrects.as_ref().filter(|_| at.kind == EventKind::Amended) else {
            return Ok(at);
        };
        let Some(earlier) = events.iter().find(|candidate| candidate.id == *target) else { break };
        at = earlier;
    }
    let corrects = correction.corrects.clone().unwrap_or_default();
    Err(FoldError::Corrects { id: correction.id.clone(), corrects })
}

fn compact(slots: &[Slot<'_>], patterns: &Patterns, symbols: &mut Symbols) -> Facts {
    let mut facts = Facts::default();
    for Slot { original, valid: event } in slots {
        let first_at = (original.at != event.at).then_some(original.at);
        facts.details.push(Details { first_at, ..details_of(event, symbols) });
        let mut fact = Fact::new(original.kind, event.at);
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
        fact.flags = flags_of(event, !core::ptr::eq(*original, *event));
        fact.marks = patterns.marks_of(fact.kind, fact.subject, fact.outcome);
        fact.details = u32::try_from(facts.details.len()).unwrap_or(0);
        facts.list.push(fact);
    }
    facts.list.sort_by_key(|fact| fact.at);
    facts
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
        first_at: None,
        reason: event.reason.clone(),
        documents: event.documents.iter().map(|document| symbols.intern(&document.kind)).collect(),
        materials: event.materials.iter().map(|material| symbols.intern(material)).collect(),
        staff: event.staff,
        batch: symbols.intern(&event.batch),
        source: symbols.intern(&event.source),
    }
}
