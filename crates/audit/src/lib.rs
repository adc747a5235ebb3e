//! Supervision of log files: readers, mappings and the columnar parallel run.
//!
//! A log is opened ([`source`]), its mapping recognised or read ([`mapping`]), and read into an [`EventStore`]
//! ([`read()`]): small records parted by case, so that the events of one case come together in cache.
//! What cannot be read is listed with file, row, column, value and reason ([`problem`]); the rest goes on.

mod columns;
pub mod compare;
pub mod convert;
mod csv;
pub mod forensics;
mod gathered;
mod ingest;
pub mod items;
pub mod mapping;
mod ndjson;
pub mod output;
mod parquet;
pub mod problem;
mod run;
pub mod source;
mod table;
mod tables;
mod time;
pub mod what_if;
mod xes;

pub use columns::{CaseEvents, CaseId, CompactEvent, EventShape, EventStore, Extra, Grouper};
pub use ingest::{FileReport, Input, MEMORY, ReadError, ReadOptions, read};
pub use run::{
    Audit, CaseFacts, DepartmentCount, FindingRow, Findings, LevelCount, Quality, RunOptions, Wishes, run,
    run_with,
};
pub use table::{Table, read_table};
pub use time::{TimeFormat, zone_by_name};
