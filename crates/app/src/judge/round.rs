//! Many matters in one change: what becomes of one may be held of another.

use ports::{Change, Entry, EntryKind, Held};
use std::collections::BTreeMap;

/// The changes of one transaction, each matter once, and what is held of matters after them.
#[derive(Debug, Default)]
pub(crate) struct Round {
    changes: Vec<Change>,
    held: BTreeMap<String, Held>,
}

impl Round {
    /// Returns what is held of a matter by now, with what it has opened.
    pub(crate) fn now(&self, held: Held) -> Held {
        if self.held.is_empty() {
            return held;
        }
        let newer = self.held.get(&held.matter).cloned();
        let mut now =
            newer.map_or_else(|| held.clone(), |newer| Held { opened: held.opened.clone(), ..newer });
        for child in &mut now.opened {
            if let Some(newer) = self.held.get(&child.matter) {
                *child = Held { opened: Vec::new(), ..newer.clone() };
            }
        }
        now
    }

    /// Takes changes in that were made from `held`.
    pub(crate) fn add(&mut self, held: &Held, changes: Vec<Change>) {
        for change in changes {
            let nothing = || Held::nothing(&change.row.id);
            let known = if change.row.id == held.matter { Some(held) } else { None };
            let known = known.or_else(|| held.opened.iter().find(|one| one.matter == change.row.id));
            let before = self.held.remove(&change.row.id).or_else(|| known.cloned()).unwrap_or_else(nothing);
            self.held.insert(change.row.id.clone(), after(before, &change));
            match self.changes.iter_mut().find(|earlier| earlier.row.id == change.row.id) {
                Some(earlier) => merge(earlier, change),
                None => self.changes.push(change),
            }
        }
    }

    /// Returns the changes.
    pub(crate) fn into_changes(self) -> Vec<Change> {
        self.changes
    }
}

fn after(mut held: Held, change: &Change) -> Held {
    let next = held.events.last().map_or(0, |entry| entry.position + 1);
    let new = change.entries.iter().filter(|entry| entry.kind == EntryKind::Event);
    // Their places in the log are known once they are written; until then they follow those that are known.
    held.events.extend((next..).zip(new).map(|(position, entry)| Entry { position, entry: entry.clone() }));
    for row in &change.findings {
        match held.findings.iter_mut().find(|earlier| earlier.key == row.key) {
            Some(earlier) => *earlier = row.clone(),
            None => held.findings.push(row.clone()),
        }
    }
    held.findings.sort_by(|one, other| one.key.cmp(&other.key));
    held.row = Some(change.row.clone());
    held
}

fn merge(earlier: &mut Change, later: Change) {
    earlier.entries.extend(later.entries);
    for row in later.findings {
        match earlier.findings.iter_mut().find(|one| one.key == row.key) {
            Some(one) => *one = row,
            None => earlier.findings.push(row),
        }
    }
    earlier.row = later.row;
    earlier.docket = later.docket.or(earlier.docket.take());
}
