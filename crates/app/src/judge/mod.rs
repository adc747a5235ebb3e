//! Judging one matter: events in, the row, the findings and what has changed out.

mod findings;
mod lend;
mod look;
mod record;
mod rulebook;
mod turn;

pub use look::Judge;
pub(crate) use look::part_code;
pub use record::{FINDING_VERSION, FindingRecord, Turn};
pub use rulebook::{Rulebook, RulebookError};
pub use turn::Judged;
