//! Checks one event by itself, before anything is loaded.

use crate::refusal::{Refusal, RefusalCode};
use calendar::Moment;
use engine::desk::DocketKind;
use engine::{EVENT_VERSION, Event};

/// Codes and identities in bytes at most.
const CODE_BYTES_MAX: usize = 200;
/// Reasons in bytes at most.
const REASON_BYTES_MAX: usize = 20_000;
/// Documents and materials of one event at most.
const LIST_MAX: usize = 500;
/// How far ahead an event may be said to happen: clocks differ, and hearings are announced, not events.
const AHEAD_SECONDS_MAX: i64 = 24 * 3_600;

/// Refuses an event that cannot be kept, whatever is known.
pub(super) fn check(event: &Event, now: Moment) -> Result<(), Refusal> {
    if event.v == 0 || event.v > EVENT_VERSION {
        return Err(Refusal::new(RefusalCode::Version, &event.v.to_string()));
    }
    let is_docket = |kind: &DocketKind| {
        let kind = kind.code();
        event.about == kind || event.matter.strip_prefix(kind).is_some_and(|rest| rest.starts_with(':'))
    };
    if event.origin.is_some() || DocketKind::ALL.iter().any(is_docket) {
        return Err(Refusal::new(RefusalCode::OfTheDesk, &event.matter));
    }
    for (field, value) in [("id", &event.id), ("matter", &event.matter)] {
        if value.trim().is_empty() {
            return Err(Refusal::new(RefusalCode::Empty, field));
        }
    }
    if let Some((field, _)) = codes(event).into_iter().find(|(_, value)| value.len() > CODE_BYTES_MAX) {
        return Err(Refusal::new(RefusalCode::TooLong, field));
    }
    if event.reason.len() > REASON_BYTES_MAX {
        return Err(Refusal::new(RefusalCode::TooLong, "reason"));
    }
    if event.documents.len() > LIST_MAX || event.materials.len() > LIST_MAX {
        return Err(Refusal::new(RefusalCode::TooLong, "documents, materials"));
    }
    if event.at > now.plus_seconds(AHEAD_SECONDS_MAX) {
        return Err(Refusal::new(RefusalCode::Ahead, "at"));
    }
    Ok(())
}

fn codes(event: &Event) -> [(&'static str, &str); 14] {
    [
        ("id", &event.id),
        ("matter", &event.matter),
        ("about", &event.about),
        ("item", &event.item),
        ("department", &event.department),
        ("actor/id", &event.actor.id),
        ("actor/role", &event.actor.role),
        ("actor/organisation", &event.actor.organisation),
        ("source", &event.source),
        ("batch", &event.batch),
        ("subject", &event.subject),
        ("ground", &event.ground),
        ("device", &event.device),
        ("evidence", event.evidence.as_deref().unwrap_or("")),
    ]
}
