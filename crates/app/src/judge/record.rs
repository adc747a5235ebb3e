//! What the log says of a finding, versioned and frozen like an event.

use calendar::{Day, Moment};
use ports::{FindingRow, Standing};
use serde::{Deserialize, Serialize};

/// The version written today. Every version ever written parses for ever.
pub const FINDING_VERSION: u8 = 1;

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// It was raised for the first time.
    Raised,
    /// It was said otherwise: something was learned late, or a higher level took its place.
    Altered,
    /// Its ground was taken away; it stays on record.
    Lifted,
}

/// An entry of the log about a finding.
///
/// ```
/// use app::{FindingRecord, Turn};
/// let text = r#"{"v":1,"matter":"CS-1","rule":"R-1","level":"yellow","occasion":"2026-03-02T10:00:00+08:00",
///     "turn":"raised","at":"2026-03-09T17:00:00.000001+08:00","day":"2026-03-09","value":0,"stands":true,
///     "by":"statute@1 2026"}"#;
/// let record: FindingRecord = serde_json::from_str(text)?;
/// assert_eq!((record.turn, record.part.as_str()), (Turn::Raised, ""));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingRecord {
    /// Version of the form, [`FINDING_VERSION`].
    pub v: u8,
    /// The matter.
    pub matter: String,
    /// The rule's code.
    pub rule: String,
    /// The part of the rule.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub part: String,
    /// The level's code.
    pub level: String,
    /// The occasion.
    pub occasion: Moment,
    /// What became of it.
    pub turn: Turn,
    /// The first instant at which it could be known.
    pub at: Moment,
    /// The day it is about.
    pub day: Day,
    /// The figure it is about.
    pub value: i64,
    /// Whether it stands, or a higher level has taken its place.
    pub stands: bool,
    /// The edition of the rulebook that said so.
    pub by: String,
}

impl FindingRecord {
    /// Says what became of a finding.
    #[must_use]
    pub fn of(row: &FindingRow, turn: Turn, by: &str) -> FindingRecord {
        FindingRecord {
            v: FINDING_VERSION,
            matter: row.key.matter.clone(),
            rule: row.key.rule.clone(),
            part: row.key.part.clone(),
            level: row.key.level.clone(),
            occasion: row.key.occasion,
            turn,
            at: row.at,
            day: row.day,
            value: row.value,
            stands: row.standing == Standing::Stands,
            by: by.to_owned(),
        }
    }

    /// Returns how the finding stands after this.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        match (self.turn, self.stands) {
            (Turn::Lifted, _) => Standing::Lifted,
            (Turn::Raised | Turn::Altered, true) => Standing::Stands,
            (Turn::Raised | Turn::Altered, false) => Standing::Superseded,
        }
    }
}
