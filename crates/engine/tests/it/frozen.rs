//! Events written once parse for ever: samples of every version, which never change.

use engine::{EVENT_VERSION, Event, EventKind};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/frozen")
}

/// Every sample of a version: its name without the ending, and its text.
fn samples(version: u8) -> Vec<(String, String)> {
    let folder = folder().join(format!("v{version}"));
    let mut samples: Vec<(String, String)> = fs::read_dir(&folder)
        .expect("every version has a folder of samples")
        .map(|entry| {
            let path = entry.expect("the folder can be listed").path();
            let name = path.file_stem().and_then(|name| name.to_str()).expect("named in ASCII").to_owned();
            (name, fs::read_to_string(&path).expect("a sample is text"))
        })
        .collect();
    samples.sort();
    samples
}

#[test]
fn every_sample_parses_and_is_written_back_the_same() {
    for version in 1..=EVENT_VERSION {
        for (name, text) in samples(version) {
            let event: Event =
                serde_json::from_str(&text).unwrap_or_else(|e| panic!("v{version}/{name}: {e}"));
            let written = serde_json::to_string(&event).expect("an event can be written");
            assert_eq!(written, text.trim_end_matches('\n'), "v{version}/{name}");
        }
    }
}

/// FNV-1a: enough to see that somebody touched a sample.
fn sum(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn no_sample_was_ever_changed() {
    for version in 1..=EVENT_VERSION {
        let path = folder().join(format!("v{version}.sums"));
        let sums = fs::read_to_string(&path).expect("every version has a list of sums");
        let listed: Vec<&str> = sums.lines().collect();
        let found = samples(version).into_iter().map(|(name, text)| format!("{:016x} {name}", sum(&text)));
        assert_eq!(listed, found.collect::<Vec<_>>(), "a sample is added with its line, and never changed");
    }
}

#[test]
fn every_kind_has_a_sample_and_every_sample_a_kind() {
    let samples = samples(EVENT_VERSION);
    for kind in EventKind::ALL {
        let text = samples.iter().find(|(name, _)| name == kind.code());
        let (_, text) = text.unwrap_or_else(|| panic!("no sample of \"{}\"", kind.code()));
        let event: Event = serde_json::from_str(text).expect("it parses");
        assert_eq!(event.kind, *kind);
        assert_eq!(EventKind::from_code(kind.code()), Some(*kind));
    }
    let others: Vec<&str> = samples.iter().map(|(name, _)| name.as_str()).collect();
    let named = |name: &&&str| EventKind::from_code(name).is_some();
    assert_eq!(others.iter().filter(|name| !named(name)).collect::<Vec<_>>(), [&"every_field", &"opening"]);
}

#[test]
fn the_full_sample_has_every_field() {
    let (_, text) = samples(1).into_iter().find(|(name, _)| name == "every_field").expect("it is there");
    let event: Event = serde_json::from_str(&text).expect("it parses");
    let bare = Event::new("", "", EventKind::Accepted, event.at);
    // Taken apart, so that a new field must be looked at here.
    let Event { v, id, matter, kind, at, recorded_at, actor, source, batch, subject, .. } = event.clone();
    assert!(v == 1 && kind == EventKind::Extended && at == bare.at && recorded_at.is_some());
    assert!(!id.is_empty() && !matter.is_empty() && !source.is_empty() && !batch.is_empty());
    assert!(!actor.id.is_empty() && !actor.role.is_empty() && !actor.organisation.is_empty());
    assert!(!subject.is_empty());
    let Event { outcome, ground, reason, documents, materials, amount_fen, planned, .. } = event.clone();
    assert!(outcome != bare.outcome && !ground.is_empty() && !reason.is_empty());
    assert!(!documents[0].kind.is_empty() && !documents[0].number.is_empty() && !materials.is_empty());
    assert!(amount_fen.is_some() && planned.is_some());
    let Event { due, staff, corrects, evidence, device, .. } = event;
    assert!(
        due.is_some() && staff.is_some() && corrects.is_some() && evidence.is_some() && !device.is_empty()
    );
}

#[test]
fn a_card_names_the_finding_it_comes_from() {
    let (_, text) = samples(1).into_iter().find(|(name, _)| name == "drafted").expect("it is there");
    let event: Event = serde_json::from_str(&text).expect("it parses");
    let engine::Origin { matter, rule, part, level, occasion, at, .. } =
        *event.origin.clone().expect("it has one");
    assert!(!matter.is_empty() && !rule.is_empty() && part.is_empty() && !level.is_empty() && occasion < at);
    let engine::Origin { day, value, responsible, case, score_centi, .. } =
        *event.origin.expect("it has one");
    assert_eq!((day.to_string(), value, score_centi), ("2026-03-09".to_owned(), 0, -500));
    assert!(!responsible.is_empty() && case.is_empty());
}

#[test]
fn the_first_event_may_say_whose_matter_it_is() {
    let (_, text) = samples(1).into_iter().find(|(name, _)| name == "opening").expect("it is there");
    let event: Event = serde_json::from_str(&text).expect("it parses");
    assert_eq!(
        (event.about.as_str(), event.item.as_str(), event.answers()),
        ("ticket", "12345-noise", "D02")
    );
    let mut event = Event::new("e1", "CS-1", EventKind::Accepted, event.at);
    event.actor.organisation = "D01".to_owned();
    assert_eq!((event.about.as_str(), event.answers()), ("", "D01"));
}

#[test]
fn an_unknown_field_a_missing_field_and_an_unknown_kind_are_refused_by_name() {
    let refusal = |text: &str| serde_json::from_str::<Event>(text).unwrap_err().to_string();
    let unknown = refusal(
        r#"{"v":1,"id":"e1","matter":"M","kind":"accepted","at":"2026-03-02T10:00:00+08:00","colour":"red"}"#,
    );
    assert!(unknown.starts_with("unknown field `colour`, expected one of `v`, `id`, `matter`"), "{unknown}");
    let missing = refusal(r#"{"v":1,"id":"e1","matter":"M","kind":"accepted"}"#);
    assert!(missing.starts_with("missing field `at`"), "{missing}");
    let kind =
        refusal(r#"{"v":1,"id":"e1","matter":"M","kind":"approved","at":"2026-03-02T10:00:00+08:00"}"#);
    assert!(kind.starts_with("unknown variant `approved`, expected one of `submitted`"), "{kind}");
    let actor = refusal(
        r#"{"v":1,"id":"e1","matter":"M","kind":"accepted","at":"2026-03-02T10:00:00+08:00","actor":{"name":"x"}}"#,
    );
    assert!(
        actor.starts_with("unknown field `name`, expected one of `id`, `role`, `organisation`"),
        "{actor}"
    );
    let instant = refusal(r#"{"v":1,"id":"e1","matter":"M","kind":"accepted","at":"2026-03-02"}"#);
    assert!(instant.contains("2026-03-02"), "{instant}");
}

#[test]
fn another_offset_is_the_same_instant_and_is_written_in_china_time() {
    let text = r#"{"v":1,"id":"e1","matter":"M","kind":"accepted","at":"2026-03-02T02:00:00Z"}"#;
    let event: Event = serde_json::from_str(text).expect("it parses");
    let written = serde_json::to_string(&event).expect("it can be written");
    assert!(written.contains(r#""at":"2026-03-02T10:00:00+08:00""#), "{written}");
}
