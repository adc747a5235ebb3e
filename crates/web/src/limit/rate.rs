//! So many in a minute, and so many at once.

use calendar::Moment;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Keys that are remembered at most; beyond them all others share one.
const KEYS_MAX: usize = 100_000;
const MINUTE_MICROS: i64 = 60_000_000;

/// How often something may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many in a minute, in the long run; 0 for no limit.
    pub per_minute: u32,
    /// How many at once, after a rest.
    pub at_once: u32,
}

/// Lets each key through as often as a rate allows.
///
/// For each key the instant is kept at which it will have used up what it may: one that is further ahead than the rate
/// allows at once waits (the generic cell rate algorithm). A clock that is set back frees whoever waits.
#[derive(Debug)]
pub(crate) struct Gate {
    rate: Rate,
    used_up: Mutex<HashMap<String, i64>>,
}

impl Gate {
    pub(super) fn at(rate: Rate) -> Gate {
        Gate { rate, used_up: Mutex::default() }
    }

    /// Lets a key through, or returns after how many seconds it may come again.
    pub(crate) fn pass(&self, key: &str, now: Moment) -> Result<(), u32> {
        let Rate { per_minute: 1.., at_once } = self.rate else { return Ok(()) };
        let each = MINUTE_MICROS / i64::from(self.rate.per_minute);
        let allowed = each * i64::from(at_once.max(1));
        let now = now.micros();
        let mut used_up = self.used_up.lock().unwrap_or_else(PoisonError::into_inner);
        if used_up.len() >= KEYS_MAX {
            used_up.retain(|_, until| (now..=now + allowed).contains(until));
        }
        let key = if used_up.len() >= KEYS_MAX && !used_up.contains_key(key) { "" } else { key };
        let until = used_up.get(key).copied().filter(|until| *until <= now + allowed);
        let next = until.map_or(now, |until| until.max(now)) + each;
        if next > now + allowed {
            // A begun second counts.
            let seconds = (next - now - allowed + 999_999) / 1_000_000;
            return Err(u32::try_from(seconds).unwrap_or(u32::MAX));
        }
        used_up.insert(key.to_owned(), next);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
