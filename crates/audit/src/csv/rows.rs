//! From a chunk to rows of fields.

use super::machine::Dialect;
use super::quoted::QuotedRow;
use super::split::Separators;
use crate::columns::{BATCH, Fields, Rows, Shard, Span};
use crate::problem::ProblemCode;
use crate::source::{Chunk, PADDING};
use fearless_simd::{Level, Simd, dispatch};

/// Buffers that a worker keeps between chunks.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    separators: Separators,
    row: QuotedRow,
    text: Vec<u8>,
}

/// How the rows of a log are to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    pub(crate) dialect: Dialect,
    /// How many fields a row has.
    pub(crate) columns: usize,
    /// The chunk that begins with the header.
    pub(crate) header_in: u32,
}

/// The bytes of a chunk, decoded.
struct Text<'a> {
    bytes: &'a [u8],
    length: usize,
    /// Whether some of it was no text.
    invalid: bool,
}

/// Reads all rows of a chunk into `shard`.
pub(crate) fn read_chunk(chunk: &Chunk, layout: Layout, scratch: &mut Scratch, shard: &mut Shard<'_>) {
    shard.begin_chunk(chunk.sequence);
    let Scratch { separators, row, text } = scratch;
    let mut decoded = Text { bytes: &chunk.bytes, length: chunk.length, invalid: chunk.invalid };
    if let Some(encoding) = chunk.encoding {
        let (utf8, invalid) = encoding.decode_without_bom_handling(&chunk.bytes[..chunk.length]);
        text.clear();
        text.extend_from_slice(utf8.as_bytes());
        text.resize(utf8.len() + PADDING, 0);
        decoded = Text { bytes: text, length: utf8.len(), invalid };
    }
    let lines = if chunk.too_long {
        shard.problem(0, "", &decoded.bytes[..decoded.length.min(200)], ProblemCode::RowTooLong);
        memchr::memchr_iter(b'\n', &decoded.bytes[..decoded.length]).count() as u64
    } else if chunk.quoted {
        read_quoted(&decoded, layout, row, shard)
    } else {
        dispatch!(Level::new(), simd => read_unquoted(simd, &decoded, layout, separators, shard))
    };
    shard.end_chunk(lines);
}

fn read_quoted(text: &Text<'_>, layout: Layout, row: &mut QuotedRow, shard: &mut Shard<'_>) -> u64 {
    let mut at = 0;
    let mut line = 0;
    let mut header = shard.sequence() == layout.header_in;
    while at < text.length {
        let start = at;
        at += row.read(&text.bytes[at..text.length], layout.dialect);
        if row.is_blank() {
            // Nothing in it.
        } else if header {
            header = false;
        } else if text.invalid && is_broken(&text.bytes[start..at]) {
            shard.problem(line, "", &text.bytes[start..at], ProblemCode::Encoding);
        } else if row.len() != layout.columns {
            shard.problem(line, "", trim_end(&text.bytes[start..at]), ProblemCode::Fields);
        } else {
            shard.row(&*row, line);
        }
        line += row.newlines;
    }
    line
}

/// Reads rows without quotes. What is called from here is compiled for every kind of processor where it is inlined.
#[inline(always)]
fn read_unquoted<S: Simd>(
    simd: S,
    text: &Text<'_>,
    layout: Layout,
    separators: &mut Separators,
    shard: &mut Shard<'_>,
) -> u64 {
    separators.find(simd, text.bytes, text.length, layout.dialect);
    if !separators.returned()
        && !text.invalid
        && separators.are_regular(text.bytes, text.length, layout.columns, layout.dialect)
    {
        return read_regular(text, layout, separators.starts(), shard);
    }
    read_plain(text, layout, separators, shard)
}

