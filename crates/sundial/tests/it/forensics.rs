//! `sundial forensics` from outside.

use crate::run::{shown, sundial};
use expect_test::expect;
use std::fs;

#[test]
fn the_table_shows_signals_marked_units_and_evidence() {
    let text = shown("forensics examples/permits.csv --top 1");
    expect![[r#"
        日晷取证信号  截至 2026-06-30 12:35
        examples/permits.csv，360 个办件，阈值 default
        信号不是结论，不产生红黄牌；只说明应当核对哪些案卷。
        未配置办公时间，按 09:00–12:00、13:00–17:00 推定。

        信号                            观察      命中     份额  缘由
        事后补录                        1699         8     0.4%  above-own-baseline 8，recorded-after-limit 1
        批量补录                         346         0     0.0%
        编号与时间矛盾            日志未载：递增的编号
        停计异常                          57        10    17.5%  near-limit 2，ground-not-listed 2，over-planned 4，dangling 2
        临期退出与重开                   346         0     0.0%  （日志未载：申请人）
        月末集中办结                     346         9     2.6%  month-end 9
        瞬间办结                         243         0     0.0%
        非工作时间操作                  2828         0     0.0%
        整点时间                        2828       385    13.6%  full-hour 385
        环节与事项不符                   298         4     1.3%  step-missing 2，step-unlisted 2

        部门                    信号                             命中/样本     份额     全体  偶然的可能
        没有明显高于全体的

        操作人                  信号                             命中/样本     份额     全体  偶然的可能
        没有明显高于全体的

        事后补录：证据（命中 8 条，列出 1 条）
        ZJ-2026-0152            2026-04-01 15:37    ZJ-reviewer-2   录入迟 18793 分钟，超出本人基线，录入于 2026-04-14 16:50

        停计异常：证据（命中 10 条，列出 1 条）
        HB-2026-0104            2026-03-02 11:40    handler-4       理由不在法定清单

        月末集中办结：证据（命中 9 条，列出 1 条）
        HB-2026-0108            2026-03-31 10:52    window-01       月末最后工作日办结

        整点时间：证据（命中 385 条，列出 1 条）
        HB-2026-0026            2026-06-02 14:00    HB-reviewer-2   时间为整点

        环节与事项不符：证据（命中 4 条，列出 1 条）
        SC-2026-0060            2026-01-23 12:00    office-1        事项中没有的环节（leader_hint）

        环节偏差（多者在前）                              办件        工作时间中位数        无偏差者
        SC-101 事项中没有的环节 leader_hint               1/70                 13:49           28:18
        WJ-201 缺少环节 review                            1/38                 20:42           48:55
        WJ-201 事项中没有的环节 leader_hint               1/38                 41:39           48:55
        ZJ-301 缺少环节 review                            1/33                 14:40           15:30
    "#]].assert_eq(&text);
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
    let shipped =
        fs::read_to_string(crate::run::root().join("packs/forensics/default.toml")).expect("it is shipped");
    let hits = |text: &str| {
        let line = text.lines().find(|line| line.starts_with("entered late")).unwrap_or_default();
        line.split_whitespace().nth(3).unwrap_or_default().to_owned()
    };
    let look = |text: &str| {
        fs::write(&file, text).expect("it can be written");
        shown(&format!("forensics examples/permits.csv --lang en --thresholds {}", file.display()))
    };
    assert_eq!(hits(&look(&shipped)), "8");
    let loose = shipped.replace("floor_minutes = 240", "floor_minutes = 60000");
    // The conclusion recorded after the limit stays, however late is usual.
    assert_eq!(hits(&look(&loose)), "1");
    let wrong = look(&shipped.replace("factor = 6", "factors = 6"));
    assert!(wrong.contains("R-02") && wrong.contains("factors") && wrong.ends_with("exit 4\n"), "{wrong}");
}
