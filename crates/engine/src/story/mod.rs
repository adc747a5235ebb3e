//! Stories: events as lines of plain text that a supervisor can read and write.
//!
//! ```text
//! 2026-09-18 10:00 accepted by window-01
//! 2026-09-22 09:00 special_started expert_review ground expert_review planned 4 working_day notice TB-2026-7
//! ```
//!
//! Owns the words of a line and the line of an event. Knows no scenario, no rule and no expectation.

mod clause;
mod error;
mod line;
mod tell;

pub use error::StoryError;
pub use line::Line;
pub use tell::Story;

#[cfg(test)]
mod tests;
