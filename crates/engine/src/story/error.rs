//! Why a line is not understood.

use alloc::borrow::ToOwned as _;
use alloc::string::String;

/// A line that is not understood: where, what stood there, what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {found}; allowed: {allowed}")]
pub struct StoryError {
    /// The line, from 1.
    pub line: u32,
    /// What stood there.
    pub found: String,
    /// What may stand there.
    pub allowed: String,
}

impl StoryError {
    /// Makes an error.
    #[must_use]
    pub fn new(line: u32, found: &str, allowed: &str) -> StoryError {
        StoryError { line, found: found.to_owned(), allowed: allowed.to_owned() }
    }
}
