//! `sundial convert`: what is written is judged like the log itself.

use crate::run::{shown, sundial};

fn findings(log: &str) -> String {
    let rows = shown(&format!("audit {log} --format csv --as-of 2027-12-31"));
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.sort_unstable();
    rows.join("\n")
}

#[test]
fn every_form_gives_the_findings_of_the_log() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let log = path("city.csv");
    sundial(&["simulate", "--city", "wuhai", "--cases", "200", "--seed", "3", "--out", &log]);
    let wanted = findings(&log);
    assert!(wanted.lines().count() > 3, "{wanted}");
    for (form, name) in [("csv", "city.again.csv"), ("ndjson", "city.ndjson"), ("xes", "city.xes")] {
        let out = path(name);
        let output = sundial(&["convert", &log, "--to", form, "--out", &out]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(findings(&out), wanted, "{form}");
        assert!(!std::path::Path::new(&format!("{out}.part")).exists());
    }
}

#[test]
fn a_form_that_does_not_exist_is_refused_with_those_that_do() {
    let said = shown("convert examples --to papyrus");
    assert!(said.contains("csv, ndjson, xes, events") && said.ends_with("exit 2\n"), "{said}");
}
