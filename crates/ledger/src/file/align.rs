//! Holding the entries that are there against the leaves that were recorded.
//!
//! Two sequences of hashes are compared as they come, in windows, so memory does not grow with the ledger. Within a
//! window the longest increasing run of common hashes is taken as unmoved; between two of these, what is left over on
//! both sides is paired as altered, and what is left on one side is removed, added, or stands elsewhere.

use super::{Damage, DamageKind};
use crate::Hash;
use alloc::collections::{BTreeMap, VecDeque};
use alloc::vec;
use alloc::vec::Vec;

/// How many hashes are looked at together when the sequences differ.
const WINDOW: usize = 4096;
/// How many differences are held for the search for moved entries; further ones are counted.
const HELD_MAX: usize = 100_000;

/// An entry in the file: its leaf, none when its line cannot be read.
#[derive(Clone, Copy, Debug)]
struct Found {
    leaf: Option<Hash>,
    line: u64,
}

/// An entry without its place, and the recorded entry that may have been altered into it.
#[derive(Clone, Copy, Debug)]
struct Stray {
    found: Found,
    instead_of: Option<u64>,
    before: u64,
}

#[derive(Debug, Default)]
pub(super) struct Aligner {
    found: VecDeque<Found>,
    recorded: VecDeque<Hash>,
    /// The position of the first recorded leaf in the queue.
    position: u64,
    strays: Vec<Stray>,
    missing: BTreeMap<u64, Hash>,
    uncounted: u64,
}

impl Aligner {
    pub(super) fn entry(&mut self, leaf: Option<Hash>, line: u64) {
        self.found.push_back(Found { leaf, line });
        self.step();
    }

    pub(super) fn leaf(&mut self, leaf: Hash) {
        self.recorded.push_back(leaf);
        self.step();
    }

    /// Returns all differences in the order of positions, and how many more there are.
    pub(super) fn finish(mut self) -> (Vec<Damage>, u64) {
        self.step();
        while !self.found.is_empty() || !self.recorded.is_empty() {
            self.window();
            self.equal();
        }
        let mut elsewhere: BTreeMap<Hash, Vec<u64>> = BTreeMap::new();
        for (&index, &recorded) in self.missing.iter().rev() {
            elsewhere.entry(recorded).or_default().push(index);
        }
        let mut damages = Vec::new();
        let mut homeless = Vec::new();
        for stray in core::mem::take(&mut self.strays) {
            let home = stray.found.leaf.and_then(|leaf| elsewhere.get_mut(&leaf)?.pop());
            let Some(index) = home else {
                homeless.push(stray);
                continue;
            };
            self.missing.remove(&index);
            damages.push((index, at(stray, DamageKind::Moved { index })));
        }
        for stray in homeless {
            let altered = stray.instead_of.and_then(|index| Some((index, self.missing.remove(&index)?)));
            damages.push(match altered {
                Some((index, recorded)) => (index, at(stray, DamageKind::Altered { index, recorded })),
                None => (stray.before, at(stray, DamageKind::Added { before: stray.before })),
            });
        }
        let removed =
            |(index, recorded)| (index, Damage { line: None, kind: DamageKind::Removed { index, recorded } });
        damages.extend(self.missing.into_iter().map(removed));
        damages.sort_by_key(|(index, damage)| (*index, damage.line));
        (damages.into_iter().map(|(_, damage)| damage).collect(), self.uncounted)
    }

    fn step(&mut self) {
        self.equal();
        while self.found.len().min(self.recorded.len()) >= WINDOW {
            self.window();
            self.equal();
        }
    }

    /// Takes away what is the same at the front.
    fn equal(&mut self) {
        while let (Some(found), Some(recorded)) = (self.found.front(), self.recorded.front()) {
            if found.leaf != Some(*recorded) {
                return;
            }
            self.found.pop_front();
            self.recorded.pop_front();
            self.position += 1;
        }
    }

    /// Settles a window up to its last unmoved entry; all of it when there is none, or nothing follows.
    fn window(&mut self) {
        let ends = self.found.len() <= WINDOW && self.recorded.len() <= WINDOW;
        let found: Vec<Found> = self.found.iter().take(WINDOW).copied().collect();
        let recorded: Vec<Hash> = self.recorded.iter().take(WINDOW).copied().collect();
        let mut unmoved = unmoved(&found, &recorded);
        let (found_end, recorded_end) = match unmoved.last() {
            Some(&(a, r)) if !ends => (a + 1, r + 1),
            _ => (found.len(), recorded.len()),
        };
        unmoved.push((found_end, recorded_end));
        let (mut a, mut r) = (0, 0);
        for (next_a, next_r) in unmoved {
            self.gap(&found[a..next_a.max(a)], &recorded[r..next_r.max(r)], r as u64);
            (a, r) = (next_a + 1, next_r + 1);
        }
        self.found.drain(..found_end);
        self.recorded.drain(..recorded_end);
        self.position += recorded_end as u64;
    }

    /// Notes what lies between two unmoved entries: the n-th there may be the n-th recorded, altered.
    fn gap(&mut self, found: &[Found], recorded: &[Hash], from: u64) {
        let from = self.position + from;
        for (position, &leaf) in (from..).zip(recorded) {
            if self.missing.len() < HELD_MAX {
                self.missing.insert(position, leaf);
            } else {
                self.uncounted += 1;
            }
        }
        for (n, &found) in (0..).zip(found) {
            let within = n < recorded.len() as u64;
            let stray =
                Stray { found, instead_of: within.then_some(from + n), before: from + recorded.len() as u64 };
            if self.strays.len() < HELD_MAX {
                self.strays.push(stray);
            } else {
                self.uncounted += 1;
            }
        }
    }
}

fn at(stray: Stray, kind: DamageKind) -> Damage {
    Damage { line: Some(stray.found.line), kind }
}

/// Returns the longest run of entries that stand in the recorded order, as pairs of positions.
fn unmoved(found: &[Found], recorded: &[Hash]) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<Hash, VecDeque<usize>> = BTreeMap::new();
    for (position, &leaf) in recorded.iter().enumerate() {
        places.entry(leaf).or_default().push_back(position);
    }
    let place =
        |(position, found): (usize, &Found)| Some((position, places.get_mut(&found.leaf?)?.pop_front()?));
    let pairs: Vec<(usize, usize)> = found.iter().enumerate().filter_map(place).collect();
    // `tops[n]` ends the run of n + 1 pairs whose last recorded position is smallest.
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (pair, &(_, recorded)) in pairs.iter().enumerate() {
        let length = tops.partition_point(|&top| pairs[top].1 < recorded);
        before[pair] = length.checked_sub(1).map(|shorter| tops[shorter]);
        if length == tops.len() {
            tops.push(pair);
        } else {
            tops[length] = pair;
        }
    }
    let mut run = Vec::new();
    let mut next = tops.last().copied();
    while let Some(pair) = next {
        run.push(pairs[pair]);
        next = before[pair];
    }
    run.reverse();
    run
}
