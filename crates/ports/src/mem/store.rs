//! The store in memory.

use super::state::State;
use crate::change::{Changed, Decide, Held, Pick};
use crate::docket::{DocketCount, DocketFilter, DocketKey, DocketQuery, DocketRow};
use crate::entry::Entry;
use crate::error::StoreError;
use crate::finding::FindingRow;
use crate::matter::MatterRow;
use crate::place::Scope;
use crate::query::{FindingQuery, MatterOrder, MatterQuery};
use crate::store::Store;
use async_trait::async_trait;
use calendar::Moment;
use ledger::{Frontier, Hash, NodeId};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The store in memory: one lock, maps in order, nothing clever. What it answers is right by definition.
#[derive(Debug, Default)]
pub struct MemStore(Mutex<State>);

impl MemStore {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // A decision that panicked has written nothing: the state is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Store for MemStore {
    async fn change(&self, pick: Pick, mut decide: Decide) -> Result<Changed, StoreError> {
        let mut state = self.state();
        let held: Vec<Held> = state.picked(&pick).iter().map(|id| state.held(id)).collect();
        let looked_at = held.len();
        let changes = if held.is_empty() { Vec::new() } else { decide(held) };
        state.write(looked_at, changes)
    }

    async fn matter(&self, scope: &Scope, id: &str) -> Result<Option<Held>, StoreError> {
        let held = self.state().held(id);
        let seen = held.row.as_ref().is_some_and(|row| scope.admits(&row.place));
        Ok(seen.then_some(held))
    }

    async fn matters(&self, scope: &Scope, query: &MatterQuery) -> Result<Vec<MatterRow>, StoreError> {
        Ok(self.state().matters(scope, query))
    }

    async fn count_matters(&self, scope: &Scope, query: &MatterQuery) -> Result<u64, StoreError> {
        let all = MatterQuery { order: MatterOrder::Id, after: None, max: u32::MAX, ..query.clone() };
        Ok(self.state().matters(scope, &all).len() as u64)
    }

    async fn histories(&self, scope: &Scope, query: &MatterQuery) -> Result<Vec<Held>, StoreError> {
        let state = self.state();
        Ok(state.matters(scope, query).iter().map(|row| state.held_alone(&row.id)).collect())
    }

    async fn entries(&self, scope: &Scope, matter: &str) -> Result<Vec<Entry>, StoreError> {
        let state = self.state();
        let seen = state.rows.get(matter).is_some_and(|row| scope.admits(&row.place));
        let of_matter = |entry: &&Entry| seen && entry.entry.matter == matter;
        Ok(state.log.iter().filter(of_matter).cloned().collect())
    }

    async fn findings(&self, scope: &Scope, query: &FindingQuery) -> Result<Vec<FindingRow>, StoreError> {
        Ok(self.state().findings(scope, query))
    }

    async fn dockets(&self, scope: &Scope, query: &DocketQuery) -> Result<Vec<DocketRow>, StoreError> {
        Ok(self.state().dockets.list(scope, query))
    }

    async fn count_dockets(
        &self,
        scope: &Scope,
        filter: &DocketFilter,
        by: &[DocketKey],
    ) -> Result<Vec<DocketCount>, StoreError> {
        Ok(self.state().dockets.count(scope, filter, by))
    }

    async fn next_due(&self) -> Result<Option<Moment>, StoreError> {
        Ok(self.state().next_due())
    }

    async fn log(&self, from: u64, max: u32) -> Result<Vec<Entry>, StoreError> {
        Ok(self.state().log(from, max))
    }

    async fn tree(&self) -> Result<Frontier, StoreError> {
        Ok(self.state().tree.clone())
    }

    async fn nodes(&self, ids: &[NodeId]) -> Result<BTreeMap<NodeId, Hash>, StoreError> {
        let state = self.state();
        Ok(ids.iter().filter_map(|id| Some((*id, *state.nodes.get(id)?))).collect())
    }

    async fn cursor(&self, reader: &str) -> Result<u64, StoreError> {
        Ok(self.state().cursors.get(reader).copied().unwrap_or(0))
    }

    async fn set_cursor(&self, reader: &str, position: u64) -> Result<(), StoreError> {
        self.state().cursors.insert(reader.to_owned(), position);
        Ok(())
    }
}
