//! Every rule of every shipped pack has an example that it fires on and one on which it is silent, and they hold.

use super::scenarios::all;
use rules::scenario::{Pack, example, judge, run, shipped};
use std::collections::BTreeSet;

#[test]
fn every_example_holds_and_every_rule_has_both_kinds() {
    let mut wrong = Vec::new();
    for (code, _) in rules::shipped() {
        let pack = rules::load(code).expect("shipped packs read");
        let (mut fired, mut silent) = (BTreeSet::new(), BTreeSet::new());
        for one in &pack.examples {
            let name = format!("{code}: {} line {}: {}", one.rule, one.line, one.title);
            let scenario = match example(&one.title, &one.story) {
                Ok(scenario) => scenario,
                Err(errors) => {
                    wrong.extend(errors.iter().map(|error| format!("{name}: {error}")));
                    continue;
                }
            };
            let outcome = judge(&scenario, &pack.rules);
            if !outcome.holds() {
                wrong.push(format!("{name}: {outcome}"));
            }
            let kind = if outcome.fired.contains(&one.rule) { &mut fired } else { &mut silent };
            kind.insert(one.rule.clone());
        }
        for rule in &pack.rules.rules {
            let code_of = &rule.info.code;
            if !fired.contains(code_of) {
                wrong.push(format!("{code}: {code_of} fires in none of its examples"));
            }
            if !silent.contains(code_of) {
                wrong.push(format!("{code}: {code_of} is silent in none of its examples"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_of_the_default_pack_is_in_the_scenarios() {
    let mut fired = BTreeSet::new();
    let mut silent = BTreeSet::new();
    for (_, scenario) in all() {
        if scenario.pack == Some(Pack::Named("statute".to_owned())) {
            let outcome = run(&scenario, &shipped);
            fired.extend(outcome.fired);
            silent.extend(outcome.silent);
        }
    }
    let pack = rules::load("statute").expect("shipped packs read");
    let codes: BTreeSet<String> = pack.rules.rules.iter().map(|rule| rule.info.code.clone()).collect();
    let never_fired: Vec<&String> = codes.difference(&fired).collect();
    let never_silent: Vec<&String> = codes.difference(&silent).collect();
    assert!(never_fired.is_empty() && never_silent.is_empty(), "{never_fired:?} {never_silent:?}");
}

#[test]
fn a_rule_says_whether_its_cards_wait_for_a_supervisor() {
    let issue = |pack: &str, rule: &str| {
        let pack = rules::load(pack).expect("shipped packs read");
        pack.rules.find(rule).expect("the rule is there").1.info.issue
    };
    assert_eq!(issue("city-a", "promise"), engine::IssueMode::Manual);
    assert_eq!(issue("city-a", "prompt"), engine::IssueMode::Automatic);
}

#[test]
fn every_card_of_the_default_pack_starts_the_chain_of_answers() {
    let pack = rules::load("statute").expect("shipped packs read");
    let chain = [
        ("reply", "5 working_day"),
        ("appeal", "10 working_day"),
        ("decide", "15 working_day"),
        ("supervise", "5 working_day"),
        ("close", "20 working_day"),
    ];
    for rule in &pack.rules.rules {
        let answered = rule.info.levels.iter().any(|level| !level.notice_only);
        let found: Vec<(String, String)> =
            rule.info.follow_ups.iter().map(|one| (one.code.clone(), one.limit.to_string())).collect();
        let expected: Vec<(String, String)> = if answered {
            chain.iter().map(|(code, limit)| ((*code).to_owned(), (*limit).to_owned())).collect()
        } else {
            Vec::new()
        };
        assert_eq!(found, expected, "{}", rule.info.code);
        assert!(rule.info.follow_ups.iter().all(|one| !one.basis.is_empty()), "{}", rule.info.code);
    }
}
