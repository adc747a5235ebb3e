//! `sundial ledger` and `sundial draw`: a ledger that an office keeps, a receipt that a citizen checks, a draw.

use crate::run::shown;
use std::fs;
use std::path::{Path, PathBuf};

const TIME: &str = "2026-03-02T09:30:00Z";

/// A folder with keys and a ledger of three and then two entries, two heads.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Office {
        let office = Office { folder: tempfile::tempdir().expect("a temporary folder") };
        office.write(
            "one",
            "{\"kind\": \"受理\", \"matter\": \"A1\"}\n\n{\"kind\":\"受理\",\"matter\":\"A2\"}\n3\n",
        );
        office.write("two", "{\"kind\":\"办结\",\"matter\":\"A1\"}\n5\n");
        let made = office.run("ledger key --out {}/key");
        assert!(made.contains("公钥指纹（SM3）："), "{made}");
        let first = office
            .run(&format!("ledger append {{}}/log {{}}/one --origin a.example --key {{}}/key --at {TIME}"));
        assert!(first.ends_with("共 3 个条目\n"), "{first}");
        let second = office.run(&format!("ledger append {{}}/log {{}}/two --key {{}}/key --at {TIME}"));
        assert!(second.ends_with("共 5 个条目\n"), "{second}");
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("the folder can be written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    /// Runs a command; `{}` is the folder.
    fn run(&self, line: &str) -> String {
        let folder = self.folder.path().display().to_string();
        shown(&line.replace("{}", &folder)).replace(&folder, "{}")
    }
}

#[test]
fn a_ledger_that_was_appended_to_is_sound() {
    let office = Office::new();
    let said = office.run("ledger verify {}/log --key {}/key.pub");
    let expected =
        format!("5 个条目，2 个摘要\n最后一个正确的摘要：a.example，5 个条目，{TIME}，sm3\n✓ 完好\n");
    assert_eq!(said, expected);
    let head = office.run("ledger head {}/log --size 3");
    assert!(head.starts_with("a.example\n3\n") && head.contains("\n\n— a.example "), "{head}");
}

#[test]
fn each_damage_is_named_and_the_command_is_red() {
    let office = Office::new();
    let sound = office.read("log");
    let second = "{\"entry\":{\"kind\":\"受理\",\"matter\":\"A2\"}}\n";
    let third = "{\"entry\":3}\n";
    for (from, to, claim) in [
        (second, "{\"entry\":{\"kind\":\"受理\",\"matter\":\"A9\"}}\n", "第 3 行：条目 1 被改动"),
        (second, "", "条目 1 被删除"),
        (third, "{\"entry\":7}\n{\"entry\":3}\n", "第 4 行：条目 2 之前多出一个从未登记的条目"),
    ] {
        assert!(sound.contains(from), "{from}");
        office.write("log", &sound.replace(from, to));
        let said = office.run("ledger verify {}/log --key {}/key.pub");
        assert!(said.contains(claim) && said.ends_with("✗ 账本已受损\nexit 1\n"), "{said}");
        assert_eq!(said.matches('✗').count(), 2, "{said}");
        let said = office.run("ledger append {}/log {}/two");
        assert!(said.contains("L-02") && said.ends_with("exit 4\n"), "{said}");
    }
    let said = office.run("ledger verify {}/log --key {}/one");
    assert!(said.contains("L-07") && said.contains("BEGIN PUBLIC KEY"), "{said}");
}

#[test]
fn a_receipt_is_checked_at_home() {
    let office = Office::new();
    let said = office.run("ledger prove {}/log --entry 1 --out {}/receipt");
    assert_eq!(said, format!("已写入 {{}}/receipt；摘要：a.example，5 个条目，{TIME}，sm3\n"));
    let said = office.run("--lang en ledger check-receipt {}/receipt --key {}/key.pub");
    assert!(said.starts_with("entry 1: {\"kind\":\"受理\",\"matter\":\"A2\"}\n"), "{said}");
    assert!(said.ends_with("✓ true, and signed\n"), "{said}");
    let said = office.run("ledger check-receipt {}/receipt");
    assert!(said.contains("签名未核对") && !said.contains("exit"), "{said}");

    office.write("receipt", &office.read("receipt").replace("A2", "A1"));
    let said = office.run("ledger check-receipt {}/receipt --key {}/key.pub");
    assert!(said.ends_with("✗ 不实：条目、证明与摘要对不上，至少有一样被改过\nexit 1\n"), "{said}");
    let said = office.run("ledger check-receipt {}/one");
    assert!(said.contains("L-06") && said.ends_with("exit 4\n"), "{said}");
}

