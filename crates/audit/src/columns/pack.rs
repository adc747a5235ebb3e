//! Blocks of records in few bytes.
//!
//! The cases of a part have much in common, and the records of a block lie close in time. What all records of a block
//! share is said once; of a key only the bytes that differ are kept, of a time the seconds since the earliest, of the
//! numbers as many bytes as the largest needs. Nothing is lost.

use super::key::CaseKey;
use super::parts::Record;

/// Records in one block.
pub(super) const BLOCK: usize = 128;
/// Bytes in one slab, the unit in which memory is asked for; it is used as blocks come.
pub(super) const SLAB: usize = 1 << 20;
/// A record that is stored as it is.
const RAW_BYTES: usize = 28;
/// The fewest bytes of a record.
const SHORTEST: u32 = 8;
/// What stands before the records of a block: what they share.
const HEAD: usize = 25;
/// Words are read and written whole, so a few bytes behind the last record are touched.
pub(super) const BEHIND: usize = 16;

/// Where a block lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    slab: u32,
    at: u32,
}

/// What the records of a block share, and how many bytes the rest takes.
#[derive(Clone, Copy, Debug)]
struct Layout {
    /// A key with the bytes that differ set to zero.
    key: CaseKey,
    /// The first byte of keys that differs.
    key_from: u32,
    /// How many bytes of keys may differ; [`RAW`] for a block of records as they are.
    key_bytes: u32,
    /// The earliest second.
    second: u32,
    /// Bytes for seconds, shapes and actors.
    widths: [u32; 3],
}

const RAW: u32 = 0xff;

/// The blocks of one worker.
#[derive(Debug, Default)]
pub(super) struct Slabs {
    slabs: Vec<Vec<u8>>,
    /// How many of them hold blocks.
    taken: usize,
    /// Bytes used of the last of those.
    used: usize,
}

impl Layout {
    fn of(records: &[Record]) -> Layout {
        let Some(first) = records.first() else { return Layout::RAW };
        let whole = first.key.bits();
        let (mut differ, mut shape, mut actor) = (0, 0, 0);
        let (mut earliest, mut latest) = (u32::MAX, 0);
        for record in records {
            differ |= record.key.bits() ^ whole;
            earliest = earliest.min(record.second);
            latest = latest.max(record.second);
            shape |= record.shape;
            actor |= record.actor;
        }
        let key_from = if differ == 0 { 0 } else { differ.trailing_zeros() / 8 };
        let key_bytes = (128 - differ.leading_zeros()).div_ceil(8).saturating_sub(key_from);
        let width = |largest: u32| (u32::BITS - largest.leading_zeros()).div_ceil(8);
        let widths = [width(latest - earliest), width(shape), width(actor)];
        if key_bytes > 8 || widths.iter().sum::<u32>() > 8 {
            return Layout::RAW;
        }
        // A record is written and read as two words that may lie over each other, so it is no shorter than one.
        let key_bytes = key_bytes.max(SHORTEST - widths.iter().sum::<u32>());
        let key_from = key_from.min(16 - key_bytes);
        let varying = mask(key_bytes);
        let key = CaseKey::from_bits(whole & !(u128::from(varying) << (8 * key_from)));
        Layout { key, key_from, key_bytes, second: earliest, widths }
    }

    const RAW: Layout =
        Layout { key: CaseKey::from_bits(0), key_from: 0, key_bytes: RAW, second: 0, widths: [0; 3] };

    fn write(&self, head: &mut [u8]) {
        let [seconds, shapes, actors] = self.widths;
        let small = [self.key_from, self.key_bytes, seconds, shapes, actors].map(|number| number as u8);
        head[..16].copy_from_slice(&self.key.bits().to_le_bytes());
        head[16..20].copy_from_slice(&self.second.to_le_bytes());
        head[20..HEAD].copy_from_slice(&small);
    }

