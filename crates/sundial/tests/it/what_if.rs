//! `sundial audit --what-if`: the cards gained and lost under another setting.

use crate::run::{shown, sundial};
use expect_test::{Expect, expect};

const CASES: &str =
    "audit crates/sundial/tests/it/data/cases.csv --rules crates/sundial/tests/it/data/small.toml";

fn check(arguments: &str, expected: &Expect) {
    expected.assert_eq(&shown(&format!("{CASES} {arguments}")));
}

fn items(promised: &str, with: impl FnOnce(&str)) {
    let folder = tempfile::tempdir().expect("a folder");
    let items = folder.path().join("items.toml");
    let text = format!("[[item]]\ncode = \"I-1\"\nname = \"测试事项\"\npromised = \"{promised}\"\n");
    std::fs::write(&items, text).expect("it can be written");
    with(&items.display().to_string());
}

#[test]
fn the_same_pack_gives_no_difference() {
    for pack in ["statute", "hunan-2018", "jiangsu-2015", "city-a"] {
        let text = shown(&format!("audit examples/permits.csv --rules {pack} --what-if {pack}"));
        assert!(text.ends_with("\n没有差别\n"), "{pack}: {text}");
        let line = format!("audit examples/permits.csv --rules {pack} --what-if {pack} --format csv");
        assert_eq!(shown(&line).lines().count(), 1, "{pack}");
    }
}

#[test]
fn no_difference_is_said() {
    check(
        "--what-if-calendar weekdays",
        &expect![[r#"
        日晷假设对比  截至 2026-03-04 11:00
        现行     small v3，1 张牌
        假设     small v3，1 张牌
        对比     1 张不变，0 张增加，0 张减少，0 张改日，0 张改级
        办件     3 个办件中 0 个有变化
                 同一张牌：办件、规则、级别、日期都相同；只差日期为“改日”，只差级别为“改级”

        没有差别
    "#]],
    );
}

#[test]
fn a_calendar_without_holidays_moves_cards() {
    let text = shown("audit examples/permits.csv --what-if-calendar weekdays --format csv");
    let kinds = ["gained,", "moved,"];
    assert!(kinds.iter().all(|kind| text.lines().any(|line| line.starts_with(kind))), "{text}");
}

#[test]
fn a_longer_limit_takes_cards_away() {
    items("30 working_day", |items| {
        check(
            &format!("--what-if-items {items} --format csv"),
            &expect![[r#"
        change,case,department,item,rule,part,level_before,day_before,level_after,day_after
        lost,A-1,甲局,I-1,late,,yellow,2026-02-26,,
    "#]],
        );
    });
}

#[test]
fn a_shorter_limit_gives_cards() {
    items("1 working_day", |items| {
        check(
            &format!("--what-if-items {items} --lang en"),
            &expect![[r#"
            Sundial what-if  as of 2026-03-04 11:00
            as is    small v3, 1 cards
            what if  small v3, 3 cards
            change   0 the same, 2 gained, 0 lost, 1 moved, 0 regraded
            cases    3 of 3 cases change
                     the same card: equal case, rule, level and day; only the day differs: moved; only the level: regraded

            department                                      gained      lost     moved  regraded
            甲局                                                 1         0         1         0
            乙局                                                 1         0         0         0

            item                                            gained      lost     moved  regraded
            I-1                                                  2         0         1         0

            rule/level                                      gained      lost     moved  regraded
            late/yellow over the promised limit                  2         0         1         0

            month                                           gained      lost     moved  regraded
            2026-02                                              0         0         1         0
            2026-03                                              2         0         0         0

            changes (3, 3 shown)
            moved     A-1   late                            yellow 2026-02-26 → yellow 2026-02-12
            gained    A-2   late                            yellow 2026-03-03
            gained    A-3   late                            yellow 2026-03-03
        "#]],
        );
    });
}

#[test]
fn changes_can_be_had_as_lines_of_json() {
    items("1 working_day", |items| {
        check(
            &format!("--what-if-items {items} --format ndjson"),
            &expect![[r#"
            {"after":{"at":"2026-02-12T17:00:00.000001+08:00","day":"2026-02-12","level":"yellow"},"before":{"at":"2026-02-26T17:00:00.000001+08:00","day":"2026-02-26","level":"yellow"},"case":"A-1","change":"moved","department":"甲局","item":"I-1","rule":"late"}
            {"after":{"at":"2026-03-03T17:00:00.000001+08:00","day":"2026-03-03","level":"yellow"},"case":"A-2","change":"gained","department":"甲局","item":"I-1","rule":"late"}
            {"after":{"at":"2026-03-03T17:00:00.000001+08:00","day":"2026-03-03","level":"yellow"},"case":"A-3","change":"gained","department":"乙局","item":"I-1","rule":"late"}
        "#]],
        );
    });
}

#[test]
fn json_counts_by_department_item_rule_and_month() {
    items("1 working_day", |items| {
        let line = format!("{CASES} --what-if-items {items} --format json");
        let output = sundial(&line.split(' ').collect::<Vec<_>>());
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        let changes = report["changes"].as_array().map_or(0, Vec::len) as u64;
        assert!(changes > 0);
        for by in ["department", "item", "rule", "month"] {
            let groups = report["groups"][by].as_array().expect("every grouping is there");
            let kinds = ["gained", "lost", "moved", "regraded"];
            let sum = |group: &serde_json::Value| kinds.map(|kind| group[kind].as_u64().unwrap_or(0));
            let total: u64 = groups.iter().flat_map(sum).sum();
            assert_eq!(total, changes, "{by}");
        }
    });
}

#[test]
fn a_rule_of_another_name_can_be_told_to_be_the_same() {
    let line = "audit examples/permits.csv --what-if hunan-2018 --format csv";
    let moved = |text: &str| text.lines().filter(|line| line.starts_with("moved,")).count();
    assert_eq!(moved(&shown(line)), 0);
    let paired = shown(&format!("{line} --what-if-rule promised-overdue=permit-time"));
    assert!(moved(&paired) > 0, "{paired}");
}

#[test]
fn a_rule_that_is_in_neither_pack_is_refused() {
    let text = shown("audit examples/permits.csv --what-if hunan-2018 --what-if-rule late=permit-time");
    assert!(text.starts_with("错误 R-03：规则包中没有规则 late") && text.ends_with("exit 2\n"), "{text}");
}

#[test]
fn the_difference_does_not_depend_on_the_number_of_threads() {
    let line = "audit examples/permits.csv --what-if hunan-2018 --format csv --threads";
    assert_eq!(shown(&format!("{line} 1")), shown(&format!("{line} 3")));
}

#[test]
fn a_folder_takes_both_files() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(shown(&format!("{CASES} --what-if-calendar weekdays --out {}", folder.path().display())), "");
    for name in ["what-if.json", "what-if.csv"] {
        assert!(folder.path().join(name).is_file(), "{name}");
    }
}
