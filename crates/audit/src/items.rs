//! The items file: the limits and fees of items, as rows of separated values.

use crate::columns::{EventStore, Fields as _, read_amount};
use crate::csv::{QuotedRow, read_header};
use crate::mapping::{AmountUnit, Mapping};
use crate::problem::{Problem, ProblemCode, Problems, shorten};
use crate::source::{Log, LogFormat, TextEncoding};
use engine::{CaseType, Catalogue, CatalogueError, FeeStandard, ItemVersion, Limit};
use std::io::Read as _;

/// The items of a file, and what could not be read of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemsFile {
    /// The items, in the order of the file.
    pub items: Vec<ItemVersion>,
    /// What could not be read.
    pub problems: Problems,
}

/// Reads an items file; the mapping names its columns and units.
///
/// A limit is a bare number in the mapping's unit, or says its own (`20 working_day`); empty for none. A row that cannot
/// be read is listed and left out.
///
/// # Errors
/// [`crate::ReadError`] when the file cannot be read or has no column for the item.
pub fn read_items(log: Log, mapping: &Mapping) -> Result<ItemsFile, crate::ReadError> {
    let name = log.name.clone();
    let text = text_of(log)?;
    let header = read_header(text.as_bytes(), TextEncoding::Utf8, None);
    let column = |field: &str| {
        let name = mapping.items.columns.get(field).map_or(field, |column| column);
        header.columns.iter().position(|column| column == name)
    };
    let Some(item) = column("item") else {
        return Err(crate::mapping::MappingError::Column {
            mapping: mapping.name.clone(),
            log: name,
            role: "item".to_owned(),
            column: mapping.items.columns.get("item").map_or("item", |column| column).to_owned(),
            columns: header.columns,
        }
        .into());
    };
    let mut file = ItemsFile::default();
    let mut row = QuotedRow::default();
    let (mut at, mut line, mut in_header) = (0, 1, true);
    while at < text.len() {
        at += row.read(&text.as_bytes()[at..], header.dialect);
        let first = line;
        line += row.newlines;
        if row.is_blank() || std::mem::take(&mut in_header) {
            continue;
        }
        let get = |field: &str| column(field).map_or("", |column| text_in(&row, column));
        let problem = |column: &str, value: &str, code| Problem {
            file: name.clone(),
            row: first,
            column: column.to_owned(),
            value: shorten(value.as_bytes()),
            code,
        };
        if row.len() != header.columns.len() {
            file.problems.push(problem("", text_in(&row, 0), ProblemCode::Fields));
            continue;
        }
        match item_of(text_in(&row, item), get, mapping) {
            Ok(version) => file.items.push(version),
            Err((field, code)) => file.problems.push(problem(field, get(field), code)),
        }
    }
    Ok(file)
}

pub(crate) fn text_of(log: Log) -> Result<String, crate::ReadError> {
    if log.format == LogFormat::Parquet {
        let found = "a Parquet file where text is wanted";
        return Err(crate::source::SourceError::Kind { name: log.name, found }.into());
    }
    let Log { name, head, encoding, mut reader, .. } = log;
    let mut bytes = head;
    reader.read_to_end(&mut bytes).map_err(|cause| crate::source::SourceError::Read { name, cause })?;
    let encoding = match encoding {
        TextEncoding::Ascii => crate::source::text_encoding_of(&bytes),
        TextEncoding::Utf8 | TextEncoding::Other { .. } => encoding,
    };
    Ok(match encoding {
        TextEncoding::Other { encoding, .. } if !TextEncoding::is_wide_encoding(encoding) => {
            encoding.decode_without_bom_handling(&bytes).0.into_owned()
        }
        TextEncoding::Ascii | TextEncoding::Utf8 | TextEncoding::Other { .. } => {
            String::from_utf8_lossy(&bytes).into_owned()
        }
    })
}

fn text_in(row: &QuotedRow, column: usize) -> &str {
    std::str::from_utf8(row.value(column)).unwrap_or("")
}

type Wrong = (&'static str, ProblemCode);

fn item_of<'a>(
    code: &str,
    get: impl Fn(&'static str) -> &'a str,
    mapping: &Mapping,
) -> Result<ItemVersion, Wrong> {
    if code.is_empty() {
        return Err(("item", ProblemCode::ItemMissing));
    }
    let mut item = ItemVersion::new(code);
    get("name").clone_into(&mut item.name);
    get("department").clone_into(&mut item.department);
    get("kind").clone_into(&mut item.kind);
    let case_type = get("case_type");
    if !case_type.is_empty() {
        item.case_type = case_type_of(case_type).ok_or(("case_type", ProblemCode::CodeUnknown))?;
    }
    let limit = |field: &'static str| {
        let written = get(field);
        if written.is_empty() {
            return Ok(None);
        }
        let parsed = match written.parse::<u32>() {
            Ok(count) => Limit::new(count, mapping.items.unit).ok(),
            Err(_) => written.parse().ok(),
        };
        parsed.map(Some).ok_or((field, ProblemCode::LimitUnreadable))
    };
    item.promised = limit("promised")?;
    item.statutory = limit("statutory")?;
    item.accept = limit("accept_limit")?;
    item.deliver = limit("deliver_limit")?;
    let fee = get("fee_standard");
    if !fee.is_empty() {
        let unit: AmountUnit = mapping.items.fee_unit;
        let amount_fen =
            read_amount(fee.as_bytes(), unit).ok_or(("fee_standard", ProblemCode::AmountUnreadable))?;
        item.fees.push(FeeStandard { code: String::new(), amount_fen });
    }
    Ok(item)
}

fn case_type_of(code: &str) -> Option<CaseType> {
    match code {
        "immediate" => Some(CaseType::Immediate),
        "promised" => Some(CaseType::Promised),
        "forwarded" => Some(CaseType::Forwarded),
        "parallel" => Some(CaseType::Parallel),
        _ => None,
    }
}

/// Makes a catalogue of the items; those that only the log names get what the mapping says of every item, where it says
/// anything. The codes are added to the symbols of the store.
///
/// # Errors
/// [`CatalogueError`] for an impossible version and for versions that overlap.
pub fn catalogue(
    items: &[ItemVersion],
    mapping: &Mapping,
    store: &mut EventStore,
) -> Result<Catalogue, CatalogueError> {
    let default = &mapping.item;
    let limits = [default.promised, default.statutory, default.accept, default.deliver];
    let mut all = items.to_vec();
    if limits.iter().any(Option::is_some) {
        let mut codes: Vec<&str> = store.shapes.iter().map(|shape| store.symbols.text(shape.item)).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.retain(|code| items.iter().all(|item| item.code != *code));
        all.extend(codes.into_iter().map(|code| ItemVersion { code: code.to_owned(), ..default.clone() }));
    }
    Catalogue::new(&all, &mut store.symbols)
}
