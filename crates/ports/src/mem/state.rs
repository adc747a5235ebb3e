//! What the model holds, and the plain meaning of every question.

use super::dockets::Dockets;
use super::people::People;
use crate::change::{Change, Changed, Held, Pick};
use crate::docket::DocketRow;
use crate::entry::{Entry, EntryKey, EntryKind, NewEntry};
use crate::error::StoreError;
use crate::finding::{FindingKey, FindingRow, Standing};
use crate::matter::MatterRow;
use crate::place::Scope;
use crate::query::{FindingQuery, MatterOrder, MatterQuery};
use calendar::Moment;
use ledger::{Frontier, Hash, HashKind, NodeId};
use std::collections::BTreeMap;

#[derive(Debug)]
pub(super) struct State {
    pub(super) log: Vec<Entry>,
    pub(super) tree: Frontier,
    pub(super) nodes: BTreeMap<NodeId, Hash>,
    keys: BTreeMap<EntryKey, String>,
    pub(super) rows: BTreeMap<String, MatterRow>,
    pub(super) findings: BTreeMap<FindingKey, FindingRow>,
    pub(super) cursors: BTreeMap<String, u64>,
    pub(super) dockets: Dockets,
    pub(super) people: People,
}

impl Default for State {
    fn default() -> State {
        State {
            log: Vec::new(),
            tree: Frontier::new(HashKind::Sm3),
            nodes: BTreeMap::new(),
            keys: BTreeMap::new(),
            rows: BTreeMap::new(),
            findings: BTreeMap::new(),
            cursors: BTreeMap::new(),
            dockets: Dockets::default(),
            people: People::default(),
        }
    }
}

impl State {
    pub(super) fn picked(&self, pick: &Pick) -> Vec<String> {
        match pick {
            Pick::These(matters) => {
                let mut matters = matters.clone();
                matters.sort();
                matters.dedup();
                matters
            }
            Pick::Due { until, max } => {
                let mut due: Vec<(Moment, &String)> = (self.rows.values())
                    .filter_map(|row| Some((row.next_at.filter(|next| next <= until)?, &row.id)))
                    .collect();
                due.sort();
                due.truncate(*max as usize);
                due.into_iter().map(|(_, id)| id.clone()).collect()
            }
        }
    }

    pub(super) fn held(&self, id: &str) -> Held {
        let held = self.held_alone(id);
        // Only what has findings can have opened anything, and what was opened.
        if held.findings.is_empty() && !held.is_docket() {
            return held;
        }
        Held { opened: self.dockets.of(id).map(|id| self.held_alone(id)).collect(), ..held }
    }

    pub(super) fn held_alone(&self, id: &str) -> Held {
        let of_matter = |entry: &&Entry| entry.entry.matter == id && entry.entry.kind == EntryKind::Event;
        Held {
            matter: id.to_owned(),
            row: self.rows.get(id).cloned(),
            events: self.log.iter().filter(of_matter).cloned().collect(),
            findings: self.findings.values().filter(|row| row.key.matter == id).cloned().collect(),
            opened: Vec::new(),
        }
    }

    pub(super) fn write(&mut self, looked_at: usize, changes: Vec<Change>) -> Result<Changed, StoreError> {
        let entries: Vec<NewEntry> = changes.iter().flat_map(|change| change.entries.clone()).collect();
        let appended = entries.len();
        let size = self.append(entries)?;
        for change in changes {
            for finding in change.findings {
                self.findings.insert(finding.key.clone(), finding);
            }
            self.rows.insert(change.row.id.clone(), change.row);
            if let Some(row) = change.docket {
                let position = self.moved_at(&row.id).unwrap_or(row.position);
                self.dockets.put(DocketRow { position, ..row });
            }
        }
        Ok(Changed { matters: looked_at, entries: appended, size })
    }

    /// Returns how long the log was after the last event of a matter.
    fn moved_at(&self, matter: &str) -> Option<u64> {
        let own = |entry: &&Entry| entry.entry.matter == matter && entry.entry.kind == EntryKind::Event;
        self.log.iter().rev().find(own).map(|entry| entry.position + 1)
    }

    /// Appends entries and returns how long the log is then; where a key is taken, nothing is appended.
    pub(super) fn append(&mut self, entries: Vec<NewEntry>) -> Result<u64, StoreError> {
        self.refuse_taken(&entries)?;
        for entry in entries {
            self.keys.insert(entry.key.clone(), entry.matter.clone());
            let leaf = self.tree.kind().leaf(entry.record().as_bytes());
            let nodes = &mut self.nodes;
            self.tree.push(leaf, |id, hash| {
                nodes.insert(id, hash);
            });
            self.log.push(Entry { position: self.log.len() as u64, entry });
        }
        Ok(self.log.len() as u64)
    }

