use crate::ground::{check, one_level};
use expect_test::expect;

const IRREGULAR: &str = "kind = \"irregular\"\nclock = \"promised\"";

#[test]
fn a_lawful_suspension_gives_nothing() {
    let story = "item: a, promised 10 working_day
        2026-03-02 10:00 accepted
        2026-03-04 10:00 special_started h ground hearing planned 3 working_day notice T-1
        2026-03-06 10:00 special_ended h
        2026-03-12 10:00 concluded
        as of 2026-03-31";
    check(
        &one_level(IRREGULAR),
        story,
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn each_fault_of_a_suspension_is_a_part_known_when_it_shows() {
    let story = "item: a, promised 10 working_day
        2026-03-02 10:00 accepted
        2026-03-04 10:00 special_started w ground waiting
        2026-03-05 10:00 special_ended w
        2026-03-06 10:00 special_started h ground hearing planned 1 working_day notice T-1
        2026-03-12 10:00 special_ended h
        2026-03-13 10:00 special_started t ground testing planned 9 working_day notice T-2
        2026-03-16 10:00 concluded
        as of 2026-03-06
        as of 2026-03-31";
    check(
        &one_level(IRREGULAR),
        story,
        expect![[r#"
        ground_not_listed r/yellow on 2026-03-04 known 2026-03-04 10:00+0 value 0
        no_written_notice r/yellow on 2026-03-04 known 2026-03-04 10:00+0 value 0
        no_planned_length r/yellow on 2026-03-04 known 2026-03-04 10:00+0 value 0
        --
        ground_not_listed r/yellow on 2026-03-04 known 2026-03-04 10:00+0 value 0
        no_written_notice r/yellow on 2026-03-04 known 2026-03-04 10:00+0 value 0
        no_planned_length r/yellow on 2026-03-04 known 2026-03-04 10:00+0 value 0
        over_planned r/yellow on 2026-03-06 known 2026-03-12 10:00+0 value 0
        dangling r/yellow on 2026-03-13 known 2026-03-16 10:00+0 value 0
        --
    "#]],
    );
}

#[test]
fn a_suspension_that_ends_after_the_matter_dangles_for_ever() {
    let story = "item: a, promised 10 working_day
        2026-03-02 10:00 accepted
        2026-03-04 10:00 special_started h ground hearing planned 9 working_day notice T-1
        2026-03-06 10:00 concluded
        2026-03-10 10:00 special_ended h
        as of 2026-03-06
        as of 2026-03-31";
    check(
        &one_level(IRREGULAR),
        story,
        expect![[r#"
        dangling r/yellow on 2026-03-04 known 2026-03-06 10:00+0 value 0
        --
        dangling r/yellow on 2026-03-04 known 2026-03-06 10:00+0 value 0
        --
    "#]],
    );
}

#[test]
fn extensions_are_judged_one_by_one() {
    let story = "item: a, promised 5 working_day
        2026-03-02 10:00 accepted
        2026-03-04 10:00 extended planned 5 working_day as head reason complex
        2026-03-05 10:00 extended planned 5 working_day as clerk
        2026-03-30 10:00 extended planned 5 working_day as head reason complex
        as of 2026-03-04
        as of 2026-03-31";
    check(
        &one_level(IRREGULAR),
        story,
        expect![[r#"
        --
        second_extension r/yellow on 2026-03-05 known 2026-03-05 10:00+0 value 0
        wrong_role r/yellow on 2026-03-05 known 2026-03-05 10:00+0 value 0
        no_reason r/yellow on 2026-03-05 known 2026-03-05 10:00+0 value 0
        after_expiry r/yellow on 2026-03-30 known 2026-03-30 10:00+0 value 0
        --
    "#]],
    );
    let only = format!("{IRREGULAR}\nof = [\"suspension\"]");
    check(
        &one_level(&only),
        story,
        expect![[r#"
        --
        --
    "#]],
    );
}

#[test]
fn a_clock_stopped_just_before_its_limit_is_worth_a_look() {
    let rule = one_level("kind = \"suspension\"\nclock = \"promised\"\nlead = 1");
    let story = |day: &str| {
        format!(
            "item: a, promised 5 working_day
            2026-03-02 10:00 accepted
            {day} 10:00 special_started h ground hearing planned 3 working_day notice T-1
            as of 2026-03-31"
        )
    };
    check(
        &rule,
        &story("2026-03-05"),
        expect![[r#"
        --
    "#]],
    );
    check(
        &rule,
        &story("2026-03-06"),
        expect![[r#"
        r r/yellow on 2026-03-06 known 2026-03-06 10:00+0 value 1
        --
    "#]],
    );
    check(
        &rule,
        &story("2026-03-09"),
        expect![[r#"
        r r/yellow on 2026-03-09 known 2026-03-09 10:00+0 value 0
        --
    "#]],
    );
    check(
        &rule,
        &story("2026-03-10"),
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn opening_a_matter_again_does_not_mend_what_dangled() {
    let story = "item: a, promised 10 working_day
        2026-03-02 10:00 accepted
        2026-03-04 10:00 special_started h ground hearing planned 9 working_day notice T-1
        2026-03-06 10:00 concluded
        2026-03-09 10:00 reopened
        as of 2026-03-06
        as of 2026-03-31";
    check(
        &one_level(IRREGULAR),
        story,
        expect![[r#"
        dangling r/yellow on 2026-03-04 known 2026-03-06 10:00+0 value 0
        --
        dangling r/yellow on 2026-03-04 known 2026-03-06 10:00+0 value 0
        --
    "#]],
    );
}

#[test]
fn a_suspension_is_late_by_what_was_known_when_it_began() {
    let story = "item: a, promised 5 working_day
        2026-03-02 10:00 accepted
        2026-03-03 10:00 concluded
        2026-03-06 10:00 special_started h ground hearing planned 9 working_day notice T-1
        2026-03-20 10:00 special_started t ground testing planned 9 working_day notice T-2
        2026-03-23 10:00 reopened
        as of 2026-03-20
        as of 2026-03-31";
    let late = format!("{IRREGULAR}\nwhich = [\"after_expiry\"]");
    check(
        &one_level(&late),
        story,
        expect![[r#"
        after_expiry r/yellow on 2026-03-20 known 2026-03-20 10:00+0 value 0
        --
        after_expiry r/yellow on 2026-03-20 known 2026-03-20 10:00+0 value 0
        --
    "#]],
    );
}
