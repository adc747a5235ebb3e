//! When time alone changes something next, as far as this process knows.

use calendar::Moment;
use std::sync::atomic::{AtomicI64, Ordering};
use tokio::sync::Notify;

/// The next instant, and what wakes the worker when an earlier one is heard of.
#[derive(Debug)]
pub(crate) struct Due {
    next: AtomicI64,
    earlier: Notify,
}

impl Due {
    /// Knows of nothing yet.
    pub(crate) fn unknown() -> Due {
        Due { next: AtomicI64::new(i64::MAX), earlier: Notify::new() }
    }

    /// Hears of an instant.
    pub(crate) fn hear(&self, at: Moment) {
        if self.next.fetch_min(at.micros(), Ordering::SeqCst) > at.micros() {
            self.earlier.notify_one();
        }
    }

    /// Forgets, before the store is asked; what is heard in the meantime is not lost.
    pub(super) fn forget(&self) {
        self.next.store(i64::MAX, Ordering::SeqCst);
    }

    /// Returns the next instant.
    pub(super) fn next(&self) -> Option<Moment> {
        let next = self.next.load(Ordering::SeqCst);
        (next < i64::MAX).then(|| Moment::from_micros(next))
    }

    /// Returns when an earlier instant than before was heard of.
    pub(super) async fn heard_of_earlier(&self) {
        self.earlier.notified().await;
    }
}
