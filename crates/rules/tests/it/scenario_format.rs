//! The text of scenarios: what is refused, and how a difference reads.

use expect_test::{Expect, expect};
use rules::scenario::{Outcome, parse, run, shipped};

fn errors(text: &str, expected: Expect) {
    let errors = parse(text).expect_err("the text is wrong");
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    expected.assert_eq(&lines.join("\n"));
}

fn outcome(text: &str) -> Outcome {
    run(&parse(text).expect("the text is right")[0], &shipped)
}

#[test]
fn every_wrong_line_is_named_with_what_is_allowed() {
    errors(
        "title: a\npakc: statute\nitem: p, promise 5 working_day\nstep: s, limit 5 weeks\n\
         2026-03-02 10:00 accepted by\nas of tomorrow\nexpect promised due soon\npolicy: roll back\n\
         hours: 9-12\ncalendar: mars\nexpect nothing\nmatter: a1..\nzone: CET",
        expect![[r#""#]],
    );
}

#[test]
fn an_expectation_needs_an_instant_and_a_scenario_an_expectation() {
    errors("title: a\nexpect no finding\n", expect![[r#""#]]);
    errors("pack: statute\n", expect![[r#""#]]);
    errors("title: a\nstep: review\nas of 2026-03-02\nexpect no finding of b\n", expect![[r#""#]]);
}

#[test]
fn a_difference_says_what_was_expected_and_what_was_found() {
    let outcome = outcome(
        "title: 五日 / five days\npack: statute\nitem: p, promised 5 working_day\n\
         2026-03-02 10:00 accepted\nas of 2026-03-10\nexpect promised due 2026-03-10\n\
         expect promised day 2026-03-07 counted\nexpect promised-overdue/yellow after 2026-03-10\n\
         expect no other finding\nexpect trouble promised-overdue no_limit\nexpect score 100\n\
         expect deliver running\nexpect lifted promised-overdue\n",
    );
    expect![[r#""#]].assert_eq(&outcome.to_string());
}

#[test]
fn a_scenario_that_cannot_be_run_says_why() {
    let one = |text: &str| outcome(text).to_string();
    expect![[r#""#]].assert_eq(&one("title: a\nas of 2026-03-02\nexpect no finding\n"));
    expect![[r#""#]].assert_eq(&one("title: a\npack: nowhere\nas of 2026-03-02\nexpect no finding\n"));
    expect![[r#""#]].assert_eq(&one(
        "title: a\npack: statute\npolicy: hearing.roll none\nas of 2026-03-02\nexpect no finding\n",
    ));
    expect![[r#""#]].assert_eq(&one(
        "title: a\npack: statute\nitem: p, promised 30 working_day, statutory 20 working_day\n\
         2026-03-02 10:00 accepted\nas of 2026-03-02\nexpect no finding\n",
    ));
    expect![[r#""#]].assert_eq(&one(
        "title: a\n| pack = \"inline\"\n| nam = 1\n2026-03-02 10:00 accepted\nas of 2026-03-02\nexpect no finding\n",
    ));
}

#[test]
fn what_stands_before_the_first_title_holds_for_all() {
    let text = "pack: statute\nitem: p, promised 5 working_day\ntitle: a\n2026-03-02 10:00 accepted\n\
                as of 2026-03-02\nexpect promised due 2026-03-09\ntitle: b\n2026-03-03 10:00 accepted\n\
                as of 2026-03-03\nexpect promised due 2026-03-10\n";
    let scenarios = parse(text).expect("the text is right");
    assert_eq!(scenarios.len(), 2);
    assert!(scenarios.iter().all(|scenario| run(scenario, &shipped).holds()));
}
