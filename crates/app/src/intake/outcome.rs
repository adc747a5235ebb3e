//! What became of events.

use crate::refusal::Refusal;

/// What became of one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept.
    Kept,
    /// It was kept before, the same: nothing was done.
    Repeated,
    /// It was kept before and says something else now: what it says is kept as a correction (更正) under this identity.
    Changed(String),
    /// It was not taken.
    Refused(Refusal),
}

/// What became of a request: an outcome for each event, in the order in which they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The outcomes.
    pub outcomes: Vec<Outcome>,
    /// How long the log was when they were on disk.
    pub size: u64,
}
