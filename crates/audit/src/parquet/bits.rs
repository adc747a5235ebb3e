//! Small numbers in few bits: runs of one value, and values packed side by side (`RLE` in the format's own words).

use super::damage::damage;
use bytes::Bytes;
use std::io;

/// Reads numbers of a fixed width.
#[derive(Debug, Default)]
pub(super) struct Hybrid {
    bytes: Bytes,
    at: usize,
    width: u32,
    run: Run,
}

/// What is left of the run that was begun.
#[derive(Clone, Copy, Debug)]
enum Run {
    Same { value: u32, left: usize },
    Packed { bit: usize, left: usize },
}

impl Default for Run {
    fn default() -> Run {
        Run::Same { value: 0, left: 0 }
    }
}

impl Hybrid {
    /// Reads numbers of `width` bits, at most 32.
    pub(super) fn new(bytes: Bytes, width: u32) -> io::Result<Hybrid> {
        if width > 32 {
            return Err(damage("numbers wider than 32 bits"));
        }
        Ok(Hybrid { bytes, at: 0, width, run: Run::default() })
    }

    /// Reads numbers that are packed side by side from the first byte to the last.
    pub(super) fn packed(bytes: Bytes, width: u32) -> Hybrid {
        let left = (bytes.len() * 8).checked_div(width as usize).unwrap_or(0);
        let at = bytes.len();
        Hybrid { bytes, at, width, run: Run::Packed { bit: 0, left } }
    }

    /// Returns the value of the next `count` numbers where one run says them all, and passes over them.
    pub(super) fn same(&mut self, count: usize) -> io::Result<Option<u32>> {
        self.begin()?;
        match &mut self.run {
            Run::Same { value, left } if *left >= count => {
                *left -= count;
                Ok(Some(*value))
            }
            Run::Same { .. } | Run::Packed { .. } => Ok(None),
        }
    }

    /// Appends the next `count` numbers, each with `plus` added.
    pub(super) fn read(&mut self, mut count: usize, plus: u32, out: &mut Vec<u32>) -> io::Result<()> {
        while count > 0 {
            self.begin()?;
            match &mut self.run {
                Run::Same { value, left } => {
                    let taken = count.min(*left);
                    out.resize(out.len() + taken, value.wrapping_add(plus));
                    *left -= taken;
                    count -= taken;
                }
                Run::Packed { bit, left } => {
                    let taken = count.min(*left);
                    unpack(Packed { bytes: &self.bytes, bit: *bit, width: self.width }, taken, plus, out);
                    *bit += taken * self.width as usize;
                    *left -= taken;
                    count -= taken;
                }
            }
        }
        Ok(())
    }

    /// Begins the next run where the last one is used up.
    fn begin(&mut self) -> io::Result<()> {
        loop {
            let (Run::Same { left, .. } | Run::Packed { left, .. }) = self.run;
            if left > 0 {
                return Ok(());
            }
            let header = varint(&self.bytes, &mut self.at)?;
            let length = usize::try_from(header >> 1).map_err(|_| damage("a run is too long"))?;
            if header & 1 == 0 {
                let bytes = self.width.div_ceil(8) as usize;
                let Some(value) = self.bytes.get(self.at..self.at + bytes) else {
                    return Err(damage("a run breaks off"));
                };
                let value = value.iter().rev().fold(0, |value, byte| value << 8 | u32::from(*byte));
                self.at += bytes;
                self.run = Run::Same { value, left: length };
                continue;
            }
            let rest = self.bytes.len() - self.at;
            let wanted =
                length.checked_mul(self.width as usize).ok_or_else(|| damage("a run is too long"))?;
            // The last run of a page may leave out what is only there to fill the last byte.
            let there = wanted.min(rest);
            let numbers = match self.width {
                0 => length.saturating_mul(8),
                width => (there * 8 / width as usize).min(length.saturating_mul(8)),
            };
            if numbers == 0 {
                return Err(damage("a run breaks off"));
            }
            self.run = Run::Packed { bit: self.at * 8, left: numbers };
            self.at += there;
        }
    }
}

/// Reads an unsigned number of variable length.
pub(super) fn varint(bytes: &[u8], at: &mut usize) -> io::Result<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let byte = *bytes.get(*at).ok_or_else(|| damage("a number breaks off"))?;
        *at += 1;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(number);
        }
    }
    Err(damage("a number is too long"))
}

/// Numbers of `width` bits, side by side from a bit on.
#[derive(Clone, Copy)]
struct Packed<'a> {
    bytes: &'a [u8],
    bit: usize,
    width: u32,
}

/// Appends `count` numbers; all of them are there.
fn unpack(packed: Packed<'_>, count: usize, plus: u32, out: &mut Vec<u32>) {
    let Packed { bytes, bit, width } = packed;
    let done = if bit.is_multiple_of(8) { eights(&bytes[bit / 8..], width, count, plus, out) } else { 0 };
    let mask = (1_u64 << width) - 1;
    let number = |at: usize| {
        let byte = at / 8;
        let word = match bytes.get(byte..).and_then(<[u8]>::first_chunk::<8>) {
            Some(word) => u64::from_le_bytes(*word),
            None => word_at_end(bytes, byte),
        };
        (word >> (at % 8) & mask) as u32
    };
    out.extend((done..count).map(|index| number(bit + index * width as usize).wrapping_add(plus)));
}

/// Appends as many numbers as can be had eight at a time, and returns how many: with a width that is known when this is
/// compiled, eight of them are loads and shifts without a branch.
fn eights(bytes: &[u8], width: u32, count: usize, plus: u32, out: &mut Vec<u32>) -> usize {
    macro_rules! by_width {
        ($($width:literal)+) => {
            match width {
                $($width => eights_of::<$width>(bytes, count, plus, out),)+
                _ => 0,
            }
        };
    }
    by_width!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24)
}

fn eights_of<const WIDTH: usize>(bytes: &[u8], count: usize, plus: u32, out: &mut Vec<u32>) -> usize {
    let mut done = 0;
    let mut at = 0;
    while done + 8 <= count {
        let Some(window) = bytes.get(at..at + WIDTH + 8) else { break };
        let mut eight = [0; 8];
        for (index, number) in eight.iter_mut().enumerate() {
            let bit = index * WIDTH;
            let word = window[bit / 8..].first_chunk::<8>().map_or(0, |word| u64::from_le_bytes(*word));
            *number = ((word >> (bit % 8)) as u32 & ((1 << WIDTH) - 1)).wrapping_add(plus);
        }
        out.extend_from_slice(&eight);
        done += 8;
        at += WIDTH;
    }
    done
}

#[cold]
pub(super) fn word_at_end(bytes: &[u8], at: usize) -> u64 {
    let mut word = [0; 8];
    let rest = bytes.get(at..).unwrap_or_default();
    let rest = &rest[..rest.len().min(8)];
    word[..rest.len()].copy_from_slice(rest);
    u64::from_le_bytes(word)
}
