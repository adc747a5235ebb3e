//! Behaviour of other products, restated row by row in `cases/*.csv` (see `docs/cases.md`).
//!
//! A row is `row;class;calendar;operation;from;argument;expected;reading`. Each line is run; a row of
//! class C may have several, one for each reading.

mod adapter;
mod world;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One line of a case file.
pub(crate) struct Case {
    pub(crate) row: String,
    pub(crate) class: String,
    pub(crate) calendar: String,
    pub(crate) operation: String,
    pub(crate) from: String,
    pub(crate) argument: String,
    pub(crate) expected: String,
    pub(crate) reading: String,
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases")
}

/// Every line of every case file, by file name.
pub(crate) fn all() -> BTreeMap<String, Vec<Case>> {
    let files = fs::read_dir(folder()).expect("the case files lie beside this file");
    let files = files.map(|file| file.expect("the folder can be listed").path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "csv"));
    files
        .map(|path| {
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("a listed file can be read");
            (name, text.lines().filter(|line| !line.starts_with('#')).map(parse).collect())
        })
        .collect()
}

fn parse(line: &str) -> Case {
    let fields: Vec<&str> = line.split(';').collect();
    let [row, class, calendar, operation, from, argument, expected, reading] = fields[..] else {
        panic!("a case line has eight fields: {line}");
    };
    let [row, class, calendar] = [row, class, calendar].map(str::to_owned);
    let [operation, from, expected] = [operation, from, expected].map(str::to_owned);
    let argument = argument.replace("\\n", "\n");
    Case { row, class, calendar, operation, from, argument, expected, reading: reading.to_owned() }
}

#[test]
fn every_row_gives_what_is_expected() {
    let mut wrong = Vec::new();
    let mut lines = 0;
    for (file, cases) in all() {
        for case in &cases {
            lines += 1;
            let answer = adapter::answer(case);
            if answer != case.expected {
                let (row, operation, from) = (&case.row, &case.operation, &case.from);
                wrong.push(format!(
                    "{file} {row} {operation} {from} {}: {answer}, not {}",
                    case.argument, case.expected
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {lines} lines:\n{}", wrong.len(), wrong.join("\n"));
    assert!(lines > 250, "only {lines} lines were found");
}

#[test]
fn every_convention_and_correction_says_which_reading_it_takes() {
    for case in all().values().flatten() {
        let must_say = matches!(case.class.as_str(), "C" | "X");
        assert_eq!(must_say, !case.reading.is_empty(), "{} {}", case.row, case.operation);
    }
}

#[test]
fn every_convention_runs_our_own_reading() {
    for (file, cases) in all() {
        for case in cases.iter().filter(|case| case.class == "C") {
            let own = |other: &&Case| other.row == case.row && other.reading.starts_with("ours");
            assert!(cases.iter().any(|other| own(&other)), "{file} {}", case.row);
        }
    }
}
