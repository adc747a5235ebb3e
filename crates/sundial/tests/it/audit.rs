//! `sundial audit` on a small log.

use crate::run::{root, shown, sundial};
use expect_test::{Expect, expect};

const CASES: &str =
    "audit crates/sundial/tests/it/data/cases.csv --rules crates/sundial/tests/it/data/small.toml";

fn check(arguments: &str, expected: &Expect) {
    expected.assert_eq(&shown(&format!("{CASES} {arguments}")));
}

/// A log of these rows in a folder of its own; the folder is called DIR in what is shown.
fn with_log(rows: &str, arguments: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log.csv");
    std::fs::write(&log, rows).expect("it can be written");
    let line = format!("audit {} --rules crates/sundial/tests/it/data/small.toml {arguments}", log.display());
    shown(&line).replace(&folder.path().display().to_string(), "DIR")
}

const BROKEN: &str = "\
case,event,at
A-1,accepted,2026-03-02 09:00
A-1,concluded,not a time
,accepted,2026-03-02 09:00
";

#[test]
fn a_log_is_judged_without_any_option() {
    let text = shown("audit examples/permits.csv");
    assert!(text.starts_with("日晷监察报告") && text.contains("红牌"), "{text}");
}

#[test]
fn the_table_shows_input_quality_totals_and_findings() {
    check(
        "",
        &expect![[r#"
            日晷监察报告  截至 2026-03-04 11:00
            日志    crates/sundial/tests/it/data/cases.csv（CSV，UTF-8）
            输入    3 个办件，9 个事件，9 行，2026-02-11 – 2026-03-04
            依据    规则包 small v3（小规则包），映射 sundial，1 个事项（crates/sundial/tests/it/data/cases.items.toml）
            数据    全部可读
            指标    办结率 66.7%，按时办结率 50.0%，提前办结率 50.0%，即办率 0.0%，平均办理工作日 4.0

            规则                                    级别                成立      办件
            超过承诺时限                            黄牌                   1         1

            部门（发现多者在前）                      办件      办结      按时  平均工作日      承诺      发现
            甲局                                         2         2     50.0%         4.0       3.0         1
            乙局                                         1         0         –           –         –         0

            事项（慢者在前）                          办件      办结      按时  平均工作日      承诺      发现
            I-1 测试事项                                 3         2     50.0%         4.0       3.0         1

            监察发现（成立 1 条，列出 1 条，重者在前）
            黄牌      A-1   超过承诺时限                    应于 2026-02-26，实际 2026-03-02，超 3 个工作日

            逐日解释一个办件：sundial explain crates/sundial/tests/it/data/cases.csv --case A-1
            全部发现与统计：  sundial audit crates/sundial/tests/it/data/cases.csv --format json
        "#]],
    );
}

#[test]
fn the_table_is_there_in_english() {
    check(
        "--lang en --top 1",
        &expect![[r#"
            Sundial audit  as of 2026-03-04 11:00
            log     crates/sundial/tests/it/data/cases.csv (CSV, UTF-8)
            input   3 cases, 9 events, 9 rows, 2026-02-11 – 2026-03-04
            by      pack small v3 (a small pack), mapping sundial, 1 items (crates/sundial/tests/it/data/cases.items.toml)
            data    all could be read
            figures conclusion rate 66.7%, on-time rate 50.0%, early rate 50.0%, same-day share 0.0%, average working days used 4.0

            rule                                    level           standing     cases
            over the promised limit                 yellow card            1         1

            department (most findings first)         cases      done   on time   days each  promised  findings
            甲局                                         2         2     50.0%         4.0       3.0         1
            乙局                                         1         0         –           –         –         0

            item (slowest first)                     cases      done   on time   days each  promised  findings
            I-1 测试事项                                 3         2     50.0%         4.0       3.0         1

            findings (1 stand, 1 shown, gravest first)
            yellow card   A-1   over the promised limit         due 2026-02-26, was 2026-03-02, 3 working days late

            one case, day by day: sundial explain crates/sundial/tests/it/data/cases.csv --case A-1
            everything as JSON:   sundial audit crates/sundial/tests/it/data/cases.csv --format json
        "#]],
    );
}

#[test]
fn findings_can_be_had_as_lines_of_json() {
    check(
        "--format ndjson",
        &expect![[r#"
        {"case":"A-1","department":"甲局","item":"I-1","rule":"late","level":"yellow","id":"late//yellow@1770771600000000","day":"2026-02-26","at":"2026-02-26T17:00:00.000001+08:00","standing":true,"value":0}
    "#]],
    );
}

#[test]
fn findings_can_be_had_as_csv() {
    check(
        "--format csv",
        &expect![[r#"
        case,department,item,rule,part,level,standing,day,at,value,id
        A-1,甲局,I-1,late,,yellow,yes,2026-02-26,2026-02-26T17:00:00.000001+08:00,0,late//yellow@1770771600000000
    "#]],
    );
}

#[test]
fn json_is_one_object() {
    let output = sundial(&format!("{CASES} --format json").split(' ').collect::<Vec<_>>());
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(report["input"]["cases"], 3);
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(1));
    for key in ["as_of", "quality", "totals", "statistics", "silent"] {
        assert!(!report[key].is_null(), "{key} is missing");
    }
}

#[test]
fn a_running_case_is_over_when_its_day_has_passed() {
    check(
        "--format csv --as-of 2026-03-05",
        &expect![[r#"
        case,department,item,rule,part,level,standing,day,at,value,id
        A-1,甲局,I-1,late,,yellow,yes,2026-02-26,2026-02-26T17:00:00.000001+08:00,0,late//yellow@1770771600000000
        A-3,乙局,I-1,late,,yellow,yes,2026-03-05,2026-03-05T17:00:00.000001+08:00,0,late//yellow@1772416800000000
    "#]],
    );
}

#[test]
fn the_result_does_not_depend_on_the_number_of_threads() {
    let run = |threads: &str| shown(&format!("audit examples/permits.csv --format csv --threads {threads}"));
    assert_eq!(run("1"), run("3"));
}

#[test]
fn rows_that_cannot_be_read_are_listed_and_the_rest_goes_on() {
    expect![[r#"
        case,department,item,rule,part,level,standing,day,at,value,id
        DIR/log.csv:3 at "not a time": 时间无法识别或不存在 (D-05)
        DIR/log.csv:4 case: 缺少办件编号 (D-02)
        exit 3
    "#]]
    .assert_eq(&with_log(BROKEN, "--format csv"));
}

#[test]
fn rows_that_cannot_be_read_are_in_the_table() {
    let text = with_log(BROKEN, "");
    assert!(text.contains("2 处无法读取") && text.contains("DIR/log.csv:3 at \"not a time\""), "{text}");
    assert!(text.ends_with("exit 3\n"), "{text}");
}

#[test]
fn strict_stops_at_the_first() {
    expect![[r#"
        错误 I-05：严格模式：日志 DIR/log.csv 中有无法读取的内容
          原因：DIR/log.csv:3：列“at”，值“not a time”：时间无法识别或不存在（D-05）
          办法：修正该行，或去掉 --strict 以列出全部问题并继续
        error I-05: strict: something in the log DIR/log.csv cannot be read
          why:  DIR/log.csv:3: column "at", value "not a time": not a time, or a time that does not exist (D-05)
          next: mend that row, or leave out --strict to list all and go on
        exit 4
    "#]].assert_eq(&with_log(BROKEN, "--strict"));
}

#[test]
fn a_log_nobody_knows_is_refused() {
    expect![[r#"
        错误 I-02：没有可用于日志 DIR/log.csv 的映射
          原因：没有映射认得 DIR/log.csv 的列（a, b）；请自己写一份，用 --mapping 指定，或指定内置的 sundial, sundial-events, sundial-xes, up-pro, gbt-39046, network-hall, construction, building-permits, service-requests-nyc, service-requests-boston, messages, travel-permits, travel-claims, loan-applications, peer-task, receipt, road-fines
          办法：用 --mapping 指定映射：内置名称，或自己写的映射文件
        error I-02: no mapping can be used for the log DIR/log.csv
          why:  no mapping knows the columns of DIR/log.csv (a, b); write one and name it with --mapping, or name one of sundial, sundial-events, sundial-xes, up-pro, gbt-39046, network-hall, construction, building-permits, service-requests-nyc, service-requests-boston, messages, travel-permits, travel-claims, loan-applications, peer-task, receipt, road-fines
          next: name one with --mapping: a shipped one, or a file of your own
        exit 4
    "#]].assert_eq(&with_log("a,b\n1,2\n", ""));
}

#[test]
fn an_empty_log_is_refused() {
    let text = with_log("", "");
    assert!(text.starts_with("错误 I-01") && text.ends_with("exit 4\n"), "{text}");
}

#[test]
fn a_log_without_rows_has_no_findings() {
    let text = with_log("case,event,at\n", "");
    assert!(text.contains("没有监察发现"), "{text}");
}

#[test]
fn a_missing_log_is_said() {
    let text = shown("audit nowhere.csv");
    assert!(text.starts_with("错误 I-01：无法读取日志 nowhere.csv") && text.ends_with("exit 4\n"), "{text}");
}

#[test]
fn a_calendar_nobody_knows_is_refused() {
    let text = shown("audit examples/permits.csv --calendar lunar");
    assert!(text.starts_with("错误 I-08") && text.contains("cn, weekdays, every-day"), "{text}");
}

#[test]
fn a_mapping_nobody_ships_is_refused() {
    let text = shown("audit examples/permits.csv --mapping atlantis");
    assert!(text.starts_with("错误 I-03") && text.ends_with("exit 4\n"), "{text}");
}

#[test]
fn an_items_file_with_an_unknown_field_is_named_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let items = folder.path().join("items.toml");
    std::fs::write(&items, "[[item]]\ncode = \"I-1\"\npromise = \"3 working_day\"\n")
        .expect("it can be written");
    let text = shown(&format!("{CASES} --items {}", items.display()));
    assert!(text.starts_with("错误 I-04") && text.contains("items.toml:"), "{text}");
    assert!(text.contains("unknown field `promise`") && text.ends_with("exit 4\n"), "{text}");
}

#[test]
fn a_folder_takes_the_report_the_findings_and_the_departments() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = shown(&format!("{CASES} --out {}", folder.path().display()));
    assert_eq!(text, "");
    let mut names: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder is there")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    assert_eq!(names, ["departments.csv", "findings.csv", "report.json"]);
}

#[test]
fn a_file_takes_the_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.txt");
    assert_eq!(shown(&format!("{CASES} --out {}", file.display())), "");
    let text = std::fs::read_to_string(file).expect("it was written");
    assert!(text.starts_with("日晷监察报告"), "{text}");
}

#[test]
fn an_output_that_cannot_be_written_is_said() {
    let text = shown(&format!("{CASES} --out crates/sundial/Cargo.toml/report.txt"));
    assert!(text.starts_with("错误 O-01") && text.ends_with("exit 6\n"), "{text}");
}

#[test]
fn a_reader_that_goes_away_ends_the_command_silently() {
    use std::io::Read as _;
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_sundial"))
        .args(["audit", "examples/permits.csv", "--format", "json"])
        .current_dir(root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary was built for this test");
    drop(child.stdout.take());
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("it is piped");
    stderr.read_to_string(&mut said).expect("it is UTF-8");
    let status = child.wait().expect("it ends");
    assert_eq!((said.as_str(), status.code()), ("", Some(0)));
}

#[test]
fn files_that_are_no_logs_are_refused_without_a_panic() {
    let folder = tempfile::tempdir().expect("a folder");
    let samples: [(&str, &[u8]); 6] = [
        ("zeros", &[0; 4096]),
        ("bytes", &[0xff, 0xfe, 0x00, 0xd8, 0x80, 0x0a, 0x22]),
        ("zip", b"PK\x03\x04 and more"),
        ("gzip", &[0x1f, 0x8b, 0x08, 0x00, 0x01]),
        ("xml", b"<log><trace><event><string key=\"concept:name\""),
        ("quotes", b"case,event,at\n\"A-1,accepted"),
    ];
    for (name, bytes) in samples {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).expect("it can be written");
        for line in [format!("audit {}", file.display()), format!("explain {} --case A-1", file.display())] {
            let text = shown(&line);
            let known = ["exit 3\n", "exit 4\n"].iter().any(|exit| text.ends_with(exit));
            assert!(known && !text.contains("panicked"), "{name}: {text}");
        }
    }
    let text = shown(&format!("audit {}", folder.path().display()));
    assert!(text.starts_with("错误 I-01") && text.ends_with("exit 4\n"), "{text}");
}

#[test]
fn standard_input_is_a_log_too() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_sundial"))
        .args(["audit", "-", "--format", "csv"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary was built for this test");
    let rows = "case,event,at\nA-1,submitted,2026-03-02 09:00\nA-1,accepted,2026-03-20 09:00\n";
    child.stdin.take().expect("it is piped").write_all(rows.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    assert!(text.lines().any(|line| line.starts_with("A-1,") && line.contains("accept-overdue")), "{text}");
}
