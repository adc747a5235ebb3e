//! From events to facts: what was known when, corrections, and what is no history.

use engine::{Event, EventKind, Fact, Flags, FoldError, Patterns, Symbols, fold};

use crate::ground::at;

fn event(id: &str, kind: EventKind, when: &str) -> Event {
    Event::new(id, "CS-1", kind, at(when))
}

fn correction(id: &str, corrects: &str, when: &str, recorded: &str) -> Event {
    let mut event = event(id, EventKind::Amended, when);
    event.corrects = Some(corrects.into());
    event.recorded_at = Some(at(recorded));
    event
}

fn facts(events: &[Event], as_of: &str) -> Result<Vec<Fact>, FoldError> {
    fold(events, at(as_of), &Patterns::default(), &mut Symbols::default()).map(|facts| facts.list)
}

#[test]
fn facts_are_in_order_of_time_and_those_of_one_instant_in_the_order_they_became_known() {
    let mut late = event("e3", EventKind::Suspended, "2026-03-02 10:00");
    late.recorded_at = Some(at("2026-03-05 08:00"));
    let events = [
        event("e4", EventKind::Concluded, "2026-03-04 10:00"),
        late,
        event("e1", EventKind::Accepted, "2026-03-02 10:00"),
        event("e2", EventKind::StepStarted, "2026-03-02 10:00"),
    ];
    let kinds: Vec<EventKind> = facts(&events, "2026-04-01").unwrap().iter().map(|fact| fact.kind).collect();
    let expected = [EventKind::Accepted, EventKind::StepStarted, EventKind::Suspended, EventKind::Concluded];
    assert_eq!(kinds, expected);
    assert_eq!(facts(&events, "2026-03-05 07:59").unwrap().len(), 3, "nobody had entered the suspension yet");
}

#[test]
fn a_correction_of_a_correction_corrects_the_event_itself() {
    let chain = |last: &str| {
        vec![
            event("e1", EventKind::Accepted, "2026-03-02 10:00"),
            correction("a1", "e1", "2026-03-03 10:00", "2026-03-10 08:00"),
            correction("a2", "a1", "2026-03-04 10:00", "2026-03-11 08:00"),
            correction("a3", last, "2026-03-05 10:00", "2026-03-12 08:00"),
        ]
    };
    for named in ["e1", "a1", "a2"] {
        let facts = facts(&chain(named), "2026-04-01").unwrap();
        assert_eq!(facts.len(), 1);
        assert_eq!((facts[0].kind, facts[0].at), (EventKind::Accepted, at("2026-03-05 10:00")), "{named}");
        assert!(facts[0].flags.has(Flags::AMENDED));
    }
    let before = facts(&chain("e1"), "2026-03-10 09:00").unwrap();
    assert_eq!(before[0].at, at("2026-03-03 10:00"), "each state of knowledge stays visible");
}

#[test]
fn a_correction_that_came_before_its_event_waits_for_it() {
    let mut accepted = event("e1", EventKind::Accepted, "2026-03-02 10:00");
    accepted.recorded_at = Some(at("2026-03-20 08:00"));
    let events = [correction("a1", "e1", "2026-03-03 10:00", "2026-03-10 08:00"), accepted];
    assert_eq!(facts(&events, "2026-03-15").unwrap(), []);
    assert_eq!(facts(&events, "2026-03-21").unwrap()[0].at, at("2026-03-03 10:00"));
}

#[test]
fn a_correction_of_nothing_is_refused_and_so_is_one_of_itself() {
    let nothing = [correction("a1", "e9", "2026-03-03 10:00", "2026-03-10 08:00")];
    let refusal = facts(&nothing, "2026-04-01").unwrap_err();
    assert_eq!(refusal.to_string(), "event \"a1\" corrects \"e9\", which is not an event of this matter");
    let itself = [correction("a1", "a1", "2026-03-03 10:00", "2026-03-10 08:00")];
    assert!(matches!(facts(&itself, "2026-04-01"), Err(FoldError::Corrects { .. })));
}

#[test]
fn an_amendment_that_names_no_event_is_an_event_of_its_own() {
    let events = [event("e1", EventKind::Amended, "2026-03-02 10:00")];
    assert_eq!(facts(&events, "2026-04-01").unwrap()[0].kind, EventKind::Amended);
}

#[test]
fn a_version_that_is_not_known_is_refused() {
    for v in [0, 2, 255] {
        let mut from_elsewhere = event("e1", EventKind::Accepted, "2026-03-02 10:00");
        from_elsewhere.v = v;
        let refusal = facts(&[from_elsewhere], "2026-04-01").unwrap_err();
        assert_eq!(
            refusal.to_string(),
            format!("event \"e1\" has version {v}; this program knows versions up to 1")
        );
    }
}
