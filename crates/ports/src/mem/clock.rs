//! A clock that stands until it is set.

use crate::clock::Clock;
use calendar::Moment;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that tells what it was set to.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Makes a clock that stands at an instant.
    #[must_use]
    pub const fn at(moment: Moment) -> FixedClock {
        FixedClock(AtomicI64::new(moment.micros()))
    }

    /// Sets it.
    pub fn set(&self, moment: Moment) {
        self.0.store(moment.micros(), Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        Moment::from_micros(self.0.load(Ordering::SeqCst))
    }
}
