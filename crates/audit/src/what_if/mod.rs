//! What if: the same log judged by two settings in one pass, and which cards are gained, lost, moved and regraded.
//!
//! Owns what "the same card" means between two packs ([`Card`]). Knows no pack: two settings are given, whose rule sets
//! share the symbols of the log.

mod card;
mod groups;
mod matching;
mod run;
mod write;

#[cfg(test)]
mod tests;

pub use card::{Card, CardChange, Codes, Renamed};
pub use groups::{GroupCount, Grouping};
pub use run::{Changed, ChangedPeriod, PeriodCard, Sides, WhatIf, what_if};
pub use write::{WhatIfReport, write_what_if_csv, write_what_if_json, write_what_if_ndjson};
