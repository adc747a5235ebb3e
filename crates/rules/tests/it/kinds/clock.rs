use crate::ground::check;
use expect_test::expect;

const LEVELS: &str = r#"
[[rule]]
code = "r"
kind = "clock"
name = { zh = "规则", en = "rule" }
point = "time"
basis = "test"
clock = "promised"
[[rule.level]]
code = "notice"
name = { zh = "预警", en = "notice" }
at = "limit - 2"
compare = "reaches"
[[rule.level]]
code = "yellow"
name = { zh = "黄牌", en = "yellow card" }
[[rule.level]]
code = "red"
name = { zh = "红牌", en = "red card" }
at = "limit + 1"
"#;

#[test]
fn a_level_is_reached_from_the_start_of_its_day_and_exceeded_after_its_end() {
    let story = "item: a, promised 5 working_day
        2026-03-02 10:00 accepted
        as of 2026-03-04
        as of 2026-03-05 00:01
        as of 2026-03-09
        as of 2026-03-10";
    check(
        LEVELS,
        story,
        expect![[r#"
        --
        r r/notice on 2026-03-05 known 2026-03-05 00:00+1 value -2
        --
        r r/notice on 2026-03-05 known 2026-03-05 00:00+1 value -2 superseded
        r r/yellow on 2026-03-09 known 2026-03-10 00:00+0 value 0
        --
        r r/notice on 2026-03-05 known 2026-03-05 00:00+1 value -2 superseded
        r r/yellow on 2026-03-09 known 2026-03-10 00:00+0 value 0 superseded
        r r/red on 2026-03-10 known 2026-03-11 00:00+0 value 1
        --
    "#]],
    );
}

#[test]
fn a_clock_that_stops_in_time_gives_nothing() {
    let story = "item: a, promised 5 working_day
        2026-03-02 10:00 accepted
        2026-03-04 17:00 concluded
        as of 2026-04-30";
    check(
        LEVELS,
        story,
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn a_stop_on_the_last_day_is_in_time() {
    let story = "item: a, promised 5 working_day
        2026-03-02 10:00 accepted
        2026-03-09 23:59 concluded
        as of 2026-04-30";
    check(
        LEVELS,
        story,
        expect![[r#"
        r r/notice on 2026-03-05 known 2026-03-05 00:00+1 value -2
        --
    "#]],
    );
}

#[test]
fn a_clock_without_a_limit_is_trouble() {
    let story = "item: a, statutory 20 working_day
        2026-03-02 10:00 accepted
        as of 2026-04-30";
    check(
        LEVELS,
        story,
        expect![[r#"
        r: NoLimit
        --
    "#]],
    );
}

#[test]
fn an_item_that_is_not_listed_is_trouble() {
    let story = "item: a, promised 5 working_day
        matter: m, item b
        2026-03-02 10:00 accepted
        as of 2026-04-30";
    check(
        LEVELS,
        story,
        expect![[r#"
        r: NoItem
        --
    "#]],
    );
}

#[test]
fn a_notice_that_was_given_before_an_extension_stays() {
    let story = "item: a, promised 5 working_day
        2026-03-02 10:00 accepted
        2026-03-06 10:00 extended planned 5 working_day as head reason complex
        as of 2026-03-05
        as of 2026-03-17";
    check(
        LEVELS,
        story,
        expect![[r#"
        r r/notice on 2026-03-05 known 2026-03-05 00:00+1 value -2
        --
        r r/notice on 2026-03-05 known 2026-03-05 00:00+1 value -2 superseded
        r r/yellow on 2026-03-16 known 2026-03-17 00:00+0 value 0 superseded
        r r/red on 2026-03-17 known 2026-03-18 00:00+0 value 1
        --
    "#]],
    );
}

#[test]
fn what_fell_due_while_stopped_is_known_when_reopened() {
    let story = "item: a, promised 5 working_day
        2026-03-02 10:00 accepted
        2026-03-04 10:00 concluded
        2026-03-20 10:00 reopened
        as of 2026-03-19
        as of 2026-03-20";
    check(
        LEVELS,
        story,
        expect![[r#"
        --
        r r/notice on 2026-03-05 known 2026-03-20 10:00+0 value -2 superseded
        r r/yellow on 2026-03-09 known 2026-03-20 10:00+0 value 0 superseded
        r r/red on 2026-03-10 known 2026-03-20 10:00+0 value 1
        --
    "#]],
    );
}

#[test]
fn percent_start_and_due_are_points() {
    let rule = r#"
[[rule]]
code = "r"
kind = "clock"
name = { zh = "规则", en = "rule" }
point = "time"
basis = "test"
clock = "promised"
supersede = false
[[rule.level]]
code = "percent"
name = { zh = "预警", en = "notice" }
at = "80%"
compare = "reaches"
[[rule.level]]
code = "start"
name = { zh = "预警", en = "notice" }
at = "start + 3"
[[rule.level]]
code = "due"
name = { zh = "预警", en = "notice" }
at = "due - 24 hour"
"#;
    let story = "item: a, promised 10 working_day
        2026-03-02 10:00 accepted
        as of 2026-04-30";
    check(
        rule,
        story,
        expect![[r#"
        r r/percent on 2026-03-12 known 2026-03-12 00:00+1 value 0
        r r/start on 2026-03-05 known 2026-03-06 00:00+0 value 0
        r r/due on 2026-03-15 known 2026-03-16 00:00+0 value -24
        --
    "#]],
    );
}

#[test]
fn each_step_has_its_own_run_also_when_two_start_together() {
    let rule = LEVELS.replace("clock = \"promised\"", "clock = \"step\"");
    let story = "item: a, promised 5 working_day
        step: review, limit 1 working_day
        step: survey, limit 2 working_day
        2026-03-02 10:00 step_started review
        2026-03-02 10:00 step_started survey
        2026-03-03 10:00 step_ended review
        as of 2026-03-05";
    check(
        &rule,
        story,
        expect![[r#"
        r r/yellow on 2026-03-04 known 2026-03-05 00:00+0 value 0 superseded
        r r/red on 2026-03-05 known 2026-03-06 00:00+0 value 1
        --
    "#]],
    );
}
