//! What verbs need.

use crate::evidence::Evidence;
use crate::judge::{Judge, Rulebook};
use crate::read::Answers;
use ports::{Clock, Store};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// The store, the clock and the rules: everything that a verb needs, cheap to hand on.
#[derive(Clone)]
pub struct App {
    /// Keeps what happened and what was found.
    pub store: Arc<dyn Store>,
    /// Tells the instant.
    pub clock: Arc<dyn Clock>,
    /// Signs what anybody can check.
    pub evidence: Arc<Evidence>,
    judge: Arc<Mutex<Judge>>,
    pub(crate) answers: Arc<Answers>,
    told: Arc<watch::Sender<u64>>,
}

impl App {
    /// Puts an application together.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>, evidence: Evidence, book: Rulebook) -> App {
        let judge = Arc::new(Mutex::new(Judge::new(book)));
        let (evidence, told) = (Arc::new(evidence), Arc::new(watch::Sender::new(0)));
        App { store, clock, evidence, judge, answers: Arc::default(), told }
    }

    /// Puts another rulebook in force, for everything that is judged from now on.
    pub fn put_in_force(&self, book: Rulebook) {
        *self.judge() = Judge::new(book);
    }

    /// Returns by which edition matters are judged: pack and version, calendar and items.
    #[must_use]
    pub fn edition(&self) -> String {
        self.judge().book().edition().to_owned()
    }

    /// Tells everybody who listens how long the log is after a change.
    pub(crate) fn tell(&self, size: u64) {
        self.told.send_if_modified(|known| {
            size > *known && {
                *known = size;
                true
            }
        });
    }

    /// Returns what is told: how long the log is, whenever this process has made it longer.
    pub(crate) fn listen(&self) -> watch::Receiver<u64> {
        self.told.subscribe()
    }

    /// Lends the judge. One change is decided at a time, so nobody waits for long.
    pub(crate) fn judge(&self) -> MutexGuard<'_, Judge> {
        // A judge that panicked has only lost its place in memory that is filled again for every matter.
        self.judge.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("App")
    }
}
