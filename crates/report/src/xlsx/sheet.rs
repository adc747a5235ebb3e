//! One sheet: lines of words, tables with their formats, charts beside them.

use super::charts;
use super::styles::{Styles, colour};
use crate::document::Note;
use crate::error::ReportError;
use crate::ribbon::Ribbon;
use crate::table::{Cell, Ink, Table};
use crate::words::{DASH, text_of};
use calendar::Day;
use engine::Ratio;
use rust_xlsxwriter::{
    Color, ConditionalFormat2ColorScale, ConditionalFormatDataBar, Format, Worksheet, XlsxError,
};

/// How long a text in a cell may be.
const TEXT_MAX: usize = 32_000;
/// Columns are no wider than this, in the width of digits.
const WIDTH_MAX: usize = 60;
/// Days are counted from this one (1899-12-30, 25,569 days before 1970-01-01).
const FIRST_DAY: i64 = 25_569;
/// The ground of the hottest cell.
const HOT: u32 = 0x007F_B3BB;

/// A sheet that is filled from above.
pub(super) struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    styles: &'a Styles,
    name: String,
    row: u32,
    widths: Vec<usize>,
    frozen: bool,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(sheet: &'a mut Worksheet, styles: &'a Styles) -> Sheet<'a> {
        Sheet::named(sheet, styles, String::new())
    }

    pub(super) fn named(sheet: &'a mut Worksheet, styles: &'a Styles, name: String) -> Sheet<'a> {
        // A4, as wide as the paper, as many sheets of it as it takes.
        sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
        Sheet { sheet, styles, name, row: 0, widths: Vec::new(), frozen: false }
    }

    pub(super) fn title(&mut self, text: &str) -> Result<(), ReportError> {
        self.line(text, |styles| &styles.title)
    }

    pub(super) fn lead(&mut self, text: &str) -> Result<(), ReportError> {
        if text.is_empty() { Ok(()) } else { self.line(text, |styles| &styles.lead) }
    }

    pub(super) const fn gap(&mut self) {
        self.row += 1;
    }

    /// A name, what it is, a remark.
    pub(super) fn pair(&mut self, label: &str, text: &str, note: &str) -> Result<(), ReportError> {
        for (column, text) in (0_u16..).zip([label, text, note]) {
            let style = if column == 0 { &self.styles.head } else { &self.styles.text };
            self.sheet.write_string_with_format(self.row, column, fit(text, TEXT_MAX), style)?;
        }
        self.row += 1;
        Ok(())
    }

    pub(super) fn note(&mut self, note: &Note) -> Result<(), ReportError> {
        let style = self.styles.flag(note.tone);
        let text = if note.command.is_empty() {
            note.text.clone()
        } else {
            format!("{} {}", note.text, note.command)
        };
        self.sheet.write_string_with_format(self.row, 0, fit(&text, TEXT_MAX), &style.unset_text_wrap())?;
        self.row += 1;
        Ok(())
    }

    /// A table with its head, its cells, what is drawn in them and the charts to its right.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), ReportError> {
        self.row += u32::from(self.row > 2);
        self.line(&table.title, |styles| &styles.heading)?;
        let head = self.row;
        for (column, one) in (0_u16..).zip(&table.columns) {
            self.sheet.write_string_with_format(
                head,
                column,
                fit(&one.title, TEXT_MAX),
                &self.styles.head,
            )?;
            self.widen(column, width(&one.title).min(18));
        }
        self.row += 1;
        for row in &table.rows {
            for (column, cell) in (0_u16..).zip(row) {
                self.cell(column, cell)?;
            }
            self.row += 1;
        }
        self.draw_in(table, head + 1)?;
        if !self.frozen {
            self.sheet.set_freeze_panes(head + 1, 1)?;
            self.sheet.set_repeat_rows(head, head)?;
            self.frozen = true;
            if let (Some(last), true) = (last_column(table), table.rows.len() > 1) {
                self.sheet.autofilter(head, 0, self.row - 1, last)?;
            }
        }
        let below = charts::insert(self.sheet, table, &self.name, head)?;
        self.lead(&table.note)?;
        self.row = self.row.max(below);
        Ok(())
    }

    /// A ribbon, a row for each day.
    pub(super) fn ribbon(&mut self, ribbon: &Ribbon) -> Result<(), ReportError> {
        self.row += 1;
        self.line(&ribbon.title, |styles| &styles.heading)?;
        self.lead(&ribbon.sentence)?;
        for day in &ribbon.days {
            let cells = [Cell::Day(day.day), Cell::text(&*day.words), Cell::text(&*day.mark)];
            for (column, cell) in (0_u16..).zip(&cells) {
                self.cell(column, cell)?;
            }
            self.row += 1;
        }
        Ok(())
    }

    pub(super) fn widths(&mut self, widths: &[usize]) -> Result<(), ReportError> {
        self.widths = widths.to_vec();
        self.fitted()
    }

    /// Makes columns as wide as what they hold.
    pub(super) fn fitted(&mut self) -> Result<(), ReportError> {
        for (column, width) in (0_u16..).zip(&self.widths) {
            let width = u32::try_from((*width + 2).min(WIDTH_MAX)).unwrap_or(10);
            self.sheet.set_column_width(column, width)?;
        }
        Ok(())
    }

    fn line(&mut self, text: &str, style: impl Fn(&Styles) -> &Format) -> Result<(), ReportError> {
        self.sheet.write_string_with_format(self.row, 0, fit(text, TEXT_MAX), style(self.styles))?;
        self.row += 1;
        Ok(())
    }

    fn widen(&mut self, column: u16, width: usize) {
        let at = usize::from(column);
        if self.widths.len() <= at {
            self.widths.resize(at + 1, 8);
        }
        self.widths[at] = self.widths[at].max(width);
    }

    fn cell(&mut self, column: u16, cell: &Cell) -> Result<(), ReportError> {
        let (row, styles) = (self.row, self.styles);
        self.widen(column, width(&text_of(cell)));
        match cell {
            Cell::Missing => self.sheet.write_string_with_format(row, column, DASH, &styles.missing)?,
            Cell::Text(text) => {
                self.sheet.write_string_with_format(row, column, fit(text, TEXT_MAX), &styles.text)?
            }
            Cell::Code(text) => {
                self.sheet.write_string_with_format(row, column, fit(text, TEXT_MAX), &styles.code)?
            }
            Cell::Flag(tone, text) => {
                self.sheet.write_string_with_format(row, column, fit(text, TEXT_MAX), &styles.flag(*tone))?
            }
            Cell::Count(count) => {
                number(self.sheet, (row, column), Ratio::new(i128::from(*count), 1), &styles.count)?
            }
            Cell::Share(ratio) => number(self.sheet, (row, column), *ratio, &styles.share)?,
            Cell::Decimal(ratio) => number(self.sheet, (row, column), *ratio, &styles.decimal)?,
            Cell::Day(day) => number(self.sheet, (row, column), Ratio::new(serial(*day), 1), &styles.day)?,
        };
        Ok(())
    }

    /// Bars and grounds, drawn by the program that opens the workbook.
    fn draw_in(&mut self, table: &Table, first: u32) -> Result<(), ReportError> {
        let Some(last) = self.row.checked_sub(1).filter(|last| *last >= first) else { return Ok(()) };
        for (column, one) in (0_u16..).zip(&table.columns) {
            if let Ink::Bar(tone) = one.ink {
                let bar = ConditionalFormatDataBar::new().set_fill_color(colour(tone)).set_solid_fill(true);
                self.sheet.add_conditional_format(first, column, last, column, &bar)?;
            }
        }
        let heat = |at: &usize| table.columns.get(*at).is_some_and(|column| column.ink == Ink::Heat);
        let hot: Vec<usize> = (0..table.columns.len()).filter(heat).collect();
        if let (Some(&from), Some(&to)) = (hot.first(), hot.last()) {
            let (from, to) = (u16::try_from(from).unwrap_or(0), u16::try_from(to).unwrap_or(0));
            let scale = ConditionalFormat2ColorScale::new()
                .set_minimum_color(Color::White)
                .set_maximum_color(Color::RGB(HOT));
            self.sheet.add_conditional_format(first, from, last, to, &scale)?;
        }
        Ok(())
    }
}

fn last_column(table: &Table) -> Option<u16> {
    u16::try_from(table.columns.len().checked_sub(1)?).ok()
}

fn serial(day: Day) -> i128 {
    i128::from(i64::from(day.number()) + FIRST_DAY)
}

/// Writes a figure; its full length stays in the cell, the format shows less.
#[expect(clippy::disallowed_types, reason = "a cell of a workbook holds a double, whatever was counted")]
fn number<'a>(
    sheet: &'a mut Worksheet,
    (row, column): (u32, u16),
    ratio: Ratio,
    format: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    if ratio.denominator == 0 {
        return sheet.write_string_with_format(row, column, DASH, format);
    }
    sheet.write_number_with_format(row, column, ratio.numerator as f64 / ratio.denominator as f64, format)
}

/// Returns at most so many characters of a text.
pub(super) fn fit(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        Some((at, _)) => text[..at].to_owned(),
        None => text.to_owned(),
    }
}

/// About how wide a text is, in the width of digits: Chinese characters take two.
fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}