    /// Returns what somebody did that is about a matter.
    pub(super) fn acts_of(&self, matter: &str) -> Vec<Entry> {
        let is_act = |entry: &&Entry| entry.entry.kind == EntryKind::Act && entry.entry.matter == matter;
        self.log.iter().filter(is_act).cloned().collect()
    }

    fn refuse_taken(&self, entries: &[NewEntry]) -> Result<(), StoreError> {
        let mut coming = BTreeMap::new();
        let mut taken = Vec::new();
        for entry in entries {
            let earlier = self.keys.get(&entry.key).or_else(|| coming.get(&entry.key).copied());
            if let Some(matter) = earlier {
                taken.push((entry.key.clone(), matter.clone()));
            }
            coming.entry(entry.key.clone()).or_insert(&entry.matter);
        }
        if taken.is_empty() { Ok(()) } else { Err(StoreError::Taken(taken)) }
    }

    pub(super) fn matters(&self, scope: &Scope, query: &MatterQuery) -> Vec<MatterRow> {
        let rank = |row: &MatterRow| match query.order {
            MatterOrder::Id => Some((Moment::from_micros(0), row.id.clone())),
            MatterOrder::Next => Some((row.next_at?, row.id.clone())),
        };
        let is =
            |wanted: &Option<String>, value: &String| wanted.as_ref().is_none_or(|wanted| wanted == value);
        let mut rows: Vec<((Moment, String), &MatterRow)> = (self.rows.values())
            .filter(|row| scope.admits(&row.place))
            .filter(|row| query.stage.is_none_or(|stage| stage == row.stage))
            .filter(|row| is(&query.department, &row.department) && is(&query.item, &row.item))
            .filter(|row| is(&query.kind, &row.kind) && self.has_level(row, query.level.as_deref()))
            .filter(|row| query.due_before.is_none_or(|before| is_due(row, before)))
            .filter(|row| query.due_from.is_none_or(|from| !is_due(row, from)))
            .filter(|row| query.began_from.is_none_or(|from| from <= row.began_at))
            .filter(|row| query.began_before.is_none_or(|before| row.began_at < before))
            .filter_map(|row| Some((rank(row)?, row)))
            .filter(|(rank, _)| query.after.as_ref().is_none_or(|after| rank > after))
            .collect();
        rows.sort_by(|one, other| one.0.cmp(&other.0));
        rows.into_iter().take(query.max as usize).map(|(_, row)| row.clone()).collect()
    }

    pub(super) fn findings(&self, scope: &Scope, query: &FindingQuery) -> Vec<FindingRow> {
        let is =
            |wanted: &Option<String>, value: &String| wanted.as_ref().is_none_or(|wanted| wanted == value);
        let rank = |row: &FindingRow| (row.raised_at, row.key.clone());
        let mut rows: Vec<&FindingRow> = (self.findings.values())
            .filter(|row| scope.admits(&row.place))
            .filter(|row| is(&query.matter, &row.key.matter) && is(&query.rule, &row.key.rule))
            .filter(|row| is(&query.level, &row.key.level))
            .filter(|row| query.standing.is_none_or(|standing| standing == row.standing))
            .filter(|row| query.day_from.is_none_or(|from| from <= row.day))
            .filter(|row| query.day_through.is_none_or(|through| row.day <= through))
            .filter(|row| {
                let about = |value: fn(&MatterRow) -> &String, wanted: &Option<String>| {
                    let matter = self.rows.get(&row.key.matter).map(value);
                    wanted.as_ref().is_none_or(|wanted| matter == Some(wanted))
                };
                about(|matter| &matter.department, &query.department)
                    && about(|matter| &matter.item, &query.item)
            })
            .filter(|row| query.after.as_ref().is_none_or(|after| rank(row) < *after))
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(rank(row)));
        rows.into_iter().take(query.max as usize).cloned().collect()
    }

    fn has_level(&self, row: &MatterRow, level: Option<&str>) -> bool {
        let stands =
            |finding: &FindingRow| finding.key.matter == row.id && finding.standing == Standing::Stands;
        let is =
            |level: &str| self.findings.values().any(|finding| stands(finding) && finding.key.level == level);
        level.is_none_or(is)
    }

    pub(super) fn next_due(&self) -> Option<Moment> {
        self.rows.values().filter_map(|row| row.next_at).min()
    }

    pub(super) fn log(&self, from: u64, max: u32) -> Vec<Entry> {
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        self.log.iter().skip(from).take(max as usize).cloned().collect()
    }
}

fn is_due(row: &MatterRow, before: Moment) -> bool {
    [row.promised_at, row.statutory_at].into_iter().flatten().any(|due| due < before)
}
