//! The catalogue of situations: what is shipped is true to its sources, and a wrong one is told where it is wrong.

use engine::accountability::Accountability;
use expect_test::{Expect, expect, expect_file};
use rules::{Known, accountability_page, load_accountability, parse_accountability, shipped_accountability};
use std::path::Path;

const SIGNALS: &[&str] = &[
    "back-dating",
    "after-close",
    "back-fill",
    "serial-order",
    "suspension",
    "early-exit",
    "undelivered",
    "month-end",
    "instant",
    "off-hours",
    "round-times",
    "step-order",
];

fn shipped() -> Accountability {
    let read = load_accountability("government-services", &Known::shipped(SIGNALS)).expect("it is shipped");
    read.unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

#[test]
fn the_shipped_catalogue_reads_and_is_named_like_its_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/accountability");
    let mut files: Vec<String> = (std::fs::read_dir(folder).expect("the folder is part of the project"))
        .filter_map(|entry| entry.expect("it can be listed").file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    files.sort();
    let codes: Vec<&str> = shipped_accountability().iter().map(|(code, _)| *code).collect();
    assert_eq!(files, codes);
    assert_eq!(shipped().code, codes[0]);
}

#[test]
fn the_page_is_the_one_that_the_data_writes() {
    expect_file!["../../../../docs/accountability.md"].assert_eq(&accountability_page(&shipped()));
}

#[test]
fn the_three_mistakes_in_three_grades() {
    let catalogue = shipped();
    let grades = catalogue.grades();
    expect![[r#"
        Grades {
            situations: [
                17,
                19,
                31,
            ],
            degrees: [
                [
                    16,
                    14,
                    3,
                ],
                [
                    19,
                    16,
                    3,
                ],
                [
                    25,
                    14,
                    20,
                ],
            ],
            with_rules: 49,
            without_rules: 18,
        }
    "#]]
    .assert_debug_eq(&grades);
    assert_eq!(grades.with_rules + grades.without_rules, catalogue.situations.len());
}

/// A finding that demands an answer must lead somewhere: every rule of the default pack that raises more than a notice
/// is evidence for a situation.
#[test]
fn every_card_of_the_default_pack_is_evidence_for_a_situation() {
    let catalogue = shipped();
    let pack = rules::load("statute").expect("it is shipped");
    for entry in &pack.rules.rules {
        let cards = entry.info.levels.iter().any(|level| !level.notice_only && level.code != "notice");
        let named = catalogue.of_rule("statute", &entry.info.code).next();
        assert!(named.is_some() || !cards, "{} is evidence for nothing", entry.info.code);
    }
    assert_eq!(catalogue.of_rule("statute", "nobody").next(), None);
}

#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is given")]
fn check(situation: &str, expected: Expect) {
    let head = "accountability = \"c\"\nname = { zh = \"目录\", en = \"catalogue\" }\nbasis = \"法\"\n";
    let known = Known::shipped(&["suspension"]);
    let errors = parse_accountability("c.toml", &format!("{head}{situation}"), &known)
        .expect_err("the catalogue is wrong");
    let lines: Vec<String> = errors
        .iter()
        .map(|error| {
            let text = error.to_string();
            text.split("; 允许").next().unwrap_or_default().to_owned()
        })
        .collect();
    expected.assert_eq(&lines.join("\n"));
}

const GOOD: &str = r#"[[situation]]
code = "late"
title = { zh = "迟", en = "late" }
text = { zh = "迟", en = "late" }
point = "time"
mistake = "delay"
answers = ["handler", "department"]
rules = ["statute/promised-overdue"]
basis = [{ document = "法", article = "第一条", grade = "A" }]
[[situation.degree]]
gravity = "general"
when = { zh = "有此情形", en = "given" }
consequences = ["rectify", "criticism"]
"#;

#[test]
fn a_right_one_reads() {
    let text = format!(
        "accountability = \"c\"\nname = {{ zh = \"目录\", en = \"catalogue\" }}\nbasis = \"法\"\n{GOOD}"
    );
    let read = parse_accountability("c.toml", &text, &Known::shipped(&[])).expect("it reads");
    assert_eq!(
        read.find("late").map(|one| one.rules[0].to_string()).as_deref(),
        Some("statute/promised-overdue")
    );
    assert_eq!(read.find("early"), None);
}

#[test]
fn a_catalogue_without_situations() {
    check(
        "",
        expect![[
            r#"c.toml:1:1: situation: 缺少此键，应为 表的列表 [[…]] / this key is missing; expected a list of tables [[…]]"#
        ]],
    );
}

#[test]
fn codes_that_stand_twice_and_keys_that_nobody_knows() {
    check(
        &format!("{GOOD}{}", GOOD.replace("point", "points")),
        expect![[r#"
            c.toml:17:1: situation late point: 缺少此键，应为 其中之一：time, process, content, fee, discretion, risk, conduct, statistics, evidence / this key is missing; expected one of time, process, content, fee, discretion, risk, conduct, statistics, evidence
            c.toml:18:8: situation late code: “late”出现两次 / "late" stands twice
            c.toml:21:1: situation late points: 未知的键 / unknown key"#]],
    );
}

#[test]
fn rules_and_signals_that_do_not_exist() {
    let named = "rules = [\"statute/promised-overdue\"]";
    check(
        &GOOD
            .replace(named, "rules = [\"statute/wish\", \"atlantis/late\", \"late\"]\nsignals = [\"smell\"]"),
        expect![[r#"
            c.toml:11:9: situation late rules: 没有规则作证据，须写明由何得知（learned） / no rule is evidence for it, so it must say how it is learned of (`learned`)
            c.toml:11:10: situation late rules: 不允许“statute/wish” / "statute/wish" is not allowed
            c.toml:11:26: situation late rules: 不允许“atlantis/late” / "atlantis/late" is not allowed
            c.toml:11:43: situation late rules: "late" 的形式不对，应为 规则的列表，如 ["statute/second-correction"] / "late" has the wrong form; expected a list of rules like ["statute/second-correction"]
            c.toml:12:12: situation late signals: 不允许“smell” / "smell" is not allowed"#]],
    );
}

#[test]
fn a_basis_must_be_there_and_an_article_where_the_text_was_read() {
    check(
        &GOOD.replace("[{ document = \"法\", article = \"第一条\", grade = \"A\" }]", "[]"),
        expect![
            "c.toml:12:9: situation late basis: [] 的形式不对，应为 表的列表 [[…]] / [] has the wrong form; expected a list of tables [[…]]"
        ],
    );
    check(
        &GOOD
            .replace(", article = \"第一条\", grade = \"A\"", ", grade = \"A\"")
            .replace("\"法\", g", "\" \", g"),
        expect![[r#"
            c.toml:12:23: situation late basis 1 document: " " 的形式不对，应为 文字 / " " has the wrong form; expected a text
            c.toml:12:36: situation late basis 1 grade: 读过原文（A）的，须写明条款 / where the text was read (A), the article must be named"#]],
    );
}

#[test]
fn consequences_fall_on_those_who_answer() {
    check(
        &GOOD.replace("[\"rectify\", \"criticism\"]", "[\"beheading\"]"),
        expect![[
            r#"c.toml:16:17: situation late degree 1 consequences: 不允许“beheading” / "beheading" is not allowed"#
        ]],
    );
    check(
        &GOOD.replace("\"handler\", ", ""),
        expect![[
            r#"c.toml:10:11: situation late answers: “批评教育”落不到 answers 所列的任何一方 / "criticism" falls on nobody who answers"#
        ]],
    );
    check(
        &GOOD.replace("\"rectify\", ", ""),
        expect![
            "c.toml:10:11: situation late answers: 部门须负责，却没有任何后果 / the department must answer, but nothing follows"
        ],
    );
    check(
        &GOOD.replace("[\"handler\", \"department\"]", "[]"),
        expect!["c.toml:10:11: situation late answers: 须写明由谁负责 / somebody must answer for it"],
    );
}

#[test]
fn degrees_stand_lightest_first() {
    let degree = "[[situation.degree]]\ngravity = \"general\"\nwhen = { zh = \"再\", en = \"again\" }\nconsequences = []\n";
    check(
        &format!("{GOOD}{degree}"),
        expect![[r#"
        c.toml:18:11: situation late degree 2 gravity: 程度须由轻到重，每种至多一次 / degrees stand lightest first, each gravity once
        c.toml:20:16: situation late degree 2 consequences: [] 的形式不对，应为 列表，取自：criticism, rectify, refund, recover, compensate, statement, unit_statement, bonus_lost, talk, bulletin, watched, admonition, suspension, transfer, dismissal, sanction, warning, demerit, grave_demerit, demotion, removal, expulsion, severe, prosecution / [] has the wrong form; expected a list of criticism, rectify, refund, recover, compensate, statement, unit_statement, bonus_lost, talk, bulletin, watched, admonition, suspension, transfer, dismissal, sanction, warning, demerit, grave_demerit, demotion, removal, expulsion, severe, prosecution"#]],
    );
}
