//! Where fields and rows end, 64 bytes at a time, compared as vectors as wide as the processor has them.

use super::machine::Dialect;
use fearless_simd::prelude::*;
use fearless_simd::u8x64;

/// Positions of the separators of one chunk without quotes.
#[derive(Debug, Default)]
pub(crate) struct Separators {
    /// Behind every delimiter and terminator: where the next field starts. The first is 0.
    starts: Vec<u32>,
    count: usize,
    /// How many terminators there are.
    terminators: usize,
    /// Whether there is a carriage return.
    returned: bool,
    /// Behind every terminator: where the next row starts. The first is 0.
    rows: Vec<u32>,
}

/// The last of 64 bytes; where no separator is left, its place is one that nobody looks at.
const LAST: u64 = 1 << 63;

impl Separators {
    /// Finds the separators of `bytes[..length]`; behind them at least 64 more bytes must follow.
    #[inline(always)]
    pub(crate) fn find<S: Simd>(&mut self, simd: S, bytes: &[u8], length: usize, dialect: Dialect) {
        self.count = 0;
        self.push(0);
        let (mut terminators, mut returns) = (0, 0);
        for (number, block) in bytes.as_chunks::<64>().0.iter().take(length.div_ceil(64)).enumerate() {
            let base = number * 64;
            let mut marks = Marks::of(simd, block, dialect);
            if base + 64 > length {
                let inside = u64::MAX >> (64 - (length - base));
                marks.separators &= inside;
                marks.terminators &= inside;
                marks.returns &= inside;
            }
            terminators += marks.terminators.count_ones() as usize;
            returns |= marks.returns;
            self.take(base, marks.separators);
        }
        (self.terminators, self.returned) = (terminators, returns != 0);
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
        self.count += separators.count_ones() as usize;
        // Four at a time: what is written beyond the last is written over by the next block.
        for four in out.as_chunks_mut::<4>().0 {
            if separators == 0 {
                return;
            }
            for start in four {
                *start = next.wrapping_add((separators | LAST).trailing_zeros());
                separators &= separators.wrapping_sub(1);
            }
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

    /// Returns whether there is a carriage return in the text.
    pub(crate) fn returned(&self) -> bool {
        self.returned
    }

    /// Returns whether every row has this many fields: then each row is as many starts further.
    #[inline(always)]
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
        let terminators = self.terminators + last;
        // With a terminator behind each row, and no more of them than rows, all others are delimiters.
        terminators == separators / columns && starts.iter().skip(columns).step_by(columns).all(ends)
    }

    /// Finds where rows start, and behind the last one.
    pub(crate) fn rows(&mut self, bytes: &[u8], length: usize, dialect: Dialect) -> (&[u32], &[u32]) {
        let Separators { starts, count, rows, .. } = self;
        let starts = &starts[..*count];
        rows.clear();
        rows.extend(starts.iter().filter(|start| {
            let start = **start as usize;
            start == 0 || start > length || bytes[start - 1] == dialect.terminator
        }));
        (starts, rows)
    }
}

/// What 64 bytes are, a bit for each.
struct Marks {
    /// Delimiters and terminators.
    separators: u64,
    terminators: u64,
    returns: u64,
}

impl Marks {
    #[inline(always)]
    fn of<S: Simd>(simd: S, block: &[u8; 64], dialect: Dialect) -> Marks {
        let bytes = u8x64::from_slice(simd, block);
        let terminators = bytes.simd_eq(dialect.terminator);
        let separators = (bytes.simd_eq(dialect.delimiter) | terminators).to_bitmask();
        let returns = bytes.simd_eq(b'\r').to_bitmask();
        Marks { separators, terminators: terminators.to_bitmask(), returns }
    }
}

#[cfg(test)]
mod tests;
