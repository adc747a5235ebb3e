//! A fault in the engine's answer is seen: each of these must make the comparison fail.

use crate::engine_side::{Engine, audited, city, each, options};

/// Puts a fault into the pack that the engine judges by, and looks whether the auditor notices.
fn noticed(from: &str, to: &str) -> bool {
    let text = rules::library("statute").unwrap();
    assert!(text.contains(from), "the pack no longer says: {from}");
    let faulty = text.replace(from, to);
    let mut engine = Engine::new(&city("changsha"));
    engine.rules = rules::parse_pack("statute", &faulty, &rules::library).expect("still a pack").rules;
    engine.restart(&city("changsha"));
    let mut differs = false;
    each("changsha", options(41, 600, 1_000_000), |city, calendar, case| {
        differs = differs || engine.judge(city, calendar, case) != audited(city, calendar, case);
    });
    differs
}

#[test]
fn a_pack_that_says_the_same_in_other_words_is_no_fault() {
    assert!(!noticed("more_than = 1", "more_than = 1 # once"));
}

#[test]
fn a_limit_that_is_a_day_longer_is_seen() {
    assert!(noticed(
        r#"limit = ["item.accept", "5 working_day"]"#,
        r#"limit = ["item.accept", "6 working_day"]"#
    ));
    assert!(noticed(r#"limit = ["90 calendar_day"]"#, r#"limit = ["91 calendar_day"]"#));
}

#[test]
fn days_of_the_week_instead_of_working_days_are_seen() {
    assert!(noticed(r#"within = "5 working_day""#, r#"within = "5 calendar_day""#));
}

#[test]
fn suspensions_that_need_no_notice_are_seen() {
    assert!(noticed("needs_notice = true", "needs_notice = false"));
}

#[test]
fn an_extension_by_anybody_is_seen() {
    assert!(noticed(r#"roles = ["head"], roles_joint"#, r#"roles = ["head", "clerk"], roles_joint"#));
}

#[test]
fn a_longer_extension_is_seen() {
    assert!(noticed(r#"most = "10 working_day""#, r#"most = "15 working_day""#));
}

#[test]
fn a_notice_that_comes_a_day_early_is_seen() {
    assert!(noticed(r#"at = "limit - 1""#, r#"at = "limit - 2""#));
}

#[test]
fn a_rule_that_looks_away_is_seen() {
    assert!(noticed("more_than = 1", "more_than = 2"));
    assert!(noticed("event.staff < 2", "event.staff < 1"));
    assert!(noticed("event.recorded_late_seconds > 259200", "event.recorded_late_seconds > 864000"));
}

#[test]
fn a_due_day_that_is_off_by_one_is_seen() {
    let mut engine = Engine::new(&city("wuhai"));
    let mut compared = 0;
    each("wuhai", options(42, 60, 500_000), |city, calendar, case| {
        let (mut dues, found) = engine.judge(city, calendar, case);
        if let Some(line) = dues.first_mut() {
            let (start, due) = line.rsplit_once(' ').unwrap();
            let Ok(due) = due.parse::<calendar::Day>() else { return };
            *line = format!("{start} {}", due + 1);
            assert_ne!((dues, found), audited(city, calendar, case));
            compared += 1;
        }
    });
    assert!(compared > 50);
}
