//! Mapping files: what is allowed, and how errors name file, line and field.

use crate::support::{ALL_ROLES, log, mapping, options, problems, read, text};
use audit::mapping::{Mapping, recognise, shipped};
use expect_test::{Expect, expect};

fn check(text: &str, expect: &Expect) {
    let error = Mapping::parse("m.toml", text).map(|_| ()).unwrap_err();
    expect.assert_eq(&error.to_string());
}

const HEAD: &str = "schema = 1\nname = \"m\"\n";
const COLUMNS: &str = "[columns]\ncase = \"c\"\nactivity = \"a\"\nat = \"t\"\n";

#[test]
fn unknown_keys_name_what_is_allowed() {
    check(
        &format!("{HEAD}colour = 1\n{COLUMNS}"),
        &expect![
            "m.toml:3: colour: unknown field `colour`, expected one of `schema`, `name`, `title`, `rules`, `calendar`, `recognise`, `csv`, `time`, `columns`, `tables`, `table`, `activities`, `unlisted`, `case`, `keep`, `codes`, `items`, `item`"
        ],
    );
    check(
        &format!("{HEAD}{COLUMNS}who = \"x\"\n"),
        &expect![[
            r#"m.toml:7: columns: no role "who"; allowed: case, activity, lifecycle, at, recorded_at, actor, role, department, item, subject, outcome, amount, ground, reason, document, materials, staff, batch, source, due, planned, applicant"#
        ]],
    );
    check(
        &format!("{HEAD}{COLUMNS}amount = {{ column = \"x\", units = \"yuan\" }}\n"),
        &expect!["m.toml:7: amount: unknown field `units`, expected one of `column`, `unit`, `optional`"],
    );
    check(
        &format!("{HEAD}[time]\nzones = \"x\"\n{COLUMNS}"),
        &expect!["m.toml:4: zones: unknown field `zones`, expected `zone` or `format`"],
    );
}

