//! The clock of the system, which may jump.

use crate::terminal::now_micros;
use calendar::Moment;
use ports::Clock;
use std::sync::atomic::{AtomicI64, Ordering};
use tracing::error;

/// Steps back up to so much are those of a clock that is being set right: the instant stands still until it is reached
/// again, so that what is recorded later never looks earlier.
const STEP_MICROS: i64 = 2_000_000;

/// The clock of the system. A jump backwards is followed and told as an error, once for each.
#[derive(Debug)]
pub(crate) struct SystemClock {
    source: fn() -> i64,
    latest: AtomicI64,
}

impl SystemClock {
    /// Takes the clock of the system.
    pub(crate) const fn new() -> SystemClock {
        SystemClock::of(now_micros)
    }

    const fn of(source: fn() -> i64) -> SystemClock {
        SystemClock { source, latest: AtomicI64::new(i64::MIN) }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let told = (self.source)();
        let latest = self.latest.fetch_max(told, Ordering::SeqCst).max(told);
        let back = latest.saturating_sub(told);
        if back <= STEP_MICROS {
            return Moment::from_micros(latest);
        }
        // Whoever sets it first has seen the jump first.
        if self.latest.compare_exchange(latest, told, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
            metrics::counter!("sundial_clock_jumps_total").increment(1);
            error!(
                back_seconds = back / 1_000_000,
                from = %Moment::from_micros(latest),
                to = %Moment::from_micros(told),
                "系统时钟倒退，请核对对时服务 / the system clock went back: check what sets it"
            );
        }
        Moment::from_micros(told)
    }
}

#[cfg(test)]
mod tests;
