//! The workbook: its properties, the overview, the names of its sheets.

use super::sheet::{Sheet, fit};
use super::styles::Styles;
use crate::document::{Block, Document, Section};
use crate::error::ReportError;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use std::collections::BTreeSet;

/// Characters that the name of a sheet may not have, and how long it may be.
const REFUSED: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
const NAME_MAX: usize = 31;

/// Renders a document as a workbook.
///
/// # Errors
/// [`ReportError::Workbook`] when a table has more rows than a sheet can hold (1,048,576).
pub fn xlsx(document: &Document) -> Result<Vec<u8>, ReportError> {
    let mut book = Workbook::new();
    let styles = Styles::new();
    book.set_properties(&properties(document)?);
    let mut names = BTreeSet::new();
    let overview = document.language.pick("总览", "Overview");
    let sheet = book.add_worksheet().set_name(name(overview, &mut names))?;
    self::overview(document, &mut Sheet::new(sheet, &styles))?;
    for section in &document.sections {
        let name = name(&section.title, &mut names);
        let sheet = book.add_worksheet().set_name(&name)?;
        self::section(section, &mut Sheet::named(sheet, &styles, name))?;
    }
    Ok(book.save_to_buffer()?)
}

fn properties(document: &Document) -> Result<DocProperties, ReportError> {
    // Without a day of its own a document was made at the beginning of the century, never "now".
    let (year, month, day) = document.day.map_or((2000, 1, 1), |day| day.ymd());
    let made = ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(2000), month, day)?;
    let properties = DocProperties::new().set_creation_datetime(&made);
    Ok(properties.set_title(&document.title).set_subject(&document.subtitle).set_author("Sundial 日晷"))
}

fn overview(document: &Document, sheet: &mut Sheet<'_>) -> Result<(), ReportError> {
    sheet.title(&document.title)?;
    sheet.lead(&document.subtitle)?;
    sheet.lead(&document.answer)?;
    sheet.gap();
    for figure in &document.figures {
        sheet.pair(&figure.label, &figure.value, &figure.note)?;
    }
    sheet.gap();
    for fact in &document.facts {
        sheet.pair(&fact.label, &fact.text, "")?;
    }
    sheet.gap();
    sheet.lead(&document.foot)?;
    sheet.widths(&[24, 48, 48])
}

fn section(section: &Section, sheet: &mut Sheet<'_>) -> Result<(), ReportError> {
    sheet.title(&section.title)?;
    sheet.lead(&section.lead)?;
    for block in &section.blocks {
        match block {
            Block::Table(table) => sheet.table(table)?,
            Block::Ribbon(ribbon) => sheet.ribbon(ribbon)?,
            Block::Notes(notes) => {
                for note in notes {
                    sheet.note(note)?;
                }
            }
        }
    }
    sheet.fitted()
}

/// A name that a sheet may have, and that no other has.
fn name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String =
        title.chars().map(|letter| if REFUSED.contains(&letter) { ' ' } else { letter }).collect();
    let plain = fit(plain.trim().trim_matches('\''), NAME_MAX);
    let plain = if plain.is_empty() { "-".to_owned() } else { plain };
    let mut name = plain.clone();
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        let tail = format!(" {number}");
        name = format!("{}{tail}", fit(&plain, NAME_MAX - tail.len()));
        number += 1;
    }
    name
}
