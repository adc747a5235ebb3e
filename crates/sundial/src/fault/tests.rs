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
          原因：could not open x.csv：no such file
          办法：检查路径、读取权限和文件格式（CSV、XES、NDJSON、XLSX、Parquet，可用 gzip、zstd、zip 压缩）
        error I-01: could not read the log x.csv
          why:  could not open x.csv: no such file
          next: check the path, the permission and the format (CSV, XES, NDJSON, XLSX or Parquet; plain, gzip, zstd or zip)
    "#]]
    .assert_eq(&Fault::because(Code::LogUnreadable, "x.csv", cause).message());
}

#[test]
fn common_reasons_are_said_in_chinese_too() {
    let said = |code: Code, cause: anyhow::Error| Fault::because(code, "x", cause).message();
    let missing = std::fs::read("/nowhere/at-all.csv").expect_err("there is no such file");
    expect![[r#"
        错误 I-08：无法读取文件 x
          原因：没有这个文件
          办法：检查路径和读取权限
        error I-08: could not read the file x
          why:  No such file or directory (os error 2)
          next: check the path and the permission to read it
    "#]]
    .assert_eq(&said(Code::FileUnreadable, missing.into()));
    let column = audit::mapping::MappingError::Column {
        mapping: "sundial".to_owned(),
        log: "x.csv".to_owned(),
        role: "case".to_owned(),
        column: "case".to_owned(),
        columns: vec!["a".to_owned(), "b".to_owned()],
    };
    expect![[r#"
        错误 I-02：没有可用于日志 x 的映射
          原因：映射“sundial”的 case 取自列“case”，x.csv 没有这一列；有的是 a, b
          办法：用 --mapping 指定映射：内置名称，或自己写的映射文件
        error I-02: no mapping can be used for the log x
          why:  mapping "sundial" wants a column "case" for case, which x.csv has not; it has a, b
          next: name one with --mapping: a shipped one, or a file of your own
    "#]]
    .assert_eq(&said(Code::LogUnrecognised, column.into()));
    let old = audit::source::from_bytes("x.xls".to_owned(), b"\xd0\xcf\x11\xe0....".to_vec());
    let old = old.err().expect("it is no log");
    expect![[r#"
        错误 I-01：无法读取日志 x
          原因：x.xls 不是日志（旧式工作簿（.xls））；日志为 CSV、XES、NDJSON、XLSX 或 Parquet，可用 gzip、zstd 或 zip 压缩
          办法：检查路径、读取权限和文件格式（CSV、XES、NDJSON、XLSX、Parquet，可用 gzip、zstd、zip 压缩）
        error I-01: could not read the log x
          why:  x.xls is an old workbook; a log is CSV, XES, NDJSON, XLSX or Parquet, plain, gzip, zstd or zip
          next: check the path, the permission and the format (CSV, XES, NDJSON, XLSX or Parquet; plain, gzip, zstd or zip)
    "#]].assert_eq(&said(Code::LogUnreadable, old.into()));
    let broken = audit::source::from_bytes("x.parquet".to_owned(), b"PAR1....PAR1".to_vec());
    let broken = broken.err().expect("it has no end");
    expect![[r#"
        错误 I-01：无法读取日志 x
          原因：读取 x.parquet 时出错：内容损坏或不符合格式（EOF: Parquet file too small. Size is 12 but need 774778422）
          办法：检查路径、读取权限和文件格式（CSV、XES、NDJSON、XLSX、Parquet，可用 gzip、zstd、zip 压缩）
        error I-01: could not read the log x
          why:  could not read x.parquet: EOF: Parquet file too small. Size is 12 but need 774778422
          next: check the path, the permission and the format (CSV, XES, NDJSON, XLSX or Parquet; plain, gzip, zstd or zip)
    "#]].assert_eq(&said(Code::LogUnreadable, broken.into()));
    let pack = rules::parse_pack("p.toml", "pack = 1\nnames = 2\n", &rules::library);
    let reason = super::Reason::of_pack(&pack.expect_err("it has no name"));
    expect![[r#"
        错误 R-02：规则包 x 有错误
          原因：p.toml:1:1: name: 缺少此键，应为 { zh = "…", en = "…" }
                p.toml:1:8: pack: 1 的形式不对，应为 代码（字母、数字、- _ .）
                p.toml:2:1: names: 未知的键；允许：pack, version, name, basis, extends, acceptance, ladder, clock, rule
          办法：按提示的文件、行和字段修改
        error R-02: the rule pack x is wrong
          why:  p.toml:1:1: name: this key is missing; expected { zh = "…", en = "…" }
                p.toml:1:8: pack: 1 has the wrong form; expected a code (letters, digits, - _ .)
                p.toml:2:1: names: unknown key; allowed: pack, version, name, basis, extends, acceptance, ladder, clock, rule
          next: mend it at the file, line and field named
    "#]]
    .assert_eq(&said(Code::PackWrong, reason.into()));
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
