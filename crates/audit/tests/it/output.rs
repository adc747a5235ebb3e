//! Whole runs, and what is written of them.

use crate::support::{log, options};
use audit::mapping::recognise;
use audit::output::{Report, write_csv, write_departments, write_json, write_ndjson, write_peer_findings};
use audit::{Audit, RunOptions, Wishes};
use calendar::{Day, Strictness, Zone};
use engine::{ItemVersion, Limit, Setting};
use expect_test::expect;
use std::num::NonZero;

const LOG: &str = "case_id,item,department,event,timestamp,actor,fee\n\
    C1,I1,D1,submitted,2017-03-01 09:00:00,U1,\n\
    C1,I1,D1,accepted,2017-03-01 10:00:00,U1,\n\
    C1,I1,D1,review,2017-03-02 10:00:00,U2,\n\
    C1,I1,D1,approve,2017-03-02 11:00:00,U3,\n\
    C1,I1,D1,done,2017-03-02 12:00:00,U3,20\n\
    C1,I1,D1,delivered,2017-03-03 12:00:00,U3,\n\
    C\"2,I1,D2,submitted,2017-03-01 09:00:00,U1,\n\
    C\"2,I1,D2,accepted,2017-03-01 10:00:00,U1,\n\
    C\"2,I1,D2,approve,2017-03-20 11:00:00,U3,\n\
    C\"2,I1,D2,done,2017-03-20 12:00:00,U3,30\n\
    C\"2,I1,D2,delivered,2017-03-21 12:00:00,U3,\n\
    C3,I9,D2,submitted,yesterday,U1,\n\
    C3,I9,D2,submitted,2017-12-29 09:00:00,U1,\n";

/// Runs on the log, with everything that can be wished for.
pub(crate) fn with_report<T>(threads: usize, then: impl FnOnce(&Report<'_>) -> T) -> T {
    let log = log(LOG.as_bytes());
    let mapping = recognise(&log).unwrap();
    let pack = rules::load("peer-task").unwrap();
    let calendar =
        calendar::china().as_known_on(None).strictness(Strictness::AllowProvisional).build().unwrap();
    let mut input =
        audit::read(vec![log], &mapping, options(threads, 64), pack.rules.symbols.clone()).unwrap();
    let limit = |text: &str| Some(text.parse::<Limit>().unwrap());
    let mut item = ItemVersion::new("I1");
    item.promised = limit("7 working_day");
    item.statutory = limit("20 working_day");
    item.accept = limit("5 working_day");
    item.deliver = limit("10 working_day");
    item.fees.push(engine::FeeStandard { code: String::new(), amount_fen: 2_000 });
    let catalogue = audit::items::catalogue(&[item], &mapping, &mut input.store).unwrap();
    let setting = Setting { calendar: &calendar, catalogue: &catalogue, rules: &pack.rules };
    let as_of = Zone::CHINA.start_of(Day::from_ymd(2018, 1, 1).unwrap());
    let options = RunOptions { as_of, threads: NonZero::new(threads).unwrap() };
    let wishes = Wishes { spread: true, ..Wishes::default() };
    let audit: Audit = audit::run_with(&input.store, &setting, options, wishes);
    then(&Report {
        audit: &audit,
        store: &input.store,
        files: &input.files,
        mapping: &mapping,
        rules: &pack.rules,
        catalogue: &catalogue,
        zone: &Zone::CHINA,
    })
}

type Writer = fn(&Report<'_>, &mut dyn std::io::Write) -> std::io::Result<()>;

fn written(write: Writer) -> String {
    let texts: Vec<String> = [1, 2, 5]
        .into_iter()
        .map(|threads| {
            with_report(threads, |report| {
                let mut bytes = Vec::new();
                write(report, &mut bytes).unwrap();
                String::from_utf8(bytes).unwrap()
            })
        })
        .collect();
    assert!(texts.iter().all(|text| *text == texts[0]), "the number of workers changes nothing");
    texts[0].clone()
}

#[test]
fn the_files_of_the_peer_task() {
    expect![[r#"
        case_id,kind,date
        "C""2",notice,2017-03-09
        "C""2",yellow,2017-03-10
        "C""2",skip_review,2017-03-20
        "C""2",fee,2017-03-20
    "#]]
    .assert_eq(&written(write_peer_findings));
    expect![[r#"
        department,cases,done,used_wd,findings
        D1,1,1,1,0
        D2,2,1,13,4
    "#]]
    .assert_eq(&written(write_departments));
}

#[test]
fn rows_of_separated_values() {
    let text = written(write_csv);
    expect![[r#"case,department,item,rule,part,level,standing,day,at,value,id"#]]
        .assert_eq(text.lines().next().unwrap());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0][..6], ["C\"2", "D2", "I1", "notice", "", "notice"]);
    assert_eq!(rows[2][3..5], ["skip", "skip_review"]);
}

#[test]
fn lines_of_json() {
    let text = written(write_ndjson);
    let rows: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0]["case"], "C\"2");
    assert_eq!(rows[0]["rule"], "notice");
    assert_eq!(rows[1]["day"], "2017-03-10");
    assert_eq!(rows[2]["part"], "skip_review");
    assert_eq!(rows[3]["value"], 1_000);
}

#[test]
fn one_json_object() {
    let report: serde_json::Value = serde_json::from_str(&written(write_json)).unwrap();
    assert_eq!(report["input"]["rows"], 13);
    assert_eq!(report["input"]["events"], 12);
    assert_eq!(report["input"]["cases"], 3);
    assert_eq!(report["input"]["files"][0]["encoding"], "ASCII");
    assert_eq!(report["quality"]["problems"], 1);
    assert_eq!(report["quality"]["problem_list"][0]["row"], 13);
    assert_eq!(report["quality"]["problem_list"][0]["value"], "yesterday");
    assert_eq!(report["quality"]["cases_without_item"], 1);
    assert_eq!(report["findings"].as_array().unwrap().len(), 4);
    assert_eq!(report["statistics"]["departments"][1]["department"], "D2");
    let total: u64 =
        report["totals"].as_array().unwrap().iter().map(|total| total["findings"].as_u64().unwrap()).sum();
    assert_eq!(total, 4);
    let silent: Vec<&str> =
        report["silent"].as_array().unwrap().iter().map(|rule| rule["rule"].as_str().unwrap()).collect();
    assert!(silent.contains(&"red"), "{silent:?}");
}
