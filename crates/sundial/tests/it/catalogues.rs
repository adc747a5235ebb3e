//! `sundial rules accountability` and `sundial rules coverage`.

use crate::real_logs::data;
use crate::run::{shown, sundial};
use engine::accountability::SourceGrade;
use expect_test::{Expect, expect};

fn check(line: &str, expected: &Expect) {
    expected.assert_eq(&shown(line));
}

fn json(arguments: &[&str]) -> serde_json::Value {
    let output = sundial(arguments);
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

#[test]
fn every_situation_is_listed_once() {
    let list = shown("rules accountability");
    let json = json(&["rules", "accountability", "--format", "json"]);
    let situations = json["situations"].as_array().expect("a list");
    assert!(situations.len() >= 65, "{}", situations.len());
    for situation in situations {
        let code = situation["code"].as_str().expect("a code");
        let lines = list.lines().filter(|line| line.split(' ').next() == Some(code));
        assert_eq!(lines.count(), 1, "{code} in\n{list}");
    }
}

#[test]
fn a_situation_shows_law_consequence_and_evidence() {
    check(
        "rules accountability correction-twice",
        &expect![[r#"
        correction-twice  不一次告知补正
        材料不齐，不一次告知须补正的全部内容，多次告知或者受理后再告知。
        失误；承办人员，直接负责的主管人员，部门

        依据
          行政许可法 第七十二条第四项“不一次告知申请人必须补正的全部内容的”（法律法规原文）

        后果
          一般：有此情形 → 责令改正
          较大：情节严重 → 依法给予处分

        证据
          statute/second-correction
          statute/correction-after-acceptance
          jiangsu-2013/multi-correction
          jiangsu-2013/correction-after-accept
          投诉举报
    "#]],
    );
}

#[test]
fn a_finding_leads_to_the_situations_for_which_it_is_evidence() {
    let arguments = ["rules", "accountability", "--rule", "statute/entered-late", "--format", "json"];
    let codes: Vec<String> = json(&arguments)["situations"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["code"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(codes, ["offline"]);
}

#[test]
fn a_situation_or_a_catalogue_that_is_not_there_is_refused() {
    check(
        "rules accountability murder",
        &expect![[r#"
        错误 R-04：目录中没有问责情形 murder
          办法：用 sundial rules accountability 列出全部情形
        error R-04: the catalogue has no situation murder
          next: sundial rules accountability lists them all
        exit 2
    "#]],
    );
    check(
        "rules accountability --catalogue atlantis",
        &expect![[r#"
        错误 R-05：没有内置的 atlantis
          原因：内置的有：government-services
          办法：用内置的名称，或给出 .toml 文件的路径
        error R-05: atlantis is not shipped
          why:  shipped: government-services
          next: name one that is, or give the path of a .toml file
        exit 2
    "#]],
    );
}

#[test]
fn a_wrong_file_of_powers_is_told_where() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mine.toml");
    std::fs::write(&file, "powers = \"mine\"\nname = \"mine\"\n").expect("it can be written");
    let text = shown(&format!("rules coverage --powers {}", file.display()));
    assert!(text.contains("R-06") && text.contains("mine.toml:2:8: name"), "{text}");
    assert!(text.ends_with("exit 4\n"), "{text}");
}

#[test]
fn the_coverage_of_ezhou_in_figures() {
    let json = json(&["rules", "coverage", "--powers", "ezhou", "--format", "json"]);
    expect![[r#"
        {
          "by_rule": 150,
          "measures": 178,
          "measures_with_rule": 135,
          "points": 285,
          "powers": 29,
          "with_measure": 211
        }
        {
          "dormant": 10,
          "fired": 0,
          "in_force": 150,
          "manual": 51,
          "open": 74,
          "silent": 0,
          "watched": 0
        }
        {
          "high": {
            "by_rule": 36,
            "points": 116
          },
          "low": {
            "by_rule": 13,
            "points": 35
          },
          "medium": {
            "by_rule": 101,
            "points": 134
          }
        }"#]]
    .assert_eq(&format!("{:#}\n{:#}\n{:#}", json["figures"], json["covers"], json["levels"]));
}

/// A log of the simulator: rules fire on items of powers, and rows and object tell the same.
#[test]
fn a_log_shows_which_rules_fired_on_which_power() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log.csv");
    let log = log.to_str().expect("a path");
    let simulated =
        ["simulate", "--city", "ezhou", "--cases", "3000", "--misconduct", "300000", "--out", log];
    assert!(sundial(&simulated).status.success());
    let line = ["rules", "coverage", "--powers", "ezhou", "--log", log, "--format"];
    let found = json(&[&line[..], &["json"]].concat());
    let points = found["points"].as_array().expect("a list");
    let of = |cover: &str| points.iter().filter(|point| point["cover"] == cover).count();
    assert!(of("fired") > 5 && of("watched") > 5 && of("silent") > 5, "{}", found["covers"]);
    assert_eq!(of("in_force"), 0, "with a log a rule is seen at work or not");
    for point in points.iter().filter(|point| point["cover"] == "fired") {
        let power = point["power"].as_str().unwrap_or_default();
        assert!(!power.starts_with("GA-"), "{power} has no items, so no log can show it");
    }
    let rows = sundial(&[&line[..], &["csv"]].concat()).stdout;
    let rows = String::from_utf8(rows).expect("text");
    assert_eq!(rows.lines().count(), points.len() + 1);
    let fired = rows.lines().filter(|row| row.starts_with("fired,")).count();
    assert_eq!(fired, of("fired"));
}

/// Quotations are compared with the texts of the laws, which are not part of this repository.
#[test]
fn every_quotation_stands_in_the_article_that_is_named() {
    let Some(folder) = data("every_quotation_stands_in_the_article_that_is_named", "law/texts") else {
        return;
    };
    let signals: Vec<&str> = audit::forensics::Signal::ALL.iter().map(|signal| signal.code()).collect();
    let read = rules::load_accountability("government-services", &rules::Known::shipped(&signals));
    let read = read.expect("it is shipped").expect("it reads");
    let mut checked = 0;
    for situation in read.situations {
        for basis in situation.basis {
            let file = std::fs::read_dir(&folder).expect("the folder can be listed").find_map(|entry| {
                let path = entry.expect("it can be listed").path();
                let name = path.file_name()?.to_str()?.to_owned();
                name.starts_with(&basis.document).then_some(path)
            });
            let Some(file) = file else {
                assert!(basis.quote.is_empty(), "{} quotes a text that is not here", situation.code);
                continue;
            };
            assert_eq!(basis.grade, SourceGrade::A, "{}: its text is here", situation.code);
            let law = std::fs::read_to_string(file).expect("a text");
            let article = article(&law, &basis.article);
            assert!(
                !basis.quote.is_empty() && item(article, &basis.article).contains(&basis.quote),
                "{}: {} {} does not say {:?}, but\n{article}",
                situation.code,
                basis.document,
                basis.article,
                basis.quote
            );
            checked += 1;
        }
    }
    assert!(checked > 60, "{checked} quotations were compared");
}

/// The text of an article, from its number to the next article or heading.
fn article<'t>(law: &'t str, named: &str) -> &'t str {
    let end = named.find('条').map_or(named.len(), |at| at + '条'.len_utf8());
    let head = format!("\n{} ", &named[..end]);
    let Some(start) = law.find(&head) else { return "" };
    let rest = &law[start + head.len()..];
    let next = |mark: &str| rest.find(mark).unwrap_or(rest.len());
    &rest[..next("\n第").min(next("\n#"))]
}

/// The item of an article where one is named (第三项), else the article.
fn item<'t>(article: &'t str, named: &str) -> &'t str {
    let Some(number) = named.strip_suffix('项').and_then(|rest| rest.rsplit('第').next()) else {
        return article;
    };
    let line = |line: &&str| {
        [('（', '）'), ('(', ')')].iter().any(|(open, close)| {
            line.strip_prefix(*open)
                .and_then(|rest| rest.strip_prefix(number))
                .is_some_and(|rest| rest.starts_with(*close))
        })
    };
    article.lines().find(line).unwrap_or_default()
}
