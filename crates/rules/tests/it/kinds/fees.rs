use crate::ground::{check, one_level};
use expect_test::expect;

const ITEM: &str = "item: a\nfee: stamp 80 yuan\nfee: copy 20 yuan\n";

#[test]
fn the_charge_that_goes_over_the_standard_is_found() {
    let rule = one_level("kind = \"fee\"");
    let story = "2026-03-02 10:00 fee_charged stamp amount 80 yuan
        2026-03-03 10:00 fee_charged copy amount 20 yuan
        as of 2026-03-03
        2026-03-04 10:00 fee_charged copy amount 5 yuan
        2026-03-05 10:00 fee_refunded copy amount 5 yuan
        as of 2026-03-05";
    check(
        &rule,
        &format!("{ITEM}{story}"),
        expect![[r#"
        --
        r r/yellow on 2026-03-04 known 2026-03-04 10:00+0 value 500
        --
    "#]],
    );
}

#[test]
fn a_refund_in_time_makes_room() {
    let rule = one_level("kind = \"fee\"");
    let story = "2026-03-02 10:00 fee_charged stamp amount 80 yuan
        2026-03-03 10:00 fee_refunded stamp amount 30 yuan
        2026-03-04 10:00 fee_charged copy amount 50 yuan
        as of 2026-03-05";
    check(
        &rule,
        &format!("{ITEM}{story}"),
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn tolerance_is_a_share_of_the_standard() {
    let rule = one_level("kind = \"fee\"\ntolerance = 50");
    let story = |amount: &str| {
        format!("{ITEM}2026-03-02 10:00 fee_charged stamp amount {amount} yuan\nas of 2026-03-05")
    };
    check(
        &rule,
        &story("105"),
        expect![[r#"
        --
    "#]],
    );
    check(
        &rule,
        &story("105.01"),
        expect![[r#"
        r r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 501
        --
    "#]],
    );
}

#[test]
fn not_listed_is_not_allowed_and_free_means_free() {
    let rule = one_level("kind = \"fee\"\nwhat = \"unlisted\"");
    let story = "2026-03-02 10:00 fee_charged stamp amount 80 yuan
        2026-03-03 10:00 fee_charged guide amount 1 yuan
        as of 2026-03-05";
    check(
        &rule,
        &format!("{ITEM}{story}"),
        expect![[r#"
        r r/yellow on 2026-03-03 known 2026-03-03 10:00+0 value 100
        --
    "#]],
    );
    let free = "item: a\n2026-03-02 10:00 fee_charged stamp amount 1 fen\nas of 2026-03-05";
    check(
        &one_level("kind = \"fee\""),
        free,
        expect![[r#"
        r r/yellow on 2026-03-02 known 2026-03-02 10:00+0 value 1
        --
    "#]],
    );
}

#[test]
fn differs_is_judged_once_and_exact_payment_is_right() {
    let rule = one_level("kind = \"fee\"\nwhat = \"differs\"");
    let story = |amount: &str| {
        format!(
            "{ITEM}2026-03-02 10:00 fee_charged stamp amount {amount} yuan\n2026-03-04 10:00 concluded\nas of 2026-03-05"
        )
    };
    check(
        &rule,
        &story("100"),
        expect![[r#"
        --
    "#]],
    );
    check(
        &rule,
        &story("90"),
        expect![[r#"
        r r/yellow on 2026-03-04 known 2026-03-04 10:00+0 value -1000
        --
    "#]],
    );
}
