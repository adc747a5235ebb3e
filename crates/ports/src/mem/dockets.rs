//! Dockets in memory.

use crate::docket::{DocketCount, DocketFilter, DocketKey, DocketOrder, DocketQuery, DocketRow};
use crate::place::Scope;
use std::collections::BTreeMap;

/// The rows of dockets.
#[derive(Debug, Default)]
pub(super) struct Dockets(BTreeMap<String, DocketRow>);

impl Dockets {
    pub(super) fn put(&mut self, row: DocketRow) {
        self.0.insert(row.id.clone(), row);
    }

    pub(super) fn get(&self, id: &str) -> Option<&DocketRow> {
        self.0.get(id)
    }

    pub(super) fn replace(&mut self, id: &str, row: Option<DocketRow>) {
        self.0.remove(id);
        self.0.extend(row.map(|row| (row.id.clone(), row)));
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &DocketRow> {
        self.0.values()
    }

    /// Returns what was opened because of a matter.
    pub(super) fn of<'a>(&'a self, parent: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.values().filter(move |row| row.parent == parent).map(|row| row.id.as_str())
    }

    pub(super) fn list(&self, scope: &Scope, query: &DocketQuery) -> Vec<DocketRow> {
        let mut rows: Vec<((i64, &str), &DocketRow)> = (self.seen(scope, &query.filter))
            .filter_map(|row| Some(((DocketQuery::rank(query.order, row)?, row.id.as_str()), row)))
            .collect();
        rows.sort_by_key(|(rank, _)| *rank);
        let after = query.after.as_ref().map(|(rank, id)| (*rank, id.as_str()));
        match query.order {
            DocketOrder::Newest => {
                rows.reverse();
                rows.retain(|(rank, _)| after.is_none_or(|after| *rank < after));
            }
            DocketOrder::Due | DocketOrder::Changed => {
                rows.retain(|(rank, _)| after.is_none_or(|after| *rank > after));
            }
        }
        rows.into_iter().take(query.max as usize).map(|(_, row)| row.clone()).collect()
    }

    pub(super) fn count(&self, scope: &Scope, filter: &DocketFilter, by: &[DocketKey]) -> Vec<DocketCount> {
        let mut counts: BTreeMap<Vec<String>, (u64, i64)> = BTreeMap::new();
        for row in self.seen(scope, filter) {
            let keys = by.iter().map(|key| row.key(*key).to_owned()).collect();
            let (number, score) = counts.entry(keys).or_default();
            *number += 1;
            *score += i64::from(row.score_centi);
        }
        let count = |(keys, (number, score_centi))| DocketCount { keys, number, score_centi };
        counts.into_iter().map(count).collect()
    }

    fn seen<'a>(&'a self, scope: &'a Scope, filter: &'a DocketFilter) -> impl Iterator<Item = &'a DocketRow> {
        self.0.values().filter(move |row| scope.admits(&row.place) && filter.admits(row))
    }
}
