//! `sundial audit --format html|xlsx`.

use crate::run::{shown, sundial};
use calamine::{Data, Reader as _, Xlsx};
use std::io::Cursor;

const CASES: [&str; 4] =
    ["audit", "crates/sundial/tests/it/data/cases.csv", "--rules", "crates/sundial/tests/it/data/small.toml"];

fn page(more: &[&str]) -> String {
    let output = sundial(&[&CASES[..], &["--format", "html"], more].concat());
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("the page is UTF-8")
}

#[test]
fn a_page_goes_down_a_pipe_and_says_what_the_table_says() {
    let page = page(&[]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
    for words in [
        "按时办结率 50.0%",
        "成立的监察发现 1 条：黄牌 1。",
        "应于 2026-02-26，实际 2026-03-02，超 3 个工作日",
        "sundial explain crates/sundial/tests/it/data/cases.csv --rules crates/sundial/tests/it/data/small.toml --case A-1",
        "I-1 测试事项",
        "A-1 承诺时限",
        "2月28日</time> 超期第 2 天",
        "<b>到期</b>",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn the_page_is_there_in_english() {
    let page = page(&["--lang", "en"]);
    assert!(page.contains("Supervision report") && page.contains("Findings that stand: 1 (yellow card 1)."));
}

#[test]
fn the_page_does_not_depend_on_threads() {
    assert_eq!(page(&["--threads", "1"]), page(&["--threads", "4"]));
}

#[test]
fn a_workbook_holds_the_findings_one_by_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.xlsx");
    let place = file.display().to_string();
    let output = sundial(&[&CASES[..], &["--format", "xlsx", "--out", &place]].concat());
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    let bytes = std::fs::read(&file).expect("it is there");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let findings = book.worksheet_range("全部发现").expect("the sheet is there");
    let row = findings.rows().find(|row| row[0] == Data::String("A-1".into())).expect("the finding is there");
    assert_eq!(row[3], Data::String("超过承诺时限".into()));
    assert_eq!(row[4], Data::String("黄牌".into()));
}

#[test]
fn a_workbook_without_a_file_is_refused() {
    let text = shown(&format!("{} --format xlsx", CASES.join(" ")));
    assert!(
        text.contains("U-01") && text.contains("--out report.xlsx") && text.ends_with("exit 2\n"),
        "{text}"
    );
    assert!(text.contains("工作簿须写入文件"), "{text}");
}
