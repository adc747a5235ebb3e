//! Real logs, where they are there.

use crate::support::{cases, data};
use audit::source::{Origin, open};
use audit::{Input, ReadOptions};
use engine::{EventKind, Symbols};
use std::path::Path;

fn read(path: &Path) -> Input {
    let log = open(&Origin::new(path)).unwrap();
    let mapping = audit::mapping::recognise(&log).unwrap();
    audit::read(vec![log], &mapping, ReadOptions::default(), Symbols::default()).unwrap()
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
