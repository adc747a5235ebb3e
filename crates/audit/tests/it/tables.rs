//! Exchange tables: records with versions, several events each.

use crate::packed::archive;
use crate::support::{mapping, options, problems, text};
use audit::mapping::{Mapping, recognise, shipped};
use audit::source::{from_bytes, open_all};
use audit::{Input, ReadOptions};
use engine::Symbols;
use expect_test::expect;
use std::collections::BTreeMap;
use std::fmt::Write as _;

fn shipped_mapping(name: &str) -> Mapping {
    shipped().unwrap().into_iter().find(|mapping| mapping.name == name).unwrap()
}

fn read(mapping: &Mapping, tables: &[(&str, &str)]) -> Input {
    let entries: Vec<(&str, &[u8])> = tables.iter().map(|(name, rows)| (*name, rows.as_bytes())).collect();
    let logs = from_bytes("up.zip".to_owned(), archive(&entries)).unwrap();
    audit::read(logs, mapping, options(2, 64), Symbols::default()).unwrap()
}

const ACCEPT: &str = "row_guid,project_no,cd_operation,cd_time,cd_batch,data_source,task_code,applyer_name,apply_date,\
    accept_date,accept_doc_no,org_name,handle_user_name,promise_date\n";
const SPECIAL: &str = "row_guid,project_no,cd_operation,cd_time,cd_batch,data_source,special_type,special_name,\
    special_time,special_reason,end_time,result,handle_user\n";

