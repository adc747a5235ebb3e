//! The directory, watched the same way.

use super::{Watched, timed};
use async_trait::async_trait;
use ports::people::{Amended, Directory, Hold, Record, RecordKey, RecordQuery, SecretRef, SecretRow, Settle};
use ports::{Entry, Scope, StoreError};

#[async_trait]
impl<S: Directory> Directory for Watched<S> {
    async fn amend(&self, hold: Hold, settle: Settle) -> Result<Amended, StoreError> {
        timed("amend", self.inner.amend(hold, settle)).await
    }

    async fn record(&self, scope: &Scope, key: &RecordKey) -> Result<Option<Record>, StoreError> {
        timed("record", self.inner.record(scope, key)).await
    }

    async fn records(&self, scope: &Scope, query: &RecordQuery) -> Result<Vec<Record>, StoreError> {
        timed("records", self.inner.records(scope, query)).await
    }

    async fn history(&self, scope: &Scope, key: &RecordKey) -> Result<Vec<Entry>, StoreError> {
        timed("history", self.inner.history(scope, key)).await
    }

    async fn secrets(&self, which: &SecretRef) -> Result<Vec<SecretRow>, StoreError> {
        timed("secrets", self.inner.secrets(which)).await
    }
}