#[test]
fn the_receipts_of_a_matter_are_checked_together_and_one_that_is_false_is_told() {
    let office = Office::new();
    office.run("ledger prove {}/log --entry 1 --out {}/receipt");
    office.run("ledger prove {}/log --entry 3 --out {}/other");
    let both = format!("[{},\n{}]\n", office.read("receipt").trim(), office.read("other").trim());
    office.write("both", &both);
    let said = office.run("--lang en ledger check-receipt {}/both --key {}/key.pub");
    assert!(said.contains("entry 1: ") && said.contains("entry 3: "), "{said}");
    assert_eq!(said.matches("head: ").count(), 1, "{said}");
    assert!(said.ends_with("✓ true, and signed\n"), "{said}");
    office.write("both", &both.replace("A2", "A1"));
    let said = office.run("ledger check-receipt {}/both --key {}/key.pub");
    assert!(said.contains("✗ 不实") && said.ends_with("exit 1\n"), "{said}");
    office.write("both", "[7]");
    let said = office.run("ledger check-receipt {}/both");
    assert!(said.contains("L-06") && said.ends_with("exit 4\n"), "{said}");
}

#[test]
fn a_signature_of_somebody_else_is_red() {
    let office = Office::new();
    office.run("ledger key --out {}/other");
    office.run("ledger prove {}/log --entry 4 --size 5 --out {}/receipt");
    let said = office.run("ledger check-receipt {}/receipt --key {}/other.pub");
    assert!(said.contains("没有所给密钥的有效签名") && said.ends_with("exit 1\n"), "{said}");
    let said = office.run("ledger verify {}/log --key {}/other.pub");
    assert!(said.contains("摘要没有所给密钥的有效签名") && said.ends_with("exit 1\n"), "{said}");
    let said = office.run("ledger key --out {}/other");
    assert!(said.contains("O-01") && said.contains("已有同名文件"), "a key is never written over: {said}");
}

#[test]
fn two_heads_are_tied_together() {
    let office = Office::new();
    office.run("ledger prove {}/log --since 3 --out {}/proof");
    let said = office.run("ledger check-receipt {}/proof --key {}/key.pub");
    assert!(said.starts_with("自 3 个条目起只增不改\n") && said.ends_with("✓ 属实，签名有效\n"), "{said}");
    for (line, code) in [
        ("ledger prove {}/log --since 4", "L-03"),
        ("ledger prove {}/log --entry 5", "L-04"),
        ("ledger prove {}/log --entry 4 --size 3", "L-04"),
        ("ledger head {}/one", "L-03"),
        ("ledger append {}/log {}/log --at 2026-03-02T09:29:59Z", "L-01"),
        ("ledger append {}/new {}/one", "L-01"),
    ] {
        let said = office.run(line);
        assert!(said.contains(code) && said.ends_with("exit 4\n"), "{line}: {said}");
    }
    office.write("bad", "1\n0.5\n");
    let said = office.run("ledger append {}/log {}/bad");
    assert!(said.contains("L-05") && said.contains("{}/bad:2"), "{said}");
}

#[cfg(unix)]
fn only_the_owner_reads(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path).expect("the file is there").permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}

#[cfg(not(unix))]
fn only_the_owner_reads(_: &Path) {}

#[test]
fn a_draw_is_fixed_run_and_checked() {
    let office = Office::new();
    office.write("pool", "企业甲\t3\t高\n企业乙\t1\t高\n企业丙\t1\t低\n企业丁\t1\t低\n");
    let said = office.run(
        "draw commit --pool {}/pool --count 高=1 --count 低=1 --subject 抽查 --public 彩票 --seed-out {}/seed --out {}/promise",
    );
    assert_eq!(said, "");
    only_the_owner_reads(&office.path("seed"));
    only_the_owner_reads(&office.path("key"));
    let early = office.run("draw run --commitment {}/promise --pool {}/pool --seed {}/seed");
    assert!(early.contains("L-09") && early.contains("公开数值"), "{early}");
    let run = "draw run --commitment {}/promise --pool {}/pool --seed {}/seed --public 01,02 --out {}/draw";
    assert_eq!(office.run(run), "");
    let said = office.run("draw check {}/draw --pool {}/pool --commitment {}/promise");
    assert!(said.starts_with("事由：抽查\n抽中：企业") && said.ends_with("✓ 属实\n"), "{said}");

    office.write("false", &office.read("draw").replace("01,02", "01,03"));
    let (before, after) = (office.read("draw"), office.read("false"));
    assert_ne!(before, after);
    let other = office
        .run("draw commit --pool {}/pool --count 高=2 --subject 抽查 --seed-out {}/seed2 --out {}/promise2");
    assert!(other.contains("可以多次尝试种子"), "{other}");
    let said = office.run("draw check {}/draw --pool {}/pool --commitment {}/promise2");
    assert!(said.contains("不是先行公布的承诺") && said.ends_with("exit 1\n"), "{said}");
    let said = office.run("draw commit --pool {}/pool --count 9 --subject 抽查 --seed-out {}/seed3");
    assert!(said.contains("分层“”要抽 9 个，只有 0 个"), "{said}");
    office.write("pool", "企业甲\n企业甲\n");
    let said = office.run("draw check {}/draw --pool {}/pool");
    assert!(said.contains("L-08") && said.contains("第 2 行：编号 企业甲 重复"), "{said}");
}
