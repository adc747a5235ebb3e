//! Canonical form: one value, one text.

use expect_test::{Expect, expect};
use ledger::{Canonical, CanonicalError, NUMBER_MAX};
use proptest::prelude::*;
use serde_json::{Value, json};

fn check(text: &str, expected: &Expect) {
    let shown = match Canonical::parse(text) {
        Ok(canonical) => canonical.to_string(),
        Err(error) => format!("refused: {error}"),
    };
    expected.assert_eq(&shown);
}

#[test]
fn keys_are_in_the_order_of_utf16() {
    // RFC 8785, section 3.2.3: the order of code units, where a pair of surrogates comes before U+FB33.
    check(
        r#"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#,
        &expect![[r#"{"\r":2,"1":4,"":6,"ö":7,"€":1,"😀":5,"דּ":3}"#]],
    );
}

#[test]
fn escapes_are_the_shortest() {
    check(
        r#"["\u0041\/\u0022\u005c\b\f\n\r\t\u000f\u007f\u2028"]"#,
        &expect![[r#"["A/\"\\\b\f\n\r\t\u000f "]"#]],
    );
}

#[test]
fn blanks_go_and_order_of_lists_stays() {
    check(" [ 3 , -1,\n true, null,{ } , [ ] ]", &expect![[r#"[3,-1,true,null,{},[]]"#]]);
}

#[test]
fn numbers_that_readers_differ_in_are_refused() {
    check("9007199254740991", &expect!["9007199254740991"]);
    check("-9007199254740991", &expect!["-9007199254740991"]);
    check(
        r#"{"a":[0,9007199254740992]}"#,
        &expect!["refused: /a/1: 9007199254740992 is beyond 2^53 - 1, which not every reader holds exactly"],
    );
    for fraction in ["1.0", "1e3", "-0", "0.1", "123456789012345678901234567890"] {
        let refused = Canonical::parse(&format!(r#"{{"a":{fraction}}}"#));
        assert_eq!(refused, Err(CanonicalError::Fraction { at: "/a".to_owned() }), "{fraction}");
    }
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    check(r#"{"x":{"a":1,"b":2,"\u0061":3}}"#, &expect!["refused: /x/a: the key stands twice"]);
}

#[test]
fn what_is_no_json_is_refused() {
    for text in ["", "{", "01", "[1,]", "'a'", "nul", "1 2", r#""\ud800""#, "\u{feff}1", "NaN"] {
        assert!(matches!(Canonical::parse(text), Err(CanonicalError::Syntax(_))), "{text}");
    }
    let deep = "[".repeat(5_000);
    assert!(matches!(Canonical::parse(&deep), Err(CanonicalError::Syntax(_))));
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-NUMBER_MAX..=NUMBER_MAX).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|map| json!(map)),
        ]
    })
}

proptest! {
    #[test]
    fn the_canonical_text_has_the_value_and_is_its_own_canonical_text(value in value()) {
        let canonical = Canonical::of(&value).unwrap();
        prop_assert_eq!(&canonical.read::<Value>().unwrap(), &value);
        prop_assert_eq!(&Canonical::parse(canonical.as_str()).unwrap(), &canonical);
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        prop_assert_eq!(&Canonical::parse(&pretty).unwrap(), &canonical);
    }
}