#[test]
fn the_tables_of_the_national_exchange_are_recognised_and_read_together() {
    let accept = format!(
        "{ACCEPT}g1,P1,I,2026-03-02 18:00:00,b1,a,T1,甲,2026-03-01 08:00:00,2026-03-02 09:30:00,受字1号,住建局,u7,2026-03-20 17:00:00\n"
    );
    let special = format!(
        "{SPECIAL}s1,P1,I,2026-03-05 18:00:00,b2,a,2,专家评审,2026-03-04 10:00:00,需评审,9999-12-31,,u7\n"
    );
    let process = "row_guid,project_no,cd_operation,cd_time,cd_batch,event_name,process_name,handle_user_name,handle_explain,\
        event_start_time,event_end_time\np1,P1,I,2026-03-03 18:00:00,b1,通过,审核,u8,同意,2026-03-02 10:00:00,2026-03-03 11:00:00\n";
    let result = "row_guid,project_no,cd_operation,cd_time,cd_batch,result_type,result_date,result_explain,result_cetr_name\n\
        r1,P1,I,2026-03-09 18:00:00,b3,准予,2026-03-09 16:00:00,符合条件,施工许可证\n";
    let material = "row_guid,project_no,cd_operation,cd_time,cd_batch,material_name\nm1,P1,I,2026-03-01 09:00:00,b1,图纸\n";
    let input = read(
        &shipped_mapping("up-pro"),
        &[
            ("up_pro_accept_v4.csv", &accept),
            ("UP_PRO_PROCESS.csv", process),
            ("up_pro_special_procedure.csv", &special),
            ("up_pro_result-2026.csv", result),
            ("up_pro_material.csv", material),
            ("up_uc_province_user.csv", "id\n1\n"),
        ],
    );
    expect![[r#"
        P1
          2026-03-01T08:00:00+08:00 submitted actor=甲 department=住建局 item=T1 source=a recorded_at=2026-03-02T18:00:00+08:00 batch=b1
          2026-03-01T09:00:00+08:00 material_received subject=图纸 batch=b1
          2026-03-02T09:30:00+08:00 accepted actor=u7 department=住建局 item=T1 source=a recorded_at=2026-03-02T18:00:00+08:00 due=2026-03-20T17:00:00+08:00 document=受字1号 batch=b1
          2026-03-02T10:00:00+08:00 step_started subject=审核 actor=u8 recorded_at=2026-03-03T18:00:00+08:00 batch=b1
          2026-03-03T11:00:00+08:00 step_ended subject=审核 outcome=granted actor=u8 recorded_at=2026-03-03T18:00:00+08:00 reason=同意 batch=b1
          2026-03-04T10:00:00+08:00 special_started subject=专家评审 actor=u7 ground=2 source=a recorded_at=2026-03-05T18:00:00+08:00 reason=需评审 batch=b2
          2026-03-09T16:00:00+08:00 concluded outcome=granted recorded_at=2026-03-09T18:00:00+08:00 reason=符合条件 document=施工许可证 batch=b3
    "#]]
    .assert_eq(&text(&input.store));
    let formats: BTreeMap<&str, usize> = input.files.iter().fold(BTreeMap::new(), |mut all, file| {
        *all.entry(file.format).or_default() += 1;
        all
    });
    assert_eq!(formats, BTreeMap::from([("table", 5), ("unused", 1)]));
    let logs = from_bytes("up_pro_accept.csv".to_owned(), accept.into_bytes()).unwrap();
    assert_eq!(recognise(&logs[0]).unwrap().name, "up-pro");
}

#[test]
fn updates_and_deletions_hold_and_are_events_themselves() {
    let row = |guid: &str, case: &str, operation: &str, day: u8, accepted: &str| {
        format!("{guid},{case},{operation},2026-03-{day:02} 18:00:00,b{day},a,T1,甲,,{accepted},,局,u7,\n")
    };
    // The later version comes first: what counts is when it was written.
    let accept = [
        ACCEPT.to_owned(),
        row("g1", "P1", "U", 9, "2026-02-27"),
        row("g1", "P1", "I", 2, "2026-03-02"),
        row("g2", "P2", "I", 2, "2026-03-02"),
        row("g2", "P2", "D", 4, "2026-03-02"),
        row("g3", "P3", "I", 2, "2026-03-02"),
        row("g3", "P3", "U", 5, "2026-03-02"),
    ]
    .concat();
    let input = read(&shipped_mapping("up-pro"), &[("up_pro_accept.csv", &accept)]);
    expect![[r#"
        P1
          2026-02-27T00:00:00+08:00 accepted actor=u7 department=局 item=T1 source=a recorded_at=2026-03-09T18:00:00+08:00 batch=b9
          2026-03-09T18:00:00+08:00 amended subject=up_pro_accept source=a reason=updated batch=b9
        P2
          2026-03-04T18:00:00+08:00 amended subject=up_pro_accept source=a reason=deleted batch=b4
        P3
          2026-03-02T00:00:00+08:00 accepted actor=u7 department=局 item=T1 source=a recorded_at=2026-03-02T18:00:00+08:00 batch=b5
          2026-03-05T18:00:00+08:00 amended subject=up_pro_accept source=a reason=updated batch=b5
    "#]]
    .assert_eq(&text(&input.store));
}

#[test]
fn rows_that_cannot_be_read_name_table_and_line() {
    let accept = format!("{ACCEPT}g1,P1\ng2,P2,I,2026-03-02,b1,a,T1,甲,,someday,,局,u7,\n");
    let special = format!("{SPECIAL}s1,,I,2026-03-05,b2,a,2,x,2026-03-04,,,,u7\n");
    let input = read(
        &shipped_mapping("up-pro"),
        &[("up_pro_accept.csv", &accept), ("up_pro_special_procedure.csv", &special)],
    );
    expect![[r#"
        up.zip/up_pro_accept.csv:2 column "" value "": D-01 the number of fields differs from the header
        up.zip/up_pro_accept.csv:3 column "at" value "someday": D-05 not a time, or a time that does not exist
        up.zip/up_pro_special_procedure.csv:2 column "case" value "": D-02 no case id
    "#]]
    .assert_eq(&problems(&input.store));
}

#[test]
fn a_table_without_its_case_is_refused() {
    let logs = from_bytes("up_pro_accept.csv".to_owned(), b"row_guid,projekt_no\n1,2\n".to_vec()).unwrap();
    let error = audit::read(logs, &shipped_mapping("up-pro"), ReadOptions::default(), Symbols::default());
    expect![[r#"mapping "up-pro" wants a column "project_no" for case, which up_pro_accept.csv has not; it has projekt_no, row_guid"#]]
        .assert_eq(&error.err().unwrap().to_string());
}

/// Writes what a mapping's tables can tell as tables: for each event of each table one record with that time only.
fn written(mapping: &Mapping) -> (Vec<(String, String)>, String) {
    let (mut files, mut log, mut second) = (Vec::new(), "case,event,at\n".to_owned(), 0);
    for table in &mapping.tables.list {
        let case = &table.columns[&audit::mapping::Role::Case];
        let mut rows = String::new();
        let mut columns = vec![case.clone()];
        for event in &table.events {
            columns.extend([event.at.clone()].into_iter().chain(event.by.clone()));
        }
        columns.sort();
        columns.dedup();
        for event in &table.events {
            let codes = event.codes.iter().map(|(code, meaning)| (code.as_str(), meaning));
            for (code, meaning) in codes.chain([("", &event.event)]) {
                second += 1;
                let at = format!("2026-03-02 {:02}:{:02}:00", 8 + second / 60, second % 60);
                let value = |column: &String| match column {
                    column if column == case => "K1".to_owned(),
                    column if *column == event.at => at.clone(),
                    column if Some(column) == event.by.as_ref() => code.to_owned(),
                    _ => String::new(),
                };
                rows += &(columns.iter().map(value).collect::<Vec<_>>().join(",") + "\n");
                let _ = writeln!(log, "K1,{meaning},{at}");
            }
        }
        files.push((format!("{}.csv", table.name), columns.join(",") + "\n" + &rows));
    }
    (files, log)
}

#[test]
fn every_event_of_every_table_comes_back_as_itself() {
    let plain = mapping(
        "schema = 1\nname = \"p\"\nunlisted = \"codes\"\n[columns]\ncase = \"case\"\nactivity = \"event\"\nat = \"at\"\n",
    );
    for name in ["up-pro", "network-hall"] {
        let mapping = shipped_mapping(name);
        let (files, log) = written(&mapping);
        let folder = tempfile::tempdir().unwrap();
        for (file, text) in &files {
            std::fs::write(folder.path().join(file), encoding_rs::GB18030.encode(text).0).unwrap();
        }
        let logs = open_all(&audit::source::Origin::new(folder.path())).unwrap();
        let read = audit::read(logs, &mapping, options(1, 64), Symbols::default()).unwrap();
        let wanted = crate::support::read(&plain, log.as_bytes(), options(1, 64)).unwrap();
        // What a table adds of itself: the value of a code column that also plays a role.
        let told = text(&read.store).replace(" ground=A", "").replace(" ground=B", "");
        assert_eq!(told, text(&wanted.store), "{name}");
        assert_eq!(problems(&read.store), "");
    }
}

#[test]
fn states_of_construction_projects_are_events() {
    let mapping = shipped_mapping("construction");
    let rows: String = (2..=15).map(|state| format!("K1,{state},2026-03-{state:02}\n")).collect();
    let input =
        crate::support::read(&mapping, format!("case,state,at\n{rows}").as_bytes(), options(1, 64)).unwrap();
    assert!(input.store.shapes.iter().all(|shape| shape.listed));
    assert_eq!(input.store.events, 14);
}
