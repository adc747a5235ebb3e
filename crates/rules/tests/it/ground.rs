//! A pack of one rule and a story in; what was found, as text, out.

use expect_test::Expect;
use rules::scenario::{example, judge};
use rules::{PackFile, parse_pack};
use std::fmt::Write as _;

/// The clocks that the rules of the tests speak of.
pub(crate) const CLOCKS: &str = r#"
pack = "test"
name = { zh = "测试", en = "test" }
[[clock]]
code = "promised"
name = { zh = "承诺时限", en = "promised limit" }
starts = ["accepted"]
stops = ["concluded", "withdrawn"]
reopens = ["reopened"]
limit = ["item.promised"]
day_end = "midnight"
extends = { by = ["extended"], roles = ["head"], most = "10 working_day", needs_reason = true }
[[clock.suspend]]
from = ["special_started"]
to = ["special_ended"]
same_subject = true
grounds = ["hearing", "testing"]
needs_notice = true
[[clock]]
code = "decision"
name = { zh = "决定时限", en = "limit for deciding" }
starts = ["accepted"]
stops = ["decided"]
limit = ["5 working_day"]
deemed = { kind = "acceptance", from = ["submitted"], unless = ["accepted", "correction_requested"], within = "5 working_day" }
[[clock]]
code = "step"
name = { zh = "环节时限", en = "limit of the step" }
per = "each"
starts = ["step_started"]
stops = ["step_ended"]
limit = ["item.step"]
day_end = "midnight"
"#;

/// What every rule of the tests has besides its own keys, and one level.
pub(crate) fn one_level(keys: &str) -> String {
    format!(
        "[[rule]]\ncode = \"r\"\nname = {{ zh = \"规则\", en = \"rule\" }}\npoint = \"process\"\nbasis = \"test\"\n\
         {keys}\n[[rule.level]]\ncode = \"yellow\"\nname = {{ zh = \"黄牌\", en = \"yellow card\" }}\n"
    )
}

/// Reads the test's pack with a rule.
pub(crate) fn pack(rule: &str) -> PackFile {
    parse_pack("test", &format!("{CLOCKS}{rule}"), &|_| None).unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

/// Tells a story to the rule and compares what is found at each `as of`.
#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is given")]
pub(crate) fn check(rule: &str, story: &str, expected: Expect) {
    expected.assert_eq(&found(&pack(rule), story));
}

/// What a pack finds in a story, line by line.
pub(crate) fn found(pack: &PackFile, story: &str) -> String {
    let told = format!("{}\nexpect no other finding\n", story.trim());
    let scenario = example("test", &told).unwrap_or_else(|errors| panic!("{errors:?}"));
    let outcome = judge(&scenario, &pack.rules);
    let mut text = String::new();
    for seen in outcome.seen.iter().flatten() {
        for one in &seen.findings {
            let standing = if one.standing { "" } else { " superseded" };
            let at = seen.zone.local(one.at);
            let (hours, micros) = (at.1 / 3_600_000_000, at.1 % 3_600_000_000);
            let known = format!("{} {hours:02}:{:02}+{}", at.0, micros / 60_000_000, micros % 60_000_000);
            let name = format!("{} {}/{}", one.code, one.rule, one.level);
            writeln!(text, "{name} on {} known {known} value {}{standing}", one.day, one.value)
                .expect("a text takes what is written to it");
        }
        for (rule, trouble) in &seen.troubles {
            writeln!(text, "{rule}: {trouble:?}").expect("a text takes what is written to it");
        }
        for one in &seen.ratios {
            let (year, month) = (one.month.div_euclid(12), one.month.rem_euclid(12) + 1);
            let (numerator, denominator) = one.ratio;
            let ratio = format!("{numerator}/{denominator}");
            writeln!(text, "{}/{} {} {year}-{month:02} {ratio}", one.rule, one.level, one.group)
                .expect("a text takes what is written to it");
        }
        text.push_str("--\n");
    }
    text
}
