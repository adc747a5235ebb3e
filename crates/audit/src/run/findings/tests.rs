//! Cases come in the order of their identities, however alike these are.

use super::{Collected, Findings};
use crate::columns::CaseId;
use calendar::{Day, Moment};
use engine::{Finding, NO_FACT, NO_RUN, RuleIndex, Sym};

/// A finding that tells by its value where its case stands among those given.
fn finding(number: i64) -> Finding {
    Finding {
        rule: RuleIndex(0),
        level: 0,
        standing: true,
        part: 0,
        occasion: Moment::from_micros(0),
        at: Moment::from_micros(0),
        day: Day::new(0),
        evidence: [NO_FACT; 2],
        run: NO_RUN,
        value: number,
    }
}

fn check(ids: &[&str]) {
    let mut lists = [Collected::default(), Collected::default()];
    for (number, id) in (0..).zip(ids) {
        let list = &mut lists[usize::from(number % 3 == 0)];
        list.take(CaseId(id.as_bytes()), (Sym::NONE, Sym::NONE), &[finding(number)]);
    }
    lists.iter_mut().for_each(Collected::sort);
    let findings = Findings::new(lists.into());
    let found: Vec<(&str, i64)> = findings.iter().map(|row| (row.case.text(), row.finding.value)).collect();
    let mut wanted: Vec<(&str, i64)> = ids.iter().copied().zip(0..).collect();
    wanted.sort_unstable();
    assert_eq!(found, wanted);
}

#[test]
fn identities_that_differ_in_eight_bytes() {
    check(&["CS17-0000003", "CS17-0000001", "CS17-9000000", "CS17-0000002", "CS17-0"]);
}

#[test]
fn identities_that_differ_far_apart() {
    check(&["B-2017-00001-X", "A-2017-00001-X", "A-2017-00001-W", "B-2017-00001-W", "A-2017-00000-Z"]);
}

#[test]
fn identities_longer_than_a_head_and_the_beginnings_of_others() {
    check(&["abcdefghijklmnopq", "abcdefghijklmnop", "abcdefghijklmnopa", "abc", "abcd", "abcdefghijklmnoz"]);
    check(&["only one"]);
    check(&[]);
}

#[test]
fn more_cases_than_are_looked_at_together() {
    let ids: Vec<String> = (0..500).map(|number| format!("{:05}", number * 7919 % 500)).collect();
    check(&ids.iter().map(String::as_str).collect::<Vec<_>>());
}
