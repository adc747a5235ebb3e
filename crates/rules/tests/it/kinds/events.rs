use crate::ground::{check, one_level};
use expect_test::expect;

const CHAIN: &str = r#"kind = "sequence"
chain = ["submitted", "accepted|accepted_with_gaps", "step_ended:review", "decided", "concluded"]
optional = ["review"]"#;

#[test]
fn a_chain_in_order_gives_nothing() {
    let story = "2026-03-02 09:00 submitted
        2026-03-02 10:00 accepted_with_gaps
        2026-03-03 10:00 decided
        2026-03-04 10:00 concluded
        as of 2026-03-04";
    check(
        &one_level(CHAIN),
        story,
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn events_at_the_same_instant_are_not_out_of_order() {
    let story = "2026-03-02 09:00 submitted
        2026-03-03 10:00 decided
        2026-03-03 10:00 accepted
        as of 2026-03-04";
    check(
        &one_level(CHAIN),
        story,
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn a_missing_link_and_a_late_one_are_found_at_the_earliest_later_event() {
    let story = "2026-03-02 10:00 accepted
        2026-03-03 10:00 concluded
        2026-03-04 10:00 submitted
        as of 2026-03-02
        as of 2026-03-04";
    check(
        &one_level(CHAIN),
        story,
        expect![[r#"
        skip_submitted r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 0
        --
        skip_submitted r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 0
        skip_decided r/yellow on 2026-03-03 known 2026-03-03 10:00+0 value 0
        --
    "#]],
    );
}

#[test]
fn an_unfinished_chain_misses_nothing() {
    let story = "2026-03-02 09:00 submitted
        2026-03-02 10:00 accepted
        as of 2026-12-31";
    check(
        &one_level(CHAIN),
        story,
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn an_event_that_must_not_be_is_found_each_time() {
    let story = "2026-03-02 10:00 returned review
        2026-03-03 10:00 returned review
        2026-03-03 10:00 returned survey
        as of 2026-03-04";
    check(
        &one_level("kind = \"event\"\non = [\"returned\"]"),
        story,
        expect![[r#"
        r r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 0
        r r/yellow on 2026-03-03 known 2026-03-03 10:00+0 value 0
        r r/yellow on 2026-03-03 known 2026-03-03 10:00+0 value 0
        --
    "#]],
    );
    let first = one_level("kind = \"event\"\non = [\"returned\"]\nfirst = true");
    check(
        &first,
        story,
        expect![[r#"
        r r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 0
        --
    "#]],
    );
    check(
        &first,
        "2026-03-02 10:00 accepted\nas of 2026-03-04",
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn after_means_later_than_the_first() {
    let rule = one_level("kind = \"event\"\non = [\"correction_requested\"]\nafter = [\"accepted\"]");
    let story = "2026-03-02 09:00 correction_requested
        2026-03-03 10:00 accepted
        2026-03-04 09:00 correction_requested
        as of 2026-03-04";
    check(
        &rule,
        story,
        expect![[r#"
        r r/yellow on 2026-03-04 known 2026-03-04 09:00+0 value 0
        --
    "#]],
    );
    check(
        &rule,
        "2026-03-04 09:00 correction_requested\nas of 2026-03-04",
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn before_is_known_from_the_event_that_should_have_come_first() {
    let rule = one_level("kind = \"event\"\non = [\"step_ended\"]\nbefore = [\"submitted\"]");
    let story = "2026-03-02 09:00 step_ended review
        2026-03-03 10:00 submitted
        2026-03-04 09:00 step_ended survey
        as of 2026-03-02
        as of 2026-03-04";
    check(
        &rule,
        story,
        expect![[r#"
        --
        r r/yellow on 2026-03-02 known 2026-03-03 10:00+0 value 0
        --
    "#]],
    );
}

#[test]
fn the_second_is_found_once() {
    let rule = one_level("kind = \"repeated\"\nof = [\"correction_requested\"]");
    let story = "2026-03-02 09:00 correction_requested
        2026-03-03 09:00 correction_requested
        2026-03-04 09:00 correction_requested
        as of 2026-03-02
        as of 2026-03-04";
    check(
        &rule,
        story,
        expect![[r#"
        --
        r r/yellow on 2026-03-03 known 2026-03-03 09:00+0 value 2
        --
    "#]],
    );
}

#[test]
fn subjects_are_counted_apart_where_asked() {
    let rule = one_level("kind = \"repeated\"\nof = [\"returned\"]\nsame_subject = true");
    let story = "2026-03-02 09:00 returned review
        2026-03-03 09:00 returned survey
        as of 2026-03-03
        2026-03-04 09:00 returned review
        as of 2026-03-04";
    check(
        &rule,
        story,
        expect![[r#"
        --
        r r/yellow on 2026-03-04 known 2026-03-04 09:00+0 value 2
        --
    "#]],
    );
}

#[test]
fn within_counts_back_from_each_occurrence() {
    let rule =
        one_level("kind = \"repeated\"\nof = [\"suspended\"]\nmore_than = 1\nwithin = \"3 working_day\"");
    let story = "2026-03-02 09:00 suspended
        2026-03-06 09:00 suspended
        2026-03-11 09:00 suspended
        as of 2026-03-31";
    check(
        &rule,
        story,
        expect![[r#"
        r r/yellow on 2026-03-11 known 2026-03-11 09:00+0 value 2
        --
    "#]],
    );
}

#[test]
fn what_should_have_happened_before_is_missed_at_the_event() {
    let rule = one_level(
        "kind = \"absent\"\njudged = [\"decided\"]\nexpected = [\"hearing_held\"]\nitem_flag = \"hearing_mandatory\"",
    );
    let head = "item: a, hearing_mandatory\n2026-03-02 09:00 accepted\n";
    check(
        &rule,
        &format!("{head}2026-03-05 09:00 decided\n2026-03-06 09:00 hearing_held\nas of 2026-03-31"),
        expect![[r#"
            r r/yellow on 2026-03-05 known 2026-03-05 09:00+0 value 0
            --
        "#]],
    );
    check(
        &rule,
        &format!("{head}2026-03-04 09:00 hearing_held\n2026-03-05 09:00 decided\nas of 2026-03-31"),
        expect![[r#"
            --
        "#]],
    );
    check(
        &rule,
        &format!("{head}as of 2026-03-31"),
        expect![[r#"
        --
    "#]],
    );
    let free = "item: a\n2026-03-02 09:00 accepted\n2026-03-05 09:00 decided\nas of 2026-03-31";
    check(
        &rule,
        free,
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn documents_may_come_with_any_event_or_one_of_their_own() {
    let rule = one_level(
        "kind = \"absent\"\njudged = [\"concluded\"]\ndocuments = [\"acceptance_notice\", \"decision_document\"]\nall = true",
    );
    let story = "2026-03-02 09:00 accepted notice SL-1
        2026-03-05 09:00 concluded
        as of 2026-03-31";
    check(
        &rule,
        story,
        expect![[r#"
        no_decision_document r/yellow on 2026-03-05 known 2026-03-05 09:00+0 value 0
        --
    "#]],
    );
    let story = "2026-03-02 09:00 accepted notice SL-1
        2026-03-05 08:00 document_issued decision_document
        2026-03-05 09:00 concluded
        as of 2026-03-31";
    check(
        &rule,
        story,
        expect![[r#"
        --
    "#]],
    );
    let any = rule.replace("all = true", "");
    let story = "2026-03-02 09:00 accepted notice SL-1
        2026-03-05 09:00 concluded
        as of 2026-03-31";
    check(
        &any,
        story,
        expect![[r#"
        --
    "#]],
    );
}

const OWN_STEPS: &str = "kind = \"sequence\"\nchain = \"item.steps\"\nnames = [\"review\"]";
const ITEM: &str = "item: a\nstep: survey, optional\nstep: review\nstep: check\nstep: approve\n";

#[test]
fn the_steps_of_the_item_are_the_chain() {
    let story = format!(
        "{ITEM}2026-03-02 10:00 step_ended check
        2026-03-03 10:00 step_ended elsewhere
        2026-03-04 10:00 step_ended approve
        2026-03-05 10:00 step_ended review
        2026-03-06 10:00 step_ended check
        as of 2026-03-03
        as of 2026-03-31"
    );
    check(
        &one_level(OWN_STEPS),
        &story,
        expect![[r#"
        skip_review r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 2
        --
        skip_review r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 2
        --
    "#]],
    );
}

#[test]
fn steps_without_a_part_of_their_own_are_told_apart_by_their_number() {
    let story = format!("{ITEM}2026-03-02 10:00 step_ended approve\nas of 2026-03-03");
    check(
        &one_level("kind = \"sequence\"\nchain = \"item.steps\""),
        &story,
        expect![[r#"
        skip_step r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 2
        skip_step r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 3
        --
    "#]],
    );
}

#[test]
fn late_entry_is_known_when_it_is_entered() {
    let rule = one_level("kind = \"event\"\non = [\"decided\"]\nrecorded_later = \"1 working_day\"");
    let story = "2026-03-02 10:00 accepted recorded 2026-03-20 10:00
        2026-03-05 10:00 decided recorded 2026-03-09 10:00
        as of 2026-03-31";
    check(
        &rule,
        story,
        expect![[r#"
        r r/yellow on 2026-03-05 known 2026-03-09 10:00+0 value 0
        --
    "#]],
    );
}

#[test]
fn a_document_is_missed_once_the_matter_names_another() {
    let rule = one_level(
        "kind = \"absent\"\njudged = [\"accepted\"]\ndocuments = [\"acceptance_notice\"]\nwhere_named = true",
    );
    let story = "2026-03-02 10:00 accepted
        as of 2026-03-02
        2026-03-05 10:00 decided document decision
        as of 2026-03-31";
    check(
        &rule,
        story,
        expect![[r#"
            r: NoData
            --
            r r/yellow on 2026-03-02 known 2026-03-05 10:00+0 value 0
            --
        "#]],
    );
}
