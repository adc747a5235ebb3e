//! The table of statistics to take away: as text, and as a workbook.

use report::{Block, Document, Language, ReportError, Section, Table};

/// Returns a table as comma-separated text. It begins with a byte order mark, so that spreadsheets read it as UTF-8; a
/// cell that a spreadsheet would take for a formula begins with an apostrophe.
///
/// ```
/// use pages::seeing::{Cell, Column, Table, csv};
/// let columns = vec![Column::new("事项"), Column::new("件数")];
/// let rows = vec![vec![Cell::text("a,\"b\""), Cell::Count(1_204)], vec![Cell::text("=1+1"), Cell::Missing]];
/// let table = Table { columns, rows, ..Table::default() };
/// assert_eq!(csv(&table), "\u{feff}事项,件数\r\n\"a,\"\"b\"\"\",1204\r\n'=1+1,\r\n");
/// ```
#[must_use]
pub fn csv(table: &Table) -> String {
    let mut text = String::from("\u{feff}");
    line(&mut text, table.columns.iter().map(|column| column.title.clone()));
    for row in &table.rows {
        line(&mut text, row.iter().map(said));
    }
    text
}

/// Returns a table as a workbook.
///
/// # Errors
/// [`ReportError`] where the table has more rows than a sheet can hold.
pub fn workbook(table: Table, language: Language) -> Result<Vec<u8>, ReportError> {
    let title = language.pick("监察统计", "Supervision statistics");
    let mut document = Document::new(language, title);
    document.sections.push(Section {
        id: "statistics".to_owned(),
        title: table.title.clone(),
        lead: String::new(),
        new_page: false,
        blocks: vec![Block::Table(table)],
    });
    report::xlsx(&document)
}

/// A figure as programs read it.
fn said(cell: &report::Cell) -> String {
    match cell {
        report::Cell::Missing => String::new(),
        report::Cell::Count(count) => count.to_string(),
        report::Cell::Share(ratio) | report::Cell::Decimal(ratio) => ratio.decimal(4).unwrap_or_default(),
        report::Cell::Text(text) | report::Cell::Code(text) | report::Cell::Flag(_, text) => {
            if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.clone() }
        }
        report::Cell::Day(day) => day.to_string(),
    }
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}
