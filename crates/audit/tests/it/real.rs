//! Real logs, where they are there.

use crate::support::{cases, data};
use audit::mapping::Mapping;
use audit::source::{Origin, open};
use audit::{Input, ReadOptions, RunOptions};
use calendar::{Calendar, Day};
use engine::{EventKind, Setting, Symbols};
use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::Path;

fn read(path: &Path) -> Input {
    read_with(path, Symbols::default()).0
}

fn read_with(path: &Path, symbols: Symbols) -> (Input, Mapping) {
    let log = open(&Origin::new(path)).unwrap();
    let mapping = audit::mapping::recognise(&log).unwrap();
    (audit::read(vec![log], &mapping, ReadOptions::default(), symbols).unwrap(), mapping)
}

#[test]
fn the_receipt_log_is_the_same_as_csv_and_as_xes() {
    let Some(xes) = data("logs/Receipt.xes.gz", "the_receipt_log_is_the_same_as_csv_and_as_xes") else {
        return;
    };
    let Some(csv) = data("logs/receipt.csv.gz", "the_receipt_log_is_the_same_as_csv_and_as_xes") else {
        return;
    };
    let (xes, csv) = (read(&xes), read(&csv));
    assert_eq!((xes.store.events, csv.store.events), (8_577, 8_577));
    assert!(xes.store.problems.is_empty() && csv.store.problems.is_empty());
    let (xes, csv) = (cases(&xes.store), cases(&csv.store));
    assert_eq!((xes.len(), csv.len()), (1_434, 1_434));
    assert_eq!(xes, csv);
}

#[test]
fn the_fines_are_read_in_their_own_zone() {
    let Some(path) = data("logs/road_traffic_fines_open.csv.gz", "the_fines_are_read_in_their_own_zone")
    else {
        return;
    };
    let input = read(&path);
    assert_eq!(input.store.events, 374_583);
    assert!(input.store.problems.is_empty());
    let listed = input.store.shapes.iter().all(|shape| shape.listed && shape.kind != EventKind::Other);
    assert!(listed, "every activity of the log is an event");
    assert_eq!(cases(&input.store).len(), 100_233);
}

#[test]
fn building_permits_and_travel_claims_are_read_through_a_mapping_of_a_few_lines() {
    let mapping = "schema = 1\nname = \"any\"\n[columns]\ncase = \"case:concept:name\"\n\
                   activity = \"concept:name\"\nat = \"time:timestamp\"\nactor = { column = \"org:resource\", optional = true }\n";
    let mapping = crate::support::mapping(mapping);
    for (file, count, events) in [
        ("BPIC15_1.xes.gz", 1_199, 52_217),
        ("BPIC15_2.xes.gz", 832, 44_354),
        ("BPIC12.xes.gz", 13_087, 262_200),
    ] {
        let test = "building_permits_and_travel_claims_are_read_through_a_mapping_of_a_few_lines";
        let Some(path) = data(&format!("logs/{file}"), test) else { return };
        let log = open(&Origin::new(&path)).unwrap();
        let input = audit::read(vec![log], &mapping, ReadOptions::default(), Symbols::default()).unwrap();
        assert_eq!((cases(&input.store).len(), input.store.events), (count, events), "{file}");
        assert!(input.store.problems.is_empty(), "{file}");
    }
}

/// How many findings each rule of a pack has on a log, up to its last event.
fn found(log: &Path, pack: &str) -> BTreeMap<String, u64> {
    let pack = rules::load(pack).unwrap();
    let (mut input, mapping) = read_with(log, pack.rules.symbols.clone());
    let catalogue = audit::items::catalogue(&[], &mapping, &mut input.store).unwrap();
    let day = |year| Day::from_ymd(year, 1, 1).unwrap();
    let calendar = Calendar::every_day(day(1990), day(2030), mapping.zone.clone()).unwrap();
    let setting = Setting { calendar: &calendar, catalogue: &catalogue, rules: &pack.rules };
    let as_of = input.store.span.unwrap().1;
    let audit = audit::run(&input.store, &setting, RunOptions { as_of, threads: NonZero::new(2).unwrap() });
    let mut found = BTreeMap::new();
    for count in &audit.levels {
        let code = pack.rules.rule(count.rule).unwrap().info.code.clone();
        *found.entry(code).or_insert(0) += count.findings;
    }
    found
}

#[test]
fn permits_past_their_recorded_deadline_are_as_many_as_the_log_has() {
    let test = "permits_past_their_recorded_deadline_are_as_many_as_the_log_has";
    let Some(path) = data("logs/Receipt.xes.gz", test) else { return };
    let found = found(&path, "receipt");
    // 377 ended after their deadline, 39 are open past it when the log ends; two end before they begin.
    assert_eq!((found["overdue"], found["ended-before-start"]), (377 + 39, 2));
}

#[test]
fn late_fines_and_appeals_are_as_many_as_the_log_has() {
    let test = "late_fines_and_appeals_are_as_many_as_the_log_has";
    let Some(path) = data("logs/road_traffic_fines_open.csv.gz", test) else { return };
    let found = found(&path, "road-fines");
    assert_eq!(found["sent-late"], 33_118);
    assert_eq!(found["appeal-prefecture-late"], 379);
    assert_eq!(found["appeal-judge-late"], 147);
}
