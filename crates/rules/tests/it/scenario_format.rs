//! The text of scenarios: what is refused, and how a difference reads.

use expect_test::{Expect, expect};
use rules::scenario::{Outcome, parse, run, shipped};

fn errors(text: &str, expected: &Expect) {
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
        &expect![[r#"
            line 1: nothing is expected; allowed: as of DAY, and lines that begin with expect
            line 2: "pakc:"; allowed: title, basis, pack, calendar, known on, zone, hours, closed, holiday, policy, item, step, material, fee, special, matter; or an event (YYYY-MM-DD HH:MM …), as of, expect, # remark
            line 3: "promise"; allowed: name "TEXT", department CODE, kind CODE, version N, from DAY, through DAY, state in_force|suspended|cancelled, type immediate|promised|forwarded|parallel, promised LIMIT, statutory LIMIT, accept LIMIT, deliver LIMIT, extension LIMIT, not_extendable, joint, hearing_mandatory, deemed_grant "LAW" "ARTICLE"
            line 4: "step" without an item; allowed: item: CODE before it
            line 5: the line ends; allowed: a code, or a text in quotation marks
            line 6: "tomorrow"; allowed: a day YYYY-MM-DD
            line 7: "soon"; allowed: a day YYYY-MM-DD
            line 8: "roll back"; allowed: counting day, counting instant, first_day excluded, first_day included, day_end close_of_business, day_end midnight, roll forward, roll none, suspension_days after_start_through_end, suspension_days start_through_before_end, suspension_days both, suspension_days instants, declared instant, declared day; behind CLOCK. for one clock alone
            line 9: "9-12"; allowed: windows such as 09:00-12:00, behind weekdays (Mon, Tue-Fri) where they differ
            line 10: "mars"; allowed: china, weekdays or every_day, and strict where unpublished years are refused
            line 11: an expectation without an instant; allowed: as of DAY before it
            line 12: "a1.."; allowed: NAME1..N, at most 10000 matters
            line 13: "CET"; allowed: an offset such as +08:00 or -05:00"#]],
    );
}

#[test]
fn an_expectation_needs_an_instant_and_a_scenario_an_expectation() {
    errors(
        "title: a\nexpect no finding\n",
        &expect![[r#"
        line 1: nothing is expected; allowed: as of DAY, and lines that begin with expect
        line 2: an expectation without an instant; allowed: as of DAY before it"#]],
    );
    errors(
        "pack: statute\n",
        &expect![[r#"line 1: no scenario; allowed: a block that begins with "title:""#]],
    );
    errors(
        "title: a\nstep: review\nas of 2026-03-02\nexpect no finding of b\n",
        &expect![[r#"
        line 1: nothing is expected; allowed: as of DAY, and lines that begin with expect
        line 2: "step" without an item; allowed: item: CODE before it
        line 4: no matter "b"; allowed: "#]],
    );
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
    expect![[r#"
        不符 / differs: 五日 / five days (line 1)
          line 6: expected promised due 2026-03-10
                  found promised from 2026-03-02 10:00:00, due 2026-03-09 17:00:00, used 6 of 5 working_day + 0, running
          line 7: expected promised day 2026-03-07 counted
                  found 2026-03-07 is weekend
          line 8: expected promised-overdue/yellow after 2026-03-10
                  found promised-overdue/notice on 2026-03-06, known at 2026-03-06 00:00:00.000001, value -1, superseded
                        promised-overdue/yellow on 2026-03-09, known at 2026-03-09 17:00:00.000001, value 0
          line 9: expected no other finding
                  found promised-overdue/yellow on 2026-03-09, known at 2026-03-09 17:00:00.000001, value 0
          line 10: expected trouble promised-overdue no_limit
                  found trouble accepted-although-incomplete NoData
                        trouble no-acceptance-notice NoData
          line 11: expected score 100
                  found score 99.00
          line 12: expected deliver running
                  found deliver does not run; promised from 2026-03-02 10:00:00, due 2026-03-09 17:00:00, used 6 of 5 working_day + 0, running
                        statutory from 2026-03-02 10:00:00, due 2026-03-30 17:00:00, used 6 of 20 working_day + 0, running
          line 13: expected lifted promised-overdue
                  found Issued promised-overdue/notice
                        Issued promised-overdue/yellow"#]].assert_eq(&outcome.to_string());
}

#[test]
fn a_scenario_that_cannot_be_run_says_why() {
    let one = |text: &str| outcome(text).to_string();
    expect![[r#"
        不符 / differs: a (line 1)
          line 1: expected a scenario that can be run
                  found no pack is named; write "pack: NAME""#]]
    .assert_eq(&one("title: a\nas of 2026-03-02\nexpect no finding\n"));
    let nowhere = one("title: a\npack: nowhere\nas of 2026-03-02\nexpect no finding\n");
    assert!(nowhere.contains("\"nowhere\" is not allowed"), "{nowhere}");
    assert!(rules::shipped().iter().all(|(code, _)| nowhere.contains(code)), "{nowhere}");
    expect![[r#"
        不符 / differs: a (line 1)
          line 1: expected a scenario that can be run
                  found policy: no clock "hearing" in pack statute"#]]
    .assert_eq(&one(
        "title: a\npack: statute\npolicy: hearing.roll none\nas of 2026-03-02\nexpect no finding\n",
    ));
    expect![[r#"
        不符 / differs: a (line 1)
          line 5: expected the story can be judged
                  found item p: the promised limit of 30 working_day is longer than the statutory limit of 20 working_day"#]].assert_eq(&one(
        "title: a\npack: statute\nitem: p, promised 30 working_day, statutory 20 working_day\n\
         2026-03-02 10:00 accepted\nas of 2026-03-02\nexpect no finding\n",
    ));
    expect![[r#"
        不符 / differs: a (line 1)
          line 1: expected a scenario that can be run
                  found inline:1:1: name: 缺少此键，应为 { zh = "…", en = "…" } / this key is missing; expected { zh = "…", en = "…" }
                        inline:2:1: nam: 未知的键 / unknown key; 允许 / allowed: pack, version, name, basis, extends, acceptance, ladder, clock, rule"#]].assert_eq(&one(
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
