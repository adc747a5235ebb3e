//! `sundial check`.

use crate::run::shown;
use expect_test::expect;

fn with_file(text: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("one.case");
    std::fs::write(&file, text).expect("it can be written");
    shown(&format!("check {}", file.display())).replace(&folder.path().display().to_string(), "DIR")
}

const STORY: &str = "\
# 始日不计入
pack: statute
title: 始日不计入 / the first day does not count
item: permit-a, promised 5 working_day
2026-03-02 10:00 accepted
as of 2026-03-03
expect promised due 2026-03-09
";

#[test]
fn a_scenario_that_holds_ends_well() {
    expect![[r#"
        1 个情景符合，0 个不符
    "#]]
    .assert_eq(&with_file(STORY));
}

#[test]
fn a_scenario_that_differs_is_shown_and_red() {
    expect![[r#"
        ✗ DIR/one.case:3 始日不计入 / the first day does not count
            DIR/one.case:7
              - 应为  promised due 2026-03-10
              + 实为  promised from 2026-03-02 10:00:00, due 2026-03-09 17:00:00, used 1 of 5 working_day + 0, running
        0 个情景符合，1 个不符
        exit 1
    "#]].assert_eq(&with_file(&STORY.replace("03-09", "03-10")));
}

#[test]
fn a_line_that_is_not_understood_is_named() {
    let shown = with_file(&STORY.replace("expect", "expects"));
    assert!(shown.starts_with("错误 S-01：情景文件 DIR/one.case 无法读取"), "{shown}");
    assert!(shown.ends_with("exit 4\n"), "{shown}");
}
