//! A pack takes over the clocks of another.

use crate::ground::CLOCKS;
use rules::parse_pack;

fn library(name: &str) -> Option<&'static str> {
    match name {
        "base" => Some(CLOCKS),
        "middle" => Some(MIDDLE),
        _ => None,
    }
}

const MIDDLE: &str = r#"
pack = "middle"
name = { zh = "中", en = "middle" }
extends = "base"
acceptance = ["submitted"]
[[clock]]
code = "step"
name = { zh = "另一环节时限", en = "another limit of the step" }
starts = ["dispatched"]
limit = ["1 working_day"]
[[clock]]
code = "more"
name = { zh = "又一时限", en = "one more limit" }
starts = ["signed_for"]
limit = ["2 working_day"]
"#;

#[test]
fn clocks_come_from_the_deepest_pack_first_and_the_nearest_replaces() {
    let text = "pack = \"own\"\nname = { zh = \"自\", en = \"own\" }\nextends = \"middle\"\n";
    let rules = parse_pack("own", text, &library).expect("the pack reads").rules;
    let clocks: Vec<(&str, &str)> =
        rules.clocks.iter().map(|clock| (rules.symbols.text(clock.code), clock.en.as_str())).collect();
    let expected = [
        ("promised", "promised limit"),
        ("decision", "limit for deciding"),
        ("step", "another limit of the step"),
        ("more", "one more limit"),
    ];
    assert_eq!(clocks, expected);
    let acceptance: Vec<&str> =
        rules.patterns.of(rules.acceptance).map(|pattern| pattern.kind.code()).collect();
    assert_eq!(acceptance, ["submitted"]);
    assert_eq!(rules.code, "own");
}

#[test]
fn errors_of_the_other_pack_carry_its_name() {
    let broken = |name: &str| (name == "broken").then_some("pack = \"broken\"\n[[clock]]\ncode = \"c\"\n");
    let text = "pack = \"own\"\nname = { zh = \"自\", en = \"own\" }\nextends = \"broken\"\n";
    let errors = parse_pack("own", text, &broken).expect_err("the other pack is broken");
    assert!(errors.iter().all(|error| error.file == "broken"), "{errors:?}");
}
