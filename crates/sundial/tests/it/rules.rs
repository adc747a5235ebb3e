//! `sundial rules`.

use crate::run::{root, shown};
use expect_test::{Expect, expect};

fn check(line: &str, expected: &Expect) {
    expected.assert_eq(&shown(line));
}

#[test]
fn every_shipped_pack_is_listed() {
    let list = shown("rules list");
    for (code, _) in rules::shipped() {
        assert!(list.lines().any(|line| line.starts_with(code)), "{code} is not in\n{list}");
    }
}

#[test]
fn every_shipped_pack_is_shown() {
    for (code, _) in rules::shipped() {
        let text = shown(&format!("rules show {code} --lang en"));
        assert!(text.starts_with(code) && !text.contains("exit"), "{text}");
    }
}

#[test]
fn a_pack_nobody_ships_is_refused() {
    let text = shown("rules show atlantis");
    assert!(text.starts_with("错误 R-01：没有规则包 atlantis") && text.ends_with("exit 2\n"), "{text}");
}

#[test]
fn a_kind_nobody_knows_is_refused() {
    let text = shown("rules kinds wish");
    assert!(text.starts_with("错误 U-01") && text.ends_with("exit 2\n"), "{text}");
}

#[test]
fn a_wrong_pack_is_named_with_file_line_field_and_what_is_allowed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mine.toml");
    let text = "pack = \"mine\"\nname = { zh = \"我的\", en = \"mine\" }\n[[clock]]\ncode = \"c\"\nstarts = [\"acepted\"]\n";
    std::fs::write(&file, text).expect("it can be written");
    let shown = shown(&format!("rules check {}", file.display()));
    let shown = shown.replace(&folder.path().display().to_string(), "DIR");
    let line = shown.lines().find(|line| line.contains("acepted")).expect("the error is shown");
    expect![[
        r#"    DIR/mine.toml:5:11: clock c starts: 不允许“acepted” / "acepted" is not allowed; 允许 / "#
    ]]
    .assert_eq(line.get(..line.find("allowed: ").unwrap_or(line.len())).unwrap_or(line));
    assert!(shown.ends_with("exit 1\n"));
}

#[test]
fn a_missing_file_is_said() {
    check(
        "rules check nowhere/mine.toml",
        &expect![[r#"
        错误 I-08：无法读取文件 nowhere/mine.toml
          原因：没有这个文件
          办法：检查路径和读取权限
        error I-08: could not read the file nowhere/mine.toml
          why:  No such file or directory (os error 2)
          next: check the path and the permission to read it
        exit 4
    "#]],
    );
}

#[test]
fn the_packs_of_the_repository_are_those_that_are_shipped() {
    let folder = root().join("packs/rules");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .filter_map(|entry| {
            entry.ok()?.file_name().into_string().ok()?.strip_suffix(".toml").map(str::to_owned)
        })
        .collect();
    files.sort();
    let mut shipped: Vec<&str> = rules::shipped().iter().map(|(code, _)| *code).collect();
    shipped.sort_unstable();
    assert_eq!(files, shipped);
}
