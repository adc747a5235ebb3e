//! What was planted is found, all of it; who did nothing wrong is not accused.

use crate::engine_side::{Engine, city, each, options, told};
use sim::plants;
use std::collections::BTreeMap;

#[test]
fn everything_planted_is_found_in_every_city() {
    for (seed, code) in [(11, "changsha"), (12, "ezhou"), (13, "wuhai")] {
        let mut engine = Engine::new(&city(code));
        let mut times: BTreeMap<&str, u32> = BTreeMap::new();
        each(code, options(seed, 1600, 1_000_000), |city, calendar, case| {
            let Some(planted) = case.planted else { return };
            let (_, found) = engine.judge(city, calendar, case);
            let line = format!("{}/{}/{} {}", planted.rule, planted.part, planted.level, planted.day);
            assert!(found.contains(&line), "seed {seed}: {line} is not in {found:#?}\n{}", told(case));
            *times.entry(planted.kind).or_default() += 1;
        });
        let never: Vec<&str> =
            plants().iter().map(|plant| plant.code).filter(|code| !times.contains_key(code)).collect();
        assert!(never.is_empty(), "{code}: never planted: {never:?}");
    }
}

#[test]
fn every_rule_of_the_statutes_has_a_kind_of_misconduct() {
    let rules = rules::load("statute").unwrap().rules;
    let without: Vec<&str> = rules
        .rules
        .iter()
        .map(|rule| rule.info.code.as_str())
        .filter(|code| !plants().iter().any(|plant| plant.rule == *code))
        .collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn kinds_of_misconduct_are_told_apart() {
    let mut codes: Vec<&str> = plants().iter().map(|plant| plant.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), plants().len());
}

#[test]
fn an_honest_case_gets_no_card_and_no_notice_but_that_its_limit_is_near() {
    for (seed, code) in [(21, "changsha"), (22, "ezhou"), (23, "wuhai")] {
        let mut engine = Engine::new(&city(code));
        let (mut honest, mut careful) = (0, 0);
        each(code, options(seed, 1500, 300_000), |city, calendar, case| {
            if case.careful {
                assert!(!case.touched, "{} is of a careful office", case.id);
                careful += 1;
            }
            if case.touched {
                return;
            }
            honest += 1;
            let (_, found) = engine.judge(city, calendar, case);
            let wrong = found.iter().find(|line| !line.starts_with("promised-overdue//notice "));
            assert_eq!(wrong, None, "seed {seed}:\n{}", told(case));
        });
        assert!(honest > 900 && careful > 100, "{code}: {honest} honest, {careful} of careful offices");
    }
}

#[test]
fn a_plant_changes_its_case_and_no_other_ones_item() {
    // The same seed with and without misconduct: cases that are not touched keep their arrival and item.
    let mut without = Vec::new();
    each("ezhou", options(31, 400, 0), |_, _, case| {
        assert!(!case.touched && case.planted.is_none());
        without.push((case.id.clone(), case.arrived, case.item.to_owned()));
    });
    let mut touched = 0;
    let mut at = 0;
    each("ezhou", options(31, 400, 200_000), |_, _, case| {
        touched += u32::from(case.touched);
        if !case.touched {
            assert_eq!(without[at], (case.id.clone(), case.arrived, case.item.to_owned()));
        }
        at += 1;
    });
    assert!((40..140).contains(&touched), "{touched}");
}
