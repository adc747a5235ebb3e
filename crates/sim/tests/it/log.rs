//! The written log, read and judged as any other log, gives what the auditor says.

use crate::engine_side::{calendar, city};
use audit::mapping::recognise;
use audit::source::{Origin, open};
use audit::{ReadOptions, RunOptions, read, run};
use calendar::Zone;
use engine::Setting;
use sim::{Matters, Options, World, write_log, write_truth};
use std::num::NonZero;

/// Returns the truth of a log and what the audit finds in it, as `case rule part level day`, and how many cases.
fn both(code: &str, threads: usize) -> (Vec<String>, Vec<String>, u64) {
    let (city, calendar) = (city(code), calendar());
    let options = Options {
        cases: 900,
        seed: 5,
        misconduct_per_million: Some(400_000),
        matters: Matters::Cases,
        ..Options::default()
    };
    let world = World::new(&city, &calendar, options).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("city.csv");
    let (mut log, mut truth) = (Vec::new(), Vec::new());
    write_log(&world, &mut log, |case| write_truth(&world, Some(case), &mut truth)).unwrap();
    std::fs::write(&path, log).unwrap();
    let rules = rules::load("statute").unwrap().rules;
    let opened = open(&Origin::new(&path)).unwrap();
    let mapping = recognise(&opened).unwrap();
    assert_eq!(mapping.name, "sundial");
    let threads = NonZero::new(threads).unwrap();
    let reading = ReadOptions { threads, strict: true, ..ReadOptions::default() };
    let mut input = read(vec![opened], &mapping, reading, rules.symbols.clone()).unwrap();
    let catalogue = audit::items::catalogue(&city.items, &mapping, &mut input.store).unwrap();
    let setting = Setting { calendar: &calendar, catalogue: &catalogue, rules: &rules };
    let as_of = Zone::CHINA.start_of(city.last + 1);
    let audit = run(&input.store, &setting, RunOptions { as_of, threads });
    let mut found: Vec<String> = audit
        .findings
        .iter()
        .map(|row| {
            let finding = row.finding;
            let entry = rules.rule(finding.rule).unwrap();
            let part = entry.info.parts.get(usize::from(finding.part)).map_or("", String::as_str);
            let (case, level) = (row.case.text(), finding.level_code(&rules));
            format!("{case} {} {part} {level} {}", entry.info.code, finding.day)
        })
        .collect();
    let truth = String::from_utf8(truth).unwrap();
    let line = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        format!("{} {} {} {} {}", fields[0], fields[2], fields[3], fields[4], fields[5])
    };
    let mut truth: Vec<String> = truth.lines().map(line).collect();
    found.sort();
    truth.sort();
    (truth, found, audit.cases)
}

#[test]
fn the_audit_of_the_log_finds_the_truth_and_nothing_else() {
    for code in ["changsha", "ezhou", "wuhai"] {
        let (truth, found, cases) = both(code, 1);
        assert_eq!(cases, 900);
        assert!(truth.len() > 300, "{}", truth.len());
        let missed: Vec<_> = truth.iter().filter(|line| !found.contains(line)).collect();
        let beyond: Vec<_> = found.iter().filter(|line| !truth.contains(line)).collect();
        assert!(missed.is_empty() && beyond.is_empty(), "{code}: missed {missed:#?}, beyond {beyond:#?}");
        assert_eq!(truth, found);
    }
}

#[test]
fn threads_make_no_difference() {
    let one = both("wuhai", 1);
    assert_eq!(one, both("wuhai", 3));
}
