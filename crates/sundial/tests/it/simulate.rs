//! `sundial simulate`, and the audit of what it writes.

use crate::run::{shown, sundial};
use std::fs;

const WORLD: [&str; 9] =
    ["simulate", "--city", "ezhou", "--cases", "400", "--seed", "9", "--misconduct", "250000"];

/// Simulates into a folder and returns what was said.
fn simulate(folder: &tempfile::TempDir, more: &[&str]) -> String {
    let log = folder.path().join("city.csv");
    let log = log.to_str().expect("the path of a temporary folder is text");
    let output = sundial(&[&WORLD[..], &["--out", log], more].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

#[test]
fn the_audit_of_a_simulated_city_finds_its_truth() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let said = simulate(&folder, &["--truth", &path("truth.csv")]);
    assert!(said.starts_with("鄂州市：400 个办件，"), "{said}");
    let next = said.lines().last().and_then(|line| line.split_once("sundial "));
    let (_, next) = next.expect("the last line says how to go on");
    let findings = shown(&format!("{next} --format ndjson"));
    let truth = fs::read_to_string(path("truth.csv")).expect("the truth was written");
    let planted = truth.lines().filter(|line| line.ends_with(",planted")).count();
    assert!(planted > 60, "{planted}");
    assert_eq!(findings.lines().count(), truth.lines().count() - 1, "a finding for each line of the truth");
    let mut files: Vec<String> = fs::read_dir(folder.path())
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(files, ["city.csv", "city.items.toml", "truth.csv"]);
}

#[test]
fn standard_output_gets_the_same_log() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    simulate(&folder, &[]);
    let file = fs::read(folder.path().join("city.csv")).expect("the log was written");
    let output = sundial(&[&WORLD[..], &["--out", "-"]].concat());
    assert_eq!(output.stdout, file);
}

#[test]
fn a_city_that_is_not_shipped_is_refused_with_those_that_are() {
    let said = shown("simulate --city atlantis --cases 1 --out -");
    assert!(said.contains("no city \"atlantis\"; shipped: changsha, ezhou, wuhai"), "{said}");
    assert!(said.ends_with("exit 2\n"), "{said}");
}

#[test]
fn a_city_of_ones_own_is_a_file() {
    let said = shown("simulate --city packs/cities/wuhai.toml --cases 3 --out -");
    assert_eq!(said.lines().next().map(|line| line.split(',').count()), Some(17));
    let missing = shown("simulate --city ./nowhere.toml --cases 3 --out -");
    assert!(missing.ends_with("exit 4\n"), "{missing}");
}
