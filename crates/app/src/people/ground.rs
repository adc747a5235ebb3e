//! What verbs about people and places need.

use super::keeping::{Keys, Purpose};
use crate::refusal::Refusal;
use calendar::{Day, Moment};
use ports::people::{Directory, Hold, Kept, SecretKey, SecretKind, SecretRef, SecretRow, Settled};
use ports::{Clock, Random, StoreError};
use std::sync::{Arc, Mutex, PoisonError};

/// How far Chinese time is ahead.
const AHEAD_SECONDS: i64 = 8 * 3_600;

/// The directory, the clock, randomness and the keys of the installation: cheap to hand on.
#[derive(Clone)]
pub struct People {
    /// Keeps people and places.
    pub directory: Arc<dyn Directory>,
    /// Tells the instant.
    pub clock: Arc<dyn Clock>,
    /// Gives what nobody can guess.
    pub random: Arc<dyn Random>,
    /// Hashes and seals what only the program may know.
    pub keys: Keys,
}

impl std::fmt::Debug for People {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("People")
    }
}

/// Why something about people and places was not done.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// It may not be done, or not so.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The key is not the one with which this database was begun: nothing sealed could be opened, nobody could sign in.
    #[error("the key is not the one with which this database was begun")]
    OtherKey,
}

impl People {
    /// Makes sure that the key is the one with which the database was begun; a new database remembers it, as a keyed
    /// hash.
    ///
    /// # Errors
    /// [`PeopleError::OtherKey`]; failures of the store.
    pub async fn check_key(&self) -> Result<(), PeopleError> {
        self.check("installation", "installation").await
    }

    /// Makes sure that the key that signs the ledger, told by its fingerprint, is the one with which the database was
    /// begun; a new database remembers it. [`People::check_key`] comes first.
    ///
    /// # Errors
    /// [`PeopleError::OtherKey`]; failures of the store.
    pub async fn check_signing_key(&self, fingerprint: &str) -> Result<(), PeopleError> {
        self.check("ledger", fingerprint).await
    }

    async fn check(&self, id: &str, text: &str) -> Result<(), PeopleError> {
        let key = SecretKey::new(SecretKind::KeyCheck, id);
        let lookup = self.keys.lookup(Purpose::Check, text);
        let hold = Hold { secrets: vec![SecretRef::Key(key.clone())], ..Hold::default() };
        let row =
            SecretRow { key: key.clone(), owner: String::new(), lookup, ends_at: None, body: String::new() };
        let settle = move |kept: Kept| {
            let known = kept.secrets.get(&key).map(|known| known.lookup == row.lookup);
            let secrets = known.is_none().then(|| row.clone()).into_iter().collect();
            Ok((Settled { secrets, ..Settled::default() }, known.unwrap_or(true)))
        };
        if self.settle(hold, settle).await? { Ok(()) } else { Err(PeopleError::OtherKey) }
    }

    /// Decides within one transaction and returns the answer; where it is refused, nothing is written.
    pub(crate) async fn settle<T: Send + 'static>(
        &self,
        hold: Hold,
        mut decide: impl FnMut(Kept) -> Result<(Settled, T), Refusal> + Send + 'static,
    ) -> Result<T, PeopleError> {
        let told = Arc::new(Mutex::new(None));
        let tell = Arc::clone(&told);
        let settle = move |kept: Kept| {
            let (settled, answer) = match decide(kept) {
                Ok((settled, answer)) => (settled, Ok(answer)),
                Err(refusal) => (Settled::default(), Err(refusal)),
            };
            *tell.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
            settled
        };
        self.directory.amend(hold, Box::new(settle)).await?;
        let answer = told.lock().unwrap_or_else(PoisonError::into_inner).take();
        Ok(answer.expect("a directory settles before it returns")?)
    }

    /// Runs what takes long on a thread of its own.
    pub(crate) async fn hard_work<T: Send + 'static>(
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PeopleError> {
        tokio::task::spawn_blocking(work).await.map_err(|broken| {
            PeopleError::Store(StoreError::Failed { doing: "check a password", cause: Box::new(broken) })
        })
    }

    /// Draws bytes that nobody can guess.
    pub(crate) fn draw<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.fill(&mut bytes);
        bytes
    }
}

/// Returns the day of an instant in China.
pub(crate) fn day_of(at: Moment) -> Day {
    let days = at.plus_seconds(AHEAD_SECONDS).micros().div_euclid(24 * 3_600 * 1_000_000);
    Day::new(i32::try_from(days).unwrap_or(i32::MAX))
}

/// Returns the instant at which a day begins in China.
pub(crate) fn begin_of(day: Day) -> Moment {
    let seconds = i64::from(day.number()) * 24 * 3_600 - AHEAD_SECONDS;
    Moment::from_micros(seconds * 1_000_000)
}
