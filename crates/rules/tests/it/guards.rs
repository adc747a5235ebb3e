//! Guards: what they hold back, what they cannot judge, and what is refused.

use crate::ground::{CLOCKS, check, one_level};
use expect_test::{Expect, expect};
use rules::{NAMES, NameForm, parse_pack};

fn on_decided(when: &str) -> String {
    one_level(&format!("kind = \"event\"\non = [\"decided\"]\nwhen = '''{when}'''"))
}

#[test]
fn a_guard_sees_the_event_and_the_item() {
    let story = "item: a, promised 5 working_day
        2026-03-02 09:00 decided denied by u1 reason short
        2026-03-03 09:00 decided denied by u1 reason \"the site lies in a protected area\"
        as of 2026-03-03";
    let short = on_decided("event.outcome == 'denied' && event.reason_length < 10 && item.promised <= 5");
    check(
        &short,
        story,
        expect![[r#"
            r r/yellow on 2026-03-02 known 2026-03-02 09:00+0 value 0
            --
        "#]],
    );
    check(
        &on_decided("item.promised > 5"),
        story,
        expect![[r#"
            --
        "#]],
    );
    check(
        &on_decided("event.actor in ['u1', 'u2'] && !event.working_day"),
        story,
        expect![[r#"
            --
        "#]],
    );
}

#[test]
fn lists_may_be_gone_through() {
    let story = "2026-03-02 09:00 decided document notice document order
        as of 2026-03-03";
    check(
        &on_decided("event.documents.exists(d, d.startsWith('ord'))"),
        story,
        expect![[r#"
            r r/yellow on 2026-03-02 known 2026-03-02 09:00+0 value 0
            --
        "#]],
    );
    check(
        &on_decided("size(event.documents) > 2"),
        story,
        expect![[r#"
            --
        "#]],
    );
}

#[test]
fn what_is_not_said_is_no_data_and_no_item() {
    let story = "2026-03-02 09:00 decided\nas of 2026-03-03";
    check(
        &on_decided("event.staff < 2"),
        story,
        expect![[r#"
            r: NoData
            --
        "#]],
    );
    check(
        &on_decided("event.staff == null || event.staff < 2"),
        story,
        expect![[r#"
            r r/yellow on 2026-03-02 known 2026-03-02 09:00+0 value 0
            --
        "#]],
    );
    check(
        &on_decided("item.joint"),
        story,
        expect![[r#"
            r: NoItem
            --
        "#]],
    );
    check(
        &on_decided("1 / event.amount_fen == 0"),
        story,
        expect![[r#"
            r: Guard
            --
        "#]],
    );
}

#[test]
fn every_name_can_be_asked_for() {
    let story = "item: a, promised 5 working_day, statutory 20 working_day, accept 5 working_day, deliver 10 working_day
        step: review
        material: form
        2026-03-02 09:00 decided granted by u1 as head of o1 staff 2 amount 1 yuan planned 3 hour
        as of 2026-03-03";
    for name in NAMES {
        let guard = match name.form {
            NameForm::Text => format!("{0} == {0}", name.name),
            NameForm::Whole => format!("{} > -1000000", name.name),
            NameForm::Flag => format!("{0} || !{0}", name.name),
            NameForm::Texts => format!("size({}) >= 0", name.name),
        };
        let found = crate::ground::found(&crate::ground::pack(&on_decided(&guard)), story);
        assert!(found.contains("r r/yellow"), "{}: {found}", name.name);
    }
}

#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is given")]
fn refused(when: &str, expected: Expect) {
    let text = format!("{CLOCKS}{}", on_decided(when));
    let errors = parse_pack("test", &text, &|_| None).expect_err("the guard is wrong");
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn an_unknown_name_is_refused_with_those_that_are_known() {
    refused(
        "event.reasons == ''",
        expect![[
            r#"test:41:8: rule r when: 不允许“event.reasons” / "event.reasons" is not allowed; 允许 / allowed: matter.department, matter.item, matter.kind, item.code, item.department, item.kind, item.case_type, item.state, item.version, item.statutory, item.statutory_unit, item.promised, item.promised_unit, item.accept, item.deliver, item.joint, item.extendable, item.deemed_grant, item.hearing_mandatory, item.fee_total_fen, item.steps, item.materials, finding.level, finding.part, finding.value, finding.day, event.kind, event.subject, event.outcome, event.actor, event.role, event.organisation, event.ground, event.reason, event.reason_length, event.documents, event.materials, event.staff, event.batch, event.source, event.amount_fen, event.planned, event.planned_unit, event.recorded_late_seconds, event.written_notice, event.reasoned, event.amended, event.day, event.hour, event.working_day"#
        ]],
    );
}

#[test]
fn what_is_no_condition_is_refused() {
    refused(
        "event.staff",
        expect![
            "test:41:8: rule r when: 附加条件不是合法的表达式：the answer is Int, not true or false / the guard is not an expression: the answer is Int, not true or false"
        ],
    );
    refused(
        "event.staff > 'two'",
        expect![
            "test:41:8: rule r when: 附加条件不是合法的表达式：found no matching overload for '_>_' applied to '(int, string)' / the guard is not an expression: found no matching overload for '_>_' applied to '(int, string)'"
        ],
    );
    refused(
        "event.staff >",
        expect![
            "test:41:8: rule r when: 附加条件不是合法的表达式：Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER} (column 14) / the guard is not an expression: Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER} (column 14)"
        ],
    );
    refused(
        "event.staff > 1.5",
        expect![[
            r#"test:41:8: rule r when: 不允许“a decimal number” / "a decimal number" is not allowed; 允许 / allowed: whole numbers"#
        ]],
    );
    refused(
        "has(event.staff)",
        expect![[
            r#"test:41:8: rule r when: 不允许“has(event.staff)” / "has(event.staff)" is not allowed; 允许 / allowed: … != null"#
        ]],
    );
    refused(
        "matches(event.reason, 'a+')",
        expect![[
            r#"test:41:8: rule r when: 不允许“matches()” / "matches()" is not allowed; 允许 / allowed: size, contains, startsWith, endsWith, string, int"#
        ]],
    );
    refused(
        &"(".repeat(30),
        expect![
            "test:41:8: rule r when: 附加条件不是合法的表达式：brackets more than 24 deep / the guard is not an expression: brackets more than 24 deep"
        ],
    );
    refused(
        &format!("'{}' == ''", "x".repeat(1000)),
        expect![
            "test:41:8: rule r when: 附加条件不是合法的表达式：longer than 1000 characters / the guard is not an expression: longer than 1000 characters"
        ],
    );
}

#[test]
fn rules_on_months_have_no_guard() {
    let rule = one_level("kind = \"volume\"\ngroup = \"item\"\nof = [\"accepted\"]\nwhen = 'true'");
    let text = format!("{CLOCKS}{rule}at = \"10%\"\n");
    let errors = parse_pack("test", &text, &|_| None).expect_err("months have no guard");
    expect![[r#"test:42:8: rule r when: “volume”类规则按月计数，没有附加条件 / a rule of kind "volume" counts months and has no guard"#]].assert_eq(&errors[0].to_string());
}
