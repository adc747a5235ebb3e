//! Findings: the world broke a rule. Data, with an identity, the same whenever computed.

mod change;
mod explain;
mod found;
mod record;
mod tally;

pub use change::{Change, changes};
pub use explain::{Explanation, Proof, explain, responsible};
pub use found::Found;
pub use record::{Finding, FindingId, NO_FACT, NO_RUN, PeriodFinding};
pub use tally::{RuleTally, Tally, Trouble};
