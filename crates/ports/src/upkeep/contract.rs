//! What keeps a store whole.

use super::copy::{Fill, Filled, Show};
use super::renew::Renew;
use crate::error::StoreError;
use async_trait::async_trait;
use ledger::Frontier;

/// Makes rows anew, copies everything out and puts it back. It has no scope: who keeps the machine uses it, nobody else.
#[async_trait]
pub trait Upkeep: Send + Sync {
    /// Shows the next matters after one, at most so many, in the order of their names: those that the log tells of and
    /// those that only rows know of. Writes what is answered, in one durable transaction, and returns the last that was
    /// shown; `None` where nothing is left. The log is not touched.
    ///
    /// # Errors
    /// Any failure of the database; nothing was written then.
    async fn renew(&self, after: &str, max: u32, renew: Renew) -> Result<Option<String>, StoreError>;

    /// Shows everything that is kept, as it is at one instant, and returns the tree over the log at that instant;
    /// `None` where no more was wanted. Others go on writing meanwhile.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn copy(&self, show: Show) -> Result<Option<Frontier>, StoreError>;

    /// Puts everything that is given into an empty store, all of it or nothing. Parts come in the order of
    /// [`Part`](super::Part)'s variants, entries in the order of the log.
    ///
    /// # Errors
    /// Any failure of the database; nothing was written then.
    async fn fill(&self, fill: Fill) -> Result<Filled, StoreError>;
}
