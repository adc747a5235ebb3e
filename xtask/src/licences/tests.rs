use super::{ALLOWED, expression};

fn check(text: &str, expected: Option<bool>) {
    assert_eq!(expression::allows(text, &["MIT", "Apache-2.0", "Unicode-3.0"]), expected, "{text}");
}

#[test]
fn one_allowed_side_of_or_is_enough() {
    check("MIT", Some(true));
    check("GPL-3.0-only", Some(false));
    check("GPL-3.0-only OR MIT", Some(true));
    check("MIT/GPL-2.0", Some(true));
}

#[test]
fn and_needs_both_sides_and_binds_closer() {
    check("(MIT OR Apache-2.0) AND Unicode-3.0", Some(true));
    check("(MIT OR Apache-2.0) AND GPL-3.0-only", Some(false));
    check("MIT OR GPL-3.0-only AND GPL-2.0-only", Some(true));
    check("(MIT OR GPL-3.0-only) AND GPL-2.0-only", Some(false));
}

#[test]
fn an_exception_only_gives() {
    check("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only", Some(true));
    check("GPL-2.0-only WITH Classpath-exception-2.0", Some(false));
}

#[test]
fn what_cannot_be_read_is_not_taken_for_allowed() {
    for text in ["", "MIT OR", "(MIT", "MIT)", "MIT Apache-2.0", "AND", "MIT WITH"] {
        check(text, None);
    }
}

#[test]
fn deny_toml_holds_the_same_list() {
    let text = include_str!("../../../deny.toml");
    let (_, rest) = text.split_once("\nallow = [").expect("deny.toml has a list of licences");
    let (list, _) = rest.split_once(']').expect("the list ends");
    let listed: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    assert_eq!(listed, ALLOWED);
}
