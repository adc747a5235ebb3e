//! What can be read: matters with their clocks, findings with their explanations, heads and receipts of the ledger.
//!
//! Explanations are computed when somebody asks; only what was found is kept.

mod calendar;
mod explain;
mod head;
mod list;
mod matter;
mod names;
mod rules;
mod statistics;
mod today;

pub use calendar::in_calendar;
pub(crate) use explain::explained;
pub use explain::{ExplainedFinding, explain};
pub use head::{extension, head, receipt, receipts};
pub use list::{findings, matters};
pub(crate) use matter::clocks;
pub use matter::{ClockView, MatterView, matter};
pub use names::{Names, in_names};
pub use rules::{RuleView, RulesView, rules};
pub(crate) use statistics::Answers;
pub use statistics::{GroupBy, MATTERS_MAX, StatisticsQuery, StatisticsView, USED_BOUNDS, statistics};
pub use today::{CasesToday, Span, cases_today, span, today};

use crate::refusal::Refusal;
use ports::StoreError;

/// Why nothing can be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is kept of the matter cannot be read by this program.
    #[error("what is kept of matter \"{0}\" cannot be read")]
    Unreadable(String, #[source] Box<dyn std::error::Error + Send + Sync>),
}
