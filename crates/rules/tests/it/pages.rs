//! The examples in the documents are true.

use rules::scenario::{example, judge, parse, run, shipped};
use std::path::PathBuf;

/// The fenced blocks of a page, without indentation.
fn blocks(page: &str) -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(page);
    let text = std::fs::read_to_string(path).expect("the page is part of the project");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let parts: Vec<&[&str]> = lines.split(|line| line.starts_with("```")).collect();
    parts.iter().skip(1).step_by(2).map(|lines| lines.join("\n")).collect()
}

#[test]
fn the_scenario_of_the_page_holds() {
    let blocks = blocks("docs/scenarios.md");
    let story = blocks.iter().find(|block| block.contains("title:")).expect("the page shows a scenario");
    for scenario in parse(story).expect("the scenario of the page reads") {
        let outcome = run(&scenario, &shipped);
        assert!(outcome.holds(), "{outcome}");
    }
}

#[test]
fn the_rule_of_the_page_reads_and_its_examples_hold() {
    let blocks = blocks("docs/howto/add-a-rule.md");
    let rule = blocks.iter().find(|block| block.contains("[[rule]]")).expect("the page shows a rule");
    let head = blocks_of_pack();
    let pack = rules::parse_pack("page", &format!("{head}\n{rule}"), &rules::library);
    let pack = pack.expect("the rule of the page reads");
    let mut fired = Vec::new();
    for one in &pack.examples {
        let outcome = judge(&example(&one.title, &one.story).expect("the example reads"), &pack.rules);
        assert!(outcome.holds(), "{outcome}");
        fired.push(!outcome.fired.is_empty());
    }
    assert_eq!(fired, [true, false]);
}

/// The head of a pack as the other page shows it.
fn blocks_of_pack() -> String {
    let blocks = blocks("docs/howto/add-a-pack.md");
    blocks.into_iter().find(|block| block.contains("pack = ")).expect("the page shows the head of a pack")
}

#[test]
fn the_situation_of_the_page_reads() {
    let blocks = blocks("docs/howto/add-a-situation.md");
    let situation = blocks.iter().find(|block| block.contains("[[situation]]")).expect("the page shows one");
    let head = "accountability = \"page\"\nname = { zh = \"页\", en = \"page\" }\nbasis = \"页\"\n";
    let read =
        rules::parse_accountability("page", &format!("{head}{situation}"), &rules::Known::shipped(&[]));
    assert_eq!(read.expect("the situation of the page reads").situations.len(), 1);
}

#[test]
fn the_power_of_the_page_reads() {
    let blocks = blocks("docs/howto/add-a-power.md");
    let powers = blocks.iter().find(|block| block.contains("[[power]]")).expect("the page shows one");
    let read = rules::parse_powers("page", powers, &rules::Known::shipped(&[])).expect("the power reads");
    assert_eq!((read.powers.len(), read.points().count(), read.measures_taken()), (1, 1, 1));
}
