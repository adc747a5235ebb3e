//! Lines of JSON.

use crate::support::{ALL_ROLES, log, mapping, options, problems, read, text};
use audit::mapping::{recognise, shipped};
use engine::{Actor, Document, Event, EventKind, Outcome};
use expect_test::{Expect, expect};

fn check(log: &[u8], store: &Expect, wrong: &Expect) {
    let input = read(&mapping(ALL_ROLES), log, options(2, 64)).unwrap();
    assert_eq!(input.files[0].format, "ndjson");
    store.assert_eq(&text(&input.store));
    wrong.assert_eq(&problems(&input.store));
}

#[test]
fn flat_objects_are_rows_whatever_the_order_of_their_keys() {
    check(
        b"{\"case\":\"A1\",\"activity\":\"accepted\",\"at\":\"2026-03-02 09:30:00\",\"amount\":12.5}\n\n\
          {\"at\":\"2026-03-03\",\"other\":[1,{\"x\":null}],\"activity\":\"concluded\",\"case\":\"A1\",\"actor\":7}",
        &expect![[r#"
            A1
              2026-03-02T09:30:00+08:00 accepted fen=1250
              2026-03-03T00:00:00+08:00 concluded actor=7
        "#]],
        &expect![[""]],
    );
}

#[test]
fn lines_that_are_no_objects_are_listed_and_the_rest_goes_on() {
    check(
        b"{\"case\":\"A1\",\"activity\":\"accepted\",\"at\":\"2026-03-02\"}\n[1]\n{\"case\":\n\n{\"case\":\"A1\"} x\n\
          {\"case\":\"A1\",\"activity\":\"concluded\",\"at\":\"soon\"}\n{\"case\":\"\xff\xfe\xff\"}\n\
          {\"case\":\"A1\",\"activity\":\"concluded\",\"at\":\"2026-03-03\"}\n",
        &expect![[r#"
            A1
              2026-03-02T00:00:00+08:00 accepted
              2026-03-03T00:00:00+08:00 concluded
        "#]],
        &expect![[r#"
            log:2 column "" value "[1]": D-16 not an object of JSON
            log:3 column "" value "{"case":": D-16 not an object of JSON
            log:5 column "" value "{"case":"A1"} x": D-16 not an object of JSON
            log:6 column "at" value "soon": D-05 not a time, or a time that does not exist
            log:7 column "" value "{"case":"���"}": D-07 bytes that are no text in the encoding of the log
        "#]],
    );
}

#[test]
fn other_encodings_are_found_and_said() {
    let log = "{\"case\":\"办-1\",\"activity\":\"accepted\",\"at\":\"2026-03-02\",\"department\":\"住房和城乡建设局\"}\n";
    let bytes = encoding_rs::GB18030.encode(log).0.into_owned();
    let input = read(&mapping(ALL_ROLES), &bytes, options(1, 64)).unwrap();
    assert_eq!(
        text(&input.store),
        "办-1\n  2026-03-02T00:00:00+08:00 accepted department=住房和城乡建设局\n"
    );
    assert_eq!((input.files[0].encoding, input.files[0].encoding_guessed), ("GB18030", true));
}

fn event() -> Event {
    let mut event =
        Event::new("e1", "CS-1", EventKind::SpecialStarted, "2026-03-02T10:00:00+08:00".parse().unwrap());
    event.recorded_at = Some("2026-03-04T08:00:00+08:00".parse().unwrap());
    event.actor = Actor { id: "u7".into(), role: "reviewer".into(), organisation: "zjj".into() };
    event.source = "window-3".into();
    event.batch = "b9".into();
    event.subject = "expert-review".into();
    event.outcome = Outcome::Granted;
    event.ground = "law-45".into();
    event.reason = "需专家评审 \"a\"\n".into();
    event.documents = vec![Document { kind: "suspension_notice".into(), number: "2026-1".into() }];
    event.materials = vec!["m1".into()];
    event.amount_fen = Some(-1250);
    event.planned = Some("20 working_day".parse().unwrap());
    event.due = Some("2026-04-02T17:00:00+08:00".parse().unwrap());
    event
}

#[test]
fn our_own_events_are_recognised_and_read_whole() {
    let plain =
        Event::new("e0", "CS-1", EventKind::Accepted, "2026-03-01T10:00:00.25+08:00".parse().unwrap());
    let mut later = plain.clone();
    later.v = 9;
    let lines: Vec<String> =
        [plain, event(), later].iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    let bytes = lines.join("\n");
    let mapping = recognise(&log(bytes.as_bytes())).unwrap();
    assert_eq!(mapping.name, "sundial-events");
    let input = read(&mapping, bytes.as_bytes(), options(1, 64)).unwrap();
    expect![[r#"
        CS-1
          2026-03-01T10:00:00.250000+08:00 accepted
          2026-03-02T10:00:00+08:00 special_started subject=expert-review outcome=granted actor=u7 role=reviewer department=zjj ground=law-45 source=window-3 planned=20 working_day fen=-1250 recorded_at=2026-03-04T08:00:00+08:00 due=2026-04-02T17:00:00+08:00 reason=需专家评审 "a" document=suspension_notice materials=m1 batch=b9
    "#]]
    .assert_eq(&text(&input.store));
    assert_eq!((input.store.problems.total(), input.store.ignored), (0, 1), "version 9 is not read");
}

#[test]
fn every_kind_of_event_is_read_back_as_itself() {
    let lines: Vec<String> = EventKind::ALL
        .iter()
        .map(|kind| Event::new("e", kind.code(), *kind, "2026-03-01T10:00:00+08:00".parse().unwrap()))
        .map(|event| serde_json::to_string(&event).unwrap())
        .collect();
    let mapping = shipped().unwrap().into_iter().find(|mapping| mapping.name == "sundial-events").unwrap();
    let input = read(&mapping, lines.join("\n").as_bytes(), options(1, 64)).unwrap();
    for (case, events) in crate::support::cases(&input.store) {
        assert_eq!(events, [format!("2026-03-01T10:00:00+08:00 {case}")]);
    }
    assert_eq!(input.store.events, EventKind::ALL.len() as u64);
}
