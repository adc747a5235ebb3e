//! Whole runs: findings depend neither on the number of workers, nor on the order of rows, nor on the memory there is.

use crate::support::{log, options};
use audit::mapping::recognise;
use audit::output::{Report, write_csv, write_departments};
use audit::{ReadOptions, RunOptions};
use calendar::{Day, Moment, Strictness, Zone};
use engine::{FeeStandard, ItemVersion, Limit, Setting};
use proptest::prelude::*;
use std::fmt::Write as _;

const HEAD: &str = "case_id,item,department,event,timestamp,actor,fee\n";

const EVENTS: [&str; 11] = [
    "submitted",
    "supplement_requested",
    "supplement_received",
    "accepted",
    "special_start",
    "special_end",
    "review",
    "approve",
    "deny",
    "done",
    "delivered",
];

/// One row of the log; no two rows of a case have the same instant, since then their order in the log is their order.
fn row(case: u8, number: usize, event: usize, day: u16) -> String {
    let at = Zone::CHINA.start_of(Day::from_ymd(2017, 1, 2).unwrap() + i32::from(day));
    let at = at.plus_seconds(9 * 3600 + i64::try_from(number).unwrap());
    let id = if case.is_multiple_of(4) { format!("案件-{case}-of-the-window") } else { format!("C{case}") };
    let fee = if EVENTS[event] == "done" { number.to_string() } else { String::new() };
    let written = at.to_string().replace('T', " ");
    format!("{id},I{},D{},{},{},U{},{fee}\n", case % 3, case % 5, EVENTS[event], &written[..19], number % 7)
}

fn item(code: &str) -> ItemVersion {
    let days = |count: u16| Some(Limit::working_days(count));
    let mut item = ItemVersion::new(code);
    (item.promised, item.statutory, item.accept, item.deliver) = (days(7), days(20), days(5), days(10));
    item.fees.push(FeeStandard { code: String::new(), amount_fen: 2_000 });
    item
}

/// The findings and the counts by department, as files say them.
fn found(rows: &[String], read: ReadOptions) -> String {
    let log = log(format!("{HEAD}{}", rows.concat()).as_bytes());
    let mapping = recognise(&log).unwrap();
    let pack = rules::load("peer-task").unwrap();
    let calendar =
        calendar::china().as_known_on(None).strictness(Strictness::AllowProvisional).build().unwrap();
    let mut input = audit::read(vec![log], &mapping, read, pack.rules.symbols.clone()).unwrap();
    let items = ["I0", "I1", "I2"].map(item);
    let catalogue = audit::items::catalogue(&items, &mapping, &mut input.store).unwrap();
    let setting = Setting { calendar: &calendar, catalogue: &catalogue, rules: &pack.rules };
    let as_of: Moment = Zone::CHINA.start_of(Day::from_ymd(2018, 1, 1).unwrap());
    let audit = audit::run(&input.store, &setting, RunOptions { as_of, threads: read.threads });
    assert!(input.store.lost().is_none());
    let report = Report {
        audit: &audit,
        store: &input.store,
        files: &input.files,
        mapping: &mapping,
        rules: &pack.rules,
        catalogue: &catalogue,
        zone: &Zone::CHINA,
    };
    let mut text = Vec::new();
    write_csv(&report, &mut text).unwrap();
    write_departments(&report, &mut text).unwrap();
    let mut text = String::from_utf8(text).unwrap();
    let _ = write!(text, "{} {} {:?}", audit.cases, audit.events, audit.tally);
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn workers_order_of_rows_and_memory_do_not_show_in_findings(
        rows in proptest::collection::vec((0_u8..60, 0..EVENTS.len(), 0_u16..120), 1..900),
        seed in any::<u64>(),
        chunk_bytes in 60_usize..4_000,
    ) {
        let rows: Vec<String> =
            rows.iter().enumerate().map(|(number, (case, event, day))| row(*case, number, *event, *day)).collect();
        let expected = found(&rows, options(1, 1 << 18));
        let mut shuffled = rows;
        shuffle(&mut shuffled, seed);
        for threads in [1, 2, 3, 8] {
            for memory in [audit::MEMORY, 0] {
                let read = ReadOptions { memory, ..options(threads, chunk_bytes) };
                let differs = found(&shuffled, read) != expected;
                prop_assert!(!differs, "{} workers, memory {}", threads, memory);
            }
        }
    }
}

/// Fisher and Yates, with numbers from a linear congruence.
fn shuffle(rows: &mut [String], mut seed: u64) {
    for last in (1..rows.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        rows.swap(last, usize::try_from((seed >> 33) % (last as u64 + 1)).unwrap());
    }
}

#[test]
fn what_is_put_aside_comes_back() {
    let rows: Vec<String> = (0..60_000_usize)
        .map(|number| {
            row((number % 250) as u8, number, number * 7 % EVENTS.len(), (number / 250 % 200) as u16)
        })
        .collect();
    let expected = found(&rows, options(2, 1 << 16));
    assert!(expected.lines().count() > 300, "{expected}");
    for memory in [0, 1 << 21] {
        assert!(found(&rows, ReadOptions { memory, ..options(2, 1 << 14) }) == expected, "memory {memory}");
    }
}
