//! What cannot be read is listed with file, row, column, value and reason; the rest goes on.

use crate::support::{ALL_ROLES, mapping, options, problems, read, text};
use audit::ReadOptions;
use expect_test::expect;
use std::fmt::Write as _;

const LOG: &str = "case,activity,at,outcome,amount,planned,reason\n\
    A1,submitted,2026-03-02 09:30:00,,,,\n\
    ,accepted,2026-03-02 09:30:00,,,,\n\
    A1,,2026-03-02 09:30:00,,,,\n\
    A1,accepted,,,,,\n\
    A1,accepted,2026-02-30 09:30:00,,,,\n\
    A1,accepted,tomorrow,,,,\n\
    A1,fee_charged,2026-03-02 09:40:00,,12.345,,\n\
    A1,decided,2026-03-02 09:50:00,perhaps,,,\n\
    A1,special_started,2026-03-02 09:50:00,,,soon,\n\
    A1,accepted,2026-03-02 09:30:00\n\
    A1,accepted,2026-03-02 09:30:00,,,,\"two\nlines\"\n\
    A1,concluded,2026-13-02,,,,\n\
    A1,concluded,2026-03-04,granted,,,\n";

#[test]
fn every_problem_names_its_place() {
    let expected = expect![[r#"
        log:3 column "case" value "": D-02 no case id
        log:4 column "activity" value "": D-03 no activity
        log:5 column "at" value "": D-04 no time
        log:6 column "at" value "2026-02-30 09:30:00": D-05 not a time, or a time that does not exist
        log:7 column "at" value "tomorrow": D-05 not a time, or a time that does not exist
        log:8 column "amount" value "12.345": D-06 not an amount of money
        log:9 column "outcome" value "perhaps": D-08 a code that the mapping does not list
        log:10 column "planned" value "soon": D-13 not a limit such as "20 working_day"
        log:11 column "" value "A1,accepted,2026-03-02 09:30:00": D-01 the number of fields differs from the header
        log:14 column "at" value "2026-13-02": D-05 not a time, or a time that does not exist
    "#]];
    let store = expect![[r#"
        A1
          2026-03-02T09:30:00+08:00 submitted
          2026-03-02T09:30:00+08:00 accepted reason=two
        lines
          2026-03-04T00:00:00+08:00 concluded outcome=granted
    "#]];
    for (threads, chunk_bytes) in [(1, 1 << 16), (1, 30), (3, 60)] {
        let input = read(&mapping(ALL_ROLES), LOG.as_bytes(), options(threads, chunk_bytes)).unwrap();
        expected.assert_eq(&problems(&input.store));
        store.assert_eq(&text(&input.store));
        assert_eq!(input.store.problems.total(), 10);
    }
}

#[test]
fn strict_stops_at_the_first_problem_whoever_meets_it() {
    let mut log = "case,activity,at\n".to_owned();
    for row in 2..3_000 {
        let at = if row % 700 == 0 { "never" } else { "2026-03-02" };
        let _ = writeln!(log, "A{row},accepted,{at}");
    }
    for threads in 1..4 {
        let strict = ReadOptions { strict: true, ..options(threads, 100) };
        let error = read(&mapping(ALL_ROLES), log.as_bytes(), strict).err().unwrap();
        assert!(error.to_string().starts_with("log:700: column \"at\", value \"never\""), "{error}");
    }
}

#[test]
fn all_problems_are_counted_and_the_first_thousand_kept() {
    let log = format!("case,activity,at\n{}", "A1,accepted,never\n".repeat(5_000));
    for threads in 1..4 {
        let input = read(&mapping(ALL_ROLES), log.as_bytes(), options(threads, 500)).unwrap();
        assert_eq!(input.store.problems.total(), 5_000);
        let rows: Vec<u64> = input.store.problems.list().iter().map(|problem| problem.row).collect();
        assert_eq!(rows, (2..1_002).collect::<Vec<_>>());
    }
}

#[test]
fn a_log_that_is_something_else_is_refused() {
    let open = |bytes: &'static [u8]| {
        audit::source::from_reader("log".to_owned(), Box::new(bytes), None)
            .map(|_| ())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(open(b""), "log is empty");
    assert_eq!(
        open(b"PK\x03\x04..."),
        "log is an archive or a workbook inside another; a log is CSV, XES, NDJSON, XLSX or Parquet, plain, gzip, zstd or zip"
    );
    assert_eq!(open(b"PAR1..."), "could not read log");
}

#[test]
fn a_missing_column_names_what_is_there() {
    let error = read(&mapping(ALL_ROLES), b"case,event,at\n", options(1, 100)).err().unwrap();
    expect![[
        r#"mapping "all-roles" wants a column "activity" for activity, which log has not; it has case, event, at"#
    ]]
    .assert_eq(&error.to_string());
}

#[test]
fn a_damaged_archive_gives_what_came_before_it() {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    let mut log = "case,activity,at\n".to_owned();
    for row in 0..60_000 {
        let _ = writeln!(log, "A{row},accepted,2026-03-02 09:30:00");
    }
    encoder.write_all(log.as_bytes()).unwrap();
    let packed = encoder.finish().unwrap();
    let input = read(&mapping(ALL_ROLES), &packed[..packed.len() - 1_000], options(2, 1 << 16)).unwrap();
    let last = input.store.problems.list().last().unwrap();
    assert_eq!(last.code.code(), "D-12");
    assert!(last.row > 59_000, "{last:?}");
    assert!(input.store.events > 59_000);
}
