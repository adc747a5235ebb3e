//! The header of a log: the names of its columns, and what separates them.

use super::machine::Dialect;
use super::quoted::QuotedRow;
use crate::columns::Fields as _;
use crate::source::{TextEncoding, text_encoding_of};

/// The columns of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// The names, in order, without surrounding space.
    pub(crate) columns: Vec<String>,
    /// What separates them.
    pub(crate) dialect: Dialect,
}

/// Reads the header at the start of a log. Without a given delimiter the one that cuts the header most often is taken.
pub(crate) fn read_header(head: &[u8], encoding: TextEncoding, delimiter: Option<u8>) -> Header {
    let terminator = if head.contains(&b'\n') || !head.contains(&b'\r') { b'\n' } else { b'\r' };
    let text = decode(head, encoding);
    let count = |delimiter: u8| {
        let (row, _) = first_row(text.as_bytes(), Dialect { delimiter, terminator });
        row.len()
    };
    let delimiter = delimiter.unwrap_or_else(|| {
        let best = [b',', b'\t', b';', b'|'].into_iter().rev().max_by_key(|delimiter| count(*delimiter));
        best.unwrap_or(b',')
    });
    let dialect = Dialect { delimiter, terminator };
    let (row, _) = first_row(text.as_bytes(), dialect);
    let columns = (0..row.len()).map(|column| {
        let span = row.span(column);
        String::from_utf8_lossy(&row.buffer()[span.start..span.end]).trim().to_owned()
    });
    Header { columns: columns.collect(), dialect }
}

/// A header with a terminator among so many bytes is not longer.
const HEADER_BYTES: usize = 1 << 16;

fn decode(head: &[u8], encoding: TextEncoding) -> String {
    let encoding = if encoding == TextEncoding::Ascii { text_encoding_of(head) } else { encoding };
    let first = &head[..head.len().min(HEADER_BYTES)];
    let head = if first.contains(&b'\n') || first.contains(&b'\r') { first } else { head };
    match encoding {
        TextEncoding::Other { encoding, .. } if !encoding.name().starts_with("UTF-16") => {
            encoding.decode_without_bom_handling(head).0.into_owned()
        }
        TextEncoding::Ascii | TextEncoding::Utf8 | TextEncoding::Other { .. } => {
            String::from_utf8_lossy(head).into_owned()
        }
    }
}

/// Reads the first row that is not blank; returns it with the position behind it.
fn first_row(text: &[u8], dialect: Dialect) -> (QuotedRow, usize) {
    let mut row = QuotedRow::default();
    let mut at = 0;
    loop {
        at += row.read(&text[at..], dialect);
        if !row.is_blank() || at >= text.len() {
            return (row, at);
        }
    }
}
