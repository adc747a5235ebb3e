//! Rows with quotes, one byte after another.

use super::machine::{Dialect, Effect, State};
use crate::columns::{Fields, Span};
use crate::source::PADDING;

/// One row with its quotes resolved.
#[derive(Debug, Default)]
pub(crate) struct QuotedRow {
    text: Vec<u8>,
    spans: Vec<Span>,
    /// How many newlines lie in the row, the one that ends it included.
    pub(crate) newlines: u64,
}

impl QuotedRow {
    /// Reads the row at the start of `bytes`; returns how many bytes it took.
    pub(crate) fn read(&mut self, bytes: &[u8], dialect: Dialect) -> usize {
        self.text.clear();
        self.spans.clear();
        self.newlines = 0;
        let mut state = State::default();
        let mut field = 0;
        let mut return_outside = false;
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            at += 1;
            self.newlines += u64::from(byte == b'\n');
            let (next, effect) = state.step(byte, dialect);
            state = next;
            match effect {
                Effect::Keep => {
                    return_outside = byte == b'\r' && state != State::Quoted;
                    self.text.push(byte);
                }
                Effect::Drop => return_outside = false,
                Effect::EndField => {
                    self.end_field(field);
                    field = self.text.len();
                    return_outside = false;
                }
                Effect::EndRow => break,
            }
        }
        if return_outside {
            self.text.pop();
        }
        self.end_field(field);
        self.text.resize(self.text.len() + PADDING, 0);
        at
    }

    fn end_field(&mut self, start: usize) {
        self.spans.push(Span { start, end: self.text.len() });
    }

    /// Returns how many fields the row has.
    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    /// Returns whether the row is an empty line.
    pub(crate) fn is_blank(&self) -> bool {
        self.spans.len() == 1 && self.spans[0].start == self.spans[0].end
    }
}

impl Fields for QuotedRow {
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
