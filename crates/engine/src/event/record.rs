//! The event as it is stored and exchanged: JSON, versioned and frozen.

use super::kind::{EventKind, Outcome};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use calendar::{Day, Limit, Moment};
use serde::{Deserialize, Serialize};

/// The version written today. Every version ever written parses for ever.
pub const EVENT_VERSION: u8 = 1;

/// One event of one matter (事件).
///
/// `at` is when it happened, `recorded_at` when the system learned of it (absent: at once). Nothing is ever changed:
/// an [`EventKind::Amended`] event names the one it corrects and carries the right values.
///
/// ```
/// use engine::{Event, EventKind};
/// let event: Event = serde_json::from_str(
///     r#"{"v":1,"id":"e7","matter":"CS-1","kind":"accepted","at":"2026-03-02T10:00:00+08:00"}"#,
/// )?;
/// assert_eq!(event.kind, EventKind::Accepted);
/// assert_eq!(event.known_at(), event.at);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Version of the form, [`EVENT_VERSION`].
    pub v: u8,
    /// The event's own identity, unique within its source.
    pub id: String,
    /// The matter it belongs to.
    pub matter: String,
    /// The kind of matter (`ticket`, `card`, …); absent: `case`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The service item of the matter, said at least once, by its first event as a rule.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub item: String,
    /// The department that answers for the matter, where it is not the actor's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub department: String,
    /// What happened.
    pub kind: EventKind,
    /// When it happened.
    pub at: Moment,
    /// When the system learned of it, where that was later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_at: Option<Moment>,
    /// Who did it.
    #[serde(default, skip_serializing_if = "Actor::is_empty")]
    pub actor: Actor,
    /// The system, window or channel that reported it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The batch it came in with.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub batch: String,
    /// The step, procedure, material or charge it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// How it came out.
    #[serde(default, skip_serializing_if = "is_none_outcome")]
    pub outcome: Outcome,
    /// The legal ground of a suspension, refusal or extension, as a code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ground: String,
    /// The reasons given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The documents that went out or were filed with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
    /// The materials it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<String>,
    /// Money in fen, negative for money paid back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<i64>,
    /// How long it is meant to last: a special procedure, an extension, a correction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Limit>,
    /// The due instant that the handling system declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Moment>,
    /// How many staff took part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<u8>,
    /// The event that this one corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// Hash of the evidence kept elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// The device it was entered on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub device: String,
    /// The finding that a card, letter or accountability file comes from; only the service itself says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Box<Origin>>,
}

/// The finding that a matter of the supervisors comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The matter that was found wanting.
    pub matter: String,
    /// The code of the rule.
    pub rule: String,
    /// The part of the rule, where it has parts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub part: String,
    /// The code of the level.
    pub level: String,
    /// The occasion.
    pub occasion: Moment,
    /// The first instant at which it could be known.
    pub at: Moment,
    /// The day it is about.
    pub day: Day,
    /// The figure it is about; its meaning is the rule's.
    pub value: i64,
    /// Who acted, or held the matter when time ran out; empty where nobody is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub responsible: String,
    /// The case at the bottom of it, where the matter is itself one of the supervisors'.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub case: String,
    /// What it takes from the score, in hundredths of a point.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub score_centi: i32,
}

impl Origin {
    /// Returns the case at the bottom of it.
    #[must_use]
    pub fn case(&self) -> &str {
        if self.case.is_empty() { &self.matter } else { &self.case }
    }
}

/// Who did it: person, role and organisation as codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// The person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The role the person acted in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The organisation the person acted for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
}

impl Actor {
    /// Returns whether nothing is known of who did it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.id.is_empty() && self.role.is_empty() && self.organisation.is_empty()
    }
}

/// A document: its kind as a code (`acceptance_notice`, `suspension_notice`, …) and its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The kind of document.
    pub kind: String,
    /// Its number, where it has one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
}

impl Event {
    /// Makes an event with the fields that every event has.
    #[must_use]
    pub fn new(id: &str, matter: &str, kind: EventKind, at: Moment) -> Event {
        Event {
            v: EVENT_VERSION,
            id: id.into(),
            matter: matter.into(),
            about: String::new(),
            item: String::new(),
            department: String::new(),
            kind,
            at,
            recorded_at: None,
            actor: Actor::default(),
            source: String::new(),
            batch: String::new(),
            subject: String::new(),
            outcome: Outcome::None,
            ground: String::new(),
            reason: String::new(),
            documents: Vec::new(),
            materials: Vec::new(),
            amount_fen: None,
            planned: None,
            due: None,
            staff: None,
            corrects: None,
            evidence: None,
            device: String::new(),
            origin: None,
        }
    }

    /// Returns the department that answers: the one that is said, else the actor's organisation.
    #[must_use]
    pub fn answers(&self) -> &str {
        if self.department.is_empty() { &self.actor.organisation } else { &self.department }
    }

    /// Returns when the system learned of it.
    #[must_use]
    pub fn known_at(&self) -> Moment {
        self.recorded_at.unwrap_or(self.at)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it by reference")]
fn is_nothing(centi: &i32) -> bool {
    *centi == 0
}

fn is_none_outcome(outcome: &Outcome) -> bool {
    *outcome == Outcome::None
}
