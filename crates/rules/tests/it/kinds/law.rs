use crate::ground::{check, one_level};
use expect_test::expect;

#[test]
fn a_declared_due_day_is_compared_as_known_when_it_was_declared() {
    let rule = one_level("kind = \"declared\"\nclock = \"promised\"");
    let story = |due: &str| {
        format!(
            "item: a, promised 5 working_day
            2026-03-02 10:00 accepted due {due}
            2026-03-04 10:00 special_started h ground hearing planned 3 working_day notice T-1
            2026-03-06 10:00 special_ended h
            as of 2026-03-31"
        )
    };
    check(
        &rule,
        &story("2026-03-09"),
        expect![[r#"
        --
    "#]],
    );
    check(
        &rule,
        &story("2026-03-11"),
        expect![[r#"
        r r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 2
        --
    "#]],
    );
    check(
        &rule,
        &story("2026-03-07"),
        expect![[r#"
        r r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value -2
        --
    "#]],
    );
    let tolerant = one_level("kind = \"declared\"\nclock = \"promised\"\ntolerance = 2");
    check(
        &tolerant,
        &story("2026-03-11"),
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn silence_is_acceptance_after_five_days() {
    let rule = one_level("kind = \"deemed\"\nclock = \"decision\"\nwhat = \"acceptance\"");
    let story = "2026-03-02 10:00 submitted
        as of 2026-03-06
        as of 2026-03-09";
    check(
        &rule,
        story,
        expect![[r#"
        --
        r r/yellow on 2026-03-09 known 2026-03-09 17:00+1 value 0
        --
    "#]],
    );
    let told = "2026-03-02 10:00 submitted\n2026-03-05 10:00 correction_requested\nas of 2026-03-31";
    check(
        &rule,
        told,
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn silence_is_a_grant_only_where_the_item_cites_the_statute() {
    let rule = one_level("kind = \"deemed\"\nclock = \"decision\"\nwhat = \"grant\"");
    let story = "2026-03-02 10:00 accepted\nas of 2026-03-31";
    check(
        &rule,
        &format!("item: a, deemed_grant \"行政许可法\" \"50\"\n{story}"),
        expect![[r#"
        r r/yellow on 2026-03-09 known 2026-03-09 17:00+1 value 0
        --
    "#]],
    );
    check(
        &rule,
        &format!("item: a\n{story}"),
        expect![[r#"
        --
    "#]],
    );
    check(
        &rule,
        story,
        expect![[r#"
        r: NoItem
        --
    "#]],
    );
}
