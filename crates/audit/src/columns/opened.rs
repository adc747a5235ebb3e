//! A part of one worker being read again: blocks that were put aside, blocks in memory, records in no block yet.

use super::extra::read_number;
use super::pack::{BEHIND, BLOCK, block_bytes, unpack};
use super::parts::{Parts, Record};
use std::io;

/// The chunks with records of a part, and how many each has.
fn chunks_of(ends: &[u8]) -> Vec<(u32, usize)> {
    let (mut chunks, mut at, mut chunk) = (Vec::new(), 0, 0);
    while at < ends.len() {
        chunk += read_number(ends, &mut at) as u32;
        chunks.push((chunk, read_number(ends, &mut at) as usize));
    }
    chunks
}

/// What one worker has read of a part, to be taken in order.
#[derive(Debug)]
pub(super) struct Opened<'a> {
    parts: &'a Parts,
    part: usize,
    /// Blocks that were put aside, one behind the other, and some room.
    packed: Vec<u8>,
    packed_at: usize,
    /// How many blocks in memory were taken, and the records that are in none.
    blocks: usize,
    /// The records of the last block taken.
    records: Vec<Record>,
    /// How many of them were taken.
    taken: usize,
    /// The chunks, and how many records are left of each.
    ends: Vec<(u32, usize)>,
    /// The place of the next one.
    chunk: usize,
}

impl<'a> Opened<'a> {
    /// Opens a part, whose chunks are told in `ends`.
    pub(super) fn new(parts: &'a Parts, part: usize, ends: &[u8]) -> io::Result<Opened<'a>> {
        Ok(Opened {
            parts,
            part,
            packed: parts.packed(part)?,
            packed_at: 0,
            blocks: 0,
            records: Vec::with_capacity(BLOCK),
            taken: 0,
            ends: chunks_of(ends),
            chunk: 0,
        })
    }

    /// Returns the chunk that the next record comes from, if there is one.
    #[inline]
    pub(super) fn chunk(&self) -> Option<u32> {
        self.ends.get(self.chunk).map(|(chunk, _)| *chunk)
    }

    /// Returns some more records of that chunk.
    #[inline]
    pub(super) fn take(&mut self) -> &[Record] {
        if self.taken == self.records.len() {
            self.taken = 0;
            self.next_block();
        }
        let Some((_, left)) = self.ends.get_mut(self.chunk) else { return &[] };
        let from = self.taken;
        let count = (*left).min(self.records.len() - from);
        self.taken += count;
        *left -= count;
        // What is not there cannot be waited for.
        if *left == 0 || count == 0 {
            self.chunk += 1;
        }
        &self.records[from..from + count]
    }

    fn next_block(&mut self) {
        self.records.clear();
        if self.packed_at + BEHIND < self.packed.len() {
            let packed = &self.packed[self.packed_at..];
            unpack(packed, &mut self.records);
            self.packed_at += block_bytes(packed);
            return;
        }
        match self.parts.block(self.part, self.blocks) {
            Some(block) => unpack(block, &mut self.records),
            None => self.records.extend_from_slice(self.parts.unblocked(self.part)),
        }
        self.blocks += 1;
    }
}