#[test]
fn unknown_values_name_what_is_allowed() {
    check(
        "schema = 2\nname = \"m\"\n[columns]\n",
        &expect!["m.toml:1: schema: 2 is not a known form; allowed: 1"],
    );
    check(
        &format!("{HEAD}calendar = \"uk\"\n{COLUMNS}"),
        &expect![[r#"m.toml:3: calendar: no calendar "uk"; allowed: cn, weekdays, every-day"#]],
    );
    check(
        &format!("{HEAD}[time]\nzone = \"CET+1\"\n{COLUMNS}"),
        &expect![[
            r#"m.toml:4: time.zone: no zone "CET+1"; allowed: an IANA name such as Asia/Shanghai, or +08:00"#
        ]],
    );
    check(
        &format!("{HEAD}[time]\nformat = \"YYYY-MM-DD\"\n{COLUMNS}"),
        &expect![[
            r#"m.toml:4: time.format: no time format "YYYY-MM-DD"; allowed: auto, unix, unix-ms, or strftime text such as "%d.%m.%Y %H:%M""#
        ]],
    );
    check(
        &format!("{HEAD}{COLUMNS}amount = {{ column = \"x\", unit = \"usd\" }}\n"),
        &expect![[r#"m.toml:7: columns.amount.unit: no unit "usd"; allowed: yuan, fen"#]],
    );
    check(
        &format!("{HEAD}{COLUMNS}actor = {{ column = \"x\", unit = \"yuan\" }}\n"),
        &expect!["m.toml:7: columns: only amount has a unit, actor has not"],
    );
    check(
        &format!("{HEAD}{COLUMNS}[activities]\nok = \"decided=yes\"\n"),
        &expect![[
            r#"m.toml:8: activities."ok": no outcome "yes"; allowed: granted, denied, partial, satisfied, dissatisfied"#
        ]],
    );
    check(
        &format!("{HEAD}{COLUMNS}[[case]]\ncolumn = \"x\"\n"),
        &expect![[r#"m.toml:7: case: column "x" needs event or declares"#]],
    );
    check(
        &format!("{HEAD}{COLUMNS}[[case]]\ncolumn = \"x\"\ndeclares = \"end\"\n"),
        &expect![[r#"m.toml:9: case.declares: cannot declare "end"; allowed: due"#]],
    );
    check(
        &format!("{HEAD}{COLUMNS}[codes.who]\nx = \"y\"\n"),
        &expect![[
            r#"m.toml:7: codes: no role "who"; allowed: case, activity, lifecycle, at, recorded_at, actor, role, department, item, subject, outcome, amount, ground, reason, document, materials, staff, batch, source, due, planned, applicant"#
        ]],
    );
    check(
        &format!("{HEAD}{COLUMNS}[items]\nunit = \"day\"\n"),
        &expect![[
            r#"m.toml:8: items.unit: no unit "day"; allowed: working_day, calendar_day, working_hour, hour, month"#
        ]],
    );
    check(
        &format!("{HEAD}[csv]\ndelimiter = \"::\"\n{COLUMNS}"),
        &expect![[r#"m.toml:4: csv.delimiter: must be one ASCII character, such as "," or "\t""#]],
    );
    check(
        &format!("{HEAD}[csv]\nencoding = \"klingon\"\n{COLUMNS}"),
        &expect![[r#"m.toml:4: csv.encoding: no encoding "klingon"; allowed: utf-8, gb18030, big5, …"#]],
    );
}

#[test]
fn an_unknown_kind_of_event_lists_all_kinds() {
    let text = format!("{HEAD}{COLUMNS}[activities]\nok = \"approved\"\n");
    let error = Mapping::parse("m.toml", &text).map(|_| ()).unwrap_err().to_string();
    assert!(
        error.starts_with(
            "m.toml:8: activities.\"ok\": no event kind \"approved\"; allowed: ignore, submitted"
        ),
        "{error}"
    );
}

#[test]
fn a_limit_that_is_none_names_its_place() {
    let error =
        Mapping::parse("m.toml", &format!("{HEAD}{COLUMNS}[item]\npromised = \"soon\"\n")).unwrap_err();
    assert!(error.to_string().starts_with("m.toml:8: item.promised: "), "{error}");
}

#[test]
fn a_role_that_every_log_must_have_is_missed() {
    check(
        &format!("{HEAD}[columns]\ncase = \"c\"\n"),
        &expect!["m.toml:3: columns: no column for activity, which every log must have"],
    );
    check(HEAD, &expect!["m.toml:1: columns: no column for case, which every log must have"]);
}

#[test]
fn shipped_mappings_are_valid_and_told_apart() {
    let names: Vec<String> = shipped().unwrap().into_iter().map(|mapping| mapping.name).collect();
    assert_eq!(names, audit::mapping::shipped_names());
    let of = |header: &str| recognise(&log(header.as_bytes())).map(|mapping| mapping.name);
    assert_eq!(of("case_id,item,department,event,timestamp,actor,fee\n").unwrap(), "peer-task");
    assert_eq!(of("case,event,at,actor\n").unwrap(), "sundial");
    expect!["no mapping knows the columns of log (a, b); write one and name it with --mapping, or name one of sundial, sundial-events, sundial-xes, up-pro, gbt-39046, network-hall, construction, building-permits, service-requests-nyc, service-requests-boston, messages, travel-permits, travel-claims, loan-applications, peer-task, receipt, road-fines"]
        .assert_eq(&of("a,b\n").unwrap_err().to_string());
}

#[test]
fn codes_of_the_log_are_translated() {
    let mapping = mapping(&format!(
        "{ALL_ROLES}\n[activities]\n\"办结\" = \"concluded\"\n\"备注\" = \"ignore\"\n\"初审\" = \"step_ended:*\"\n\
         [codes.department]\n\"01\" = \"发改局\"\n[codes.outcome]\n\"1\" = \"granted\"\n[codes.actor]\nx = \"U1\"\n"
    ));
    let log = "case,activity,at,department,outcome,actor\nA1,初审,2026-03-02,01,,x\nA1,备注,2026-03-02,,,\n\
               A1,办结,2026-03-03,02,1,y\n";
    let input = read(&mapping, log.as_bytes(), options(1, 1_000)).unwrap();
    expect![[r#"
        A1
          2026-03-02T00:00:00+08:00 step_ended subject=初审 actor=U1 department=发改局
          2026-03-03T00:00:00+08:00 concluded outcome=granted actor=y department=02
    "#]]
    .assert_eq(&text(&input.store));
    assert_eq!((input.store.rows, input.store.events, input.store.ignored), (3, 2, 1));
}

#[test]
fn a_star_stands_for_every_other_code_and_an_empty_value_stays_empty() {
    let mapping = mapping(&format!(
        "{ALL_ROLES}\n[codes.outcome]\nTrue = \"granted\"\n\"*\" = \"\"\n[codes.department]\n\"*\" = \"其他\"\n\
         [codes.actor]\n\"*\" = \"somebody\"\n"
    ));
    let log = "case,activity,at,department,outcome,actor\nA1,decided,2026-03-02,01,True,x\n\
               A1,decided,2026-03-03,,42,\n";
    let input = read(&mapping, log.as_bytes(), options(1, 1_000)).unwrap();
    expect![[r#"
        A1
          2026-03-02T00:00:00+08:00 decided outcome=granted actor=somebody department=其他
          2026-03-03T00:00:00+08:00 decided
    "#]]
    .assert_eq(&text(&input.store));
    assert!(input.store.problems.is_empty());
}

#[test]
fn an_activity_has_a_phase_where_the_log_tells_it() {
    let mapping = mapping(&format!(
        "{ALL_ROLES}lifecycle = \"phase\"\n[activities]\n\"审查+START\" = \"step_started:review\"\n\
         \"审查+COMPLETE\" = \"step_ended:review\"\n\"审查\" = \"step_ended:*\"\n"
    ));
    let log = "case,activity,at,phase\nA1,审查,2026-03-02,START\nA1,审查,2026-03-03,COMPLETE\n\
               A1,审查,2026-03-04,\nA1,审查,2026-03-05,SCHEDULE\nA1,,2026-03-06,START\n";
    let input = read(&mapping, log.as_bytes(), options(1, 1_000)).unwrap();
    expect![[r#"
        A1
          2026-03-02T00:00:00+08:00 step_started subject=review
          2026-03-03T00:00:00+08:00 step_ended subject=review
          2026-03-04T00:00:00+08:00 step_ended subject=审查
          2026-03-05T00:00:00+08:00 other subject=审查+SCHEDULE
    "#]]
    .assert_eq(&text(&input.store));
    expect![[r#"
        log:6 column "activity" value "": D-03 no activity
    "#]]
    .assert_eq(&problems(&input.store));
}

#[test]
fn rows_can_be_left_out_by_their_values() {
    let mapping =
        mapping(&format!("{ALL_ROLES}\n[[keep]]\ncolumn = \"transition\"\nvalues = [\"complete\"]\n"));
    let log = "case,activity,at,transition\nA1,accepted,2026-03-02,start\nA1,accepted,2026-03-03,complete\n";
    let input = read(&mapping, log.as_bytes(), options(1, 1_000)).unwrap();
    assert_eq!(text(&input.store), "A1\n  2026-03-03T00:00:00+08:00 accepted\n");
}

const CASES: &str = "\n[[case]]\ncolumn = \"start\"\nevent = \"accepted\"\n[[case]]\ncolumn = \"deadline\"\n\
                     declares = \"due\"\n";

#[test]
fn values_of_the_case_are_taken_once() {
    let mapping = mapping(&format!("{ALL_ROLES}{CASES}"));
    let log = "case,activity,at,start,deadline\nA1,step_ended:x,2026-03-05,2026-03-01,2026-03-20\n\
               B2,step_ended:x,2026-03-05,,\nA1,step_ended:y,2026-03-06,2026-03-01,2026-03-20\n";
    let input = read(&mapping, log.as_bytes(), options(2, 40)).unwrap();
    expect![[r#"
        A1
          2026-03-01T00:00:00+08:00 accepted
          2026-03-05T00:00:00+08:00 step_ended subject=x
          2026-03-06T00:00:00+08:00 step_ended subject=y
          2026-03-20T00:00:00+08:00 due
        B2
          2026-03-05T00:00:00+08:00 step_ended subject=x
    "#]]
    .assert_eq(&text(&input.store));
    assert!(input.store.problems.is_empty());
    // What happened, be it the row's or the case's; the due instant lies ahead.
    let (first, last) = input.store.span.unwrap();
    assert_eq!(
        (first.to_string(), last.to_string()),
        ("2026-03-01T00:00:00+08:00".into(), "2026-03-06T00:00:00+08:00".into())
    );
}

#[test]
fn an_unreadable_value_of_the_case_is_a_problem_of_its_row() {
    let mapping = mapping(&format!("{ALL_ROLES}{CASES}"));
    let log = "case,activity,at,start,deadline\nA1,step_ended:x,2026-03-05,someday,\n";
    let input = read(&mapping, log.as_bytes(), options(1, 1_000)).unwrap();
    expect![[r#"
        log:2 column "start" value "someday": D-05 not a time, or a time that does not exist
    "#]]
    .assert_eq(&problems(&input.store));
}

#[test]
fn the_documents_name_every_role() {
    let text = include_str!("../../../../docs/mappings.md");
    for role in audit::mapping::Role::ALL {
        assert!(
            text.contains(&format!("`{}`", role.code())),
            "docs/mappings.md says nothing of {}",
            role.code()
        );
    }
}
