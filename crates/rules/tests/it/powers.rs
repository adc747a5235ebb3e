//! Powers, risk points and measures: the shipped ones, the wrong ones, and how far rules watch them.

use engine::RuleTally;
use engine::power::{Cover, Powers, RiskLevel, Seen, coverage};
use expect_test::{Expect, expect};
use rules::{Known, load_powers, parse_powers, shipped_powers};
use std::path::Path;

fn ezhou() -> Powers {
    let read = load_powers("ezhou", &Known::shipped(&[])).expect("it is shipped");
    read.unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

#[test]
fn every_shipped_file_reads_and_is_named_like_its_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/powers");
    let mut files: Vec<String> = (std::fs::read_dir(folder).expect("the folder is part of the project"))
        .filter_map(|entry| entry.expect("it can be listed").file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    files.sort();
    let codes: Vec<&str> = shipped_powers().iter().map(|(code, _)| *code).collect();
    assert_eq!(files, codes);
    assert_eq!(ezhou().code, "ezhou");
}

/// The size that the city reported: 29 flowcharts, 285 risk points, 178 measures.
#[test]
fn ezhou_has_the_size_that_was_reported() {
    let powers = ezhou();
    let figures = coverage(&powers, &rules::load("statute").expect("it is shipped").rules, None).figures();
    assert_eq!((figures.powers, figures.points, figures.measures), (29, 285, 178));
    assert_eq!(figures.levels.iter().sum::<usize>(), 285);
    assert_eq!(figures.covers.iter().sum::<usize>(), 285);
    assert_eq!(figures.departments.iter().map(|one| one.points).sum::<usize>(), 285);
    assert_eq!(figures.departments.iter().map(|one| one.powers).sum::<usize>(), 29);
    assert_eq!(figures.by_rule(), figures.departments.iter().map(|one| one.by_rule).sum::<usize>());
    assert_eq!(figures.with_measure(), figures.departments.iter().map(|one| one.with_measure).sum::<usize>());
}

/// Nothing is in the library only to be counted.
#[test]
fn every_risk_and_every_measure_of_the_library_is_used() {
    let powers = ezhou();
    for risk in &powers.risks {
        assert!(powers.points().any(|(_, _, point)| point.code == risk.code), "{}", risk.code);
    }
    for measure in &powers.measures {
        let taken = powers.powers.iter().any(|power| power.measures.contains(&measure.code));
        assert!(taken, "{}", measure.code);
    }
}

const HEAD: &str = r#"powers = "p"
name = { zh = "权力", en = "powers" }
basis = "演示"
[[risk]]
code = "late"
name = { zh = "迟", en = "late" }
text = { zh = "迟", en = "late" }
level = "medium"
[[risk]]
code = "gift"
name = { zh = "礼", en = "gift" }
text = { zh = "礼", en = "gift" }
level = "low"
[[measure]]
code = "watch"
name = { zh = "看", en = "watch" }
text = { zh = "看", en = "watch" }
against = ["late"]
rules = ["statute/promised-overdue", "yulin/promise"]
[[measure]]
code = "talk"
name = { zh = "谈", en = "talk" }
text = { zh = "谈", en = "talk" }
against = ["gift"]
"#;
const POWER: &str = r#"[[power]]
code = "P1"
name = { zh = "一", en = "one" }
department = "局"
kind = "permit"
items = ["i-1"]
basis = [{ document = "法", article = "第一条" }]
measures = ["watch"]
step = [
    { code = "accept", name = { zh = "受理", en = "accept" }, role = "window", next = ["decide"], risks = ["gift"], raised = ["gift"] },
    { code = "decide", name = { zh = "决定", en = "decide" }, role = "head", next = ["accept", "end"], risks = ["late"] },
    { code = "end", name = { zh = "办结", en = "end" }, role = "window" },
]
"#;

fn small() -> Powers {
    parse_powers("p.toml", &format!("{HEAD}{POWER}"), &Known::shipped(&[])).expect("it reads")
}

fn covers(pack: &str, log: Option<&Seen>) -> Vec<(String, RiskLevel, Cover, u64)> {
    let (powers, pack) = (small(), rules::load(pack).expect("it is shipped"));
    let coverage = coverage(&powers, &pack.rules, log);
    let fired = |point: &engine::power::PointCover<'_>| point.rules.iter().map(|rule| rule.fired).sum();
    let one = |point: &engine::power::PointCover<'_>| {
        (point.risk.code.clone(), point.point.level, point.cover, fired(point))
    };
    coverage.points.iter().map(one).collect()
}

