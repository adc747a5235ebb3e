//! Engine and auditor, which share no arithmetic, say the same of every case.

use crate::engine_side::{Engine, audited, city, each, options, told};

/// Compares both on every case of a world.
fn check(code: &str, seed: u64, cases: u32, misconduct: u32) {
    let mut engine = Engine::new(&city(code));
    let mut seen = 0;
    each(code, options(seed, cases, misconduct), |city, calendar, case| {
        let (dues, found) = engine.judge(city, calendar, case);
        let (expected_dues, expected) = audited(city, calendar, case);
        assert_eq!(dues, expected_dues, "due days, engine left, seed {seed}:\n{}", told(case));
        assert_eq!(found, expected, "findings, engine left, seed {seed}:\n{}", told(case));
        seen += 1;
    });
    assert_eq!(seen, cases);
}

#[test]
fn they_agree_on_changsha() {
    check("changsha", 1, 700, 600_000);
}

#[test]
fn they_agree_on_ezhou() {
    check("ezhou", 2, 700, 600_000);
}

#[test]
fn they_agree_on_wuhai() {
    check("wuhai", 3, 700, 600_000);
}

#[test]
fn they_agree_where_little_is_wrong() {
    check("changsha", 4, 1200, 5_000);
}

#[test]
fn they_agree_where_everything_is_wrong() {
    check("ezhou", 5, 700, 1_000_000);
}
