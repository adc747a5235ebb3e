//! `sundial forensics` from outside.

use crate::run::{shown, sundial};
use expect_test::expect;
use std::collections::BTreeSet;
use std::fs;

/// Honest cases of two offices; a third that accepts on a Saturday; a late entry; an end recorded after the limit.
fn planted() -> String {
    let mut rows = vec!["case,event,at,recorded_at,actor,department".to_owned()];
    for number in 0..24 {
        for (actor, department) in [("a1", "甲局"), ("b1", "乙局")] {
            let (case, minute) = (format!("{actor}/{number}"), 10 + number);
            rows.push(format!("{case},accepted,2025-03-03 09:{minute},,{actor},{department}"));
            rows.push(format!("{case},concluded,2025-03-12 15:{minute},,{actor},{department}"));
        }
        rows.push(format!("c1/{number},accepted,2025-03-08 10:{},,c1,丙局", 10 + number));
    }
    rows.push("a1/late,accepted,2025-03-03 09:15,2025-03-06 09:15,a1,甲局".to_owned());
    rows.push("b1/over,accepted,2025-03-03 09:15,,b1,乙局".to_owned());
    rows.push("b1/over,concluded,2025-03-31 16:10,2025-03-31 19:00,b1,乙局".to_owned());
    rows.join("\n")
}

/// Runs on the planted log; its folder is called DIR in what is shown.
fn on_planted(arguments: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log.csv");
    fs::write(&log, planted()).expect("it can be written");
    let text = shown(&format!("forensics {} {arguments}", log.display()));
    text.replace(&folder.path().display().to_string(), "DIR")
}

