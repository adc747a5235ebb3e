//! The store: one way to write, a few ways to read.

use crate::change::{Changed, Decide, Held, Pick};
use crate::docket::{DocketCount, DocketFilter, DocketKey, DocketQuery, DocketRow};
use crate::entry::Entry;
use crate::error::StoreError;
use crate::finding::FindingRow;
use crate::matter::MatterRow;
use crate::place::Scope;
use crate::query::{FindingQuery, MatterQuery};
use async_trait::async_trait;
use calendar::Moment;
use ledger::{Frontier, Hash, NodeId};
use std::collections::BTreeMap;

/// Keeps the log and the rows beside it.
#[async_trait]
pub trait Store: Send + Sync {
    /// Changes matters in one transaction: takes hold of them, shows what is held, writes what is decided. When it
    /// returns, the entries are on disk and have their places in the log. Changes happen one after the other, whoever
    /// makes them: the log is the order in which things were decided.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when a key is already kept for another matter; any failure of the database. Nothing was
    /// written then.
    async fn change(&self, pick: Pick, decide: Decide) -> Result<Changed, StoreError>;

    /// Returns what is held of a matter within the scope.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn matter(&self, scope: &Scope, id: &str) -> Result<Option<Held>, StoreError>;

    /// Lists matters within the scope.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn matters(&self, scope: &Scope, query: &MatterQuery) -> Result<Vec<MatterRow>, StoreError>;

    /// Counts matters within the scope, whatever order, place after and number the query asks for.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn count_matters(&self, scope: &Scope, query: &MatterQuery) -> Result<u64, StoreError>;

    /// Lists matters within the scope as [`Store::matters`] does, each with all that is held of it but what it
    /// has opened.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn histories(&self, scope: &Scope, query: &MatterQuery) -> Result<Vec<Held>, StoreError>;

    /// Returns every entry of a matter within the scope, findings included, in the order of the log.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn entries(&self, scope: &Scope, matter: &str) -> Result<Vec<Entry>, StoreError>;

    /// Lists findings within the scope, the newest first.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn findings(&self, scope: &Scope, query: &FindingQuery) -> Result<Vec<FindingRow>, StoreError>;

    /// Lists dockets within the scope.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn dockets(&self, scope: &Scope, query: &DocketQuery) -> Result<Vec<DocketRow>, StoreError>;

    /// Counts dockets within the scope by some of their keys, in the order of the keys' values.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn count_dockets(
        &self,
        scope: &Scope,
        filter: &DocketFilter,
        by: &[DocketKey],
    ) -> Result<Vec<DocketCount>, StoreError>;

    /// Returns when time alone changes any matter next.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn next_due(&self) -> Result<Option<Moment>, StoreError>;

    /// Returns the entries of the log from a position on, at most so many. This is what is put on the bus, exported
    /// and proved; it has no scope, so only workers and auditors of the whole call it.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn log(&self, from: u64, max: u32) -> Result<Vec<Entry>, StoreError>;

    /// Returns the tree over the log as it is: its size and its root, and what is needed to append.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn tree(&self) -> Result<Frontier, StoreError>;

    /// Returns the hashes of nodes of the tree, those that are not complete yet left out.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn nodes(&self, ids: &[NodeId]) -> Result<BTreeMap<NodeId, Hash>, StoreError>;

    /// Returns how far a reader of the log has come, 0 for a new one.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn cursor(&self, reader: &str) -> Result<u64, StoreError>;

    /// Says how far a reader of the log has come.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn set_cursor(&self, reader: &str, position: u64) -> Result<(), StoreError>;
}
