//! How long it takes until an instant.

use crate::ground::SystemClock;
use calendar::Moment;
use ports::Clock;
use std::time::Duration;

/// A clock that knows how fast it goes, so that somebody can sleep until an instant.
pub(crate) trait Pace: Clock {
    /// Returns how long it takes until the clock tells an instant; nothing for one that is past.
    fn until(&self, at: Moment) -> Duration;
}

impl Pace for SystemClock {
    fn until(&self, at: Moment) -> Duration {
        let micros = at.micros().saturating_sub(self.now().micros());
        Duration::from_micros(u64::try_from(micros).unwrap_or(0))
    }
}
