//! What keeps the store whole: rows made anew from the log.
//!
//! - [`rebuild`] compares the rows with the log, or puts those that differ right.

mod rebuild;
mod rows;

pub use rebuild::{Difference, Rebuild, Rebuilt, rebuild};
