//! The directory: one way to write, a few ways to read.

use super::hold::{Amended, Hold, RecordQuery, Settle};
use super::record::{Record, RecordKey};
use super::secret::{SecretRef, SecretRow};
use crate::entry::Entry;
use crate::error::StoreError;
use crate::place::Scope;
use async_trait::async_trait;

/// Keeps people and places beside the log, in the same database and the same order of changes as
/// [`Store`](crate::Store).
#[async_trait]
pub trait Directory: Send + Sync {
    /// Changes people and places in one transaction: takes hold of the log, shows what is kept, writes what is
    /// settled. When it returns, the entries are on disk and have their places in the log.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when a key is already kept; any failure of the database. Nothing was written then.
    async fn amend(&self, hold: Hold, settle: Settle) -> Result<Amended, StoreError>;

    /// Returns a record within the scope.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn record(&self, scope: &Scope, key: &RecordKey) -> Result<Option<Record>, StoreError>;

    /// Lists records within the scope.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn records(&self, scope: &Scope, query: &RecordQuery) -> Result<Vec<Record>, StoreError>;

    /// Returns everything the log says about a record within the scope, in order; nothing where it is not seen.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn history(&self, scope: &Scope, key: &RecordKey) -> Result<Vec<Entry>, StoreError>;

    /// Returns secrets in the order of their identities. They have no scope: only what checks who somebody is, and
    /// what decrypts for those who may, asks for them.
    ///
    /// # Errors
    /// Any failure of the database.
    async fn secrets(&self, which: &SecretRef) -> Result<Vec<SecretRow>, StoreError>;
}
