//! docs/errors.md is written from the tables; `UPDATE_EXPECT=1 cargo test -p sundial` writes it.

use super::{Code, Exit, Fault};
use crate::terminal::Lines as _;
use audit::problem::ProblemCode;
use expect_test::{expect, expect_file};
use std::collections::BTreeSet;

#[test]
fn the_page_of_errors_is_the_table() {
    let mut page = String::from(HEAD);
    for (exit, zh, en) in Exit::ALL {
        page.line(format!("| {} | {zh} | {en} |", exit as u8));
    }
    page.push_str(CODES);
    for code in Code::ALL {
        let (words, exit) = (code.words(), code.exit() as u8);
        page.line(format!(
            "| {} | {exit} | {}。{}。 | {}; {} |",
            code.text(),
            words.zh.replace("{}", "…"),
            words.next_zh,
            words.en.replace("{}", "…"),
            words.next_en
        ));
    }
    page.push_str(PROBLEMS);
    for code in ProblemCode::ALL {
        page.line(format!("| {} | {} | {} |", code.code(), code.zh(), code.en()));
    }
    expect_file!["../../../../docs/errors.md"].assert_eq(&page);
}

#[test]
fn codes_are_unique() {
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.text()).collect();
    assert_eq!(codes.len(), Code::ALL.len());
}

#[test]
fn a_message_says_what_why_and_what_next_in_both_languages() {
    let cause = anyhow::anyhow!("no such file").context("could not open x.csv");
    expect![[r#"
        错误 I-01：无法读取日志 x.csv
          原因：could not open x.csv: no such file
          办法：检查路径、读取权限和文件格式（CSV、XES、NDJSON、XLSX，可用 gzip、zstd、zip 压缩）
        error I-01: could not read the log x.csv
          why:  could not open x.csv: no such file
          next: check the path, the permission and the format (CSV, XES, NDJSON or XLSX; plain, gzip, zstd or zip)
    "#]]
    .assert_eq(&Fault::because(Code::LogUnreadable, "x.csv", cause).message());
}

const HEAD: &str = "\
# 错误与退出码 / errors and exit codes

Every failure of the command says what happened, why, and what to do next, in Chinese and English, with one of these
codes on standard error. The codes are stable. This page is written from the tables in `crates/sundial/src/fault`; a test compares.

## 退出码 / exit codes

| code | 含义 | meaning |
| --- | --- | --- |
";

const PROBLEMS: &str = "
## 数据质量代码 / codes of data quality

What cannot be read in a log or an items file is listed with file, row, column, value and one of these codes; the rest goes on, and
the command ends with 3. With `--strict` the first one ends it with 4.

| code | 中文 | English |
| --- | --- | --- |
";

const CODES: &str = "
## 错误码 / error codes

| code | exit | 中文 | English |
| --- | --- | --- | --- |
";
