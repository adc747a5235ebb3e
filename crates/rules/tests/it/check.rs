//! What `check` says of examples and of silence.

use crate::ground::{CLOCKS, one_level, pack};
use engine::{PeriodFinding, RuleIndex, Sym, Tally, Trouble};
use expect_test::expect;
use rules::{QuietWhy, check_examples, parse_pack, quiet};

fn with_examples(stories: &[&str]) -> String {
    let mut text = format!("{CLOCKS}{}", one_level("kind = \"event\"\non = [\"returned\"]"));
    for story in stories {
        text.extend(["[[rule.example]]\ntitle = \"t\"\nstory = \"\"\"\n", *story, "\"\"\"\n"]);
    }
    text
}

fn faults(stories: &[&str]) -> String {
    let pack = parse_pack("test", &with_examples(stories), &|_| None).expect("the pack reads");
    let lines: Vec<String> = check_examples(&pack).iter().map(ToString::to_string).collect();
    lines.join("\n")
}

const FIRES: &str = "2026-03-02 09:00 returned\nas of 2026-03-02\nexpect r\n";
const SILENT: &str = "2026-03-02 09:00 accepted\nas of 2026-03-02\nexpect no r\n";

#[test]
fn good_examples_are_not_mentioned() {
    assert_eq!(faults(&[FIRES, SILENT]), "");
}

#[test]
fn an_example_that_differs_or_cannot_be_read_is_named_with_its_line() {
    let wrong = "2026-03-02 09:00 returned\nas of 2026-03-02\nexpect no r\n";
    let unreadable = "2026-03-02 returned\nas of 2026-03-02\nexpect r\n";
    expect!["63: r: t: 应为 / expected no r；实为 / found r/yellow on 2026-03-02, known at 2026-03-02 09:00:00, value 0"].assert_eq(&faults(&[FIRES, SILENT, wrong]));
    let text = faults(&[FIRES, SILENT, unreadable]);
    assert!(text.starts_with("61: r: t: "), "{text}");
}

#[test]
fn a_rule_needs_both_kinds_of_example() {
    expect!["47: r: 没有不触发它的例子 / it is silent in none of its examples"].assert_eq(&faults(&[FIRES]));
    expect!["47: r: 没有触发它的例子 / it fires in none of its examples"].assert_eq(&faults(&[SILENT]));
    expect![[r#"
        0: r: 没有触发它的例子 / it fires in none of its examples
        0: r: 没有不触发它的例子 / it is silent in none of its examples"#]]
    .assert_eq(&faults(&[]));
}

#[test]
fn silence_is_listed_with_its_reason() {
    let pack = pack(&one_level("kind = \"event\"\non = [\"returned\"]"));
    let rule = RuleIndex(0);
    let why = |change: &dyn Fn(&mut engine::RuleTally), months: &[PeriodFinding]| {
        let mut tally = Tally::new(1);
        change(tally.rule(rule));
        quiet(&pack.rules, &tally, months).first().map(|one| one.why)
    };
    assert_eq!(why(&|_| {}, &[]), Some(QuietWhy::NeverEvaluated));
    assert_eq!(why(&|tally| tally.evaluated = 9, &[]), Some(QuietWhy::NeverFired));
    assert_eq!(why(&|tally| (tally.evaluated, tally.held_back) = (9, 1), &[]), Some(QuietWhy::HeldBack));
    let trouble = |fired| {
        move |tally: &mut engine::RuleTally| {
            (tally.evaluated, tally.fired) = (9, fired);
            tally.troubles[Trouble::NoItem as usize] = 2;
        }
    };
    assert_eq!(why(&trouble(0), &[]), Some(QuietWhy::CouldNot));
    assert_eq!(why(&trouble(3), &[]), Some(QuietWhy::PartlyEvaluated));
    assert_eq!(why(&|tally| (tally.evaluated, tally.fired) = (9, 3), &[]), None);
    let month = PeriodFinding {
        rule,
        level: 0,
        group: Sym::NONE,
        month: 0,
        ratio: (1, 2),
        reference: None,
        provisional: false,
    };
    assert_eq!(why(&|tally| tally.evaluated = 9, &[month]), None);
    let mut tally = Tally::new(1);
    trouble(0)(tally.rule(rule));
    let quiet = quiet(&pack.rules, &tally, &[]);
    assert_eq!(quiet[0].troubles().collect::<Vec<_>>(), [(Trouble::NoItem, 2)]);
}
