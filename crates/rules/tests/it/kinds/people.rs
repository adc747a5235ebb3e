use crate::ground::{check, one_level};
use expect_test::expect;

#[test]
fn a_step_is_done_in_a_role_that_may() {
    let rule = one_level("kind = \"unauthorised\"");
    let story = "item: a
        step: review, role reviewer role head
        step: survey
        2026-03-02 09:00 step_ended review by u1 as reviewer
        2026-03-02 10:00 step_ended survey by u2 as anybody
        2026-03-02 11:00 step_ended review by u3 as clerk
        as of 2026-03-02";
    check(
        &rule,
        story,
        expect![[r#"
        r r/yellow on 2026-03-02 known 2026-03-02 11:00+0 value 0
        --
    "#]],
    );
    let unsaid = "item: a\nstep: review, role reviewer\n2026-03-02 09:00 step_ended review\nas of 2026-03-02";
    check(
        &rule,
        unsaid,
        expect![[r#"
        r: NoData
        --
    "#]],
    );
}

#[test]
fn given_roles_need_no_item() {
    let rule = one_level("kind = \"unauthorised\"\non = [\"decided\"]\nroles = [\"head\"]");
    check(
        &rule,
        "2026-03-02 09:00 decided by u1 as clerk\nas of 2026-03-02",
        expect![[r#"
        r r/yellow on 2026-03-02 known 2026-03-02 09:00+0 value 0
        --
    "#]],
    );
    check(
        &rule,
        "2026-03-02 09:00 decided by u1 as head\nas of 2026-03-02",
        expect![[r#"
        --
    "#]],
    );
}

#[test]
fn one_person_may_not_do_both() {
    let rule = one_level("kind = \"separation\"\none = [\"accepted\"]\nother = [\"decided\"]");
    let story = "2026-03-02 09:00 accepted by u1
        2026-03-03 09:00 decided by u2
        2026-03-04 09:00 decided by u1
        as of 2026-03-03
        as of 2026-03-04";
    check(
        &rule,
        story,
        expect![[r#"
        --
        r r/yellow on 2026-03-04 known 2026-03-04 09:00+0 value 0
        --
    "#]],
    );
    check(
        &rule,
        "2026-03-02 09:00 accepted\n2026-03-03 09:00 decided\nas of 2026-03-03",
        expect![[r#"
        r: NoData
        --
    "#]],
    );
}
