//! Where one worker puts its records: parts by the hash of the case, each part a list of blocks.

use super::extra::Values;
use super::fields::{Fields, Span};
use super::key::{CaseKey, hash_bytes};

/// Records in one block, which belongs to one part.
const BLOCK: u32 = 256;
/// Records in one slab, the unit in which memory is asked for; it is used as records come.
const SLAB: u32 = 1 << 20;
/// Set in [`Record::shape`] when the part's stream of extras has an entry for the record.
pub(crate) const HAS_EXTRAS: u32 = 1 << 31;

/// One event as it waits to be grouped: 28 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) key: CaseKey,
    /// Seconds since 1970; what they do not say is among the extras.
    pub(crate) second: u32,
    pub(crate) shape: u32,
    pub(crate) actor: u32,
}

/// A record as it is stored.
type Words = [u32; 7];

impl Record {
    #[inline(always)]
    fn words(self) -> Words {
        let (low, high) = self.key.words();
        [
            low as u32,
            (low >> 32) as u32,
            high as u32,
            (high >> 32) as u32,
            self.second,
            self.shape,
            self.actor,
        ]
    }

    #[inline(always)]
    fn from_words([a, b, c, d, second, shape, actor]: Words) -> Record {
        let wide = |low: u32, high: u32| u64::from(low) | u64::from(high) << 32;
        Record { key: CaseKey::from_words(wide(a, b), wide(c, d)), second, shape, actor }
    }
}

/// Where the records of one part lie, and what some of them have besides.
#[derive(Debug, Default)]
pub(crate) struct Part {
    blocks: Vec<u32>,
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
    /// Where the next record of each part goes; a multiple of [`BLOCK`] when it needs a new block.
    next: Vec<u32>,
    slabs: Vec<Vec<Words>>,
    blocks: u32,
    shift: u32,
}

impl Parts {
    /// Makes `1 << bits` parts.
    pub(crate) fn new(bits: u32) -> Parts {
        let list: Vec<Part> = (0..1_usize << bits).map(|_| Part::default()).collect();
        Parts { next: vec![0; list.len()], list, slabs: Vec::new(), blocks: 0, shift: 63 - bits }
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
        let blocks = self.list.iter().map(|part| u32::try_from(part.blocks.len()).unwrap_or(u32::MAX));
        let length = |(blocks, next): (u32, &u32)| match blocks {
            0 => 0,
            _ => (blocks - 1) * BLOCK + (next - 1) % BLOCK + 1,
        };
        blocks.zip(&self.next).map(length).collect()
    }

    /// Returns the records of a part in the order they came, the last block with what lies behind them.
    pub(crate) fn records(&self, part: usize) -> impl Iterator<Item = Record> {
        let blocks = self.list.get(part).into_iter().flat_map(|part| &part.blocks);
        let records = blocks.flat_map(|block| {
            let first = block * BLOCK;
            let slab = self.slabs.get((first / SLAB) as usize);
            let inside = (first % SLAB) as usize;
            slab.and_then(|slab| slab.get(inside..inside + BLOCK as usize)).unwrap_or_default()
        });
        records.map(|words| Record::from_words(*words))
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
        let mut next = self.next[part];
        if next.is_multiple_of(BLOCK) {
            next = self.new_block(part);
        }
        self.slabs[(next / SLAB) as usize][(next % SLAB) as usize] = record.words();
        self.next[part] = next + 1;
    }

    #[cold]
    fn new_block(&mut self, part: usize) -> u32 {
        let first = self.blocks.checked_mul(BLOCK).expect("fewer than four thousand million events");
        if first.is_multiple_of(SLAB) {
            self.slabs.push(vec![[0; 7]; SLAB as usize]);
        }
        self.list[part].blocks.push(self.blocks);
        self.blocks += 1;
        first
    }

    /// Stores a record that has more than a record holds.
    pub(crate) fn push_with_extras(&mut self, mut record: Record, values: &Values) {
        let part = self.part_of(record.key);
        record.shape |= HAS_EXTRAS;
        values.write(&mut self.list[part].extras);
        self.push_to(part, record);
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
