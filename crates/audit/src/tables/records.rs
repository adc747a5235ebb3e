//! The rows of one table as texts.

use crate::columns::Fields as _;
use crate::csv::{QuotedRow, read_header};
use crate::problem::ProblemCode;
use crate::source::{Log, SourceError, TextEncoding, text_encoding_of};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read as _;

/// One table, read whole.
pub(super) struct Records {
    pub(super) encoding: TextEncoding,
    columns: HashMap<String, usize>,
    text: String,
    rows: Vec<Row>,
    /// Rows that cannot be read: their line, and why.
    pub(super) problems: Vec<(u64, ProblemCode)>,
    pub(super) lines: u64,
}

struct Row {
    line: u64,
    /// Where each field lies in the text, from the number of fields given on.
    fields: Vec<(u32, u32)>,
}

impl Records {
    pub(super) fn read(log: Log) -> Result<Records, SourceError> {
        let Log { name, head, encoding, mut reader, .. } = log;
        let mut bytes = head;
        reader.read_to_end(&mut bytes).map_err(|cause| SourceError::Read { name, cause })?;
        let (source, encoding, invalid) = decode(&bytes, encoding);
        let header = read_header(source.as_bytes(), TextEncoding::Utf8, None);
        let columns: HashMap<String, usize> =
            (header.columns.iter().enumerate()).map(|(at, column)| (column.clone(), at)).collect();
        let width = header.columns.len();
        let mut records = Records {
            encoding,
            columns,
            text: String::new(),
            rows: Vec::new(),
            problems: Vec::new(),
            lines: 0,
        };
        if invalid {
            records.problems.push((0, ProblemCode::Encoding));
        }
        let mut row = QuotedRow::default();
        let (mut at, mut in_header) = (0, true);
        while at < source.len() {
            at += row.read(&source.as_bytes()[at..], header.dialect);
            let line = records.lines;
            records.lines += row.newlines;
            if row.is_blank() || std::mem::take(&mut in_header) {
                continue;
            }
            if row.len() == width {
                records.push(line, &row);
            } else {
                records.problems.push((line, ProblemCode::Fields));
            }
        }
        Ok(records)
    }

    fn push(&mut self, line: u64, row: &QuotedRow) {
        let mut fields = Vec::with_capacity(row.len());
        for column in 0..row.len() {
            let start = self.text.len();
            self.text.push_str(std::str::from_utf8(row.value(column)).unwrap_or_default());
            fields.push((start as u32, self.text.len() as u32));
        }
        self.rows.push(Row { line, fields });
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn line(&self, row: usize) -> u64 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// Returns a field of a row; nothing when there is no such column.
    pub(super) fn value(&self, row: usize, column: &str) -> &str {
        let field = self.columns.get(column).and_then(|column| self.rows.get(row)?.fields.get(*column));
        field.map_or("", |(start, end)| &self.text[*start as usize..*end as usize])
    }

    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    pub(super) fn columns(&self) -> Vec<String> {
        let mut names: Vec<String> = self.columns.keys().cloned().collect();
        names.sort();
        names
    }
}

/// Returns the text, the encoding found, and whether some bytes were no text; those are U+FFFD then.
fn decode(bytes: &[u8], encoding: TextEncoding) -> (String, TextEncoding, bool) {
    let found = if encoding == TextEncoding::Ascii { text_encoding_of(bytes) } else { encoding };
    match found {
        // UTF-16 is UTF-8 by now.
        TextEncoding::Other { encoding, .. } if !found.is_wide() => {
            let (text, invalid) = encoding.decode_without_bom_handling(bytes);
            (text.into_owned(), found, invalid)
        }
        TextEncoding::Ascii | TextEncoding::Utf8 | TextEncoding::Other { .. } => {
            let text = String::from_utf8_lossy(bytes);
            let invalid = matches!(text, Cow::Owned(_));
            (text.into_owned(), found, invalid)
        }
    }
}
