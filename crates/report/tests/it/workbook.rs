//! The workbook, read back.

use crate::sample::{AWKWARD, document};
use calamine::{Data, Range, Reader as _, Xlsx};
use report::{Language, xlsx};
use std::io::Cursor;

fn bytes() -> Vec<u8> {
    xlsx(&document(Language::Zh)).expect("it can be made")
}

fn sheets() -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes())).expect("a workbook");
    book.worksheets()
}

fn row_of(sheet: &Range<Data>, first: &str) -> Vec<Data> {
    let row = sheet.rows().find(|row| row.first() == Some(&Data::String(first.into())));
    row.unwrap_or_else(|| panic!("no row begins with {first}")).to_vec()
}

#[test]
fn there_is_an_overview_and_a_sheet_for_each_section_with_a_name_of_its_own() {
    let names: Vec<String> = sheets().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["总览", "按月   趋势  一", "空表", "按月   趋势  一 2", "环节"]);
}

#[test]
fn figures_are_numbers_with_their_full_length_and_words_are_words() {
    let sheets = sheets();
    let january = row_of(&sheets[1].1, "2026-01");
    assert_eq!(january[1], Data::Float(4_000.0));
    assert_eq!(january[3], Data::Float(0.9));
    assert_eq!(january[4], Data::String(AWKWARD.into()));
    let february = row_of(&sheets[1].1, "2026-02");
    assert_eq!(february[3], Data::String("–".into()), "no figure is not 0");
}

#[test]
fn a_workbook_has_the_rows_that_a_page_leaves_out() {
    assert_eq!(row_of(&sheets()[1].1, "2026-03")[1], Data::Float(0.0));
}

#[test]
fn the_days_of_a_ribbon_are_rows() {
    let sheets = sheets();
    let due = sheets[3].1.rows().find(|row| row.get(2) == Some(&Data::String("到期".into())));
    assert!(due.is_some_and(|row| matches!(row[0], Data::DateTime(_))), "{due:?}");
}

#[test]
fn the_overview_has_answer_figures_and_facts() {
    let sheets = sheets();
    let overview = &sheets[0].1;
    assert_eq!(row_of(overview, "办件")[1], Data::String("1,234".into()));
    assert_eq!(row_of(overview, "日志")[1], Data::String(AWKWARD.into()));
    row_of(overview, "三件超期。");
}

#[test]
fn the_same_document_gives_the_same_workbook() {
    assert_eq!(bytes(), bytes());
}
