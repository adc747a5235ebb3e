//! Blocks of records in few bytes.
//!
//! The cases of a part have much in common, and the records of a block lie close in time. What all records of a block
//! share is said once; of a key only the bytes that differ are kept, of a time the seconds since the earliest, of the
//! numbers as many bytes as the largest needs. Nothing is lost.

use super::key::CaseKey;
use super::parts::{Record, VACANT};

/// Records in one block.
pub(super) const BLOCK: usize = 128;
/// Bytes in one slab, the unit in which memory is asked for; it is used as blocks come.
const SLAB: usize = 1 << 23;
/// A record that is stored as it is.
const RAW_BYTES: usize = 28;

/// A block: where it lies, and what its records share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    slab: u32,
    at: u32,
    layout: Layout,
}

/// What the records of a block share, and how many bytes the rest takes; `None` widths mean records as they are.
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

const RAW: u32 = u32::MAX;

/// The blocks of one worker.
#[derive(Debug, Default)]
pub(super) struct Slabs {
    slabs: Vec<Vec<u8>>,
    /// Bytes used of the last slab.
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
        let varying = mask(key_bytes);
        let key = CaseKey::from_bits(whole & !(u128::from(varying) << (8 * key_from)));
        Layout { key, key_from, key_bytes, second: earliest, widths }
    }

    const RAW: Layout =
        Layout { key: CaseKey::from_bits(0), key_from: 0, key_bytes: RAW, second: 0, widths: [0; 3] };

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
    pub(super) fn pack(&mut self, records: &[Record]) -> Block {
        let layout = Layout::of(records);
        let bytes = layout.record_bytes();
        // Words are written whole, so a few bytes behind the last record are touched.
        let needed = records.len() * bytes + 16;
        if self.slabs.last().is_none_or(|slab| slab.len() < self.used + needed) {
            self.slabs.push(vec![0; SLAB]);
            self.used = 0;
        }
        let slab = self.slabs.len() - 1;
        let at = self.used;
        let out = &mut self.slabs[slab][at..at + needed];
        if layout.key_bytes == RAW {
            for (record, out) in records.iter().zip(out.chunks_exact_mut(RAW_BYTES)) {
                out[..16].copy_from_slice(&record.key.bits().to_le_bytes());
                out[16..20].copy_from_slice(&record.second.to_le_bytes());
                out[20..24].copy_from_slice(&record.shape.to_le_bytes());
                out[24..28].copy_from_slice(&record.actor.to_le_bytes());
            }
        } else {
            let varying = mask(layout.key_bytes);
            let [seconds, shapes, _] = layout.widths;
            let mut at = 0;
            for record in records {
                let key = (record.key.bits() >> (8 * layout.key_from)) as u64 & varying;
                let rest = u64::from(record.second - layout.second)
                    | u64::from(record.shape) << (8 * seconds)
                    | shifted(record.actor, 8 * (seconds + shapes));
                out[at..at + 8].copy_from_slice(&key.to_le_bytes());
                let behind = at + layout.key_bytes as usize;
                out[behind..behind + 8].copy_from_slice(&rest.to_le_bytes());
                at += bytes;
            }
        }
        self.used += records.len() * bytes;
        let number = |number: usize| u32::try_from(number).expect("slabs are small and few");
        Block { slab: number(slab), at: number(at), layout }
    }

    /// Appends the records of a block to `out`.
    pub(super) fn unpack(&self, block: Block, out: &mut Vec<Record>) {
        let layout = block.layout;
        let bytes = layout.record_bytes();
        let slab = self.slabs.get(block.slab as usize);
        let Some(packed) = slab.and_then(|slab| slab.get(block.at as usize..)) else { return };
        if layout.key_bytes == RAW {
            return out.extend(packed.chunks_exact(bytes).take(BLOCK).map(raw));
        }
        let [seconds, shapes, actors] = layout.widths;
        // Where there is nothing to shift for, there is nothing to keep, either.
        let (shape_at, actor_at) = ((8 * seconds).min(63), (8 * (seconds + shapes)).min(63));
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
        let spill = if (1..64).contains(&shift) { u64::MAX } else { 0 };
        let behind = layout.key_bytes as usize;
        out.extend((0..BLOCK).map(|number| {
            let at = number * bytes;
            let Some(sixteen) = packed[at..].first_chunk::<16>() else { return VACANT };
            let word =
                |at: usize| sixteen[at..].first_chunk::<8>().map_or(0, |word| u64::from_le_bytes(*word));
            let (differs, rest) = (word(0) & varying, word(behind));
            let low = low | (differs << up & below);
            let high = high | (differs >> down & spill) | (differs << over & above);
            Record {
                key: CaseKey::from_words(low, high),
                second: second(layout.second, rest & seconds),
                shape: (rest >> shape_at & shapes) as u32,
                actor: (rest >> actor_at & actors) as u32,
            }
        }));
    }
}

#[inline(always)]
const fn second(earliest: u32, later: u64) -> u32 {
    earliest.wrapping_add(later as u32)
}

/// Reads a record that is stored as it is.
fn raw(bytes: &[u8]) -> Record {
    let word = |at: usize| bytes[at..].first_chunk::<4>().map_or(0, |word| u32::from_le_bytes(*word));
    let wide = |at: usize| u64::from(word(at)) | u64::from(word(at + 4)) << 32;
    Record { key: CaseKey::from_words(wide(0), wide(8)), second: word(16), shape: word(20), actor: word(24) }
}

/// Shifts to the left; beyond the word there is nothing left.
#[inline(always)]
fn shifted(number: u32, by: u32) -> u64 {
    u64::from(number).checked_shl(by).unwrap_or(0)
}
