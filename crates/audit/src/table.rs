//! A table of separated values or a workbook as rows of text, for lists that are no logs.

use crate::columns::Fields as _;
use crate::csv::{QuotedRow, read_header};
use crate::items::text_of;
use crate::source::{Log, TextEncoding};

/// A table: its header, and its rows with the line on which each begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows that are not blank, each with its line, from 1.
    pub rows: Vec<(u64, Vec<String>)>,
}

/// Reads a table.
///
/// # Errors
/// [`crate::ReadError`] when the file cannot be read.
///
/// ```
/// let log = audit::source::from_bytes("t.csv".into(), "代码,名称\n\nHB,\"局,环保\"\n".into())?.remove(0);
/// let table = audit::read_table(log)?;
/// assert_eq!(table.header, ["代码", "名称"]);
/// assert_eq!(table.rows, [(3, vec!["HB".to_owned(), "局,环保".to_owned()])]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_table(log: Log) -> Result<Table, crate::ReadError> {
    let text = text_of(log)?;
    let header = read_header(text.as_bytes(), TextEncoding::Utf8, None);
    let mut table = Table { header: header.columns, rows: Vec::new() };
    let mut row = QuotedRow::default();
    let (mut at, mut line, mut in_header) = (0, 1, true);
    while at < text.len() {
        at += row.read(&text.as_bytes()[at..], header.dialect);
        let first = line;
        line += row.newlines;
        if row.is_blank() || std::mem::take(&mut in_header) {
            continue;
        }
        let cell = |column| String::from_utf8_lossy(row.value(column)).into_owned();
        table.rows.push((first, (0..row.len()).map(cell).collect()));
    }
    Ok(table)
}
