//! What is kept of passwords and sessions.

use crate::people::ground::People;
use crate::people::keeping::PasswordHash;
use calendar::Moment;
use ports::people::{Kept, SecretKey, SecretKind, SecretRow, Settled};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Passwords that may not be chosen again.
const EARLIER_MAX: usize = 5;
/// Failures in a row that cost nothing but the try.
const FREE_FAILURES: u32 = 4;
/// The first delay; each further failure doubles it.
const DELAY_SECONDS: i64 = 30;
/// The longest delay.
const DELAY_SECONDS_MAX: i64 = 24 * 3_600;

/// A password with what happened since.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pass {
    /// The hash; `None` until one is chosen.
    pub(super) hash: Option<PasswordHash>,
    /// Hashes of those before, the latest first.
    pub(super) earlier: Vec<PasswordHash>,
    /// Failures in a row.
    pub(super) failures: u32,
    /// Until when nobody may try again.
    pub(super) closed_until: Option<Moment>,
}

impl Pass {
    /// Takes a new password in the place of the one before.
    pub(super) fn renewed(self, hash: PasswordHash) -> Pass {
        let mut earlier: Vec<PasswordHash> = self.hash.into_iter().chain(self.earlier).collect();
        earlier.truncate(EARLIER_MAX);
        Pass { hash: Some(hash), earlier, failures: 0, closed_until: None }
    }

    /// Returns whether nobody may try at the moment.
    pub(super) fn is_closed(&self, now: Moment) -> bool {
        self.closed_until.is_some_and(|until| now < until)
    }

    /// Counts a failure; after a few each one doubles the wait.
    pub(super) fn failed(self, now: Moment) -> Pass {
        let failures = self.failures.saturating_add(1);
        let closed_until = failures.checked_sub(FREE_FAILURES + 1).map(|beyond| {
            let doubled = DELAY_SECONDS.checked_shl(beyond.min(32)).unwrap_or(DELAY_SECONDS_MAX);
            now.plus_seconds(doubled.min(DELAY_SECONDS_MAX))
        });
        Pass { failures, closed_until, ..self }
    }

    /// Returns every password that may not be chosen.
    pub(super) fn all(&self) -> Vec<PasswordHash> {
        self.hash.iter().chain(&self.earlier).take(EARLIER_MAX).cloned().collect()
    }
}

/// Reads a secret of somebody.
pub(super) fn secret<T: DeserializeOwned>(kept: &Kept, kind: SecretKind, id: &str) -> Option<T> {
    body(kept.secrets.get(&SecretKey::new(kind, id))?)
}

/// Reads what a secret says; what cannot be read is as if it were not there.
pub(super) fn body<T: DeserializeOwned>(row: &SecretRow) -> Option<T> {
    serde_json::from_str(&row.body).ok()
}

/// Makes a secret that is found by its identity, which is its owner's name.
pub(super) fn own<T: Serialize>(kind: SecretKind, owner: &str, body: &T) -> SecretRow {
    SecretRow {
        key: SecretKey::new(kind, owner),
        owner: owner.to_owned(),
        lookup: String::new(),
        ends_at: None,
        body: json(body),
    }
}

pub(super) fn json<T: Serialize>(body: &T) -> String {
    serde_json::to_string(body).expect("a secret has no maps with odd keys")
}

/// Deletes what is kept of a kind.
pub(super) fn drop_all(kept: &Kept, kind: SecretKind, settled: &mut Settled) {
    settled.gone.extend(kept.secrets.keys().filter(|key| key.kind == kind).cloned());
}

impl People {
    /// Draws a text that nobody can guess: 32 bytes, in hexadecimal digits.
    pub(super) fn opaque(&self) -> String {
        crate::people::keeping::hex(&self.draw::<32>())
    }
}
