//! A row put together from values that come in any order, for logs that are no rows of separated values.

use crate::columns::{Fields, Span};
use crate::source::PADDING;

/// A list of values is no longer than this and its last value; what comes behind is left out.
const LIST_BYTES_MAX: usize = 1 << 10;

/// One row.
#[derive(Debug, Default)]
pub(crate) struct GatheredRow {
    text: Vec<u8>,
    spans: Vec<Span>,
}

impl GatheredRow {
    /// Begins a row without any value.
    pub(crate) fn begin(&mut self, columns: usize) {
        self.text.clear();
        self.spans.clear();
        self.spans.resize(columns, Span::default());
    }

    /// Keeps a value; of a column that comes twice the first value counts.
    pub(crate) fn set(&mut self, column: usize, value: &[u8]) {
        let Some(span) = self.spans.get_mut(column).filter(|span| span.start == span.end) else { return };
        let start = self.text.len();
        self.text.extend_from_slice(value);
        *span = Span { start, end: self.text.len() };
    }

    /// Adds a value to those that a column has, behind a semicolon.
    pub(crate) fn append(&mut self, column: usize, value: &[u8]) {
        let Some(span) = self.spans.get_mut(column) else { return };
        let known = span.start..span.end;
        if known.len() > LIST_BYTES_MAX {
            return;
        }
        let start = self.text.len();
        if !known.is_empty() {
            self.text.extend_from_within(known);
            self.text.push(b';');
        }
        self.text.extend_from_slice(value);
        *span = Span { start, end: self.text.len() };
    }

    /// Ends the row, which can be read from here on.
    pub(crate) fn end(&mut self) {
        self.text.resize(self.text.len() + PADDING, 0);
    }
}

impl Fields for GatheredRow {
    fn buffer(&self) -> &[u8] {
        &self.text
    }

    fn span(&self, column: usize) -> Span {
        self.spans.get(column).copied().unwrap_or_default()
    }

    fn touching(&self) -> bool {
        false
    }
}
