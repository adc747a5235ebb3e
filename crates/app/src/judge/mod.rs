//! Judging one matter: events in, the row, the findings and what has changed out, and what follows from it.

mod findings;
mod follow;
mod lend;
mod look;
pub(crate) mod opening;
mod record;
mod round;
mod rulebook;
mod turn;

pub(crate) use follow::Work;
pub use look::Judge;
pub(crate) use look::part_code;
pub use opening::Opening;
pub use record::{FINDING_VERSION, FindingRecord, Turn};
pub(crate) use round::Round;
pub use rulebook::{Rulebook, RulebookError};
pub use turn::Judged;
