//! The directory on either engine.

use super::{amend, records, secrets};
use crate::db::Tx;
use crate::store::SqlStore;
use async_trait::async_trait;
use ports::people::{Amended, Directory, Hold, Record, RecordKey, RecordQuery, SecretRef, SecretRow, Settle};
use ports::{Entry, Scope, StoreError};

#[async_trait]
impl Directory for SqlStore {
    async fn amend(&self, hold: Hold, mut settle: Settle) -> Result<Amended, StoreError> {
        let work = move |tx: &Tx<'_>| amend::amend(tx, &hold, &mut settle);
        self.db.write("change people and places", work).await
    }

    async fn record(&self, scope: &Scope, key: &RecordKey) -> Result<Option<Record>, StoreError> {
        let (scope, key) = (scope.clone(), key.clone());
        self.db.read("read a record", move |tx| records::one(tx, &scope, &key)).await
    }

    async fn records(&self, scope: &Scope, query: &RecordQuery) -> Result<Vec<Record>, StoreError> {
        let (scope, query) = (scope.clone(), query.clone());
        self.db.read("list records", move |tx| records::list(tx, &scope, &query)).await
    }

    async fn history(&self, scope: &Scope, key: &RecordKey) -> Result<Vec<Entry>, StoreError> {
        let (scope, key) = (scope.clone(), key.clone());
        self.db.read("read the history of a record", move |tx| records::history(tx, &scope, &key)).await
    }

    async fn secrets(&self, which: &SecretRef) -> Result<Vec<SecretRow>, StoreError> {
        let which = which.clone();
        self.db.read("look for a secret", move |tx| secrets::find(tx, &which)).await
    }
}
