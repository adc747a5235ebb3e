//! What the notices say, against the data files; and what `docs/cases.md` says, against the cases.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use calendar::{Day, Notice, Order, china, notice};

use crate::cases;
use crate::shared::file;

/// The notice of a year as the data file has it; `at` 0 is the first, 1 the amending one.
fn stored(year: i32, at: usize) -> &'static Notice {
    let year = china().years().iter().find(|of| of.year == year).expect("the year is covered");
    &year.notices[at]
}

/// Reads a notice's text and compares; weekends that a text leaves unsaid (与周末连休) may be more.
fn check(name: &str, year: i32, at: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/notices/{name}.txt"));
    let text = fs::read_to_string(path).expect("the notice lies beside the test");
    let earlier: Vec<Notice> = (0..at).map(|at| stored(year, at).clone()).collect();
    let read = notice::parse(&text, year, &earlier).expect(name);
    let of = |days: &[calendar::NoticeDay], order: Order| -> BTreeSet<Day> {
        days.iter().filter(|day| day.order == order).map(|day| day.day).collect()
    };
    let stored = &stored(year, at).days;
    assert_eq!(of(&read, Order::MakeUp), of(stored, Order::MakeUp), "{name}");
    let (off, stored_off) = (of(&read, Order::Holiday), of(stored, Order::Holiday));
    assert!(off.is_subset(&stored_off), "{name}: {off:?}");
    assert!(stored_off.difference(&off).all(|day| day.weekday().is_weekend()), "{name}: {off:?}");
}

#[test]
fn the_texts_of_the_notices_give_the_days_of_the_data_files() {
    // 2004, 2005: no text was found. 2009: the text found breaks off before National Day.
    for year in (2006..=2026).filter(|&year| year != 2009) {
        check(&year.to_string(), year, 0);
    }
}

#[test]
fn the_texts_of_amending_notices_give_the_days_of_the_data_files() {
    for year in [2015, 2019, 2020] {
        check(&format!("{year}-amended"), year, 1);
    }
}

#[test]
fn a_notice_names_its_festivals() {
    let days =
        notice::parse("一、元旦：1月1日放假。二、中秋节、国庆节：10月1日放假。", 2020, &[]).expect("two");
    let names: Vec<&str> = days.iter().map(|day| day.name.as_str()).collect();
    assert_eq!(names, ["元旦", "中秋节、国庆节"]);
}

#[test]
fn a_notice_that_does_not_add_up_is_refused() {
    for (text, field) in [
        ("5月1日至4日放假调休，共5天。", "共…天"),
        ("5月1日放假。5月5日（星期六）上班。", "上班"),
        ("2月30日放假。", "放假"),
        ("13月1日放假。", "放假"),
        ("5月4日至1日放假。", "放假"),
        ("延长2019年春节假期至2月12日。", "延长"),
        ("5月1日放假。二、5月1日上班。", "notice"),
        ("5月1日（周四）放假。", "放假"),
        ("各地区要妥善安排。", "notice"),
        ("", "notice"),
    ] {
        let refused = notice::parse(text, 2019, &[]).map_err(|error| error.field);
        assert_eq!(refused.map(|days| days.len()), Err(field.to_owned()), "{text}");
    }
}

#[test]
fn the_document_names_every_row_of_sections_a_to_n() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cases.md");
    let document = fs::read_to_string(path).expect("docs/cases.md says where each row is tested");
    let here = cases::all();
    for case in here.values().flatten() {
        let row = format!("| {} | {} |", case.row, case.class);
        let vector = case.row.starts_with('V') || case.row.starts_with('Q');
        assert!(vector || document.contains(&row), "docs/cases.md lacks {row}");
    }
    let Some(listed) = file("../cases/deadline-cases.md", "the list of rows A to N") else { return };
    for line in listed.lines().filter(|line| line.starts_with("| ")) {
        let row = line.trim_start_matches("| ").split([' ', '✓']).next().unwrap_or_default();
        let (section, number) = row.split_at(row.len().min(1));
        let numbered = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
        if numbered && ("A"..="N").contains(&section) {
            assert!(document.contains(&format!("| {row} | ")), "docs/cases.md lacks {row}");
        }
    }
}
