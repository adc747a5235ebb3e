//! What a patrol saw (巡查): an event of a matter of its own, from which the pack makes a card once it is confirmed.

use super::act::DeskError;
use crate::app::App;
use crate::intake::{Outcome, Request, TakeError, take};
use crate::people::{Actor, Verb, authorise};
use crate::refusal::{Refusal, RefusalCode};
use calendar::Moment;
use engine::{Event, EventKind};

/// The kind of matter.
const PATROL: &str = "patrol";

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its identity: sent again, nothing is done.
    pub id: String,
    /// When.
    pub at: Moment,
    /// The department that answers.
    pub department: String,
    /// What: `absent`, `idle`, `attitude`, `closed_early`, `orderly`, or another code of the pack.
    pub what: String,
    /// Who was seen, where that is known.
    pub who: String,
    /// In words.
    pub words: String,
    /// A link to the recording: camera and time. No video is kept.
    pub recording: String,
}

/// Records what a patrol saw. Returns the identity of its matter.
///
/// # Errors
/// [`DeskError`].
pub async fn observe(app: &App, actor: &Actor, seen: Seen) -> Result<String, DeskError> {
    let scope = authorise(actor, Verb::RecordPatrol)?;
    if seen.what.trim().is_empty() || seen.department.trim().is_empty() {
        return Err(Refusal::new(RefusalCode::Empty, "what, department").into());
    }
    let matter = format!("patrol-{}", seen.id);
    let mut event = Event::new(&seen.id, &matter, EventKind::Observed, seen.at);
    (event.about, event.subject, event.department) = (PATROL.to_owned(), seen.what, seen.department);
    (event.actor.id, event.reason, event.device) = (seen.who, seen.words, seen.recording);
    let request = Request::of_patrol(&actor.id, scope, vec![event]);
    let taken = take(app, &[request]).await.map_err(|error| match error {
        TakeError::Store(error) => DeskError::Store(error),
        TakeError::Refused(refusal) => DeskError::Refused(refusal),
    })?;
    match taken.into_iter().next().and_then(|taken| taken.outcomes.into_iter().next()) {
        Some(Outcome::Refused(refusal)) => Err(refusal.into()),
        _ => Ok(matter),
    }
}
