//! Packs that are wrong: every error names its place, its field and what is allowed.

use crate::ground::{CLOCKS, one_level};
use expect_test::{Expect, expect};
use rules::parse_pack;

#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is given")]
fn check(text: &str, expected: Expect) {
    let library = |name: &str| (name == "circle").then_some("extends = \"circle\"\n");
    let errors = parse_pack("p", text, &library).expect_err("the pack is wrong");
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn text_that_is_not_toml() {
    check(
        "pack = \nname = 1 2",
        expect![[r#"
            p:1:8: 不是合法的 TOML：string values must be quoted, expected literal string / not TOML: string values must be quoted, expected literal string
            p:2:8: 不是合法的 TOML：string values must be quoted, expected literal string / not TOML: string values must be quoted, expected literal string"#]],
    );
    check(
        "pack = \"a",
        expect![[
            r#"p:1:10: 不是合法的 TOML：invalid basic string, expected `"` / not TOML: invalid basic string, expected `"`"#
        ]],
    );
}

#[test]
fn keys_unknown_missing_and_of_the_wrong_form() {
    check(
        "packs = \"a\"\nversion = \"one\"\nname = \"a\"\nacceptance = \"accepted\"\n",
        expect![[r#"
            p:1:1: packs: 未知的键 / unknown key; 允许 / allowed: pack, version, name, basis, extends, acceptance, ladder, clock, rule
            p:1:1: pack: 缺少此键，应为 代码（字母、数字、- _ .） / this key is missing; expected a code (letters, digits, - _ .)
            p:2:11: version: "one" 的形式不对，应为 整数 / "one" has the wrong form; expected a whole number
            p:3:8: name: "a" 的形式不对，应为 { zh = "…", en = "…" } / "a" has the wrong form; expected { zh = "…", en = "…" }
            p:4:14: acceptance: "accepted" 的形式不对，应为 事件的列表，如 ["accepted", "step_ended:review", "decided=denied"] / "accepted" has the wrong form; expected a list of events like ["accepted", "step_ended:review", "decided=denied"]"#]],
    );
}

#[test]
fn a_pack_that_extends_nothing_or_itself() {
    let head = "pack = \"p\"\nname = { zh = \"包\", en = \"pack\" }\n";
    check(
        &format!("{head}extends = \"nobody\"\n"),
        expect![[r#"p:3:11: extends: 没有规则包“nobody” / there is no pack "nobody""#]],
    );
    check(
        &format!("{head}extends = \"circle\"\n"),
        expect![[
            r#"circle:1:11: extends: “circle”循环沿用，或层数过多 / "circle" is extended in a circle, or too deep"#
        ]],
    );
}

#[test]
fn clocks() {
    let clock = r#"
pack = "p"
name = { zh = "包", en = "pack" }
[[clock]]
code = "a b"
name = { zh = "钟", en = "" }
per = "case"
starts = ["acepted"]
stops = ["decided=refused"]
limit = ["item.promise", "20 workdays"]
counting = 3
extends = { by = ["extended"], most = "ten days" }
[[clock.suspend]]
from = ["special_started"]
until = ["special_ended"]
"#;
    check(
        clock,
        expect![[r#"
            p:5:8: clock a b code: "a b" 的形式不对，应为 代码（字母、数字、- _ .） / "a b" has the wrong form; expected a code (letters, digits, - _ .)
            p:6:8: clock a b name: { zh = "钟", en = "" } 的形式不对，应为 { zh = "…", en = "…" } / { zh = "钟", en = "" } has the wrong form; expected { zh = "…", en = "…" }
            p:7:7: clock a b per: 不允许“case” / "case" is not allowed; 允许 / allowed: matter, each, subject, stop
            p:8:11: clock a b starts: 不允许“acepted” / "acepted" is not allowed; 允许 / allowed: submitted, pre_accepted, received, correction_requested, correction_supplied, accepted, accepted_with_gaps, refused_to_accept, dispatched, signed_for, transferred, step_started, step_ended, returned, special_started, special_ended, suspended, resumed, extended, hearing_notified, hearing_held, site_verified, material_requested, material_received, document_issued, fee_charged, fee_refunded, decided, certificate_issued, delivered, concluded, withdrawn, revoked, voided, terminated, reopened, amended, archived, filed, penalty_imposed, paid, rated, complained, complaint_upheld, urged, answered, called_back, rectification_ordered, rectified, supervision_ordered, supervision_answered, supervision_closed, notice_raised, card_issued, card_acknowledged, card_explained, appealed, appeal_decided, card_withdrawn, card_closed, bulletin_issued, drafted, verified, escalated, proposed, recused, noted, observed, other
            p:9:10: clock a b stops: 不允许“decided=refused” / "decided=refused" is not allowed; 允许 / allowed: =granted, =denied, =partial, =satisfied, =dissatisfied
            p:10:10: clock a b limit: "item.promise" 的形式不对，应为 时限来源的列表：item.promised, item.statutory, item.accept, item.deliver, item.step, item.special, planned, declared, "20 working_day", "joint:45 working_day" / "item.promise" has the wrong form; expected a list of sources of a limit: item.promised, item.statutory, item.accept, item.deliver, item.step, item.special, planned, declared, "20 working_day", "joint:45 working_day"
            p:10:26: clock a b limit: "20 workdays" 的形式不对，应为 时限来源的列表：item.promised, item.statutory, item.accept, item.deliver, item.step, item.special, planned, declared, "20 working_day", "joint:45 working_day" / "20 workdays" has the wrong form; expected a list of sources of a limit: item.promised, item.statutory, item.accept, item.deliver, item.step, item.special, planned, declared, "20 working_day", "joint:45 working_day"
            p:11:12: clock a b counting: 3 的形式不对，应为 其中之一：day, instant / 3 has the wrong form; expected one of day, instant
            p:12:39: clock a b extends most: "ten days" 的形式不对，应为 时限，如 "5 working_day"（至多 10000） / "ten days" has the wrong form; expected a limit like "5 working_day" (at most 10000)
            p:13:1: clock a b suspend 1 to: 缺少此键，应为 事件的列表，如 ["accepted", "step_ended:review", "decided=denied"] / this key is missing; expected a list of events like ["accepted", "step_ended:review", "decided=denied"]
            p:15:1: clock a b suspend 1 until: 未知的键 / unknown key; 允许 / allowed: from, to, same_subject, grounds, needs_notice, cap"#]],
    );
}

#[test]
fn two_clocks_of_one_code() {
    let clock = "[[clock]]\ncode = \"step\"\nname = { zh = \"钟\", en = \"clock\" }\nstarts = [\"accepted\"]\nlimit = [\"declared\"]\n";
    check(
        &format!("{CLOCKS}{clock}"),
        expect![[r#"p:35:8: clock step code: “step”出现两次 / "step" stands twice"#]],
    );
}

#[test]
fn what_every_rule_has() {
    let rule = r#"
[[rule]]
code = "r"
kind = "clock"
name = { zh = "规则", en = "rule" }
point = "times"
basis = " "
from = 2026-03-02
through = 2026-03-01
case_types = ["instant"]
issue = "by hand"
clock = "promise"
[[rule.level]]
code = "yellow"
name = { zh = "黄牌", en = "yellow card" }
score = -1.555
at = "limit minus 2"
compare = "over"
[[rule.level]]
code = "yellow"
name = { zh = "黄牌", en = "yellow card" }
[[rule.follow_up]]
code = "reply"
limit = "20000 working_day"
[[rule.example]]
title = "no story"
"#;
    check(
        &format!("{CLOCKS}{rule}"),
        expect![[r#"
            p:39:9: rule r point: 不允许“times” / "times" is not allowed; 允许 / allowed: time, process, content, fee, discretion, risk, conduct, statistics, evidence
            p:40:9: rule r basis: 依据不能空白 / the basis may not be blank
            p:42:11: rule r through: 施行末日早于首日 / the last day in force lies before the first
            p:43:15: rule r case_types: 不允许“instant” / "instant" is not allowed; 允许 / allowed: immediate, promised, forwarded, parallel
            p:44:9: rule r issue: 不允许“by hand” / "by hand" is not allowed; 允许 / allowed: automatic, manual
            p:45:9: rule r clock: 不允许“promise” / "promise" is not allowed; 允许 / allowed: promised, decision, step
            p:46:1: rule r level: “yellow”出现两次 / "yellow" stands twice
            p:49:9: rule r level yellow score: -1.555 的形式不对，应为 至多两位小数的数 / -1.555 has the wrong form; expected a number with at most two decimals
            p:50:6: rule r level yellow at: "limit minus 2" 的形式不对，应为 时钟上的一点：limit, limit - 2, limit + 1, 80%, start + 5, due - 24 hour, due - 5 working_day / "limit minus 2" has the wrong form; expected a point on a clock: limit, limit - 2, limit + 1, 80%, start + 5, due - 24 hour, due - 5 working_day
            p:51:11: rule r level yellow compare: 不允许“over” / "over" is not allowed; 允许 / allowed: reaches, exceeds
            p:57:9: rule r follow_up reply limit: "20000 working_day" 的形式不对，应为 时限，如 "5 working_day"（至多 10000） / "20000 working_day" has the wrong form; expected a limit like "5 working_day" (at most 10000)
            p:58:1: rule r example 1 story: 缺少此键，应为 文字 / this key is missing; expected a text"#]],
    );
}

#[test]
fn kinds_and_their_keys() {
    check(
        &format!("{CLOCKS}{}", one_level("kind = \"clocks\"\nclock = \"promised\"")),
        expect![[
            r#"p:39:8: rule r kind: 不允许“clocks” / "clocks" is not allowed; 允许 / allowed: clock, sequence, repeated, event, absent, materials, unlisted, unauthorised, separation, irregular, suspension, fee, declared, deemed, ratio, volume, in_use"#
        ]],
    );
    check(
        &format!("{CLOCKS}{}", one_level("kind = \"fee\"\nwhat = \"above\"\nclock = \"promised\"")),
        expect![[r#"
            p:40:8: rule r what: 不允许“above” / "above" is not allowed; 允许 / allowed: over, differs, unlisted
            p:41:1: rule r clock: 未知的键 / unknown key; 允许 / allowed: code, kind, name, version, point, basis, matter, from, through, issue, then, supersede, notify, items, departments, case_types, kinds, when, demand, avoid, level, follow_up, example, what, of, refunds, judged, tolerance"#]],
    );
    check(
        &format!("{CLOCKS}{}", one_level("kind = \"sequence\"\nchain = [\"accepted\"]")),
        expect!["p:40:9: rule r chain: 链须有 2 至 32 环 / a chain has 2 to 32 links"],
    );
    check(
        &format!(
            "{CLOCKS}{}",
            one_level("kind = \"sequence\"\nchain = [\"accepted\", \"decided\"]\nnames = [\"a\"]")
        ),
        expect!["p:41:9: rule r names: 名称 1 个，环 2 个 / 1 names for 2 links"],
    );
    check(
        &format!(
            "{CLOCKS}{}",
            one_level("kind = \"sequence\"\nchain = [\"accepted\", \"decided\"]\noptional = [\"a\"]")
        ),
        expect![[
            r#"p:41:13: rule r optional: 不允许“a” / "a" is not allowed; 允许 / allowed: accepted, decided"#
        ]],
    );
    check(
        &format!("{CLOCKS}{}", one_level("kind = \"absent\"\njudged = [\"decided\"]")),
        expect![
            "p:34:1: rule r expected: expected、documents、item_step 至少写一个 / give expected, documents or item_step"
        ],
    );
    check(
        &format!(
            "{CLOCKS}{}",
            one_level(
                "kind = \"event\"\non = [\"decided\"]\nafter = [\"accepted\"]\nbefore = [\"concluded\"]"
            )
        ),
        expect!["p:42:10: rule r before: after 与 before 只能写一个 / either after or before, not both"],
    );
    check(
        &format!("{CLOCKS}{}", one_level("kind = \"deemed\"\nclock = \"promised\"\nwhat = \"acceptance\"")),
        expect!["p:40:9: rule r clock: 此时钟没有 deemed 起点 / this clock has no deemed start"],
    );
    check(
        &format!(
            "{CLOCKS}{}at = \"2\"\n",
            one_level(
                "kind = \"ratio\"\ngroup = \"person\"\nnumerator = [\"over:promise\"]\ndenominator = [\"twice:done\"]"
            )
        ),
        expect![[r#"
            p:40:9: rule r group: 不允许“person” / "person" is not allowed; 允许 / allowed: department, item
            p:41:14: rule r numerator: 不允许“over:promise” / "over:promise" is not allowed; 允许 / allowed: over:promised, over:decision, over:step
            p:42:16: rule r denominator: 不允许“done” / "done" is not allowed; 允许 / allowed: submitted, pre_accepted, received, correction_requested, correction_supplied, accepted, accepted_with_gaps, refused_to_accept, dispatched, signed_for, transferred, step_started, step_ended, returned, special_started, special_ended, suspended, resumed, extended, hearing_notified, hearing_held, site_verified, material_requested, material_received, document_issued, fee_charged, fee_refunded, decided, certificate_issued, delivered, concluded, withdrawn, revoked, voided, terminated, reopened, amended, archived, filed, penalty_imposed, paid, rated, complained, complaint_upheld, urged, answered, called_back, rectification_ordered, rectified, supervision_ordered, supervision_answered, supervision_closed, notice_raised, card_issued, card_acknowledged, card_explained, appealed, appeal_decided, card_withdrawn, card_closed, bulletin_issued, drafted, verified, escalated, proposed, recused, noted, observed, other
            p:46:6: rule r level yellow at: "2" 的形式不对，应为 比例，如 "2%"、"0.5%"、"1/3" / "2" has the wrong form; expected a share like "2%", "0.5%", "1/3""#]],
    );
}

#[test]
fn a_rule_has_a_level_and_some_kinds_have_one() {
    let two = format!(
        "{CLOCKS}{}[[rule.level]]\ncode = \"red\"\nname = {{ zh = \"红牌\", en = \"red card\" }}\n",
        one_level("kind = \"fee\"")
    );
    check(
        &two,
        expect![[r#"p:40:1: rule r level: “fee”类规则只有一个级别 / a rule of kind "fee" has one level"#]],
    );
    let none = "[[rule]]\ncode = \"r\"\nkind = \"fee\"\nname = { zh = \"规则\", en = \"rule\" }\npoint = \"fee\"\nbasis = \"x\"\n";
    check(
        &format!("{CLOCKS}{none}"),
        expect![
            "p:34:1: rule r level: 缺少此键，应为 表的列表 [[…]] / this key is missing; expected a list of tables [[…]]"
        ],
    );
}

#[test]
fn more_events_than_a_pack_may_speak_of() {
    let list: Vec<String> = (0..130).map(|number| format!("\"step_ended:s{number}\"")).collect();
    let rule = one_level(&format!("kind = \"event\"\non = [{}]", list.join(", ")));
    let errors = parse_pack("p", &format!("{CLOCKS}{rule}"), &|_| None).expect_err("too many");
    expect!["p:40:2082: rule r on: 一个规则包至多提到 128 种事件 / a pack may speak of at most 128 different events"].assert_eq(&errors[0].to_string());
}
