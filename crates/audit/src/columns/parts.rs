//! Where one worker puts its records: parts by the hash of the case, each part a list of blocks.

use super::extra::{self, Values};
use super::fields::{Fields, Span};
use super::key::{CaseKey, hash_bytes};

/// Records in one block.
const BLOCK: usize = 256;
/// Set in [`Record::shape`] when the part's stream of extras has an entry for the record.
pub(crate) const HAS_EXTRAS: u32 = 1 << 31;

/// One event as it waits to be grouped: 32 bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record {
    pub(crate) key: CaseKey,
    pub(crate) at: i64,
    pub(crate) shape: u32,
    pub(crate) actor: u32,
}

/// The records of one worker whose cases fall into one part.
#[derive(Debug, Default)]
pub(crate) struct Part {
    blocks: Vec<Vec<Record>>,
    open: Vec<Record>,
    /// How many records the open block takes: none before the first.
    limit: usize,
    /// What some records have besides, in their order.
    pub(crate) extras: Vec<i64>,
    /// Identities of more than fifteen bytes, each behind its length.
    long: Vec<u8>,
}

impl Part {
    #[inline(always)]
    pub(crate) fn push(&mut self, record: Record) {
        if self.open.len() == self.limit {
            self.next_block();
        }
        self.open.push(record);
    }

    #[cold]
    fn next_block(&mut self) {
        let full = std::mem::replace(&mut self.open, Vec::with_capacity(BLOCK));
        self.limit = BLOCK;
        if !full.is_empty() {
            self.blocks.push(full);
        }
    }

    /// Returns how many records there are.
    pub(crate) fn len(&self) -> usize {
        self.blocks.len() * BLOCK + self.open.len()
    }

    /// Returns the records in the order they came.
    pub(crate) fn records(&self) -> impl Iterator<Item = &Record> {
        self.blocks.iter().flatten().chain(&self.open)
    }

    /// Returns a text stored by [`Parts::key_of_long`].
    pub(crate) fn long_text(&self, at: u64) -> &[u8] {
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        let Some(length) = self.long.get(at..).and_then(<[u8]>::first_chunk::<4>) else { return &[] };
        let length = u32::from_le_bytes(*length) as usize;
        self.long.get(at + 4..at + 4 + length).unwrap_or_default()
    }
}

/// All parts of one worker.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) list: Vec<Part>,
    shift: u32,
}

impl Parts {
    /// Makes `1 << bits` parts.
    pub(crate) fn new(bits: u32) -> Parts {
        let list = (0..1_usize << bits).map(|_| Part::default()).collect();
        Parts { list, shift: 64 - bits }
    }

    /// Returns the number of the part that a case belongs to.
    #[inline(always)]
    pub(crate) fn part_of(&self, key: CaseKey) -> usize {
        (key.hash() >> (self.shift - 1) >> 1) as usize
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, record: Record) {
        let part = self.part_of(record.key);
        self.list[part].push(record);
    }

    /// Stores a record that has more than a record holds.
    pub(crate) fn push_with_extras(&mut self, mut record: Record, values: &Values) {
        let part = self.part_of(record.key);
        record.shape |= HAS_EXTRAS;
        extra::write(values, &mut self.list[part].extras);
        self.list[part].push(record);
    }

    /// Returns the key of the case in a column.
    #[inline(always)]
    pub(crate) fn key_of<F: Fields>(&mut self, row: &F, column: usize) -> Option<CaseKey> {
        let Span { start, end } = row.span(column);
        let buffer = row.buffer();
        if start == end {
            return None;
        }
        if buffer[start] > b' '
            && buffer[end - 1] > b' '
            && let Some(key) = CaseKey::inline(buffer, Span { start, end })
        {
            return Some(key);
        }
        self.key_of_other(row.value(column))
    }

    /// As [`Parts::key_of`], for texts that are long or have space around them.
    fn key_of_other(&mut self, text: &[u8]) -> Option<CaseKey> {
        if text.is_empty() {
            return None;
        }
        let mut buffer = [0; 32];
        if text.len() <= 15 {
            buffer[..text.len()].copy_from_slice(text);
            return CaseKey::inline(&buffer, Span { start: 0, end: text.len() });
        }
        let hash = hash_bytes(text);
        let part = self.part_of(CaseKey::reference(hash, 0));
        let long = &mut self.list[part].long;
        let at = long.len() as u64;
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        long.extend_from_slice(&length.to_le_bytes());
        long.extend_from_slice(text);
        Some(CaseKey::reference(hash, at))
    }
}
