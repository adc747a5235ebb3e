//! Practices leave the signals that they should, and honest offices leave none.

use crate::engine_side::{Engine, audited, calendar, city, each, told};
use crate::signals_side::{Tally, look};
use sim::{Options, practices};

/// What is seen of all cities where every office that is not careful has a practice.
fn everywhere(cases: u32, practices_permille: u32) -> Tally {
    let calendar = calendar();
    let mut all = Tally::default();
    for (seed, code) in [(3, "changsha"), (5, "ezhou"), (8, "wuhai")] {
        let misconduct_per_million = Some(0);
        let options =
            Options { cases, seed, practices_permille, misconduct_per_million, ..Options::default() };
        all.add(&look(&city(code), &calendar, options));
    }
    all
}

/// Reasons that compare a case with others, so that a practice may hide behind what is usual.
const STATISTICAL: [&str; 6] = [
    "enters-days-later",
    "enters-by-the-month",
    "stamps-weeks-back",
    "stops-for-nothing",
    "delivers-nothing",
    "concludes-at-once",
];

#[test]
fn every_practice_is_seen_in_every_case_where_nothing_is_compared() {
    let all = everywhere(5_000, 1_000);
    for practice in practices() {
        let found = all.cases.get(practice.code).copied().unwrap_or_default();
        assert!(found.practised > 0, "{} is followed nowhere", practice.code);
        if STATISTICAL.contains(&practice.code) {
            assert!(found.rightly > 0, "{}: {found:?}", practice.code);
        } else {
            assert_eq!(found.missed, 0, "{}: {found:?}", practice.code);
        }
    }
}

#[test]
fn nobody_stands_out_where_nothing_is_practised() {
    let all = everywhere(3_000, 0);
    assert!(all.honest > 1_000, "{}", all.honest);
    assert_eq!(all.wrongly, Vec::<String>::new());
}

#[test]
fn engine_and_auditor_agree_on_practised_cases() {
    let mut practised = 0;
    for (seed, code) in [(6, "changsha"), (7, "ezhou"), (9, "wuhai")] {
        let mut engine = Engine::new(&city(code));
        let options = Options { practices_permille: 1_000, cases: 700, seed, ..Options::default() };
        each(code, options, |city, calendar, case| {
            practised += u32::from(case.practised.is_some());
            let (engine, auditor) = (engine.judge(city, calendar, case), audited(city, calendar, case));
            assert_eq!(engine, auditor, "engine left, seed {seed}:\n{}", told(case));
        });
    }
    assert!(practised > 100, "{practised}");
}
