//! Reading lines of JSON, one after the other.

use super::object::flatten;
use crate::columns::Shard;
use crate::gathered::GatheredRow;
use crate::problem::ProblemCode;
use crate::source::{Log, TextEncoding, text_encoding_of};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Cursor, Read as _};

/// The longest line.
const LINE_BYTES_MAX: u64 = 1 << 26;
/// How many lines are looked at for recognising what a log is.
const LINES_LOOKED_AT: usize = 100;

/// What a log turned out to be.
pub(crate) struct NdjsonEnding {
    pub(crate) encoding: TextEncoding,
    pub(crate) failure: Option<io::Error>,
}

/// Reads a log into `shard` as one chunk.
pub(crate) fn read_log(log: Log, columns: &[String], sequence: u32, shard: &mut Shard<'_>) -> NdjsonEnding {
    shard.begin_chunk(sequence);
    let Log { head, reader, encoding, .. } = log;
    // UTF-16 is UTF-8 by now.
    let encoding = if encoding.is_wide() { TextEncoding::Utf8 } else { decided(encoding, &head) };
    let numbers = columns.iter().enumerate().map(|(number, column)| (column.as_str(), number)).collect();
    let mut lines = Lines { columns: numbers, encoding, row: GatheredRow::default(), count: 0 };
    let failure = lines.read(BufReader::with_capacity(1 << 17, Cursor::new(head).chain(reader)), shard).err();
    shard.end_chunk(lines.count + 1);
    NdjsonEnding { encoding: lines.encoding, failure }
}

/// Returns the keys of the first lines.
pub(crate) fn keys_in(head: &[u8], encoding: TextEncoding) -> Vec<String> {
    let encoding = decided(encoding, head);
    let mut keys: Vec<String> = Vec::new();
    for line in head.split(|byte| *byte == b'\n').take(LINES_LOOKED_AT) {
        let Some(text) = decode(line, encoding) else { continue };
        // The last line may be cut off: what was found until then counts.
        drop(flatten(&text, |place, _| {
            if keys.iter().all(|known| known != place.key) {
                keys.push(place.key.to_owned());
            }
        }));
    }
    keys
}

fn decided(encoding: TextEncoding, text: &[u8]) -> TextEncoding {
    if encoding == TextEncoding::Ascii { text_encoding_of(text) } else { encoding }
}

fn decode(line: &[u8], encoding: TextEncoding) -> Option<Cow<'_, str>> {
    match encoding {
        TextEncoding::Other { encoding, .. } if !TextEncoding::is_wide_encoding(encoding) => {
            encoding.decode_without_bom_handling_and_without_replacement(line)
        }
        TextEncoding::Ascii | TextEncoding::Utf8 | TextEncoding::Other { .. } => {
            std::str::from_utf8(line).ok().map(Cow::Borrowed)
        }
    }
}

struct Lines<'a> {
    columns: HashMap<&'a str, usize>,
    encoding: TextEncoding,
    row: GatheredRow,
    /// How many lines lie behind.
    count: u64,
}

impl Lines<'_> {
    fn read(&mut self, mut reader: impl BufRead, shard: &mut Shard<'_>) -> io::Result<()> {
        let mut line = Vec::new();
        loop {
            line.clear();
            let count = (&mut reader).take(LINE_BYTES_MAX).read_until(b'\n', &mut line)?;
            if count == 0 {
                return Ok(());
            }
            let whole = line.ends_with(b"\n");
            if !whole && count as u64 == LINE_BYTES_MAX {
                shard.problem(self.count, "", &line, ProblemCode::RowTooLong);
                skip_line(&mut reader)?;
            } else {
                self.line(line.trim_ascii(), shard);
            }
            self.count += u64::from(whole);
        }
    }

    fn line(&mut self, line: &[u8], shard: &mut Shard<'_>) {
        if line.is_empty() {
            return;
        }
        self.encoding = decided(self.encoding, line);
        let Some(text) = decode(line, self.encoding) else {
            return shard.problem(self.count, "", line, ProblemCode::Encoding);
        };
        let Lines { columns, row, .. } = self;
        row.begin(columns.len());
        let done = flatten(&text, |place, value| match columns.get(place.key) {
            Some(column) if place.listed => row.append(*column, value.as_bytes()),
            Some(column) => row.set(*column, value.as_bytes()),
            None => {}
        });
        row.end();
        match done {
            Ok(()) => shard.row(&self.row, self.count),
            Err(_) => shard.problem(self.count, "", text.as_bytes(), ProblemCode::Json),
        }
    }
}

fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let available = reader.fill_buf()?;
        let (length, end) = (available.len(), memchr::memchr(b'\n', available));
        reader.consume(end.unwrap_or(length));
        if length == 0 || end.is_some() {
            return Ok(());
        }
    }
}
