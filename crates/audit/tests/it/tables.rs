//! Exchange tables: records with versions, several events each.

use crate::packed::archive;
use crate::support::{mapping, options, problems, text};
use audit::convert::{Form, write_store};
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
          2026-03-01T08:00:00+08:00 submitted department=住建局 item=T1 source=a recorded_at=2026-03-02T18:00:00+08:00 batch=b1
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
fn a_row_that_is_no_text_is_listed_and_the_others_hold() {
    let rows = |bad: &str| {
        format!(
            "{ACCEPT}g1,P1,I,2026-03-02,b1,a,T1,甲{bad},,2026-03-02,,局,u7,\ng2,P2,I,2026-03-02,b1,a,T1,乙,,2026-03-02,,局,u7,\n"
        )
    };
    let mut bytes = rows("#").into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'#').unwrap();
    bytes[at] = 0xff;
    // The mapping says what it is in, so that the broken byte is not taken for another encoding.
    let text_of_mapping = include_str!("../../../../packs/exchange/up-pro.toml");
    let mapping = mapping(&text_of_mapping.replace("[time]", "[csv]\nencoding = \"utf-8\"\n[time]"));
    let logs = from_bytes("up_pro_accept.csv".to_owned(), bytes).unwrap();
    let input = audit::read(logs, &mapping, options(1, 64), Symbols::default()).unwrap();
    expect![[r#"
        up_pro_accept.csv:2 column "" value "": D-07 bytes that are no text in the encoding of the log
    "#]]
    .assert_eq(&problems(&input.store));
    assert_eq!(crate::support::cases(&input.store).keys().collect::<Vec<_>>(), ["P2"]);
}

#[test]
fn a_table_that_is_no_text_is_refused() {
    let logs = from_bytes("up_pro_accept.ndjson".to_owned(), b"{\"project_no\":\"P1\"}\n".to_vec()).unwrap();
    let error = audit::read(logs, &shipped_mapping("up-pro"), ReadOptions::default(), Symbols::default());
    assert!(error.err().unwrap().to_string().contains("a table that is not rows of separated values"));
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
    for name in ["up-pro", "network-hall", "gbt-39046"] {
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
        let grounds = [" ground=A", " ground=B", " ground=1", " ground=2"];
        let told = grounds.iter().fold(text(&read.store), |told, ground| told.replace(ground, ""));
        // A rating is known by when its row was written, which is also when it was recorded.
        let happened = |line: &str| line.split(" recorded_at=").next().unwrap_or(line).to_owned() + "\n";
        let told: String = told.lines().map(happened).collect();
        assert_eq!(told, text(&wanted.store), "{name}");
        assert_eq!(problems(&read.store), "");
        converted_and_read_back(&read);
    }
}

/// Writes a store in every form that says all of it, and reads that back equal.
fn converted_and_read_back(input: &Input) {
    for form in [Form::Csv, Form::Ndjson, Form::Xes] {
        let mut bytes = Vec::new();
        write_store(&input.store, form, &mut bytes).unwrap();
        let log = crate::support::log(&bytes);
        let mapping = recognise(&log).unwrap();
        let again = audit::read(vec![log], &mapping, options(2, 64), Symbols::default()).unwrap();
        assert_eq!(text(&again.store), text(&input.store), "{form:?}");
    }
}

/// Every name that the descriptions of these formats give: used by the mapping, or said there to have no place in an event.
#[test]
fn no_field_of_a_described_format_is_forgotten() {
    let described = [
        (
            include_str!("../../../../packs/exchange/up-pro.toml"),
            "row_guid project_no cd_operation cd_time cd_batch data_source catalog_code local_catalog_code task_code \
             local_task_code task_handle_item task_name task_version project_name project_type applyer_name applyer_type \
             applyer_page_type applyer_page_code contact_name contact_type contact_code contact_mobile zip_code address \
             legal apply_date apply_type accept_date accept_doc_no org_name org_code handle_user_name promise_date \
             event_name process_name handle_explain event_start_time event_end_time remark result_type result_date \
             result_explain result_cetr_name result_cetr_no is_delivery_results satisfaction special_type special_name \
             special_time special_reason applyer_user_name end_time result special_explain handle_user material_name \
             get_type get_num material_attach_name up_lic_data up_uc_province_user up_uc_corporator_identity \
             up_uc_corporator_account",
        ),
        (
            include_str!("../../../../packs/exchange/network-hall.toml"),
            "申办 预受理 受理 审批 办结 特别程序申请 特别程序结果 补交告知 补交受理 领取登记 SBLSH SXBM YWLSH SJBBH XZQHDM BLRXM BLRGH \
             SLZTDM GDBLSX SPHJDM SPHJZTDM TBCXZL TBCXPZR TBCXQDLYHYJ TBCXSX BZGZYY BZCLQD BJJGDM",
        ),
        (
            include_str!("../../../../packs/exchange/gbt-39046.toml"),
            "基本编码 实施编码 事项类型 层级 实施主体性质 服务对象 办理形式 办件类型 法定办结时限 承诺办结时限 办件编号 事项名称 申请者名称 \
             申请者证件类型 申请者证件号码 联系人 法定代表人 申报来源代码 申请时间 投资项目编号 行政区划 材料名称 是否收取 收取方式 数量 附件 受理单位 \
             受理人员 受理时间 受理文书编号 承诺办结时间 业务动作 环节名称 处理人 处理意见 开始时间 结束时间 处理单位 环节状态 理由或依据 申请人 结果 \
             办理意见 办理单位 办理人 办结时间 证照名称 证照编号 结果描述 有效期 发证单位 是否快递 是否收费 评价渠道 评价人 评价时间 评价次数 满意度代码 \
             评价内容 延期时限 延期原因 超期天数 督办内容 被督办机构 督办发出时间 监察编号 监察规则编号 监察预警类型代码 状态产生时间 监察结果描述 责任部门",
        ),
        (include_str!("../../../../packs/exchange/construction.toml"), "2 3 4 5 6 7 8 9 10 11 12 13 14 15"),
    ];
    for (mapping, fields) in described {
        let words: Vec<&str> = mapping.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        for field in fields.split_whitespace() {
            assert!(words.contains(&field), "{field} is not in the mapping");
        }
    }
}

#[test]
fn the_tables_of_the_national_standard_tell_a_case_from_application_to_rating() {
    let input = read(
        &shipped_mapping("gbt-39046"),
        &[
            (
                "办事申请.csv",
                "办件编号,实施编码,申请者证件号码,申报来源代码,申请时间,材料名称,材料收取时间,附件\n\
                 B1,11650000,X1,1,2026-03-02 09:00:00,申请表,2026-03-02 09:05:00,a.pdf\n",
            ),
            (
                "受理_2026.csv",
                "办件编号,受理单位,受理人员,受理时间,受理文书编号,承诺办结时间,行政区划\n\
                 B1,住建局,王,2026-03-02 10:00:00,受1,2026-03-16 17:30:00,650116\n",
            ),
            (
                "办理.csv",
                "办件编号,处理单位,处理人,环节名称,开始时间,结束时间,业务动作,处理意见\n\
                 B1,住建局,李,审查,2026-03-03 09:00:00,2026-03-04 09:00:00,通过,同意\n\
                 B1,住建局,李,决定,2026-03-12 09:00:00,,,\n",
            ),
            (
                "特别程序.csv",
                "办件编号,办理单位,办理人,特别程序种类名称,特别程序种类代码,申请人,开始时间,结束时间,理由或依据,办理意见,结果\n\
                 B1,住建局,李,专家评审,2,李,2026-03-05 09:00:00,2026-03-10 09:00:00,需评审,通过,评审意见\n\
                 B1,住建局,李,延长,1,李,2026-03-11 09:00:00,2026-03-20 09:00:00,复杂,,\n",
            ),
            (
                "办结.csv",
                "办件编号,办理人,办结时间,证照名称,结果描述\nB1,赵,2026-03-13 09:00:00,许可证,准予\n",
            ),
            (
                "评价.csv",
                "办件编号,评价渠道,评价时间,满意度代码,评价内容\nB1,PC,2026-03-14 09:00:00,5,太慢\n",
            ),
            (
                "互动.csv",
                "办件编号,互动类型,提出时间,答复时间,延期原因\nB1,投诉,2026-03-15 09:00:00,2026-03-16 09:00:00,\n",
            ),
            (
                "电子监察.csv",
                "办件编号,被督办机构,监察编号,督办发出时间,督办内容,状态产生时间,监察规则编号,监察预警类型代码,监察结果描述\n\
                 B1,住建局,J1,2026-03-17 09:00:00,限期答复,2026-03-16 18:00:00,R1,2,超期\n",
            ),
            ("事项管理.csv", "基本编码\n1\n"),
        ],
    );
    assert_eq!(problems(&input.store), "");
    expect![[r#"
        B1
          2026-03-02T09:00:00+08:00 submitted item=11650000 source=1
          2026-03-02T09:05:00+08:00 material_received subject=申请表 item=11650000 source=1 document=a.pdf
          2026-03-02T10:00:00+08:00 accepted actor=王 department=住建局 source=650116 due=2026-03-16T17:30:00+08:00 document=受1
          2026-03-03T09:00:00+08:00 step_started subject=审查 actor=李 department=住建局
          2026-03-04T09:00:00+08:00 step_ended subject=审查 outcome=granted actor=李 department=住建局 reason=同意
          2026-03-05T09:00:00+08:00 special_started subject=专家评审 actor=李 department=住建局 ground=2 reason=需评审
          2026-03-10T09:00:00+08:00 special_ended subject=专家评审 actor=李 department=住建局 ground=2 reason=通过 document=评审意见
          2026-03-11T09:00:00+08:00 extended subject=延长 actor=李 department=住建局 ground=1 reason=复杂
          2026-03-12T09:00:00+08:00 step_started subject=决定 actor=李 department=住建局
          2026-03-13T09:00:00+08:00 concluded actor=赵 reason=准予 document=许可证
          2026-03-14T09:00:00+08:00 rated outcome=dissatisfied source=PC reason=太慢
          2026-03-15T09:00:00+08:00 complained
          2026-03-16T09:00:00+08:00 answered
          2026-03-16T18:00:00+08:00 notice_raised subject=2 department=住建局 ground=R1 reason=超期 document=J1
          2026-03-17T09:00:00+08:00 supervision_ordered department=住建局 reason=限期答复 document=J1
    "#]].assert_eq(&text(&input.store));
    converted_and_read_back(&input);
}

#[test]
fn limits_of_the_older_object_set_have_their_unit_beside_them() {
    let stops = "SBLSH,TBCXZL,TBCXKSSJ,TBCXSX,TBCXSXDW\nK1,B,2026-03-02,5,G\nK2,B,2026-03-02,30,Z\nK3,B,2026-03-02,5,X\n";
    let input = read(
        &shipped_mapping("network-hall"),
        &[
            ("特别程序申请.csv", stops),
            ("受理.csv", "SBLSH,SLSJ,SLZTDM,GDBLSX,GDBLSXDW\nK1,2026-03-01,1,20,G\nK4,2026-03-01,2,,G\n"),
        ],
    );
    expect![[r#"
        K1
          2026-03-01T00:00:00+08:00 accepted planned=20 working_day
          2026-03-02T00:00:00+08:00 special_started ground=B planned=5 working_day
        K2
          2026-03-02T00:00:00+08:00 special_started ground=B planned=30 calendar_day
        K4
          2026-03-01T00:00:00+08:00 refused_to_accept
    "#]]
    .assert_eq(&text(&input.store));
    expect![[r#"
        up.zip/特别程序申请.csv:4 column "planned" value "5 X": D-13 not a limit such as "20 working_day"
    "#]]
    .assert_eq(&problems(&input.store));
    converted_and_read_back(&input);
}

#[test]
fn states_of_construction_projects_are_events() {
    let mapping = shipped_mapping("construction");
    let rows: String = (2..=15).map(|state| format!("K1,{state},2026-03-{state:02}\n")).collect();
    let input =
        crate::support::read(&mapping, format!("case,state,at\n{rows}").as_bytes(), options(1, 64)).unwrap();
    assert!(input.store.shapes.iter().all(|shape| shape.listed));
    assert_eq!(input.store.events, 14);
    converted_and_read_back(&input);
}
