//! Workbooks (.xlsx): each sheet as rows of separated values, in memory. A sheet's row is a line, so that what cannot be
//! read is named by the row that a person sees.

use super::open::{Log, LogFormat, SourceError, from_reader};
use calamine::{Data, Range, Reader as _, Xlsx};
use std::io::{self, Cursor};

/// Returns whether an archive with these entries is a workbook.
pub(super) fn is_one<'a>(mut names: impl Iterator<Item = &'a [u8]>) -> bool {
    names.any(|name| name == b"xl/workbook.xml")
}

/// Opens the sheets that have rows, in the order of the workbook.
pub(super) fn logs(name: &str, bytes: Vec<u8>) -> Result<Vec<Log>, SourceError> {
    let read = |why: String| SourceError::Read {
        name: name.to_owned(),
        cause: io::Error::new(io::ErrorKind::InvalidData, why),
    };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| read(error.to_string()))?;
    let mut logs = Vec::new();
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).map_err(|error| read(error.to_string()))?;
        if range.is_empty() {
            continue;
        }
        let text = text_of(&range);
        let bytes = text.len() as u64;
        let mut log = from_reader(format!("{name}/{sheet}"), Box::new(Cursor::new(text)), Some(bytes))?;
        log.format = LogFormat::Workbook;
        logs.push(log);
    }
    if logs.is_empty() {
        return Err(SourceError::Empty { name: name.to_owned() });
    }
    Ok(logs)
}

fn text_of(range: &Range<Data>) -> String {
    let (first, _) = range.start().unwrap_or_default();
    // Whether a row above the first is blank does not matter to the reader, but its number does.
    let mut text = "\n".repeat(first as usize);
    for row in range.rows() {
        for (number, cell) in row.iter().enumerate() {
            if number > 0 {
                text.push(',');
            }
            push_quoted(&mut text, &cell_text(cell));
        }
        text.push('\n');
    }
    text
}

fn push_quoted(text: &mut String, value: &str) {
    if value.is_empty() {
        return;
    }
    text.push('"');
    for char in value.chars() {
        match char {
            '"' => text.push_str("\"\""),
            '\n' | '\r' => text.push(' '),
            other => text.push(other),
        }
    }
    text.push('"');
}

fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, hour, minute, second, millis) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}.{millis:03}")
                .trim_end_matches(".000")
                .to_owned()
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) | Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(span) => span.to_string(),
        Data::Error(error) => error.to_string(),
    }
}
