//! The verb: takes the events of some requests in, all in one transaction.

use super::decide::Batch;
use super::outcome::{Outcome, Taken};
use crate::app::App;
use crate::people::{Actor, Verb, authorise};
use crate::refusal::{Refusal, RefusalCode};
use engine::Event;
use ports::{Pick, Scope, StoreError};
use std::sync::{Arc, Mutex, PoisonError};

/// How often events whose keys turn out to be taken are put aside.
const ASIDE_MAX: usize = 8;

/// How events are received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// As they happen: we learn of them now.
    Live,
    /// As the history of an earlier system, which says when it learned of them.
    History,
}

/// Events of one sender that may take them in.
#[derive(Clone, Debug)]
pub struct Request {
    pub(super) source: String,
    pub(super) scope: Scope,
    pub(super) received: Received,
    pub(super) events: Vec<Event>,
}

impl Request {
    /// Makes a request of an actor.
    ///
    /// # Errors
    /// [`RefusalCode::Role`] where the actor may not send events.
    pub fn new(actor: &Actor, received: Received, events: Vec<Event>) -> Result<Request, Refusal> {
        let verb = match received {
            Received::Live => Verb::TakeEvents,
            Received::History => Verb::ImportHistory,
        };
        let scope = authorise(actor, verb)?;
        Ok(Request { source: actor.id.clone(), scope, received, events })
    }

    /// Makes a request of what a patrol saw.
    pub(crate) fn of_patrol(source: &str, scope: Scope, events: Vec<Event>) -> Request {
        Request { source: source.to_owned(), scope, received: Received::Live, events }
    }

    /// Returns how many events it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Returns whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}

/// Why nothing was taken.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// The store failed; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No room in the queue, or it is being shut down.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Takes the events of requests in, all in one transaction. When it returns, what was taken is on disk and judged.
///
/// # Errors
/// [`TakeError::Store`] when nothing could be written; what single events are refused for is in their outcomes.
pub async fn take(app: &App, requests: &[Request]) -> Result<Vec<Taken>, TakeError> {
    let now = app.clock.now();
    let mut batch = Batch::sort(requests, now);
    for _ in 0..ASIDE_MAX {
        let shared = Arc::new(Mutex::new(batch));
        let (lent, deciding) = (app.clone(), Arc::clone(&shared));
        let matters = lock(&shared).matters();
        let decide = move |held: Vec<ports::Held>| lock(&deciding).decide(&mut lent.judge(), &held, now);
        let changed = app.store.change(Pick::These(matters), Box::new(decide)).await;
        // Whoever decided is gone by now, so this is the last to hold the batch.
        batch = Arc::try_unwrap(shared).map_or_else(|shared| lock(&shared).clone(), into_inner);
        match changed {
            Ok(changed) => {
                app.tell(changed.size);
                return Ok(seated(batch, changed.size));
            }
            Err(StoreError::Taken(taken)) if !taken.is_empty() => batch.refuse(&taken),
            Err(failure) => return Err(failure.into()),
        }
    }
    Err(Refusal::new(RefusalCode::OtherMatter, "").into())
}

fn lock(batch: &Mutex<Batch>) -> std::sync::MutexGuard<'_, Batch> {
    batch.lock().unwrap_or_else(PoisonError::into_inner)
}

fn into_inner(batch: Mutex<Batch>) -> Batch {
    batch.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn seated(batch: Batch, size: u64) -> Vec<Taken> {
    let nobody = || Outcome::Refused(Refusal::new(RefusalCode::Empty, "matter"));
    let taken = |seats: Vec<Option<Outcome>>| Taken {
        outcomes: seats.into_iter().map(|seat| seat.unwrap_or_else(nobody)).collect(),
        size,
    };
    batch.outcomes.into_iter().map(taken).collect()
}
