use super::{Line, Story, StoryError};
use crate::{Event, EventKind, Outcome};
use alloc::string::String;
use alloc::vec::Vec;
use calendar::Zone;

fn told(lines: &str) -> Result<Vec<Event>, StoryError> {
    let mut story = Story::new("CS-1", Zone::CHINA);
    for (number, text) in (1..).zip(lines.lines()) {
        story.tell(Line::read(number, text)?)?;
    }
    Ok(story.events)
}

fn one(line: &str) -> Event {
    told(line).expect("the line is right").remove(0)
}

fn wrong(line: &str) -> (String, String) {
    let error = told(line).expect_err("the line is wrong");
    (error.found, error.allowed)
}

#[test]
fn every_clause_reaches_its_field() {
    let event =
        one("2026-09-22 09:00:30.5 special_started expert_review by u1 as clerk of D01 ground appraisal \
         planned 4 working days notice TB-7 document receipt:R-1 materials plan, seal reason \"两 份\" \
         amount 120.50 yuan staff 2 due 2026-10-14 recorded 2026-09-23 08:00 source hall batch b1 device d1 \
         evidence ab12 id start");
    let text = serde_json::to_string(&event).expect("an event can be written");
    assert_eq!(
        text,
        "{\"v\":1,\"id\":\"start\",\"matter\":\"CS-1\",\"kind\":\"special_started\",\
         \"at\":\"2026-09-22T09:00:30.500000+08:00\",\"recorded_at\":\"2026-09-23T08:00:00+08:00\",\
         \"actor\":{\"id\":\"u1\",\"role\":\"clerk\",\"organisation\":\"D01\"},\"source\":\"hall\",\
         \"batch\":\"b1\",\"subject\":\"expert_review\",\"ground\":\"appraisal\",\"reason\":\"两 份\",\
         \"documents\":[{\"kind\":\"suspension_notice\",\"number\":\"TB-7\"},\
         {\"kind\":\"receipt\",\"number\":\"R-1\"}],\"materials\":[\"plan\",\"seal\"],\
         \"amount_fen\":12050,\"planned\":\"4 working_day\",\"due\":\"2026-10-14T23:59:59.999999+08:00\",\
         \"staff\":2,\"evidence\":\"ab12\",\"device\":\"d1\"}"
    );
}

#[test]
fn a_kind_may_be_a_chinese_term_and_an_outcome_a_word() {
    let event = one("2026-03-02 10:00 决定 denied reason 材料虚假");
    assert_eq!((event.kind, event.outcome), (EventKind::Decided, Outcome::Denied));
    let event = one("2026-03-02 10:00 step_ended:review=granted");
    assert_eq!((event.subject.as_str(), event.outcome), ("review", Outcome::Granted));
}

#[test]
fn a_correction_repeats_what_it_does_not_change() {
    let events = told(
        "2026-03-02 10:00 step_ended review granted by u1\n\
         2026-03-20 08:00 corrected e1 to 2026-03-05 10:00 by u2\n\
         2026-03-21 08:00 corrected e2 to 2026-03-06 10:00 audit denied",
    )
    .expect("the story is right");
    assert_eq!((events[1].subject.as_str(), events[1].outcome), ("review", Outcome::Granted));
    assert_eq!(events[1].actor.id, "u2");
    assert_eq!(
        events[1].known_at(),
        Zone::CHINA.moment("2026-03-20".parse().expect("a day"), 8 * 3_600_000_000)
    );
    assert_eq!((events[2].subject.as_str(), events[2].outcome), ("audit", Outcome::Denied));
    assert_eq!(events[2].corrects.as_deref(), Some("e1"));
}

#[test]
fn a_bad_line_says_what_stood_there_and_what_is_allowed() {
    assert_eq!(wrong("2026-02-30 10:00 accepted").1, "a day YYYY-MM-DD");
    assert_eq!(wrong("2026-02-20 25:00 accepted").0, "\"25:00\"");
    assert_eq!(wrong("2026-02-20 accepted").0, "no time after 2026-02-20");
    assert_eq!(wrong("2026-02-20 10:00").1, "a kind of event");
    assert!(wrong("2026-02-20 10:00 acepted").1.contains("accepted 受理"));
    assert_eq!(wrong("2026-02-20 10:00 accepted staff many").0, "\"many\"");
    assert_eq!(wrong("2026-02-20 10:00 accepted planned 1.5 working_day").0, "\"1.5 working_day\"");
    assert_eq!(wrong("2026-02-20 10:00 fee_charged amount 1.234 yuan").0, "\"1.234 yuan\"");
    assert!(wrong("2026-02-20 10:00 accepted review later by u1").1.starts_with("by PERSON, as ROLE"));
    assert_eq!(wrong("2026-02-20 10:00 accepted reason \"open").1, "a second quotation mark");
    assert_eq!(wrong("2026-02-20 10:00 amended").1, "DAY TIME corrected EVENT to DAY TIME");
    assert_eq!(wrong("2026-02-20 10:00 corrected e9 to 2026-02-21 10:00").0, "no event \"e9\"");
    assert_eq!(wrong("2026-02-20 10:00 accepted id e1\n2026-02-20 10:00 accepted id e1").1, "each id once");
}
