use crate::ground::{check, one_level};
use expect_test::expect;

fn unlisted(what: &str) -> String {
    one_level(&format!("kind = \"unlisted\"\nwhat = \"{what}\""))
}

#[test]
fn an_item_is_not_in_the_catalogue_or_not_in_force() {
    let rule = unlisted("item");
    check(
        &rule,
        "item: a\n2026-03-02 09:00 submitted\nas of 2026-03-02",
        expect![[r#"
        --
    "#]],
    );
    check(
        &rule,
        "item: a\nmatter: m, item b\n2026-03-02 09:00 submitted\nas of 2026-03-02",
        expect![[r#"
            r r/yellow on 2026-03-02 known 2026-03-02 09:00+0 value 0
            --
        "#]],
    );
    let story = "item: a, through 2026-02-28
        2026-02-27 09:00 submitted
        2026-03-02 09:00 accepted
        as of 2026-02-27
        as of 2026-03-02";
    check(
        &rule,
        story,
        expect![[r#"
        --
        r r/yellow on 2026-03-02 known 2026-03-02 09:00+0 value 0
        --
    "#]],
    );
    check(
        &rule,
        "2026-03-02 09:00 submitted\nas of 2026-03-02",
        expect![[r#"
        r: NoData
        --
    "#]],
    );
}

#[test]
fn an_item_that_is_suspended_or_cancelled_is_not_accepted() {
    let story = "item: a, state suspended
        2026-03-02 09:00 submitted
        2026-03-02 10:00 accepted
        as of 2026-03-02 09:30
        as of 2026-03-02";
    check(
        &unlisted("item_state"),
        story,
        expect![[r#"
        --
        r r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 0
        --
    "#]],
    );
    let cancelled = one_level("kind = \"unlisted\"\nwhat = \"item_state\"\nstates = [\"cancelled\"]");
    check(
        &cancelled,
        story,
        expect![[r#"
        --
        --
    "#]],
    );
}

#[test]
fn a_step_that_is_not_listed_is_found_once() {
    let story = "item: a
        step: review
        2026-03-02 09:00 step_started review
        2026-03-02 10:00 step_started extra
        2026-03-02 11:00 step_ended extra
        as of 2026-03-02";
    check(
        &unlisted("step"),
        story,
        expect![[r#"
        r r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 1
        --
    "#]],
    );
    check(
        &unlisted("step"),
        "item: a\n2026-03-02 09:00 step_started extra\nas of 2026-03-02",
        expect![[r#"
            r: NoData
            --
        "#]],
    );
}

#[test]
fn materials_outside_the_list_and_shareable_ones() {
    let story = "item: a
        material: form
        material: licence, shareable
        2026-03-02 09:00 material_requested form
        2026-03-02 10:00 correction_requested materials form licence photo
        as of 2026-03-02";
    check(
        &unlisted("material"),
        story,
        expect![[r#"
        r r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 1
        --
    "#]],
    );
    check(
        &unlisted("shareable_material"),
        story,
        expect![[r#"
        r r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 1
        --
    "#]],
    );
}

#[test]
fn a_special_procedure_is_listed_by_its_code_or_its_ground() {
    let story = "item: a
        special: meeting, ground expert_review
        2026-03-02 09:00 special_started meeting
        2026-03-03 09:00 special_started panel ground expert_review
        2026-03-04 09:00 special_started waiting
        as of 2026-03-04";
    check(
        &unlisted("special"),
        story,
        expect![[r#"
        r r/yellow on 2026-03-04 known 2026-03-04 09:00+0 value 1
        --
    "#]],
    );
}

#[test]
fn refused_although_every_material_was_there() {
    let rule = one_level("kind = \"materials\"\njudged = [\"refused_to_accept\"]\nwrong = \"complete\"");
    let head = "item: a\nmaterial: form\nmaterial: map\nmaterial: photo, optional\n";
    let complete = "2026-03-02 09:00 submitted materials form\n2026-03-02 09:30 material_received map\n2026-03-03 09:00 refused_to_accept\nas of 2026-03-03";
    check(
        &rule,
        &format!("{head}{complete}"),
        expect![[r#"
        r r/yellow on 2026-03-03 known 2026-03-03 09:00+0 value 0
        --
    "#]],
    );
    let incomplete =
        "2026-03-02 09:00 submitted materials form\n2026-03-03 09:00 refused_to_accept\nas of 2026-03-03";
    check(
        &rule,
        &format!("{head}{incomplete}"),
        expect![[r#"
        --
    "#]],
    );
    let unsaid = "2026-03-02 09:00 submitted\n2026-03-03 09:00 refused_to_accept\nas of 2026-03-03";
    check(
        &rule,
        &format!("{head}{unsaid}"),
        expect![[r#"
        r: NoData
        --
    "#]],
    );
}

#[test]
fn accepted_although_a_material_was_missing() {
    let keys =
        "kind = \"materials\"\njudged = [\"accepted\", \"accepted_with_gaps\"]\nwrong = \"incomplete\"";
    let head =
        "item: a\nmaterial: form\nmaterial: map, may_follow\n2026-03-02 09:00 submitted materials form\n";
    let plain = format!("{head}2026-03-03 09:00 accepted\nas of 2026-03-03");
    check(
        &one_level(keys),
        &plain,
        expect![[r#"
        r r/yellow on 2026-03-03 known 2026-03-03 09:00+0 value 1
        --
    "#]],
    );
    let gaps = format!("{head}2026-03-03 09:00 accepted_with_gaps\nas of 2026-03-03");
    check(
        &one_level(keys),
        &gaps,
        expect![[r#"
        --
    "#]],
    );
}
