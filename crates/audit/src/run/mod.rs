//! The run: every case judged, several workers, compact findings. The rules, catalogue and calendar are given.

mod case;
mod counts;
mod findings;
mod parts;
mod workers;

pub use case::CaseFacts;
pub use counts::{DepartmentCount, LevelCount, Quality};
pub use findings::{FindingRow, Findings};
pub(crate) use parts::each_part;
pub use workers::{Audit, RunOptions, Wishes, run, run_with};
