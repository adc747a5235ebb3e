//! Upkeep in memory.

use super::state::State;
use super::store::MemStore;
use crate::entry::NewEntry;
use crate::error::StoreError;
use crate::people::RecordKey;
use crate::upkeep::{Fill, Filled, Filling, Part, Renew, Renewed, Rows, Show, Told, Upkeep};
use async_trait::async_trait;
use ledger::{Frontier, NodeId};
use std::collections::BTreeSet;

/// Rows of one part at most; small, so that tests see several.
const PART_MAX: usize = 100;

impl State {
    fn subjects(&self) -> BTreeSet<String> {
        let logged = self.log.iter().map(|entry| entry.entry.matter.clone());
        let rows = self.rows.keys().cloned();
        let found = self.findings.keys().map(|key| key.matter.clone());
        let dockets = self.dockets.all().map(|row| row.id.clone());
        logged
            .chain(dockets)
            .chain(rows)
            .chain(found)
            .chain(self.people.records.keys().map(RecordKey::matter))
            .collect()
    }

    fn told(&self, matter: &str) -> Told {
        let entries = self.log.iter().filter(|entry| entry.entry.matter == matter).cloned().collect();
        let findings = self.findings.values().filter(|row| row.key.matter == matter).cloned().collect();
        let record = self.people.records.values().find(|record| record.key.matter() == matter).cloned();
        let docket = self.dockets.get(matter).cloned();
        let rows = Rows { matter: self.rows.get(matter).cloned(), findings, docket, record };
        Told { matter: matter.to_owned(), entries, rows }
    }

    fn replace(&mut self, renewed: Renewed) {
        let matter = renewed.matter;
        self.rows.remove(&matter);
        self.rows.extend(renewed.rows.matter.map(|row| (matter.clone(), row)));
        self.findings.retain(|key, _| key.matter != matter);
        self.findings.extend(renewed.rows.findings.into_iter().map(|row| (row.key.clone(), row)));
        self.dockets.replace(&matter, renewed.rows.docket);
        self.people.records.retain(|key, _| key.matter() != matter);
        self.people.records.extend(renewed.rows.record.map(|record| (record.key.clone(), record)));
    }

    fn parts(&self) -> Vec<Part> {
        let leaf = |at: u64| self.nodes.get(&NodeId::leaf(at)).copied().expect("an entry has its leaf");
        let entries: Vec<_> = self.log.iter().map(|entry| (entry.clone(), leaf(entry.position))).collect();
        let matters: Vec<_> = self.rows.values().cloned().collect();
        let findings: Vec<_> = self.findings.values().cloned().collect();
        let dockets: Vec<_> = self.dockets.all().cloned().collect();
        let mut records: Vec<_> = self.people.records.values().cloned().collect();
        records.sort_by_key(|record| (record.key.kind.code(), record.key.id.clone()));
        let mut secrets: Vec<_> = self.people.secrets.values().cloned().collect();
        secrets.sort_by_key(|row| (row.key.kind.is_personal(), row.key.kind.code(), row.key.id.clone()));
        let cursors: Vec<_> = self.cursors.clone().into_iter().collect();
        let mut parts = Vec::new();
        parts.extend(entries.chunks(PART_MAX).map(|part| Part::Entries(part.to_vec())));
        parts.extend(matters.chunks(PART_MAX).map(|part| Part::Matters(part.to_vec())));
        parts.extend(findings.chunks(PART_MAX).map(|part| Part::Findings(part.to_vec())));
        parts.extend(dockets.chunks(PART_MAX).map(|part| Part::Dockets(part.to_vec())));
        parts.extend(records.chunks(PART_MAX).map(|part| Part::Records(part.to_vec())));
        parts.extend(secrets.chunks(PART_MAX).map(|part| Part::Secrets(part.to_vec())));
        parts.extend(cursors.chunks(PART_MAX).map(|part| Part::Cursors(part.to_vec())));
        parts
    }

    fn put(&mut self, part: Part) -> Result<(), StoreError> {
        match part {
            Part::Entries(entries) => {
                let entries: Vec<NewEntry> = entries.into_iter().map(|(entry, _)| entry.entry).collect();
                self.append(entries)?;
            }
            Part::Matters(rows) => self.rows.extend(rows.into_iter().map(|row| (row.id.clone(), row))),
            Part::Findings(rows) => self.findings.extend(rows.into_iter().map(|row| (row.key.clone(), row))),
            Part::Dockets(rows) => rows.into_iter().for_each(|row| self.dockets.put(row)),
            Part::Records(rows) => {
                self.people.records.extend(rows.into_iter().map(|row| (row.key.clone(), row)));
            }
            Part::Secrets(rows) => {
                self.people.secrets.extend(rows.into_iter().map(|row| (row.key.clone(), row)));
            }
            Part::Cursors(cursors) => self.cursors.extend(cursors),
        }
        Ok(())
    }
}

#[async_trait]
impl Upkeep for MemStore {
    async fn renew(&self, after: &str, max: u32, mut renew: Renew) -> Result<Option<String>, StoreError> {
        let mut state = self.state();
        let next = state.subjects().into_iter().filter(|matter| matter.as_str() > after);
        let told: Vec<Told> = next.take(max as usize).map(|matter| state.told(&matter)).collect();
        let last = told.last().map(|told| told.matter.clone());
        let renewed = if told.is_empty() { Vec::new() } else { renew(told) };
        renewed.into_iter().for_each(|renewed| state.replace(renewed));
        Ok(last)
    }

    async fn copy(&self, mut show: Show) -> Result<Option<Frontier>, StoreError> {
        let (parts, tree) = {
            let state = self.state();
            (state.parts(), state.tree.clone())
        };
        let all = parts.into_iter().all(&mut *show);
        Ok(all.then_some(tree))
    }

    async fn fill(&self, mut fill: Fill) -> Result<Filled, StoreError> {
        let mut state = self.state();
        if !state.parts().is_empty() {
            return Ok(Filled::NotEmpty);
        }
        let mut filled = State::default();
        loop {
            match fill(&filled.tree) {
                Filling::Part(part) => filled.put(part)?,
                Filling::Abandon => return Ok(Filled::Abandoned),
                Filling::End => {
                    let tree = filled.tree.clone();
                    *state = filled;
                    return Ok(Filled::Done(tree));
                }
            }
        }
    }
}
