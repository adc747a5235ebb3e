//! The directory in memory, on the same log as the store.

use super::state::State;
use super::store::MemStore;
use crate::entry::Entry;
use crate::error::StoreError;
use crate::people::{
    Amended, Directory, Hold, Kept, Record, RecordKey, RecordQuery, SecretKey, SecretRef, SecretRow, Settle,
};
use crate::place::Scope;
use async_trait::async_trait;
use std::collections::BTreeMap;

/// What the model holds of people and places.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) records: BTreeMap<RecordKey, Record>,
    pub(super) secrets: BTreeMap<SecretKey, SecretRow>,
}

impl People {
    fn kept(&self, hold: &Hold) -> Kept {
        let named = |key: &RecordKey| hold.records.contains(key);
        let below = |record: &Record| {
            let lies = |(kind, place): &(_, _)| record.key.kind == *kind && record.place.is_within(place);
            hold.below.iter().any(lies)
        };
        let records = self.records.values().filter(|record| named(&record.key) || below(record));
        let secrets = hold.secrets.iter().flat_map(|which| self.find(which));
        Kept {
            records: records.map(|record| (record.key.clone(), record.clone())).collect(),
            secrets: secrets.map(|row| (row.key.clone(), row)).collect(),
        }
    }

    fn find(&self, which: &SecretRef) -> Vec<SecretRow> {
        let is = |row: &&SecretRow| match which {
            SecretRef::Key(key) => row.key == *key,
            SecretRef::Lookup(kind, lookup) => row.key.kind == *kind && row.lookup == *lookup,
            SecretRef::Owner(kind, owner) => row.key.kind == *kind && row.owner == *owner,
            SecretRef::Ended(kind, at) => {
                row.key.kind == *kind && row.ends_at.is_some_and(|ends| ends <= *at)
            }
        };
        self.secrets.values().filter(is).cloned().collect()
    }

    fn seen(&self, scope: &Scope, key: &RecordKey) -> Option<&Record> {
        self.records.get(key).filter(|record| scope.admits(&record.place))
    }
}

#[async_trait]
impl Directory for MemStore {
    async fn amend(&self, hold: Hold, mut settle: Settle) -> Result<Amended, StoreError> {
        let mut state = self.state();
        let settled = settle(state.people.kept(&hold));
        let size = state.append(settled.entries.clone())?;
        for record in settled.records {
            state.people.records.insert(record.key.clone(), record);
        }
        for row in settled.secrets {
            state.people.secrets.insert(row.key.clone(), row);
        }
        for key in settled.gone {
            state.people.secrets.remove(&key);
        }
        Ok(Amended { entries: settled.entries.len(), size })
    }

    async fn record(&self, scope: &Scope, key: &RecordKey) -> Result<Option<Record>, StoreError> {
        Ok(self.state().people.seen(scope, key).cloned())
    }

    async fn records(&self, scope: &Scope, query: &RecordQuery) -> Result<Vec<Record>, StoreError> {
        let state = self.state();
        let wanted = (state.people.records.values())
            .filter(|record| record.key.kind == query.kind && scope.admits(&record.place))
            .filter(|record| query.after.as_ref().is_none_or(|after| record.key.id > *after));
        Ok(wanted.take(query.max as usize).cloned().collect())
    }

    async fn history(&self, scope: &Scope, key: &RecordKey) -> Result<Vec<Entry>, StoreError> {
        let state: &State = &self.state();
        let seen = state.people.seen(scope, key).is_some();
        Ok(if seen { state.acts_of(&key.matter()) } else { Vec::new() })
    }

    async fn secrets(&self, which: &SecretRef) -> Result<Vec<SecretRow>, StoreError> {
        Ok(self.state().people.find(which))
    }
}
