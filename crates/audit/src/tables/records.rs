//! The rows of one table as texts: only the columns that the mapping names, read in chunks.

use crate::columns::Fields as _;
use crate::csv::{QuotedRow, read_header};
use crate::problem::ProblemCode;
use crate::source::{Chunk, Chunks, Log, SourceError, TextEncoding};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// About as many bytes of a table are unpacked and decoded at a time.
const CHUNK_BYTES: usize = 1 << 20;

/// One table: what is kept of it is held whole.
pub(super) struct Records {
    pub(super) encoding: TextEncoding,
    /// The columns of the table.
    names: Vec<String>,
    /// The columns that are kept, and their places.
    kept: HashMap<String, usize>,
    text: String,
    rows: Vec<Row>,
    /// Where each kept field of each row ends, counted from the start of its row.
    ends: Vec<u32>,
    /// Rows that cannot be read: their line, and why.
    pub(super) problems: Vec<(u64, ProblemCode)>,
    pub(super) lines: u64,
}

struct Row {
    line: u64,
    /// Where it begins in the text.
    start: usize,
}

impl Records {
    pub(super) fn read(log: Log, wanted: &BTreeSet<&str>) -> Result<Records, SourceError> {
        let (name, declared) = (log.name.clone(), log.encoding);
        let header = read_header(&log.head, log.encoding, None);
        let places: Vec<usize> =
            (0..header.columns.len()).filter(|at| wanted.contains(header.columns[*at].as_str())).collect();
        let kept =
            places.iter().enumerate().map(|(place, at)| (header.columns[*at].clone(), place)).collect();
        let mut records = Records {
            encoding: declared,
            names: header.columns,
            kept,
            text: String::new(),
            rows: Vec::new(),
            ends: Vec::new(),
            problems: Vec::new(),
            lines: 0,
        };
        let chunks = Chunks::new(log, 0, CHUNK_BYTES, header.dialect);
        let (mut chunk, mut row, mut in_header) = (Chunk::default(), QuotedRow::default(), true);
        while chunks.next(&mut chunk) {
            let (text, invalid) = decoded(&chunk);
            if chunk.too_long {
                records.problems.push((records.lines, ProblemCode::RowTooLong));
                records.lines += memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
                continue;
            }
            let mut at = 0;
            while at < text.len() {
                at += row.read(&text.as_bytes()[at..], header.dialect);
                let line = records.lines;
                records.lines += row.newlines;
                if row.is_blank() || std::mem::take(&mut in_header) {
                    continue;
                }
                match fault(&row, records.names.len(), invalid) {
                    Some(code) => records.problems.push((line, code)),
                    None => records.push(line, &row, &places),
                }
            }
        }
        let ending = chunks.finish();
        if let Some(cause) = ending.failure {
            return Err(SourceError::Read { name, cause });
        }
        records.encoding = if declared.is_wide() { declared } else { ending.encoding };
        Ok(records)
    }

    fn push(&mut self, line: u64, row: &QuotedRow, places: &[usize]) {
        let start = self.text.len();
        for at in places {
            self.text.push_str(std::str::from_utf8(row.value(*at)).unwrap_or_default());
            self.ends.push(u32::try_from(self.text.len() - start).unwrap_or(u32::MAX));
        }
        self.rows.push(Row { line, start });
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn line(&self, row: usize) -> u64 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// Returns a field of a row; nothing when there is no such column.
    pub(super) fn value(&self, row: usize, column: &str) -> &str {
        let Some((&place, Row { start, .. })) = self.kept.get(column).zip(self.rows.get(row)) else {
            return "";
        };
        let ends = &self.ends[row * self.kept.len()..];
        let from = place.checked_sub(1).map_or(0, |before| ends[before]);
        self.text.get(start + from as usize..start + ends[place] as usize).unwrap_or("")
    }

    pub(super) fn has(&self, column: &str) -> bool {
        self.kept.contains_key(column)
    }

    pub(super) fn columns(&self) -> Vec<String> {
        let mut names = self.names.clone();
        names.sort();
        names
    }
}

/// Returns why a row cannot be read.
fn fault(row: &QuotedRow, width: usize, invalid: bool) -> Option<ProblemCode> {
    if row.len() != width {
        return Some(ProblemCode::Fields);
    }
    let broken =
        |at: usize| std::str::from_utf8(row.value(at)).map_or(true, |text| text.contains('\u{FFFD}'));
    (invalid && (0..width).any(broken)).then_some(ProblemCode::Encoding)
}

/// Returns the text of a chunk, and whether some bytes were no text; those are U+FFFD then.
fn decoded(chunk: &Chunk) -> (Cow<'_, str>, bool) {
    let bytes = &chunk.bytes[..chunk.length];
    match chunk.encoding {
        Some(encoding) => encoding.decode_without_bom_handling(bytes),
        None => {
            let text = String::from_utf8_lossy(bytes);
            let invalid = matches!(text, Cow::Owned(_));
            (text, invalid)
        }
    }
}
