//! Every scenario of the folder holds.

use rules::scenario::{Scenario, parse, run, shipped};
use std::path::PathBuf;

/// The scenarios of every file, with the name of the file.
pub(crate) fn all() -> Vec<(String, Scenario)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let mut files: Vec<PathBuf> = (std::fs::read_dir(folder).expect("the folder of scenarios is there"))
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "case"))
        .collect();
    files.sort();
    let mut scenarios = Vec::new();
    for path in files {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a scenario is text");
        let read = parse(&text).unwrap_or_else(|errors| {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            panic!("{name}\n{}", lines.join("\n"))
        });
        scenarios.extend(read.into_iter().map(|scenario| (name.clone(), scenario)));
    }
    scenarios
}

#[test]
fn every_scenario_holds() {
    let scenarios = all();
    let differing: Vec<String> = (scenarios.iter())
        .map(|(file, scenario)| (file, run(scenario, &shipped)))
        .filter(|(_, outcome)| !outcome.holds())
        .map(|(file, outcome)| format!("scenarios/{file}: {outcome}"))
        .collect();
    assert!(differing.is_empty(), "{} differ\n{}", differing.len(), differing.join("\n"));
    assert!(scenarios.len() >= 60, "{} scenarios", scenarios.len());
}

#[test]
fn every_row_of_the_peers_cases_is_in_the_scenario_that_the_page_names() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("docs/cases.md")).expect("the page of the peers' cases");
    let mut rows = 0;
    for line in page.lines().filter(|line| line.starts_with("| ")) {
        let row = line.split(' ').nth(1).unwrap_or("");
        for place in line.split('`').filter(|place| place.starts_with("scenarios/")) {
            let text =
                std::fs::read_to_string(root.join(place)).expect("the page names files that are there");
            assert!(text.contains(row), "{place} does not speak of {row}");
            rows += 1;
        }
    }
    assert!(rows >= 45, "{rows} rows");
}
