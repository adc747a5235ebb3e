//! Rows as columns: for logs that keep each column by itself, with texts looked up once for each that differs.

use super::fields::Span;
use crate::source::PADDING;

/// Some rows of a log, column by column.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// How many rows.
    pub(crate) rows: usize,
    /// The columns by their number in the plan.
    pub(crate) columns: Vec<BatchColumn>,
}

/// The values of one column.
#[derive(Debug, Default)]
pub(crate) enum BatchColumn {
    /// A column that nobody asks for.
    #[default]
    Unused,
    /// Texts.
    Texts(TextColumn),
    /// Instants in microseconds since 1970; [`NO_INSTANT`] for none.
    Instants(Vec<i64>),
}

/// Stands for no instant.
pub(crate) const NO_INSTANT: i64 = i64::MIN;

/// Texts, each row's by the number of an entry. Entry 0 is the empty text; those of a dictionary hold for many batches,
/// those behind for one.
#[derive(Debug)]
pub(crate) struct TextColumn {
    text: Vec<u8>,
    ends: Vec<u32>,
    /// The entry of each row.
    pub(crate) codes: Vec<u32>,
    /// Entries that were no UTF-8.
    broken: Vec<u32>,
    /// How many entries hold for the batches to come.
    lasting: usize,
    /// Grows when the lasting entries become others.
    generation: u32,
}

impl Default for TextColumn {
    fn default() -> TextColumn {
        TextColumn {
            text: vec![0; PADDING],
            ends: vec![0],
            codes: Vec::new(),
            broken: Vec::new(),
            lasting: 1,
            generation: 0,
        }
    }
}

impl TextColumn {
    /// Forgets all rows and every entry.
    pub(crate) fn reset(&mut self) {
        self.lasting = 1;
        self.generation = self.generation.wrapping_add(1);
        self.begin();
    }

    /// Forgets the rows, and the entries that hold for one batch.
    pub(crate) fn begin(&mut self) {
        self.codes.clear();
        self.ends.truncate(self.lasting);
        self.text.truncate(self.length());
        self.text.resize(self.text.len() + PADDING, 0);
        let lasting = self.lasting;
        self.broken.retain(|entry| (*entry as usize) < lasting);
    }

    /// Makes the entries that there are last.
    pub(crate) fn keep_entries(&mut self) {
        self.lasting = self.ends.len();
    }

    /// Returns how many entries there are, the empty one included.
    pub(crate) fn entries(&self) -> usize {
        self.ends.len()
    }

    /// Returns how many entries hold for the batches to come.
    pub(super) fn lasting(&self) -> usize {
        self.lasting
    }

    /// Returns a number that changes with the lasting entries.
    pub(super) fn generation(&self) -> u32 {
        self.generation
    }

    /// Adds an entry that `write` appends to the bytes it is given; returns its number.
    #[inline]
    pub(crate) fn add(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> u32 {
        let start = self.length();
        self.text.truncate(start);
        write(&mut self.text);
        let number = self.ends.len() as u32;
        let text = &self.text[start..];
        let whole = text.is_ascii() || std::str::from_utf8(text).is_ok();
        // Four thousand million bytes in one batch are no texts either.
        let end = u32::try_from(self.text.len()).unwrap_or(start as u32);
        if !whole || end as usize != self.text.len() {
            self.broken.push(number);
            self.text.truncate(end as usize);
        }
        self.text.extend_from_slice(&[0; PADDING]);
        self.ends.push(end);
        number
    }

    /// Returns how long all texts are together.
    fn length(&self) -> usize {
        self.ends.last().map_or(0, |end| *end as usize)
    }

    /// Returns the bytes that spans refer to, some behind the last text included.
    #[inline]
    pub(super) fn buffer(&self) -> &[u8] {
        &self.text
    }

    /// Returns where an entry lies.
    #[inline]
    pub(super) fn span(&self, entry: u32) -> Span {
        let entry = entry as usize;
        let start = entry.checked_sub(1).map_or(0, |before| self.ends[before]);
        Span { start: start as usize, end: self.ends[entry] as usize }
    }

    /// Returns the text of an entry without surrounding space.
    pub(crate) fn text(&self, entry: u32) -> &[u8] {
        let Span { start, end } = self.span(entry);
        self.text[start..end].trim_ascii()
    }

    /// Returns the entries that were no text.
    pub(super) fn broken(&self) -> &[u32] {
        &self.broken
    }
}
