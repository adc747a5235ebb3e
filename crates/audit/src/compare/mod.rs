//! A legacy system's own cards held against the recomputed ones: the shadow run.
//!
//! Owns the cards file ([`read_cards`]), which card is which ([`compare`]) and which other reading of the time limits
//! reproduces the legacy's day. Knows no pack: the settings are given, and share the symbols of the log.

mod cards;
mod judge;
mod run;
mod write;

#[cfg(test)]
mod tests;

pub use cards::{CardsFile, CardsMapping, LegacyCard, read_cards};
pub use judge::{ClockFigures, Ours, Verdict};
pub use run::{CompareOptions, Compared, Comparison, Reading, compare};
pub use write::{CompareReport, write_compare_csv, write_compare_json};