#[test]
fn a_rule_counts_only_in_the_pack_that_is_in_force() {
    let gift = ("gift".to_owned(), RiskLevel::High, Cover::Open, 0);
    let late = |cover| ("late".to_owned(), RiskLevel::Medium, cover, 0);
    assert_eq!(covers("statute", None), [gift.clone(), late(Cover::InForce)]);
    assert_eq!(covers("yulin", None), [gift.clone(), late(Cover::InForce)]);
    assert_eq!(covers("hunan-2018", None), [gift, late(Cover::Dormant)]);
}

#[test]
fn a_log_shows_whether_a_rule_judged_and_fired_on_the_items_of_the_power() {
    let mut seen = Seen::default();
    let late = |seen: &Seen| covers("statute", Some(seen)).remove(1);
    assert_eq!(late(&seen).2, Cover::Silent, "no cases at all");
    seen.rules
        .insert("promised-overdue".to_owned(), RuleTally { evaluated: 5, fired: 2, ..RuleTally::default() });
    seen.cases.insert("i-2".to_owned(), 5);
    seen.fired.insert(("promised-overdue".to_owned(), "i-2".to_owned()), 2);
    assert_eq!((late(&seen).2, late(&seen).3), (Cover::Silent, 0), "cases of another power");
    seen.cases.insert("i-1".to_owned(), 3);
    assert_eq!((late(&seen).2, late(&seen).3), (Cover::Watched, 0), "judged, and nothing found");
    seen.fired.insert(("promised-overdue".to_owned(), "i-1".to_owned()), 1);
    assert_eq!((late(&seen).2, late(&seen).3), (Cover::Fired, 1));
    let troubles = [5, 0, 0, 0, 0];
    seen.rules
        .insert("promised-overdue".to_owned(), RuleTally { evaluated: 5, troubles, ..RuleTally::default() });
    seen.fired.clear();
    assert_eq!(late(&seen).2, Cover::Silent, "it could be judged on no case");
}

#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is given")]
fn check(text: &str, expected: Expect) {
    let errors = parse_powers("p.toml", text, &Known::shipped(&[])).expect_err("the file is wrong");
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn codes_that_are_not_there() {
    let power = POWER
        .replace("[\"watch\"]", "[\"watch\", \"watch\", \"pray\"]")
        .replace("risks = [\"late\"]", "risks = [\"delay\"]");
    check(
        &format!("{HEAD}{power}"),
        expect![[r#"
        p.toml:32:12: power P1 measures: 措施“watch”所防的风险，此权力一个也没有 / the measure "watch" is against no risk that this power has
        p.toml:32:22: power P1 measures: “watch”出现两次 / "watch" stands twice
        p.toml:32:31: power P1 measures: 不允许“pray” / "pray" is not allowed; 允许 / allowed: watch, talk
        p.toml:35:111: power P1 step decide risks: 不允许“delay” / "delay" is not allowed; 允许 / allowed: late, gift"#]],
    );
}

#[test]
fn a_measure_that_is_against_nothing_its_power_risks() {
    let power = POWER.replace(", risks = [\"late\"]", "");
    check(
        &format!("{HEAD}{power}"),
        expect![[
            r#"p.toml:32:12: power P1 measures: 措施“watch”所防的风险，此权力一个也没有 / the measure "watch" is against no risk that this power has"#
        ]],
    );
}

#[test]
fn a_flow_that_does_not_hold_together() {
    check(
        &format!("{HEAD}{}", POWER.replace("[\"accept\", \"end\"]", "[\"accept\"]")),
        expect![[r#"
        p.toml:33:8: power P1 step: 从环节“accept”走不到终点 / from step "accept" no end can be reached
        p.toml:33:8: power P1 step: 从环节“decide”走不到终点 / from step "decide" no end can be reached
        p.toml:33:8: power P1 step: 环节“end”从起点走不到 / step "end" cannot be reached from the first"#]],
    );
    check(
        &format!("{HEAD}{}", POWER.replace("\"end\"]", "\"ends\"]")),
        expect![[r#"
        p.toml:33:8: power P1 step: 环节“decide”之后是“ends”，没有这个环节 / after step "decide" comes "ends", which is no step
        p.toml:33:8: power P1 step: 从环节“accept”走不到终点 / from step "accept" no end can be reached
        p.toml:33:8: power P1 step: 从环节“decide”走不到终点 / from step "decide" no end can be reached
        p.toml:33:8: power P1 step: 环节“end”从起点走不到 / step "end" cannot be reached from the first"#]],
    );
}

#[test]
fn a_level_is_raised_only_where_the_risk_is() {
    check(
        &format!("{HEAD}{}", POWER.replace("raised = [\"gift\"]", "raised = [\"late\"]")),
        expect![[
            r#"p.toml:34:125: power P1 step accept raised: 不允许“late” / "late" is not allowed; 允许 / allowed: gift"#
        ]],
    );
}
