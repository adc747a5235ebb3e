//! Workbooks (.xlsx): each sheet as rows of separated values, in memory. A sheet's row is a line, so that what cannot be
//! read is named by the row that a person sees.

mod texts;

use super::open::{Log, LogFormat, SourceError, from_reader};
use calamine::{Cell, Data, DataRef, Range, Reader as _, Xlsx, XlsxError};
use std::io::{self, Cursor};

/// How large a sheet can be: what spreadsheets allow.
const ROWS_MAX: u32 = 1 << 20;
const COLUMNS_MAX: u32 = 1 << 14;
/// A sheet is as large as its farthest cell says. Beyond a million it has at most so many blanks for each cell.
const BLANKS_MAX: u64 = 16;
const SMALL: u64 = 1 << 20;

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
    texts::believable(&bytes).map_err(read)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| read(error.to_string()))?;
    let mut logs = Vec::new();
    for sheet in book.sheet_names() {
        let range = range_of(&mut book, &sheet).map_err(read)?;
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

/// Reads the cells of a sheet; two of them would be enough to claim more memory than there is, so it is looked first
/// how far apart they lie.
fn range_of(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Result<Range<Data>, String> {
    let mut reader = match book.worksheet_cells_reader(sheet) {
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Range::empty()), // a chart, say
        other => other.map_err(|error| error.to_string())?,
    };
    let mut cells = Vec::new();
    let (mut rows, mut columns) = (0, 0);
    while let Some(cell) = reader.next_cell().map_err(|error| error.to_string())? {
        let (row, column) = cell.get_position();
        if row >= ROWS_MAX || column >= COLUMNS_MAX {
            return Err(format!("the sheet {sheet} has a cell outside of what a sheet can hold"));
        }
        if !matches!(cell.get_value(), DataRef::Empty) {
            (rows, columns) = (rows.max(row + 1), columns.max(column + 1));
            cells.push(Cell::new((row, column), Data::from(cell.get_value().clone())));
        }
    }
    if u64::from(rows) * u64::from(columns) > SMALL.max(cells.len() as u64 * BLANKS_MAX) {
        return Err(format!(
            "the sheet {sheet} is almost blank, but {rows} rows and {columns} columns large"
        ));
    }
    Ok(Range::from_sparse(cells))
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
