//! Where one worker puts its records: parts by the hash of the case, each part a list of blocks.

use super::aside::{Aside, Stretch};
use super::extra::{Values, write_number};
use super::fields::{Fields, Span};
use super::key::{CaseKey, hash_bytes};
use super::pack::{BLOCK, Block, Slabs};
use std::borrow::Cow;
use std::io;

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
struct Part {
    blocks: Vec<Block>,
    streams: Streams,
    /// What was put aside, in the order in which it was.
    aside: Vec<Stretch>,
    /// How many records are in blocks, put aside or not.
    closed: u32,
    /// The chunk that ended last, and how many records there were then.
    last_end: (u32, u32),
}

/// What stands beside the records of a part.
#[derive(Clone, Debug, Default)]
pub(super) struct Streams {
    /// What some records have besides, in their order.
    pub(super) extras: Vec<u8>,
    /// Identities of more than fifteen bytes, each behind its length.
    pub(super) long: Vec<u8>,
    /// For every chunk with records of the part: how much higher its number is than the last one's, and how many.
    pub(super) ends: Vec<u8>,
}

impl Streams {
    /// Returns a text stored by [`Parts::key_of`].
    pub(super) fn long_text(&self, at: u64) -> &[u8] {
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
    /// Bytes beside the records, in memory.
    beside: usize,
    shift: u32,
    aside: Aside,
}

impl Parts {
    /// Makes `1 << bits` parts that hold about `memory` bytes of events; what is more is put aside in a file.
    pub(crate) fn new(bits: u32, memory: usize) -> Parts {
        let list: Vec<Part> = (0..1_usize << bits).map(|_| Part::default()).collect();
        let open = vec![VACANT; list.len() * BLOCK];
        Parts {
            open,
            filled: vec![0; list.len()],
            list,
            slabs: Slabs::default(),
            beside: 0,
            shift: 63 - bits,
            aside: Aside::new(memory),
        }
    }

    /// Returns how many parts there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Notes how many records each part holds at the end of a chunk.
    pub(crate) fn end_chunk(&mut self, sequence: u32) {
        for (part, filled) in self.list.iter_mut().zip(&self.filled) {
            let count = part.closed + filled;
            let (last, before) = part.last_end;
            if count > before {
                let ends = &mut part.streams.ends;
                let length = ends.len();
                write_number(ends, u64::from(sequence - last));
                write_number(ends, u64::from(count - before));
                self.beside += ends.len() - length;
                part.last_end = (sequence, count);
            }
        }
    }

    /// Ends reading: if anything was put aside, all is.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        if self.aside.used() {
            self.put_aside();
            self.slabs.free();
        }
        self.aside.end()
    }

    /// Returns whether something could not be put aside, so that reading is in vain.
    pub(crate) fn failed(&self) -> bool {
        self.aside.failed()
    }

    /// Puts blocks and streams aside, part by part.
    #[cold]
    fn put_aside(&mut self) {
        let Parts { list, slabs, aside, .. } = self;
        for part in list {
            let streams = std::mem::take(&mut part.streams);
            let blocks = part.blocks.iter().map(|block| slabs.block(*block));
            part.aside.extend(aside.write(blocks, &streams));
            part.blocks.clear();
        }
        slabs.clear();
        self.beside = 0;
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

    /// Stores a record in the part of a hash, which is that of its key.
    #[inline(always)]
    pub(super) fn push_by(&mut self, hash: u64, record: Record) {
        self.push_to((hash >> self.shift >> 1) as usize, record);
    }

    #[inline(always)]
    fn push_to(&mut self, part: usize, record: Record) {
        let filled = self.filled[part] as usize;
        let place = &mut self.open[part * BLOCK + filled];
        place.key = record.key;
        place.second = record.second;
        place.shape = record.shape;
        place.actor = record.actor;
        self.filled[part] = filled as u32 + 1;
        if filled + 1 == BLOCK {
            self.close_block(part);
        }
    }

    #[inline(never)]
    fn close_block(&mut self, part: usize) {
        let Some(records) = self.open[part * BLOCK..].first_chunk() else { return };
        let block = self.slabs.pack(records);
        self.list[part].blocks.push(block);
        self.list[part].closed += BLOCK as u32;
        self.filled[part] = 0;
        if self.slabs.bytes() + self.beside > self.aside.memory {
            self.put_aside();
        }
    }

    /// Stores a record that has more than a record holds.
    pub(crate) fn push_with_extras(&mut self, mut record: Record, values: &Values) {
        let part = self.part_of(record.key);
        record.shape |= 1;
        let extras = &mut self.list[part].streams.extras;
        let length = extras.len();
        values.write(extras);
        self.beside += extras.len() - length;
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
        let part = &mut self.list[part];
        let aside: u64 = part.aside.iter().map(|stretch| u64::from(stretch.long)).sum();
        let long = &mut part.streams.long;
        let at = aside + long.len() as u64;
        self.beside += 4 + text.len();
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        long.extend_from_slice(&length.to_le_bytes());
        long.extend_from_slice(text);
        Some(CaseKey::reference(hash, at))
    }
}

impl Parts {
    /// Returns what stands beside the records of a part.
    pub(super) fn streams(&self, part: usize) -> io::Result<Cow<'_, Streams>> {
        match self.list.get(part) {
            None => Ok(Cow::Owned(Streams::default())),
            Some(part) if part.aside.is_empty() => Ok(Cow::Borrowed(&part.streams)),
            Some(part) => self.aside.streams(&part.aside, &part.streams).map(Cow::Owned),
        }
    }

    /// Returns the blocks of a part that were put aside, one behind the other, with room behind them.
    pub(super) fn packed(&self, part: usize) -> io::Result<Vec<u8>> {
        match self.list.get(part).map_or(&[][..], |part| &part.aside) {
            [] => Ok(Vec::new()),
            stretches => self.aside.packed(stretches),
        }
    }

    /// Returns a block of a part in memory as bytes, and some behind it.
    pub(super) fn block(&self, part: usize, number: usize) -> Option<&[u8]> {
        let block = self.list.get(part)?.blocks.get(number)?;
        Some(self.slabs.block(*block))
    }

    /// Returns the records of a part that are in no block yet.
    pub(super) fn unblocked(&self, part: usize) -> &[Record] {
        let from = part * BLOCK;
        self.open.get(from..from + self.filled(part)).unwrap_or_default()
    }

    /// Returns how many records a part has.
    pub(super) fn records(&self, part: usize) -> usize {
        self.list.get(part).map_or(0, |list| list.closed as usize) + self.filled(part)
    }

    fn filled(&self, part: usize) -> usize {
        self.filled.get(part).map_or(0, |filled| *filled as usize)
    }
}
