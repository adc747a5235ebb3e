//! Where one worker puts its records: parts by the hash of the case, each part a list of blocks.

use super::extra::Values;
use super::fields::{Fields, Span};
use super::key::{CaseKey, hash_bytes};
use super::pack::{BLOCK, Block, Slabs};

/// One event as it waits to be grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) key: CaseKey,
    /// Seconds since 1970; what they do not say is among the extras.
    pub(crate) second: u32,
    /// Twice the number of its shape; odd when the part's stream of extras has an entry for the record.
    pub(crate) shape: u32,
    pub(crate) actor: u32,
}

impl Record {
    /// Makes a record without extras.
    #[inline(always)]
    pub(crate) const fn new(key: CaseKey, shape: u32, actor: u32) -> Record {
        Record { key, second: 0, shape: shape << 1, actor }
    }

    /// Returns the number of its shape.
    #[inline(always)]
    pub(crate) const fn shape_number(&self) -> u32 {
        self.shape >> 1
    }

    /// Returns whether the stream of extras has an entry for it.
    #[inline(always)]
    pub(crate) const fn has_extras(&self) -> bool {
        self.shape & 1 != 0
    }
}

/// A place that holds no record yet.
pub(super) const VACANT: Record = Record { key: CaseKey::from_bits(0), second: 0, shape: 0, actor: 0 };

/// Where the records of one part lie, and what some of them have besides.
#[derive(Debug, Default)]
pub(crate) struct Part {
    blocks: Vec<Block>,
    /// What some records have besides, in their order.
    pub(crate) extras: Vec<u8>,
    /// Identities of more than fifteen bytes, each behind its length.
    long: Vec<u8>,
}

impl Part {
    /// Returns a text stored by [`Parts::key_of`].
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
    list: Vec<Part>,
    /// The records of each part that are not in a block yet.
    open: Vec<Record>,
    /// How many they are.
    filled: Vec<u32>,
    slabs: Slabs,
    shift: u32,
}

impl Parts {
    /// Makes `1 << bits` parts.
    pub(crate) fn new(bits: u32) -> Parts {
        let list: Vec<Part> = (0..1_usize << bits).map(|_| Part::default()).collect();
        let open = vec![VACANT; list.len() * BLOCK];
        Parts { open, filled: vec![0; list.len()], list, slabs: Slabs::default(), shift: 63 - bits }
    }

    /// Returns how many parts there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns a part.
    pub(crate) fn part(&self, number: usize) -> Option<&Part> {
        self.list.get(number)
    }

    /// Returns how many records each part holds.
    pub(crate) fn lengths(&self) -> Box<[u32]> {
        let blocks = self.list.iter().map(|part| part.blocks.len() * BLOCK);
        let lengths = blocks.zip(&self.filled).map(|(blocks, filled)| blocks + *filled as usize);
        lengths
            .map(|length| u32::try_from(length).expect("fewer than four thousand million events"))
            .collect()
    }

    /// Reads the records of a part in the order they came.
    pub(crate) fn records(&self, part: usize, out: &mut Vec<Record>) {
        out.clear();
        for block in self.list.get(part).into_iter().flat_map(|part| &part.blocks) {
            self.slabs.unpack(*block, out);
        }
        let filled = self.filled.get(part).copied().unwrap_or(0) as usize;
        out.extend_from_slice(self.open.get(part * BLOCK..part * BLOCK + filled).unwrap_or_default());
    }

    /// Returns the number of the part that a case belongs to.
    #[inline(always)]
    fn part_of(&self, key: CaseKey) -> usize {
        (key.hash() >> self.shift >> 1) as usize
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, record: Record) {
        let part = self.part_of(record.key);
        self.push_to(part, record);
    }

    #[inline(always)]
    fn push_to(&mut self, part: usize, record: Record) {
        let filled = self.filled[part] as usize;
        self.open[part * BLOCK + filled] = record;
        self.filled[part] = filled as u32 + 1;
        if filled + 1 == BLOCK {
            self.close_block(part);
        }
    }

    #[inline(never)]
    fn close_block(&mut self, part: usize) {
        let block = self.slabs.pack(&self.open[part * BLOCK..(part + 1) * BLOCK]);
        self.list[part].blocks.push(block);
        self.filled[part] = 0;
    }

    /// Stores a record that has more than a record holds.
    pub(crate) fn push_with_extras(&mut self, mut record: Record, values: &Values) {
        let part = self.part_of(record.key);
        record.shape |= 1;
        values.write(&mut self.list[part].extras);
        self.push_to(part, record);
    }

    /// Returns the key of the case in a column.
    #[inline(always)]
    pub(crate) fn key_of<F: Fields>(&mut self, row: &F, column: usize) -> Option<CaseKey> {
        self.key_in(row.buffer(), row.span(column))
    }

    /// Returns the key of the case whose text lies in a buffer which goes on behind it.
    #[inline(always)]
    pub(crate) fn key_in(&mut self, buffer: &[u8], span: Span) -> Option<CaseKey> {
        let Span { start, end } = span;
        if start == end {
            return None;
        }
        if buffer[start] > b' '
            && buffer[end - 1] > b' '
            && let Some(key) = CaseKey::inline(buffer, span)
        {
            return Some(key);
        }
        self.key_of_other(buffer[start..end].trim_ascii())
    }

    /// As [`Parts::key_of`], for texts that are long or have space around them.
    fn key_of_other(&mut self, text: &[u8]) -> Option<CaseKey> {
        if text.is_empty() {
            return None;
        }
        if text.len() <= 15 {
            return Some(CaseKey::of_text(text, 0));
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
