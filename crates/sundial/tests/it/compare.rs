//! `sundial compare`: a legacy system's own cards held against the recomputed ones.

use crate::run::{shown, sundial};
use expect_test::{Expect, expect};

const LOG: &str = "crates/sundial/tests/it/data/cases.csv --rules crates/sundial/tests/it/data/small.toml";

/// A cards file in a folder of its own, called DIR in what is shown.
fn with_cards(log: &str, cards: &str, arguments: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("cards.csv");
    std::fs::write(&file, cards).expect("it can be written");
    let line = format!("compare {log} --cards {} {arguments}", file.display());
    shown(&line).replace(&folder.path().display().to_string(), "DIR")
}

fn check(cards: &str, arguments: &str, expected: &Expect) {
    expected.assert_eq(&with_cards(LOG, cards, arguments));
}

/// The findings of a log as a legacy system would list them.
fn own_cards(line: &str) -> String {
    let output = sundial(&line.split(' ').collect::<Vec<_>>());
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    let rows = text.lines().skip(1).map(|row| {
        let fields: Vec<&str> = row.split(',').collect();
        format!("{},{},{},{}\n", fields[0], fields[5], fields[7], fields[3])
    });
    format!("case,level,day,rule\n{}", rows.collect::<String>())
}

fn report(log: &str, cards: &str, arguments: &str) -> serde_json::Value {
    let text = with_cards(log, cards, &format!("{arguments} --format json"));
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn our_own_cards_are_the_same() {
    let cards = own_cards("audit examples/permits.csv --format csv");
    let report = report("examples/permits.csv", &cards, "");
    let counts = report["counts"].as_object().expect("there are counts");
    assert_eq!(counts["same"].as_u64(), Some(cards.lines().count() as u64 - 1));
    assert!(counts.iter().all(|(verdict, count)| verdict == "same" || count == 0), "{counts:?}");
}

#[test]
fn the_comparison_is_the_same_for_any_number_of_threads() {
    let cards = own_cards("audit examples/permits.csv --calendar weekdays --format csv");
    let one = with_cards("examples/permits.csv", &cards, "--threads 1 --format json");
    assert!(one.contains("\"readings\""), "{one}");
    for threads in [2, 3, 8] {
        let many = with_cards("examples/permits.csv", &cards, &format!("--threads {threads} --format json"));
        assert_eq!(many, one, "{threads} threads");
    }
}

#[test]
fn the_rules_that_the_legacy_knows_can_be_said() {
    let cards: String = own_cards("audit examples/permits.csv --format csv")
        .lines()
        .filter(|row| row.ends_with(",rule") || row.ends_with(",promised-overdue"))
        .filter_map(|row| Some(format!("{}\n", row.rsplit_once(',')?.0)))
        .collect();
    let all = report("examples/permits.csv", &cards, "");
    assert!(all["counts"]["missing"].as_u64() > Some(0));
    let only = report("examples/permits.csv", &cards, "--rule promised-overdue");
    assert_eq!(only["counts"]["same"].as_u64(), Some(cards.lines().count() as u64 - 1));
    assert_eq!(only["counts"]["missing"], 0);
    let text = with_cards("examples/permits.csv", &cards, "--rule none-such");
    assert!(text.starts_with("错误 R-03"), "{text}");
}

#[test]
fn a_legacy_that_knows_no_holidays_is_recognised() {
    let cards = own_cards("audit examples/permits.csv --calendar weekdays --format csv");
    let report = report("examples/permits.csv", &cards, "");
    let readings = report["readings"].as_array().expect("there are readings");
    let of = |code: &str| readings.iter().find(|one| one["reading"] == code).expect("it is tried");
    assert!(of("weekdays")["of"].as_u64() > Some(0));
    assert_eq!(of("weekdays")["explains"], of("weekdays")["of"]);
    assert!(of("no-extension")["explains"].as_u64() < of("no-extension")["of"].as_u64());
}

#[test]
fn a_lag_is_seen_and_can_be_said() {
    let cards = "办件编号,牌色,亮牌日期\nA-1,黄牌,2026年2月27日\n";
    let text = with_cards(LOG, cards, "");
    assert!(text.contains("--lag 1"), "{text}");
    let report = report(LOG, cards, "--lag 1");
    assert_eq!(report["counts"]["same"], 1);
}

#[test]
fn each_discrepancy_is_explained() {
    let cards = "case,level,day,overdue\n\
        A-1,yellow,2026-02-25,4\n\
        A-2,yellow,2026-03-04,\n\
        X-9,red,2026-03-04,\n";
    check(
        cards,
        "",
        &expect![[r#"
            日晷影子对比  截至 2026-03-04 11:00
            3 个办件，现有系统 3 张牌（DIR/cards.csv），规则包 small v3
            比较“时效”类规则，以及牌上写明的规则；现有系统从不使用的级别不算漏发

            一致                                 0
            日期不同                             1
            不应发                               1
            日志中没有该办件                     1

            现有系统的日期减去重算的日期（自然日）
            -1                                   1

            哪种算法得到现有系统的结果（2 处差异）
            first-day                    1  受理当日计入
            wall-clock-pause             1  停计按时刻扣除，不按整日
            hunan-2018                   1  湖南 2018 规则包（按厂商示例的算法）
            没有一种算法能解释           1

            差异（共 3 处，列出 3 处）
            日期不同          A-1   现有 yellow 2026-02-25，超 4 日；重算 yellow 2026-02-26 late；自 2026-02-11 起，3 working_day，停计 12 日，应于 2026-02-26，超 3；相差 -1 个工作日；可由此得到：first-day wall-clock-pause hunan-2018
            不应发            A-2   现有 yellow 2026-03-04
            日志中没有该办件  X-9   现有 red 2026-03-04
        "#]],
    );
    check(
        cards,
        "--lang en",
        &expect![[r#"
            Sundial compare  as of 2026-03-04 11:00
            3 cases, 3 legacy cards (DIR/cards.csv), pack small v3
            compared: rules on time, and rules that the cards name; a level the legacy never uses is not missing

            the same                             0
            another day                          1
            not justified                        1
            no such case in the log              1

            legacy day less recomputed day (calendar days)
            -1                                   1

            which reading gives what the legacy has (of 2 discrepancies)
            first-day                    1  the day of acceptance counts
            wall-clock-pause             1  pauses are left out by the wall clock
            hunan-2018                   1  pack hunan-2018, as the vendor computes
            explained by none            1

            discrepancies (3, 3 shown)
            another day              A-1   legacy yellow 2026-02-25, 4 over; recomputed yellow 2026-02-26 late; from 2026-02-11, 3 working_day, 12 days left out, due 2026-02-26, 3 over; -1 working days apart; given by: first-day wall-clock-pause hunan-2018
            not justified            A-2   legacy yellow 2026-03-04
            no such case in the log  X-9   legacy red 2026-03-04
        "#]],
    );
}

#[test]
fn every_card_is_a_row_of_csv() {
    check(
        "case,level,day,overdue\nA-1,yellow,2026-02-26,9\n",
        "--format csv",
        &expect![[r#"
        verdict,case,department,item,legacy_row,legacy_level,legacy_day,rule,level,day,due,over,readings
        other_overdue,A-1,甲局,I-1,2,yellow,2026-02-26,late,yellow,2026-02-26,2026-02-26,3,
    "#]],
    );
}

#[test]
fn what_the_legacy_has_not_is_missing() {
    check(
        "case,level,day\nX-1,yellow,2026-02-26\n",
        "--format csv",
        &expect![[r#"
            verdict,case,department,item,legacy_row,legacy_level,legacy_day,rule,level,day,due,over,readings
            missing,A-1,甲局,I-1,,,,late,yellow,2026-02-26,2026-02-26,3,any-pause-both-days
            unknown_case,X-1,,,2,yellow,2026-02-26,,,,,,
        "#]],
    );
}

#[test]
fn rows_that_cannot_be_read_are_listed() {
    check(
        "case,level,day\nA-1,yellow,soon\n,yellow,2026-02-26\n",
        "--format csv",
        &expect![[r#"
        verdict,case,department,item,legacy_row,legacy_level,legacy_day,rule,level,day,due,over,readings
        DIR/cards.csv:2 day "soon": 时间无法识别或不存在 (D-05)
        DIR/cards.csv:3 case "": 缺少办件编号 (D-02)
        exit 3
    "#]],
    );
}

#[test]
fn a_mapping_names_columns_levels_and_rules() {
    let folder = tempfile::tempdir().expect("a folder");
    let mapping = folder.path().join("cards.toml");
    let text = "[columns]\ncase = \"no\"\nlevel = \"kind\"\nday = \"when\"\nrule = \"code\"\n\
        [levels]\nK1 = \"yellow\"\n[rules]\nR7 = \"late\"\n";
    std::fs::write(&mapping, text).expect("it can be written");
    let cards = "no,kind,when,code\nA-1,K1,20260226,R7\n";
    let report = report(LOG, cards, &format!("--mapping-cards {}", mapping.display()));
    assert_eq!(report["counts"]["same"], 1);
}

#[test]
fn a_cards_file_without_a_day_is_refused() {
    let text = with_cards(LOG, "case,level\nA-1,yellow\n", "");
    assert!(text.starts_with("错误 I-02") && text.ends_with("exit 4\n"), "{text}");
}

#[test]
fn a_mapping_of_cards_that_is_wrong_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let mapping = folder.path().join("cards.toml");
    std::fs::write(&mapping, "[colums]\ncase = \"no\"\n").expect("it can be written");
    let text = with_cards(LOG, "case,level,day\n", &format!("--mapping-cards {}", mapping.display()));
    assert!(text.starts_with("错误 I-03") && text.contains("colums"), "{text}");
}

/// A system that marks every case: what it calls in time is no card, with a day or without one.
#[test]
fn a_level_that_is_mapped_to_ignore_is_no_card() {
    let folder = tempfile::tempdir().expect("a folder");
    let mapping = folder.path().join("cards.toml");
    std::fs::write(&mapping, "[levels]\nLATE = \"yellow\"\nFINE = \"ignore\"\n").expect("it can be written");
    let cards = "case,level,day\nA-1,FINE,\nA-1,FINE,2026-03-02\nA-1,LATE,2026-02-26\n";
    let report = report(LOG, cards, &format!("--mapping-cards {}", mapping.display()));
    assert_eq!(report["legacy_cards"].as_u64(), Some(1), "{report}");
}
