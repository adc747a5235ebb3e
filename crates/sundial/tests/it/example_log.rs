//! The log of the README: what its generator makes, and what is found in it.

#[path = "../../../../examples/permits/generate.rs"]
mod generate;
#[path = "../../../../examples/permits/plant.rs"]
mod plant;

use crate::run::{root, sundial};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_log_is_what_the_generator_makes() {
    let made = generate::log();
    let kept =
        std::fs::read_to_string(root().join("examples/permits.csv")).expect("the log lies in the repository");
    let differs = made.lines().zip(kept.lines()).position(|(made, kept)| made != kept);
    assert_eq!(
        differs, None,
        "a line differs; `cargo run -p sundial --example permits > examples/permits.csv` makes it anew"
    );
    assert_eq!(made.lines().count(), kept.lines().count());
}

#[test]
fn every_planted_breach_is_found_and_no_honest_case_is_accused() {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let output = sundial(&["audit", "examples/permits.csv", "--rules", "statute", "--format", "ndjson"]);
    for line in String::from_utf8(output.stdout).expect("the output is UTF-8").lines() {
        let finding: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        // A notice before the limit accuses nobody.
        if finding["standing"] == true && (text("level") != "notice" || text("rule") != "promised-overdue") {
            found.entry(text("case")).or_default().insert(text("rule"));
        }
    }
    let truth = generate::truth();
    for (case, rule) in truth.iter().filter(|(_, rule)| !rule.is_empty()) {
        let rules = found.get(case).cloned().unwrap_or_default();
        assert!(rules.contains(*rule), "{rule} was planted in {case}; found: {rules:?}");
    }
    let planted: BTreeSet<&str> = truth.iter().map(|(case, _)| case.as_str()).collect();
    let accused: Vec<_> = found.iter().filter(|(case, _)| !planted.contains(case.as_str())).collect();
    assert!(accused.is_empty(), "honest cases are accused: {accused:?}");
}
