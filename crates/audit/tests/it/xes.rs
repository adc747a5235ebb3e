//! Event streams in XML.

use crate::support::{mapping, options, problems, read, text};
use audit::mapping::recognise;
use audit::source::from_bytes;
use expect_test::{Expect, expect};

const MAPPING: &str = "schema = 1\nname = \"x\"\n[columns]\ncase = \"case:concept:name\"\nactivity = \"concept:name\"\n\
    at = \"time:timestamp\"\nactor = \"org:resource\"\ndepartment = \"case:department\"\nreason = \"note/text\"\n\
    [activities]\na = \"accepted\"\nb = \"concluded\"\n[[case]]\ncolumn = \"case:end\"\nevent = \"delivered\"\n";

fn check(log: &str, store: &Expect, wrong: &Expect) {
    let input = read(&mapping(MAPPING), log.as_bytes(), options(2, 64)).unwrap();
    store.assert_eq(&text(&input.store));
    wrong.assert_eq(&problems(&input.store));
}

fn event(name: &str, time: &str, rest: &str) -> String {
    format!(
        "<event>\n<string key=\"concept:name\" value=\"{name}\"/>\n<date key=\"time:timestamp\" value=\"{time}\"/>\
         {rest}</event>\n"
    )
}

#[test]
fn traces_events_and_nested_attributes_are_read_globals_are_not() {
    let first =
        event("a", "2011-10-11T13:45:40.276+02:00", "<string key=\"org:resource\" value=\"R&amp;D\"/>");
    let second = event(
        "b",
        "2011-10-12T08:26:25.398+02:00",
        "<list key=\"note\"><values><string key=\"text\" value=\"why\"/></values></list>",
    );
    check(
        &format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- x --><log xes.version=\"1.0\">\
             <global scope=\"event\"><string key=\"concept:name\" value=\"UNKNOWN\"/></global>\
             <string key=\"concept:name\" value=\"the log\"/>\n\
             <trace>\n<string key=\"concept:name\" value=\"case-1\"/>\n\
             <string key=\"department\" value=\"General\"><string key=\"x\" value=\"y\"/></string>\n\
             <date key=\"end\" value=\"2011-10-20T00:00:00+02:00\"/>\n{first}{second}</trace>\n\
             <trace><string key=\"concept:name\" value=\"case-2\"/><date key=\"end\" value=\"2011-10-21\"/></trace></log>"
        ),
        &expect![[r#"
            case-1
              2011-10-11T19:45:40.276000+08:00 accepted actor=R&D department=General
              2011-10-12T14:26:25.398000+08:00 concluded department=General reason=why
              2011-10-20T06:00:00+08:00 delivered department=General
            case-2
              2011-10-21T00:00:00+08:00 delivered
        "#]],
        &expect![[""]],
    );
}

#[test]
fn attributes_may_come_behind_the_events() {
    check(
        &format!(
            "<log><trace>{}<string key=\"concept:name\" value=\"late\"/></trace></log>",
            event("a", "2011-10-11", "")
        ),
        &expect![[r#"
            late
              2011-10-11T00:00:00+08:00 accepted
        "#]],
        &expect![[""]],
    );
}

#[test]
fn xml_that_breaks_off_gives_the_events_before_it() {
    check(
        &format!(
            "<log><trace><string key=\"concept:name\" value=\"1\"/>{}<event>\n<string key=\"concept:name\" value=\"b\"/>",
            event("a", "2011-10-11", "")
        ),
        &expect![[r#"
            1
              2011-10-11T00:00:00+08:00 accepted
        "#]],
        &expect![[r#"
            log:5 column "" value "": D-09 the XML breaks off or is not well formed
        "#]],
    );
}

#[test]
fn malformed_xml_is_a_problem_and_not_the_end_of_everything() {
    check(
        &format!(
            "<log><trace><string key=\"concept:name\" value=\"1\"/>{}</event></trace></log>",
            event("a", "2011-10-11", "")
        ),
        &expect![[r#"
            1
              2011-10-11T00:00:00+08:00 accepted
        "#]],
        &expect![[r#"
            log:4 column "" value "ill-formed document: expected `</trace>`, but `</event>` was found": D-09 the XML breaks off or is not well formed
        "#]],
    );
}

#[test]
fn rows_that_cannot_be_read_name_the_line_of_their_event() {
    check(
        &format!(
            "<log>\n<trace>\n<string key=\"concept:name\" value=\"1\"/>\n{}{}</trace>\n<trace>{}</trace></log>",
            event("a", "some day", ""),
            event("", "2011-10-11", ""),
            event("a", "2011-10-11", "")
        ),
        &expect![[""]],
        &expect![[r#"
            log:4 column "time:timestamp" value "some day": D-05 not a time, or a time that does not exist
            log:7 column "concept:name" value "": D-03 no activity
            log:11 column "case:concept:name" value "": D-02 no case id
        "#]],
    );
}

#[test]
fn the_encoding_of_the_declaration_is_used() {
    let log = format!(
        "<?xml version=\"1.0\" encoding=\"GB18030\"?><log><trace><string key=\"concept:name\" value=\"办-1\"/>\
         <string key=\"department\" value=\"住建局\"/>{}</trace></log>",
        event("a", "2011-10-11", "")
    );
    let bytes = encoding_rs::GB18030.encode(&log).0.into_owned();
    let input = read(&mapping(MAPPING), &bytes, options(1, 64)).unwrap();
    assert_eq!(text(&input.store), "办-1\n  2011-10-11T00:00:00+08:00 accepted department=住建局\n");
    assert_eq!(input.files[0].encoding, "GB18030");
}

/// Process-mining tools write summaries in front of the first trace: 7 MB in one public log.
#[test]
fn a_log_is_recognised_by_what_it_declares_in_front_of_a_long_summary() {
    let declared = |scope: &str, keys: &[&str]| {
        let keys: String = keys.iter().map(|key| format!("<string key=\"{key}\" value=\"\"/>")).collect();
        format!("<global scope=\"{scope}\">{keys}</global>")
    };
    let trace = declared("trace", &["caseStatus", "startDate", "requestComplete"]);
    let names = ["activityNameEN", "activityNameNL", "dateFinished", "monitoringResource", "question"];
    let of_event = declared("event", &[&names[..], &["time:timestamp"]].concat());
    let summary = "<int key=\"meta\" value=\"1\"><int key=\"x\" value=\"2\"/></int>".repeat(40_000);
    let recognised = |globals: &str| {
        let log = format!("<log>{globals}{summary}<trace></trace></log>").into_bytes();
        let logs = from_bytes("log".to_owned(), log).unwrap();
        recognise(&logs[0]).map(|mapping| mapping.name)
    };
    assert_eq!(recognised(&format!("{trace}{of_event}")).unwrap(), "building-permits");
    assert!(recognised(&declared("log", &names)).is_err());
    assert!(recognised("").is_err());
}
