//! What becomes of one matter when events come in.

use super::outcome::Outcome;
use super::take::Received;
use crate::judge::{Judge, Opening, Work};
use crate::refusal::{Refusal, RefusalCode};
use crate::sweep::events_of;
use calendar::Moment;
use engine::{Event, EventKind};
use ledger::Canonical;
use ports::{Change, EntryKey, EntryKind, Held, NewEntry, Place};

/// Events of one matter at most: a matter that has more is a source that repeats itself.
const EVENTS_MAX: usize = 10_000;

/// Where an outcome goes: the request, and the place of the event in it.
pub(super) type Seat = (usize, usize);

/// An event on its way in.
#[derive(Clone, Debug)]
pub(super) struct Coming {
    /// Where its outcome goes.
    pub(super) seat: Seat,
    /// The source under which it is kept.
    pub(super) source: String,
    /// Where a matter that nobody knew lies, and what part of the tree its sender may write to.
    pub(super) place: Place,
    /// How it was received.
    pub(super) received: Received,
    /// What is sent.
    pub(super) event: Event,
}

/// Takes events into what is held of their matter, and judges it. Returns the changes, its own and those of dockets,
/// and the outcomes.
pub(super) fn take(
    judge: &mut Judge,
    held: &Held,
    coming: &[Coming],
    now: Moment,
) -> (Vec<Change>, Vec<(Seat, Outcome)>) {
    let Ok(known) = events_of(held) else {
        let broken = Refusal::new(RefusalCode::Version, &held.matter);
        let refused = |one: &Coming| (one.seat, Outcome::Refused(broken.clone()));
        return (Vec::new(), coming.iter().map(refused).collect());
    };
    let sources: Vec<String> = held.events.iter().map(|entry| entry.entry.key.source.clone()).collect();
    let place = held.row.as_ref().map(|row| row.place.clone());
    let place = place.or_else(|| coming.first().map(lies_at)).unwrap_or_default();
    let mut book = Book { place, events: known, sources, entries: Vec::new() };
    let outcomes: Vec<_> = (coming.iter())
        .map(|one| (one.seat, book.take(held, one, now).unwrap_or_else(Outcome::Refused)))
        .collect();
    if book.entries.is_empty() {
        return (Vec::new(), outcomes);
    }
    // The history of an earlier system has had its cards.
    let is_past = coming.iter().all(|one| one.received == Received::History);
    let opening = if is_past { Opening::Never } else { Opening::AsTheRuleSays };
    let Book { place, events, entries: incoming, .. } = book;
    match judge.settle(Work { held, events, incoming, place }, opening, now) {
        Ok(changes) => (changes, outcomes),
        // Every correction was checked when it came in; should one still not fit, nothing of the matter is taken.
        Err(why) => {
            let refusal = Refusal::new(RefusalCode::Corrects, &why.to_string());
            let refused = |one: &Coming| (one.seat, Outcome::Refused(refusal.clone()));
            (Vec::new(), coming.iter().map(refused).collect())
        }
    }
}

/// Where a new matter lies: with the department that answers, below the place of the sender.
fn lies_at(one: &Coming) -> Place {
    one.place.below(one.event.answers()).unwrap_or_else(|_| one.place.clone())
}

/// The events of a matter with what was added.
struct Book {
    /// Where the matter lies.
    place: Place,
    events: Vec<Event>,
    /// The source of each event, in the same order.
    sources: Vec<String>,
    entries: Vec<NewEntry>,
}

impl Book {
    fn take(&mut self, held: &Held, one: &Coming, now: Moment) -> Result<Outcome, Refusal> {
        if held.row.as_ref().is_some_and(|row| !row.place.is_within(&one.place)) {
            return Err(Refusal::new(RefusalCode::Place, &held.matter));
        }
        if held.is_docket() {
            return Err(Refusal::new(RefusalCode::OfTheDesk, &held.matter));
        }
        let mut event = one.event.clone();
        event.source.clone_from(&one.source);
        event.recorded_at = match one.received {
            Received::Live => (event.at != now).then_some(now),
            Received::History => event.recorded_at,
        };
        if let Some(earlier) = self.find(&one.source, &event.id) {
            if says_the_same(earlier, &event) {
                return Ok(Outcome::Repeated);
            }
            return self.take_changed(event, one, now);
        }
        if let Some(target) = event.corrects.as_deref().filter(|_| event.kind == EventKind::Amended)
            && !self.events.iter().any(|earlier| earlier.id == target)
        {
            return Err(Refusal::new(RefusalCode::Corrects, target));
        }
        self.keep(event, one, now)?;
        Ok(Outcome::Kept)
    }

    /// An event that comes again and says something else corrects what it said before; both stay visible.
    fn take_changed(&mut self, event: Event, one: &Coming, now: Moment) -> Result<Outcome, Refusal> {
        let is_version = |earlier: &&Event| earlier.corrects.as_deref() == Some(&event.id);
        let versions: Vec<&Event> = self.events.iter().filter(is_version).collect();
        if versions.last().is_some_and(|latest| says_the_same_after(latest, &event)) {
            return Ok(Outcome::Repeated);
        }
        let id = format!("{}~{}", event.id, versions.len() + 2);
        let corrects = Some(event.id.clone());
        let correction = Event { id: id.clone(), kind: EventKind::Amended, corrects, ..event };
        self.keep(correction, one, now)?;
        Ok(Outcome::Changed(id))
    }

    fn find(&self, source: &str, id: &str) -> Option<&Event> {
        let at =
            (self.events.iter().zip(&self.sources)).position(|(event, of)| event.id == id && of == source)?;
        self.events.get(at)
    }

    fn keep(&mut self, event: Event, one: &Coming, now: Moment) -> Result<(), Refusal> {
        if self.events.len() >= EVENTS_MAX {
            return Err(Refusal::new(RefusalCode::TooMany, &event.matter));
        }
        // Amounts beyond 2^53 fen are the only thing of an event that has no canonical form.
        let body = Canonical::of(&event).map_err(|_| Refusal::new(RefusalCode::TooLong, "amount_fen"))?;
        let body = body.as_str().to_owned();
        self.entries.push(NewEntry {
            matter: event.matter.clone(),
            place: self.place.clone(),
            kind: EntryKind::Event,
            key: EntryKey { source: one.source.clone(), id: event.id.clone() },
            at: event.at,
            recorded_at: now,
            body,
        });
        self.sources.push(one.source.clone());
        self.events.push(event);
        Ok(())
    }
}

/// Whether two events say the same; when they came in does not matter, nor in which batch.
fn says_the_same(earlier: &Event, later: &Event) -> bool {
    let later = Event { recorded_at: earlier.recorded_at, batch: earlier.batch.clone(), ..later.clone() };
    *earlier == later
}

/// Whether a correction already says what comes again.
fn says_the_same_after(correction: &Event, later: &Event) -> bool {
    let (id, kind) = (correction.id.clone(), correction.kind);
    let later = Event { id, kind, corrects: correction.corrects.clone(), ..later.clone() };
    says_the_same(correction, &later)
}
