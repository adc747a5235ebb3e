//! Numbers as differences from the one before (`DELTA_BINARY_PACKED`), and texts whose lengths are such numbers.

use super::bits::{varint, word_at_end};
use super::damage::damage;
use std::io;

/// More values than this are in no page; a page that says so is damaged.
pub(super) const PAGE_VALUES_MAX: usize = 1 << 24;

/// Reads all numbers; returns them with the position behind.
pub(super) fn numbers(bytes: &[u8]) -> io::Result<(Vec<i64>, usize)> {
    let mut at = 0;
    let block = small(varint(bytes, &mut at)?)?;
    let parts = small(varint(bytes, &mut at)?)?;
    let total = small(varint(bytes, &mut at)?)?;
    let first = zigzag(varint(bytes, &mut at)?);
    if parts == 0 || block % parts != 0 || block / parts % 8 != 0 {
        return Err(damage("differences in blocks of an odd size"));
    }
    let mut list = Vec::with_capacity(total);
    if total == 0 {
        return Ok((list, at));
    }
    list.push(first);
    let mut last = first;
    while list.len() < total {
        let least = zigzag(varint(bytes, &mut at)?);
        let widths = bytes.get(at..at + parts).ok_or_else(|| damage("differences break off"))?;
        at += parts;
        for width in widths {
            if list.len() == total {
                break;
            }
            let width = usize::from(*width);
            if width > 64 {
                return Err(damage("differences wider than 64 bits"));
            }
            let count = block / parts;
            let packed = bytes.get(at..at + count * width / 8);
            let packed = packed.ok_or_else(|| damage("differences break off"))?;
            at += packed.len();
            for number in 0..count.min(total - list.len()) {
                let more = bits(packed, number * width, width).cast_signed();
                last = last.wrapping_add(least).wrapping_add(more);
                list.push(last);
            }
        }
    }
    Ok((list, at))
}

/// Texts one behind the other after their lengths: where each lies in `bytes`.
pub(super) fn texts(bytes: &[u8]) -> io::Result<Vec<(usize, usize)>> {
    let (lengths, mut at) = numbers(bytes)?;
    let mut spans = Vec::with_capacity(lengths.len());
    for length in lengths {
        let end = usize::try_from(length).ok().and_then(|length| at.checked_add(length));
        let end = end.filter(|end| *end <= bytes.len()).ok_or_else(|| damage("a text breaks off"))?;
        spans.push((at, end));
        at = end;
    }
    Ok(spans)
}

/// Texts written out, and where each lies.
pub(super) type Written = (Vec<u8>, Vec<(usize, usize)>);

/// Texts of which each repeats the beginning of the one before: all of them written out, and where each lies.
pub(super) fn shared_texts(bytes: &[u8], bytes_max: usize) -> io::Result<Written> {
    let (shared, at) = numbers(bytes)?;
    let rest = bytes.get(at..).unwrap_or_default();
    let ends = texts(rest)?;
    if shared.len() != ends.len() {
        return Err(damage("texts without their beginnings"));
    }
    let mut out = Vec::new();
    let mut spans: Vec<(usize, usize)> = Vec::with_capacity(ends.len());
    let mut last = (0, 0);
    for (shared, (from, to)) in shared.into_iter().zip(ends) {
        let shared = usize::try_from(shared).ok().filter(|shared| *shared <= last.1 - last.0);
        let shared = shared.ok_or_else(|| damage("a text repeats more than there is"))?;
        let start = out.len();
        if start + shared + (to - from) > bytes_max {
            return Err(damage("texts too long for a page"));
        }
        out.extend_from_within(last.0..last.0 + shared);
        out.extend_from_slice(&rest[from..to]);
        last = (start, out.len());
        spans.push(last);
    }
    Ok((out, spans))
}

fn small(number: u64) -> io::Result<usize> {
    let number = usize::try_from(number).ok().filter(|number| *number <= PAGE_VALUES_MAX);
    number.ok_or_else(|| damage("a page with more values than a page can have"))
}

const fn zigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

/// Returns `width` bits, at most 64, that begin at a bit.
fn bits(bytes: &[u8], bit: usize, width: usize) -> u64 {
    if width == 0 {
        return 0;
    }
    let (byte, shift) = (bit / 8, bit % 8);
    let mut word = word_at_end(bytes, byte) >> shift;
    if shift > 0 {
        word |= word_at_end(bytes, byte + 8) << (64 - shift);
    }
    if width == 64 { word } else { word & ((1 << width) - 1) }
}
