//! What keeps the store whole: rows made anew from the log, copies, copies put back.
//!
//! - [`rebuild`] compares the rows with the log, or puts those that differ right.
//! - [`export`] writes the ledger as a file that is checked offline.
//! - [`copy`] has [`backup`](copy::backup), [`check`](copy::check) and [`restore`](copy::restore).

pub mod copy;
mod export;
mod rebuild;
mod rows;

pub use export::{ExportError, Exported, export};
pub use rebuild::{Difference, Rebuild, Rebuilt, rebuild};