/// Reads rows that all have the fields they should have.
#[inline(always)]
fn read_regular(text: &Text<'_>, layout: Layout, starts: &[u32], shard: &mut Shard<'_>) -> u64 {
    let columns = layout.columns;
    let rows = (starts.len() - 1) / columns;
    let header = u64::from(shard.sequence() == layout.header_in);
    let row_at = |row: usize| {
        let starts = starts.get(row * columns..=(row + 1) * columns).unwrap_or_default();
        RegularRow { bytes: text.bytes, starts }
    };
    if columns == 1 {
        let lines = (header as usize..rows).map(|row| (row, row_at(row)));
        let filled = lines.filter(|(_, row)| row.starts[0] + 1 < row.starts[1]);
        filled.for_each(|(line, row)| shard.row(&row, line as u64));
        return rows as u64;
    }
    for first in (header as usize..rows).step_by(BATCH) {
        let last = (first + BATCH).min(rows);
        let batch = Rows { bytes: text.bytes, starts: &starts[first * columns..=last * columns], columns };
        shard.rows(batch, first as u64, |row| row_at(first + row));
    }
    rows as u64
}

#[inline(never)]
fn read_plain(text: &Text<'_>, layout: Layout, separators: &mut Separators, shard: &mut Shard<'_>) -> u64 {
    let (starts, rows) = separators.rows(text.bytes, text.length, layout.dialect);
    let mut header = shard.sequence() == layout.header_in;
    let mut first = 0;
    for (line, pair) in rows.windows(2).enumerate() {
        let &[row_start, row_end] = pair else { continue };
        let line = line as u64;
        let mut last = first + layout.columns;
        let fits = starts.get(last) == Some(&row_end);
        if !fits {
            last = first + starts[first..].partition_point(|start| *start < row_end);
        }
        let range = row_start as usize..row_end as usize - 1;
        let returned = text.bytes[range.clone()].last() == Some(&b'\r');
        let fields = &starts[first..=last];
        first = last;
        if text.invalid && is_broken(&text.bytes[range.clone()]) {
            shard.problem(line, "", &text.bytes[range], ProblemCode::Encoding);
        } else if header && !is_blank(&text.bytes[range.clone()]) {
            header = false;
        } else if fits && (layout.columns > 1 || !is_blank(&text.bytes[range.clone()])) {
            shard.row(&PlainRow { bytes: text.bytes, starts: fields, returned }, line);
        } else if !is_blank(&text.bytes[range.clone()]) {
            shard.problem(line, "", &text.bytes[range], ProblemCode::Fields);
        }
    }
    rows.len() as u64 - 1
}

fn is_blank(row: &[u8]) -> bool {
    matches!(row, b"" | b"\r")
}

fn trim_end(row: &[u8]) -> &[u8] {
    row.strip_suffix(b"\n").map_or(row, |row| row.strip_suffix(b"\r").unwrap_or(row))
}

/// Returns whether a row holds bytes that were no text: invalid UTF-8, or the mark that decoding leaves.
fn is_broken(row: &[u8]) -> bool {
    std::str::from_utf8(row).map_or(true, |text| text.contains('\u{FFFD}'))
}

/// One row without quotes.
struct PlainRow<'a> {
    bytes: &'a [u8],
    /// Where its fields start, and behind the last.
    starts: &'a [u32],
    /// Whether a carriage return stands before the newline.
    returned: bool,
}

impl Fields for PlainRow<'_> {
    #[inline(always)]
    fn buffer(&self) -> &[u8] {
        self.bytes
    }

    #[inline(always)]
    fn span(&self, column: usize) -> Span {
        let start = self.starts[column] as usize;
        let end = self.starts[column + 1] as usize - 1;
        let last = column + 2 == self.starts.len();
        Span { start, end: end - usize::from(self.returned && last) }
    }

    #[inline(always)]
    fn touching(&self) -> bool {
        true
    }
}

/// One row of a chunk without quotes and carriage returns.
struct RegularRow<'a> {
    bytes: &'a [u8],
    /// Where its fields start, and behind the last.
    starts: &'a [u32],
}

impl Fields for RegularRow<'_> {
    #[inline(always)]
    fn buffer(&self) -> &[u8] {
        self.bytes
    }

    #[inline(always)]
    fn span(&self, column: usize) -> Span {
        Span { start: self.starts[column] as usize, end: self.starts[column + 1] as usize - 1 }
    }

    #[inline(always)]
    fn touching(&self) -> bool {
        true
    }
}