    fn read(head: &[u8; HEAD]) -> Layout {
        let key = head.first_chunk::<16>().map_or(0, |key| u128::from_le_bytes(*key));
        let second = head[16..].first_chunk::<4>().map_or(0, |second| u32::from_le_bytes(*second));
        let [key_from, key_bytes, seconds, shapes, actors] =
            [20, 21, 22, 23, 24].map(|at| u32::from(head[at]));
        let widths = [seconds, shapes, actors];
        Layout { key: CaseKey::from_bits(key), key_from, key_bytes, second, widths }
    }

    fn record_bytes(&self) -> usize {
        if self.key_bytes == RAW {
            return RAW_BYTES;
        }
        (self.key_bytes + self.widths.iter().sum::<u32>()) as usize
    }
}

/// Returns a mask of that many bytes, at most eight.
#[inline(always)]
const fn mask(bytes: u32) -> u64 {
    if bytes >= 8 { u64::MAX } else { (1 << (8 * bytes)) - 1 }
}

impl Slabs {
    /// Stores a block of records.
    pub(super) fn pack(&mut self, records: &[Record; BLOCK]) -> Block {
        let layout = Layout::of(records);
        let bytes = layout.record_bytes();
        let needed = HEAD + BLOCK * bytes;
        if self.taken == 0 || self.used + needed + BEHIND > SLAB {
            if self.taken == self.slabs.len() {
                self.slabs.push(vec![0; SLAB]);
            }
            self.taken += 1;
            self.used = 0;
        }
        let slab = self.taken - 1;
        let at = self.used;
        let (head, out) = self.slabs[slab][at..at + needed + BEHIND].split_at_mut(HEAD);
        layout.write(head);
        match bytes {
            8 => write_all::<8>(&layout, records, out),
            9 => write_all::<9>(&layout, records, out),
            10 => write_all::<10>(&layout, records, out),
            11 => write_all::<11>(&layout, records, out),
            12 => write_all::<12>(&layout, records, out),
            13 => write_all::<13>(&layout, records, out),
            14 => write_all::<14>(&layout, records, out),
            15 => write_all::<15>(&layout, records, out),
            16 => write_all::<16>(&layout, records, out),
            _ => write_raw(records, out),
        }
        self.used += needed;
        let number = |number: usize| u32::try_from(number).expect("slabs are small and few");
        Block { slab: number(slab), at: number(at) }
    }

    /// Returns how many bytes of blocks there are.
    pub(super) fn bytes(&self) -> usize {
        self.taken * SLAB
    }

    /// Forgets all blocks; their memory is used again.
    pub(super) fn clear(&mut self) {
        self.taken = 0;
    }

    /// Gives the memory of forgotten blocks back.
    pub(super) fn free(&mut self) {
        self.slabs.truncate(self.taken);
    }

    /// Returns a block as bytes, and some behind it.
    pub(super) fn block(&self, block: Block) -> &[u8] {
        self.slabs.get(block.slab as usize).and_then(|slab| slab.get(block.at as usize..)).unwrap_or_default()
    }
}

/// Returns how many bytes the block at the start of `packed` takes.
pub(super) fn block_bytes(packed: &[u8]) -> usize {
    packed.first_chunk().map_or(packed.len(), |head| HEAD + BLOCK * Layout::read(head).record_bytes())
}

/// Reads the records of the block at the start of `packed` behind those in `out`.
pub(super) fn unpack(packed: &[u8], out: &mut Vec<Record>) {
    let Some((head, packed)) = packed.split_first_chunk() else { return };
    let layout = Layout::read(head);
    match layout.record_bytes() {
        8 => read_all::<8>(&layout, packed, out),
        9 => read_all::<9>(&layout, packed, out),
        10 => read_all::<10>(&layout, packed, out),
        11 => read_all::<11>(&layout, packed, out),
        12 => read_all::<12>(&layout, packed, out),
        13 => read_all::<13>(&layout, packed, out),
        14 => read_all::<14>(&layout, packed, out),
        15 => read_all::<15>(&layout, packed, out),
        16 => read_all::<16>(&layout, packed, out),
        _ => out.extend(packed.chunks_exact(RAW_BYTES).take(BLOCK).map(raw)),
    }
}

