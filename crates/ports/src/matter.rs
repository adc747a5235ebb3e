//! What is known of a matter at one look: a row for lists and for the sweep, made anew from the log at any time.

use crate::place::Place;
use calendar::Moment;

/// Whether anybody still owes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A clock runs or may start again.
    Open,
    /// No clock runs.
    Closed,
}

impl Stage {
    /// Returns its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Stage::Open => "open",
            Stage::Closed => "closed",
        }
    }

    /// Finds a stage by its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Stage> {
        [Stage::Open, Stage::Closed].into_iter().find(|stage| stage.code() == code)
    }
}

/// A matter at one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterRow {
    /// Its identity.
    pub id: String,
    /// The kind of matter (`case`, `ticket`, …).
    pub kind: String,
    /// The service item, empty where none was named.
    pub item: String,
    /// The department that answers, empty where none was named.
    pub department: String,
    /// Where it belongs in the tree of places.
    pub place: Place,
    /// Its first event.
    pub began_at: Moment,
    /// Its last event.
    pub moved_at: Moment,
    /// Whether a clock runs.
    pub stage: Stage,
    /// How many events it has.
    pub events: u32,
    /// When the promised limit is due, where one runs.
    pub promised_at: Option<Moment>,
    /// When the statutory limit is due, where one runs.
    pub statutory_at: Option<Moment>,
    /// The next instant at which time alone changes what is found; `None` where it never will.
    pub next_at: Option<Moment>,
    /// What it was judged by: pack, calendar and catalogue.
    pub judged_by: String,
}
