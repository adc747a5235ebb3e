//! Where fields and rows end, 64 bytes at a time, compared as vectors of sixteen.

use super::machine::Dialect;
use wide::u8x16;

/// Positions of the separators of one chunk without quotes.
#[derive(Debug, Default)]
pub(crate) struct Separators {
    /// Behind every delimiter and terminator: where the next field starts. The first is 0.
    starts: Vec<u32>,
    count: usize,
    /// Behind every terminator: where the next row starts. The first is 0.
    rows: Vec<u32>,
}

/// 64 bytes rarely have more separators than this.
const USUAL: usize = 12;
/// The last of 64 bytes; where no separator is left, its place is one that nobody looks at.
const LAST: u64 = 1 << 63;

impl Separators {
    /// Finds the separators of `bytes[..length]`; behind them at least 64 more bytes must follow.
    pub(crate) fn find(&mut self, bytes: &[u8], length: usize, dialect: Dialect) {
        self.count = 0;
        self.push(0);
        for (number, block) in bytes.as_chunks::<64>().0.iter().take(length.div_ceil(64)).enumerate() {
            let base = number * 64;
            let mut separators = mask(block, dialect);
            if base + 64 > length {
                separators &= u64::MAX >> (64 - (length - base));
            }
            self.take(base, separators);
        }
        if length > 0 && bytes[..length].last() != Some(&dialect.terminator) {
            self.push(length + 1);
        }
    }

    /// Records position 0, or the end of a last row without terminator.
    fn push(&mut self, at: usize) {
        if self.starts.len() == self.count {
            self.grow();
        }
        self.starts[self.count] = u32::try_from(at).unwrap_or(u32::MAX);
        self.count += 1;
    }

    #[inline(always)]
    fn take(&mut self, base: usize, mut separators: u64) {
        if self.starts.len() < self.count + 64 {
            self.grow();
        }
        let Some(out) = self.starts[self.count..].first_chunk_mut::<64>() else { return };
        let next = base as u32 + 1;
        let count = separators.count_ones() as usize;
        self.count += count;
        let (first, rest) = out.split_at_mut(USUAL);
        // Without asking how many there are; what is written beyond the last is written over by the next block.
        for start in first {
            *start = next.wrapping_add((separators | LAST).trailing_zeros());
            separators &= separators.wrapping_sub(1);
        }
        for start in rest.iter_mut().take(count.saturating_sub(USUAL)) {
            *start = next.wrapping_add(separators.trailing_zeros());
            separators &= separators.wrapping_sub(1);
        }
    }

    #[cold]
    fn grow(&mut self) {
        let room = (2 * self.starts.len()).max(1 << 12);
        self.starts.resize(room, 0);
    }

    /// Where fields start, and behind the last one.
    pub(crate) fn starts(&self) -> &[u32] {
        &self.starts[..self.count]
    }

    /// Returns whether every row has this many fields: then each row is as many starts further.
    pub(crate) fn are_regular(&self, bytes: &[u8], length: usize, columns: usize, dialect: Dialect) -> bool {
        let starts = self.starts();
        let separators = starts.len() - 1;
        if !separators.is_multiple_of(columns) {
            return false;
        }
        let ends = |start: &u32| {
            let at = *start as usize - 1;
            at == length || bytes[at] == dialect.terminator
        };
        let last = usize::from(starts.last().is_some_and(|start| *start as usize > length));
        let terminators = memchr::memchr_iter(dialect.terminator, &bytes[..length]).count() + last;
        // With a terminator behind each row, and no more of them than rows, all others are delimiters.
        terminators == separators / columns && starts.iter().skip(columns).step_by(columns).all(ends)
    }

    /// Finds where rows start, and behind the last one.
    pub(crate) fn rows(&mut self, bytes: &[u8], length: usize, dialect: Dialect) -> (&[u32], &[u32]) {
        let Separators { starts, count, rows } = self;
        let starts = &starts[..*count];
        rows.clear();
        rows.extend(starts.iter().filter(|start| {
            let start = **start as usize;
            start == 0 || start > length || bytes[start - 1] == dialect.terminator
        }));
        (starts, rows)
    }
}

/// Marks the delimiters and terminators among 64 bytes.
#[inline(always)]
fn mask(block: &[u8; 64], dialect: Dialect) -> u64 {
    let (delimiter, terminator) = (u8x16::splat(dialect.delimiter), u8x16::splat(dialect.terminator));
    let sixteens = block.as_chunks::<16>().0.iter().enumerate();
    sixteens.fold(0, |mask, (number, sixteen)| {
        let bytes = u8x16::new(*sixteen);
        let found = bytes.simd_eq(delimiter) | bytes.simd_eq(terminator);
        mask | u64::from(found.to_bitmask()) << (16 * number)
    })
}
