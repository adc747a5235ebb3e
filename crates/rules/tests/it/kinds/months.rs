use crate::ground::{check, one_level};
use expect_test::expect;

fn level(keys: &str, at: &str) -> String {
    format!("{}at = \"{at}\"\n", one_level(keys))
}

/// Matters of a department that were concluded on a day, some of them refused.
fn matters(department: &str, day: &str, (good, refused): (u32, u32)) -> String {
    let name = format!("{department}-{day}");
    format!(
        "matter: {name}-g1..{good}, department {department}\n{day} 10:00 concluded\n\
         matter: {name}-r1..{refused}, department {department}\n{day} 10:00 refused_to_accept\n{day} 11:00 concluded\n"
    )
}

#[test]
fn a_share_of_a_month_is_compared_exactly() {
    let keys = "kind = \"ratio\"\ngroup = \"department\"\nnumerator = [\"refused_to_accept\", \"decided=denied\"]\ndenominator = [\"concluded\"]";
    let story = format!(
        "{}{}as of 2026-12-31",
        matters("D1", "2026-03-02", (98, 2)),
        matters("D2", "2026-03-02", (99, 2)),
    );
    check(
        &level(keys, "2%"),
        &story,
        expect![[r#"
        r/yellow D1 2026-03 2/100
        --
        --
        --
        --
    "#]],
    );
    check(
        &level(keys, "1/51"),
        &story,
        expect![[r#"
        r/yellow D1 2026-03 2/100
        r/yellow D2 2026-03 2/101
        --
        --
        --
        --
    "#]],
    );
}

#[test]
fn a_ratio_is_compared_with_another_month_or_with_all() {
    let keys = |against: &str| {
        format!(
            "kind = \"ratio\"\ngroup = \"department\"\nnumerator = [\"refused_to_accept\"]\ndenominator = [\"concluded\"]\nagainst = \"{against}\""
        )
    };
    let story = format!(
        "{}{}{}as of 2026-12-31",
        matters("D1", "2026-03-02", (9, 1)),
        matters("D1", "2026-04-02", (8, 2)),
        matters("D2", "2026-04-02", (9, 1)),
    );
    check(
        &level(&keys("previous_month"), "10%"),
        &story,
        expect![[r#"
        r/yellow D1 2026-04 2/10
        --
        --
        --
        --
        --
        --
    "#]],
    );
    check(
        &level(&keys("average"), "5%"),
        &story,
        expect![[r#"
        r/yellow D1 2026-04 2/10
        r/yellow D2 2026-04 1/10
        --
        --
        --
        --
        --
        --
    "#]],
    );
    check(
        &level(&keys("average"), "5.1%"),
        &story,
        expect![[r#"
        --
        --
        --
        --
        --
        --
    "#]],
    );
    let zero = format!("{}\nzero = \"zero\"", keys("previous_month"));
    check(
        &level(&zero, "10%"),
        &story,
        expect![[r#"
        r/yellow D1 2026-03 1/10
        r/yellow D1 2026-04 2/10
        r/yellow D2 2026-04 1/10
        --
        --
        --
        --
        --
        --
    "#]],
    );
}

#[test]
fn conditions_may_ask_for_clocks_and_for_repetition() {
    let keys = "kind = \"ratio\"\ngroup = \"item\"\nnumerator = [\"over:promised\", \"twice:returned\"]\ndenominator = [\"accepted\"]";
    let story = "item: a, promised 5 working_day
        matter: late
        2026-03-02 10:00 accepted
        2026-03-20 10:00 concluded
        matter: twice
        2026-03-02 10:00 accepted
        2026-03-03 10:00 returned review
        2026-03-04 10:00 returned review
        2026-03-05 10:00 concluded
        matter: once
        2026-03-02 10:00 accepted
        2026-03-03 10:00 returned review
        2026-03-04 10:00 returned survey
        2026-03-05 10:00 concluded
        as of 2026-12-31";
    check(
        &level(keys, "2/3"),
        story,
        expect![[r#"
        r/yellow a 2026-03 2/3
        --
        --
        --
    "#]],
    );
}

#[test]
fn volumes_swing_against_the_month_before() {
    let keys = "kind = \"volume\"\ngroup = \"department\"\nof = [\"concluded\"]";
    let story = format!(
        "{}{}{}as of 2026-12-31",
        matters("D1", "2026-03-02", (9, 1)),
        matters("D1", "2026-04-02", (10, 1)),
        matters("D2", "2026-06-02", (9, 1)),
    );
    check(
        &level(keys, "10%"),
        &story,
        expect![[r#"
        r/yellow D1 2026-04 11/1
        r/yellow D1 2026-05 0/1
        --
        --
        --
        --
        --
        --
    "#]],
    );
    check(
        &level(&format!("{keys}\ndirection = \"up\""), "10%"),
        &story,
        expect![[r#"
        r/yellow D1 2026-04 11/1
        --
        --
        --
        --
        --
        --
    "#]],
    );
    check(
        &level(keys, "100%"),
        &story,
        expect![[r#"
        r/yellow D1 2026-05 0/1
        --
        --
        --
        --
        --
        --
    "#]],
    );
}
