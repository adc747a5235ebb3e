//! Logs of real offices, which may not be copied into the project: `$SUNDIAL_DATA`, else `../shared/data`.

use crate::run::{root, sundial};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Finds a file of the data, or says which test is left out.
fn data(test: &str, file: &str) -> Option<PathBuf> {
    let folder =
        std::env::var_os("SUNDIAL_DATA").map_or_else(|| root().join("../shared/data"), PathBuf::from);
    let path = folder.join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("left out: {test}: {} is not there", path.display());
    None
}

/// The cases with a finding of a rule.
fn cases(log: &str, rules: &str, rule: &str) -> BTreeSet<String> {
    let output = sundial(&["audit", log, "--rules", rules, "--format", "ndjson"]);
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    let findings =
        text.lines().map(|line| -> serde_json::Value { serde_json::from_str(line).expect("JSON") });
    let of_rule = findings.filter(|finding| finding["rule"] == rule);
    of_rule.filter_map(|finding| finding["case"].as_str().map(str::to_owned)).collect()
}

/// 1,434 permits: 377 ended after their recorded deadline, 39 were open past it when the log ends.
#[test]
fn the_receipt_log_gives_its_truth() {
    const TEST: &str = "the_receipt_log_gives_its_truth";
    let (Some(truth), Some(xes), Some(csv)) = (
        data(TEST, "logs/receipt_cases_truth.csv"),
        data(TEST, "logs/Receipt.xes.gz"),
        data(TEST, "logs/receipt.csv.gz"),
    ) else {
        return;
    };
    let truth = std::fs::read_to_string(truth).expect("it can be read");
    let mut late = BTreeSet::new();
    let mut open = BTreeSet::new();
    for row in truth.lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        match (fields[10], fields[11]) {
            ("1", _) => late.insert(fields[0].to_owned()),
            (_, "0") => open.insert(fields[0].to_owned()),
            _ => false,
        };
    }
    assert_eq!((truth.lines().count() - 1, late.len(), open.len()), (1_434, 377, 105));
    for log in [xes, csv] {
        let log = log.display().to_string();
        let found = cases(&log, "crates/sundial/tests/it/data/deadline.toml", "past-deadline");
        let (still_open, ended): (BTreeSet<_>, BTreeSet<_>) =
            found.into_iter().partition(|case| open.contains(case));
        assert_eq!(ended, late, "{log}");
        assert_eq!(still_open.len(), 39, "{log}");
    }
}