/// Writes records of `N` bytes. Generic, so that the compiler knows where each byte goes and asks nothing in the loop.
#[inline(never)]
fn write_all<const N: usize>(layout: &Layout, records: &[Record; BLOCK], out: &mut [u8]) {
    let varying = mask(layout.key_bytes);
    let [seconds, shapes, _] = layout.widths;
    let (shape_at, actor_at) = (8 * seconds, (8 * (seconds + shapes)).min(63));
    let (key_from, rest_at) = (8 * layout.key_from, 8 * layout.key_bytes);
    for (record, out) in records.iter().zip(out.as_chunks_mut::<N>().0) {
        let key = (record.key.bits() >> key_from) as u64 & varying;
        let rest = u64::from(record.second - layout.second)
            | u64::from(record.shape) << shape_at
            | u64::from(record.actor) << actor_at;
        let whole = (u128::from(key) | u128::from(rest) << rest_at).to_le_bytes();
        if let Some(first) = whole.first_chunk::<N>() {
            *out = *first;
        }
    }
}

/// Reads records of `N` bytes; generic for the same reason.
#[inline(never)]
fn read_all<const N: usize>(layout: &Layout, packed: &[u8], out: &mut Vec<Record>) {
    let [seconds, shapes, actors] = layout.widths;
    // Where there is nothing to shift for, there is nothing to keep, either.
    let (shape_at, actor_at) = ((8 * seconds).min(63), (8 * (seconds + shapes)).min(63));
    // What is not key lies at the end of the last eight bytes.
    let rest_at = (64 - 8 * (seconds + shapes + actors)).min(63);
    let (seconds, shapes, actors) = (mask(seconds), mask(shapes), mask(actors));
    let varying = mask(layout.key_bytes);
    let (low, high) = layout.key.words();
    // The bytes that differ lie in the lower half of keys, in the upper one, or in both.
    let shift = 8 * layout.key_from;
    let (up, down, below, above) = match shift {
        0 => (0, 0, u64::MAX, 0),
        1..64 => (shift, 64 - shift, u64::MAX, 0),
        _ => (0, 0, 0, u64::MAX),
    };
    let over = shift.saturating_sub(64);
    let both = if (1..64).contains(&shift) { u64::MAX } else { 0 };
    out.extend(packed.as_chunks::<N>().0.iter().take(BLOCK).map(|bytes| {
        let word = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |word| u64::from_le_bytes(*word));
        let differs = word(bytes.first_chunk()) & varying;
        let rest = word(bytes.last_chunk()) >> rest_at;
        Record {
            key: CaseKey::from_words(
                low | (differs << up & below),
                high | (differs >> down & both) | (differs << over & above),
            ),
            second: second(layout.second, rest & seconds),
            shape: (rest >> shape_at & shapes) as u32,
            actor: (rest >> actor_at & actors) as u32,
        }
    }));
}

#[inline(always)]
const fn second(earliest: u32, later: u64) -> u32 {
    earliest.wrapping_add(later as u32)
}

fn write_raw(records: &[Record; BLOCK], out: &mut [u8]) {
    for (record, out) in records.iter().zip(out.chunks_exact_mut(RAW_BYTES)) {
        out[..16].copy_from_slice(&record.key.bits().to_le_bytes());
        out[16..20].copy_from_slice(&record.second.to_le_bytes());
        out[20..24].copy_from_slice(&record.shape.to_le_bytes());
        out[24..28].copy_from_slice(&record.actor.to_le_bytes());
    }
}

/// Reads a record that is stored as it is.
fn raw(bytes: &[u8]) -> Record {
    let word = |at: usize| bytes[at..].first_chunk::<4>().map_or(0, |word| u32::from_le_bytes(*word));
    let wide = |at: usize| u64::from(word(at)) | u64::from(word(at + 4)) << 32;
    Record { key: CaseKey::from_words(wide(0), wide(8)), second: word(16), shape: word(20), actor: word(24) }
}
