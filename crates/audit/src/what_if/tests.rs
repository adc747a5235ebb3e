//! Which card is which, within one case.

use super::card::{Card, CardChange};
use super::matching::pair;
use calendar::{Day, Moment};
use engine::{Sym, Symbols};
use expect_test::{Expect, expect};

/// Cards as `rule/level@day`, before and after; what becomes of them.
fn check(before: &[&str], after: &[&str], expected: &Expect) {
    let mut symbols = Symbols::default();
    let mut read =
        |texts: &[&str]| -> Vec<Card> { texts.iter().map(|text| card(text, &mut symbols)).collect() };
    let (mut before, mut after) = (read(before), read(after));
    let mut lines = Vec::new();
    let same = pair(&mut before, &mut after, |change| lines.push(change));
    let shown = |card: Option<&Card>| {
        card.map_or_else(
            || "-".to_owned(),
            |card| format!("{}/{}@{}", symbols.text(card.rule), symbols.text(card.level), card.day.number()),
        )
    };
    let line = |change: &CardChange| {
        format!("{} {} {}\n", change.code(), shown(change.before()), shown(change.after()))
    };
    let text: String = lines.iter().map(line).collect();
    expected.assert_eq(&format!("same {same}\n{text}"));
}

fn card(text: &str, symbols: &mut Symbols) -> Card {
    let (rule, rest) = text.split_once('/').expect("a rule");
    let (level, day) = rest.split_once('@').expect("a day");
    let day: i32 = day.parse().expect("a number");
    Card {
        rule: symbols.intern(rule),
        part: Sym::NONE,
        level: symbols.intern(level),
        day: Day::new(day),
        occasion: Moment::from_micros(0),
        at: Moment::from_micros(i64::from(day)),
    }
}

#[test]
fn the_same_cards_change_nothing() {
    check(
        &["late/red@3", "fee/red@1"],
        &["fee/red@1", "late/red@3"],
        &expect![[r#"
        same 2
    "#]],
    );
}

#[test]
fn another_day_is_a_move() {
    check(
        &["late/red@3"],
        &["late/red@5"],
        &expect![[r#"
        same 0
        moved late/red@3 late/red@5
    "#]],
    );
}

#[test]
fn a_card_that_stays_is_not_said_to_have_moved() {
    check(
        &["late/red@3"],
        &["late/red@1", "late/red@3"],
        &expect![[r#"
        same 1
        gained - late/red@1
    "#]],
    );
}

#[test]
fn another_level_is_a_regrading() {
    check(
        &["late/yellow@3"],
        &["late/red@9"],
        &expect![[r#"
        same 0
        regraded late/yellow@3 late/red@9
    "#]],
    );
}

#[test]
fn a_level_that_stays_goes_before_a_regrading() {
    check(
        &["late/yellow@3", "late/red@4"],
        &["late/red@8"],
        &expect![[r#"
        same 0
        moved late/red@4 late/red@8
        lost late/yellow@3 -
    "#]],
    );
}

#[test]
fn other_rules_are_other_cards() {
    check(
        &["late/red@3"],
        &["fee/red@3"],
        &expect![[r#"
        same 0
        lost late/red@3 -
        gained - fee/red@3
    "#]],
    );
}
