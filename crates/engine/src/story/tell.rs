//! A story: the events of one matter, line by line.

use super::clause;
use super::error::StoryError;
use super::line::Line;
use crate::event::{Event, EventKind, Outcome};
use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use calendar::Zone;

/// The events of one matter as they are told.
///
/// Each event gets the name `e1`, `e2`, … in order of the lines unless `id` gives another.
///
/// ```
/// use calendar::Zone;
/// use engine::story::{Line, Story};
/// let mut story = Story::new("CS-1", Zone::CHINA);
/// story.tell(Line::read(1, "2026-03-02 10:00 accepted by window-01")?)?;
/// story.tell(Line::read(2, "2026-03-20 08:00 corrected e1 to 2026-03-05 10:00")?)?;
/// assert_eq!(story.events[1].corrects.as_deref(), Some("e1"));
/// assert_eq!(story.events[1].actor.id, "window-01"); // what is not said again stays
/// let error = story.tell(Line::read(3, "2026-03-21 10:00 acepted")?).unwrap_err();
/// assert_eq!((error.line, error.found.as_str()), (3, "no kind of event \"acepted\""));
/// # Ok::<(), engine::story::StoryError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Story {
    /// The matter.
    pub matter: String,
    /// The zone in which the times are told.
    pub zone: Zone,
    /// The events, in the order in which they are told.
    pub events: Vec<Event>,
}

impl Story {
    /// Begins a story.
    #[must_use]
    pub fn new(matter: &str, zone: Zone) -> Story {
        Story { matter: matter.to_owned(), zone, events: Vec::new() }
    }

    /// Adds the event of one line: `DAY TIME KIND [SUBJECT] [OUTCOME] [CLAUSE…]`, or a correction:
    /// `DAY TIME corrected EVENT to DAY TIME [SUBJECT] [OUTCOME] [CLAUSE…]`.
    ///
    /// # Errors
    /// [`StoryError`] with the line, what stood there and what is allowed.
    pub fn tell(&mut self, mut line: Line<'_>) -> Result<(), StoryError> {
        let at = line.moment(&self.zone)?;
        let id = format!("e{}", self.events.len() + 1);
        let mut event = if line.takes(&["corrected"]) {
            let mut event = self.corrected(&mut line)?;
            event.recorded_at = Some(at);
            event.id = id;
            event
        } else {
            Event::new(&id, &self.matter, EventKind::Other, at)
        };
        if event.corrects.is_none() {
            (event.kind, event.subject, event.outcome) = kind(&mut line)?;
        }
        clause::bare(&mut line, &mut event)?;
        clause::all(&mut line, &mut event, &self.zone)?;
        if self.events.iter().any(|earlier| earlier.id == event.id) {
            return Err(line.wrong(&format!("a second event \"{}\"", event.id), "each id once"));
        }
        self.events.push(event);
        Ok(())
    }

    /// A correction begins as a copy of what it corrects; what the line says replaces it.
    fn corrected(&self, line: &mut Line<'_>) -> Result<Event, StoryError> {
        let target = line.word("the id of an event told before, e1 for the first")?;
        let Some(earlier) = self.events.iter().find(|event| event.id == target) else {
            let known: Vec<&str> = self.events.iter().map(|event| event.id.as_str()).collect();
            return Err(line.wrong(&format!("no event \"{target}\""), &known.join(", ")));
        };
        if !line.takes(&["to"]) {
            return Err(line.wrong("no \"to\"", "corrected EVENT to DAY TIME"));
        }
        let at = line.moment(&self.zone)?;
        let corrects = earlier.corrects.clone().unwrap_or_else(|| earlier.id.clone());
        let mut event = Event { kind: EventKind::Amended, at, corrects: Some(corrects), ..earlier.clone() };
        if line.peek().is_some_and(|word| !clause::keyword(word)) {
            event.subject = String::new();
            event.outcome = Outcome::None;
        }
        if line.holds("document") || line.holds("notice") {
            event.documents = Vec::new();
        }
        Ok(event)
    }
}

/// Reads `kind[:subject][=outcome]`; the kind as a code or as the Chinese term.
fn kind(line: &mut Line<'_>) -> Result<(EventKind, String, Outcome), StoryError> {
    let word = line.word("a kind of event")?;
    let (rest, outcome) = word.split_once('=').unwrap_or((word, ""));
    let (code, subject) = rest.split_once(':').unwrap_or((rest, ""));
    let by_term = || EventKind::ALL.iter().copied().find(|kind| kind.zh() == code);
    let Some(kind) = EventKind::from_code(code).or_else(by_term) else {
        let codes: Vec<String> =
            EventKind::ALL.iter().map(|kind| format!("{} {}", kind.code(), kind.zh())).collect();
        return Err(line.wrong(&format!("no kind of event \"{code}\""), &codes.join(", ")));
    };
    if kind == EventKind::Amended {
        return Err(line.wrong("\"amended\"", "DAY TIME corrected EVENT to DAY TIME"));
    }
    let outcome = Outcome::from_code(outcome)
        .ok_or_else(|| line.wrong_word("granted, denied, partial, satisfied, dissatisfied"))?;
    Ok((kind, subject.to_owned(), outcome))
}
