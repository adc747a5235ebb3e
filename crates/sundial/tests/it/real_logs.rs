//! Logs of real offices, which may not be copied into the project: `$SUNDIAL_DATA`, else `../shared/data`.

use crate::run::{root, sundial};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Finds a file of the data, or says which test is left out.
pub(crate) fn data(test: &str, file: &str) -> Option<PathBuf> {
    let folder =
        std::env::var_os("SUNDIAL_DATA").map_or_else(|| root().join("../shared/data"), PathBuf::from);
    let path = folder.join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("left out: {test}: {} is not there", path.display());
    None
}

/// What independent scripts counted in a log, and the log.
pub(crate) fn truth_and_log(test: &str, name: &str, file: &str) -> Option<(serde_json::Value, String)> {
    let truth = std::fs::read(data(test, "TRUTH_open.json")?).expect("it can be read");
    let truth: serde_json::Value = serde_json::from_slice(&truth).expect("it is JSON");
    let log = data(test, file)?;
    Some((truth[name].clone(), log.display().to_string()))
}

/// The lines of JSON that a command prints.
pub(crate) fn lines_of(arguments: &[&str]) -> Vec<serde_json::Value> {
    let output = sundial(arguments);
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// The findings of a log, with what is asked for besides.
pub(crate) fn findings(log: &str, more: &[&str]) -> Vec<serde_json::Value> {
    lines_of(&[&["audit", log, "--format", "ndjson"], more].concat())
}

/// How many findings a rule has, and in how many cases.
pub(crate) fn count(findings: &[serde_json::Value], rule: &str) -> (usize, usize) {
    let of: Vec<_> = findings.iter().filter(|finding| finding["rule"] == rule).collect();
    let cases: BTreeSet<_> = of.iter().map(|finding| finding["case"].as_str()).collect();
    (of.len(), cases.len())
}

/// The cases with a finding, by rule.
fn cases_by_rule(log: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for finding in findings(log, &[]) {
        let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        found.entry(text("rule")).or_default().insert(text("case"));
    }
    found
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
        let found = cases_by_rule(&log).remove("overdue").unwrap_or_default();
        let (still_open, ended): (BTreeSet<_>, BTreeSet<_>) =
            found.into_iter().partition(|case| open.contains(case));
        assert_eq!(ended, late, "{log}");
        assert_eq!(still_open.len(), 39, "{log}");
    }
}

/// 100,233 fines: how many were sent or appealed against too late.
#[test]
fn the_road_fines_give_their_truth() {
    const TEST: &str = "the_road_fines_give_their_truth";
    let log = truth_and_log(TEST, "road_traffic_open", "logs/road_traffic_fines_open.csv.gz");
    let Some((truth, log)) = log else { return };
    let found = cases_by_rule(&log);
    for (rule, counted) in [
        ("sent-late", "send_fine_more_than_90_days"),
        ("appeal-prefecture-late", "appeal_prefecture_later_than_60_days"),
        ("appeal-judge-late", "appeal_judge_later_than_60_days"),
    ] {
        assert_eq!(found.get(rule).map(|cases| cases.len() as u64), truth[counted].as_u64(), "{rule}");
    }
}