#[test]
fn the_table_shows_signals_marked_units_and_evidence() {
    expect![[r#"
        日晷取证信号  截至 2025-03-31 19:00
        DIR/log.csv，74 个办件，阈值 default
        信号不是结论，不产生红黄牌；只说明应当核对哪些案卷。
        未配置办公时间，按 09:00–12:00、13:00–17:00 推定。

        信号                            观察      命中     份额  缘由
        事后补录                          74         2     2.7%  recorded-after-limit 1，above-own-baseline 1
        下班后补录                        50         1     2.0%  entered-after-close 1
        批量补录                          49         0     0.0%
        编号与时间矛盾                    72         0     0.0%
        停计异常                  日志未载：停计
        临期退出与重开                    49         0     0.0%  （日志未载：申请人）
        办结未送达                日志未载：出证、送达
        月末集中办结                      49         1     2.0%  month-end 1
        瞬间办结                          49         0     0.0%
        非工作时间操作                   123        24    19.5%  rest-day 24
        整点时间                         123         0     0.0%
        环节与事项不符            日志未载：事项的环节及其事件

        部门                    信号                             命中/样本     份额     全体  偶然的可能
        丙局                    非工作时间操作                       24/24   100.0%    32.4%  ≤ 1/200000000000（显著）  accepted

        操作人                  信号                             命中/样本     份额     全体  偶然的可能
        c1                      非工作时间操作                       24/24   100.0%    32.4%  ≤ 1/200000000000（显著）  accepted

        事后补录：证据（命中 2 条，列出 2 条）
        b1/over                 2025-03-31 16:10    b1              所述时间未超期，录入时已超期 120 分钟，录入于 2025-03-31 19:00
        a1/late                 2025-03-03 09:15    a1              录入迟 4320 分钟，超出本人基线，录入于 2025-03-06 09:15

        下班后补录：证据（命中 1 条，列出 1 条）
        b1/over                 2025-03-31 16:10    b1              所述时间在上班时间，170 分钟后于非工作时间录入，录入于 2025-03-31 19:00

        月末集中办结：证据（命中 1 条，列出 1 条）
        b1/over                 2025-03-31 16:10    b1              月末最后工作日办结，录入于 2025-03-31 19:00

        非工作时间操作：证据（命中 24 条，列出 2 条）
        c1/0                    2025-03-08 10:10    c1              休息日操作
        c1/1                    2025-03-08 10:11    c1              休息日操作
    "#]].assert_eq(&on_planted("--top 2"));
}

#[test]
fn a_log_without_a_second_time_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log.csv");
    let rows = "case,event,at\nA-1,accepted,2026-03-02 09:01\nA-1,concluded,2026-03-04 10:02\n";
    fs::write(&log, rows).expect("it can be written");
    let text = shown(&format!("forensics {} --lang en", log.display()));
    for line in [
        "entered late              not carried by this log: the time of recording",
        "filled in as a batch      not carried by this log: batches or times of recording",
        "suspension                not carried by this log: suspensions",
        "steps against the item    not carried by this log: steps in the items file with their events",
        "Signals are no conclusions and never a card; they say which files to look into.",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
}

#[test]
fn json_and_csv_hold_the_same_evidence() {
    let output = sundial(&["forensics", "examples/permits.csv", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let signals = json["signals"].as_array().expect("a list");
    let evidence = |one: &serde_json::Value| one["evidence"].as_array().map_or(0, Vec::len);
    let csv = shown("forensics examples/permits.csv --format csv");
    assert_eq!(csv.lines().count() - 1, signals.iter().map(evidence).sum::<usize>());
    let scores = |one: &serde_json::Value| one["scores"].as_array().map_or(0, Vec::len);
    let csv = shown("forensics examples/permits.csv --format csv-scores");
    assert_eq!(csv.lines().count() - 1, signals.iter().map(scores).sum::<usize>());
    assert_eq!(json["nature"]["zh"], "信号，不是结论，不产生红黄牌");
}

#[test]
fn nobody_in_a_simulated_city_stands_out_by_chance() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("city.csv").display().to_string();
    let made =
        ["simulate", "--city", "wuhai", "--cases", "3000", "--seed", "5", "--misconduct", "0", "--out", &log];
    assert!(sundial(&made).status.success());
    let scores = shown(&format!("forensics {log} --format csv-scores"));
    assert!(scores.lines().count() > 100, "{scores}");
    let marked = scores.lines().filter(|line| line.ends_with(",strong") || line.ends_with(",notable"));
    assert_eq!(marked.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn thresholds_of_ones_own_are_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("own.toml");
    let shipped = crate::run::root().join("packs/forensics/default.toml");
    let shipped = fs::read_to_string(shipped).expect("it is shipped");
    let hits = |text: &str| {
        let line = text.lines().find(|line| line.starts_with("entered late")).unwrap_or_default();
        line.split_whitespace().nth(3).unwrap_or_default().to_owned()
    };
    let look = |text: &str| {
        fs::write(&file, text).expect("it can be written");
        on_planted(&format!("--lang en --thresholds {}", file.display()))
    };
    assert_eq!(hits(&look(&shipped)), "2");
    let loose = shipped.replace("floor_minutes = 240", "floor_minutes = 60000");
    // The conclusion recorded after the limit stays, however late is usual.
    assert_eq!(hits(&look(&loose)), "1");
    let wrong = look(&shipped.replace("factor = 6", "factors = 6"));
    assert!(wrong.contains("R-02") && wrong.contains("factors") && wrong.ends_with("exit 4\n"), "{wrong}");
}

#[test]
fn what_was_planted_in_a_city_is_found_and_nothing_else_for_these_reasons() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (log, truth) = (path("city.csv"), path("truth.csv"));
    let world =
        ["simulate", "--city", "changsha", "--cases", "6000", "--seed", "3", "--misconduct", "100000"];
    assert!(sundial(&[&world[..], &["--out", &log, "--truth", &truth]].concat()).status.success());
    let truth = fs::read_to_string(truth).expect("it was written");
    let evidence = shown(&format!("forensics {log} --format csv"));
    let columns = |text: &str, wanted: &dyn Fn(&[&str]) -> bool, case: usize| -> BTreeSet<String> {
        let rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        rows.filter(|row| wanted(row)).map(|row| row[case].to_owned()).collect()
    };
    for (reason, kinds) in [
        ("above-own-baseline", &["suspension-backdated", "entered-late"][..]),
        ("near-limit", &["suspended-near-limit"]),
        ("after-limit", &["suspended-too-late"]),
        ("over-planned", &["special-overrun", "suspended-overlong"]),
        ("dangling", &["suspension-left-open"]),
    ] {
        let planted = columns(&truth, &|row| kinds.contains(&row[1]) && row.last() == Some(&"planted"), 0);
        let found = columns(&evidence, &|row| row.get(1) == Some(&reason), 2);
        assert!(!planted.is_empty(), "{reason}: nothing was planted");
        assert_eq!(found, planted, "{reason}");
    }
}
