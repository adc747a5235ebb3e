//! The store and how it is opened.

use super::{change, dockets, entries, findings, matters, tree};
use crate::db::{Db, Tx};
use crate::schema;
use async_trait::async_trait;
use calendar::Moment;
use ledger::{Frontier, Hash, NodeId};
use ports::{
    Changed, Decide, DocketCount, DocketFilter, DocketKey, DocketQuery, DocketRow, Entry, FindingQuery,
    FindingRow, Held, MatterQuery, MatterRow, Pick, Scope, Store, StoreError,
};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The store on SQLite or PostgreSQL.
#[derive(Clone)]
pub struct SqlStore {
    pub(crate) db: Db,
}

impl std::fmt::Debug for SqlStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SqlStore")
    }
}

impl SqlStore {
    /// Opens a database by its address, `postgres://…` or the path of a SQLite file, and brings its schema up to date.
    /// Must be called within a tokio runtime.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] where there is nothing; [`StoreError::Newer`] where a newer program made it.
    pub async fn open(address: &str) -> Result<SqlStore, StoreError> {
        let db = Db::open(address).await?;
        schema::bring_up_to_date(&db).await?;
        Ok(SqlStore { db })
    }
}

#[async_trait]
impl Store for SqlStore {
    async fn change(&self, pick: Pick, decide: Decide) -> Result<Changed, StoreError> {
        let keys = Arc::new(Mutex::new(Vec::new()));
        let attempted = Arc::clone(&keys);
        let mut decide = decide;
        let work = move |tx: &Tx<'_>| {
            let mut keys = keys.lock().unwrap_or_else(PoisonError::into_inner);
            change::change(tx, &pick, &mut decide, &mut keys)
        };
        match self.db.write("write a change", work).await {
            Err(StoreError::Taken(_)) => {
                let keys = std::mem::take(&mut *attempted.lock().unwrap_or_else(PoisonError::into_inner));
                let taken = self.db.read("look for keys", move |tx| change::taken(tx, &keys)).await?;
                Err(StoreError::Taken(taken))
            }
            done => done,
        }
    }

    async fn matter(&self, scope: &Scope, id: &str) -> Result<Option<Held>, StoreError> {
        let (scope, id) = (scope.clone(), id.to_owned());
        self.db.read("read a matter", move |tx| matters::one(tx, &scope, &id)).await
    }

    async fn matters(&self, scope: &Scope, query: &MatterQuery) -> Result<Vec<MatterRow>, StoreError> {
        let (scope, query) = (scope.clone(), query.clone());
        self.db.read("list matters", move |tx| matters::list(tx, &scope, &query)).await
    }

    async fn histories(&self, scope: &Scope, query: &MatterQuery) -> Result<Vec<Held>, StoreError> {
        let (scope, query) = (scope.clone(), query.clone());
        self.db.read("read matters", move |tx| matters::histories(tx, &scope, &query)).await
    }

    async fn entries(&self, scope: &Scope, matter: &str) -> Result<Vec<Entry>, StoreError> {
        let (scope, matter) = (scope.clone(), matter.to_owned());
        self.db.read("read the entries of a matter", move |tx| matters::entries(tx, &scope, &matter)).await
    }

    async fn findings(&self, scope: &Scope, query: &FindingQuery) -> Result<Vec<FindingRow>, StoreError> {
        let (scope, query) = (scope.clone(), query.clone());
        self.db.read("list findings", move |tx| findings::list(tx, &scope, &query)).await
    }

    async fn dockets(&self, scope: &Scope, query: &DocketQuery) -> Result<Vec<DocketRow>, StoreError> {
        let (scope, query) = (scope.clone(), query.clone());
        self.db.read("list dockets", move |tx| dockets::list(tx, &scope, &query)).await
    }

    async fn count_matters(&self, scope: &Scope, query: &MatterQuery) -> Result<u64, StoreError> {
        let (scope, query) = (scope.clone(), query.clone());
        self.db.read("count matters", move |tx| matters::count(tx, &scope, &query)).await
    }

    async fn count_dockets(
        &self,
        scope: &Scope,
        filter: &DocketFilter,
        by: &[DocketKey],
    ) -> Result<Vec<DocketCount>, StoreError> {
        let (scope, filter, by) = (scope.clone(), filter.clone(), by.to_vec());
        self.db.read("count dockets", move |tx| dockets::count(tx, &scope, &filter, &by)).await
    }

    async fn next_due(&self) -> Result<Option<Moment>, StoreError> {
        self.db.read("find what is due next", matters::next_due).await
    }

    async fn log(&self, from: u64, max: u32) -> Result<Vec<Entry>, StoreError> {
        self.db.read("read the log", move |tx| entries::log(tx, from, max)).await
    }

    async fn tree(&self) -> Result<Frontier, StoreError> {
        self.db.read("read the tree", tree::tree).await
    }

    async fn nodes(&self, ids: &[NodeId]) -> Result<BTreeMap<NodeId, Hash>, StoreError> {
        let ids = ids.to_vec();
        self.db.read("read nodes of the tree", move |tx| tree::nodes(tx, &ids)).await
    }

    async fn cursor(&self, reader: &str) -> Result<u64, StoreError> {
        let reader = reader.to_owned();
        self.db.read("read a place in the log", move |tx| entries::cursor(tx, &reader)).await
    }

    async fn set_cursor(&self, reader: &str, position: u64) -> Result<(), StoreError> {
        let reader = reader.to_owned();
        self.db.write("keep a place in the log", move |tx| entries::set_cursor(tx, &reader, position)).await
    }
}
