//! The result depends neither on the number of workers nor on the order of rows.

use crate::support::{ALL_ROLES, cases, mapping, options, read};
use audit::ReadOptions;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

fn expected(rows: &[(u16, u32, u8)]) -> BTreeMap<String, Vec<String>> {
    let mut sorted: Vec<(usize, &(u16, u32, u8))> = rows.iter().enumerate().collect();
    sorted.sort_by_key(|(row, (_, second, _))| (*second, *row));
    let mut cases: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, (case, second, actor)) in sorted {
        let line =
            format!("2026-03-02T09:{:02}:{:02}+08:00 step_started actor=U{actor}", second / 60, second % 60);
        cases.entry(id(*case)).or_default().push(line);
    }
    cases
}

/// Some identities are too long for a key.
fn id(case: u16) -> String {
    if case.is_multiple_of(3) { format!("a-rather-long-identity-{case}") } else { format!("C{case}") }
}

proptest! {
    #[test]
    fn events_are_grouped_by_case_sorted_by_time_then_row(
        rows in proptest::collection::vec((0_u16..50, 0_u32..120, 0_u8..9), 1..900),
        threads in 1_usize..5,
        chunk_bytes in 1_usize..2_000,
        memory in proptest::sample::select(vec![0_u64, 1 << 21, 1 << 30]),
    ) {
        let mut log = "case,activity,at,actor\n".to_owned();
        for (case, second, actor) in &rows {
            let at = format!("2026-03-02 09:{:02}:{:02}", second / 60, second % 60);
            let _ = writeln!(log, "{},step_started,{at},U{actor}", id(*case));
        }
        let options = ReadOptions { memory, ..options(threads, chunk_bytes) };
        let input = read(&mapping(ALL_ROLES), log.as_bytes(), options).unwrap();
        prop_assert_eq!(cases(&input.store), expected(&rows));
        prop_assert_eq!(input.store.rows, rows.len() as u64);
        prop_assert_eq!(input.store.events, rows.len() as u64);
    }
}

#[test]
fn numbers_of_symbols_and_shapes_do_not_depend_on_who_read_what() {
    let mut log = "case,activity,at,actor,department\n".to_owned();
    for row in 0..5_000 {
        let _ =
            writeln!(log, "C{},step_started:s{},2026-03-02,U{},D{}", row % 97, row % 7, row % 501, row % 13);
    }
    let one = read(&mapping(ALL_ROLES), log.as_bytes(), options(1, 1 << 20)).unwrap().store;
    for threads in 2..5 {
        let other = read(&mapping(ALL_ROLES), log.as_bytes(), options(threads, 300)).unwrap().store;
        assert_eq!(one.shapes, other.shapes);
        assert_eq!(one.symbols.len(), other.symbols.len());
        assert_eq!(cases(&one), cases(&other));
    }
}
