//! Where fields and rows end, 64 bytes at a time, by ordinary 64-bit arithmetic: vector instructions would need unsafe
//! code.

use super::machine::Dialect;

/// Positions of the separators of one chunk without quotes.
#[derive(Debug, Default)]
pub(crate) struct Separators {
    /// Behind every delimiter and terminator: where the next field starts. The first is 0.
    starts: Vec<u32>,
    start_count: usize,
    /// Behind every terminator: where the next row starts. The first is 0.
    rows: Vec<u32>,
    row_count: usize,
}

impl Separators {
    /// Finds the separators of `bytes[..length]`; behind them at least 64 more bytes must follow.
    pub(crate) fn find(&mut self, bytes: &[u8], length: usize, dialect: Dialect) {
        self.start_count = 0;
        self.row_count = 0;
        self.push(0);
        let wanted = Wanted::new(dialect);
        let blocks = length.div_ceil(64);
        for (number, block) in bytes.chunks_exact(64).take(blocks).enumerate() {
            let base = number * 64;
            let (mut both, mut terminators) = wanted.masks(block);
            if base + 64 > length {
                let inside = u64::MAX >> (64 - (length - base));
                both &= inside;
                terminators &= inside;
            }
            self.take(base, both, terminators);
        }
        if bytes[..length].last() != Some(&dialect.terminator) && length > 0 {
            self.push(length + 1);
        }
    }

    /// Records position 0, or the end of a last row without terminator.
    fn push(&mut self, at: usize) {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        reserve(&mut self.starts, self.start_count + 1);
        reserve(&mut self.rows, self.row_count + 1);
        self.starts[self.start_count] = at;
        self.rows[self.row_count] = at;
        self.start_count += 1;
        self.row_count += 1;
    }

    #[inline(always)]
    fn take(&mut self, base: usize, mut both: u64, mut terminators: u64) {
        let next = base as u32 + 1;
        let count = both.count_ones() as usize;
        let end = self.start_count + count;
        reserve(&mut self.starts, end);
        for slot in &mut self.starts[self.start_count..end] {
            *slot = next + both.trailing_zeros();
            both &= both.wrapping_sub(1);
        }
        self.start_count = end;
        if terminators != 0 {
            let end = self.row_count + terminators.count_ones() as usize;
            reserve(&mut self.rows, end);
            for slot in &mut self.rows[self.row_count..end] {
                *slot = next + terminators.trailing_zeros();
                terminators &= terminators.wrapping_sub(1);
            }
            self.row_count = end;
        }
    }

    /// Where fields start, and behind the last one.
    pub(crate) fn starts(&self) -> &[u32] {
        &self.starts[..self.start_count]
    }

    /// Where rows start, and behind the last one.
    pub(crate) fn rows(&self) -> &[u32] {
        &self.rows[..self.row_count]
    }
}

#[inline(always)]
fn reserve(list: &mut Vec<u32>, length: usize) {
    if list.len() < length {
        list.resize((length * 2).max(1 << 12), 0);
    }
}

/// The two separators, eight times each.
#[derive(Clone, Copy)]
struct Wanted {
    delimiter: u64,
    terminator: u64,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;

impl Wanted {
    fn new(dialect: Dialect) -> Wanted {
        let every = |byte: u8| u64::from(byte) * ONES;
        Wanted { delimiter: every(dialect.delimiter), terminator: every(dialect.terminator) }
    }

    /// Marks the delimiters and terminators, and the terminators alone, among 64 bytes.
    #[inline(always)]
    fn masks(self, block: &[u8]) -> (u64, u64) {
        let mut both = 0;
        let mut terminators = 0;
        for (number, part) in block.as_chunks::<8>().0.iter().enumerate() {
            let eight = u64::from_le_bytes(*part);
            let ends = zeros(eight ^ self.terminator);
            both |= gather(zeros(eight ^ self.delimiter) | ends) << (8 * number);
            terminators |= gather(ends) << (8 * number);
        }
        (both, terminators)
    }
}

/// Sets the lowest bit of every byte that is zero.
#[inline(always)]
const fn zeros(eight: u64) -> u64 {
    !(((eight & LOW) + LOW) | eight | LOW) >> 7
}

/// Puts the lowest bits of eight bytes side by side.
#[inline(always)]
const fn gather(bits: u64) -> u64 {
    bits.wrapping_mul(0x0102_0408_1020_4080) >> 56
}
