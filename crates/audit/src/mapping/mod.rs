//! Mappings: which column plays which role, which activity is which event. Data, read from TOML; knows no rule.

mod activity;
mod check;
mod error;
mod plan;
mod raw;
mod role;
mod shipped;
mod tables;

pub use activity::{Activities, Meaning};
pub use check::{
    AmountUnit, CalendarChoice, CaseColumn, CaseValue, Column, ItemColumns, Keep, Mapping, Recognise,
};
pub use error::MappingError;
pub(crate) use plan::{Plan, ShapeRun};
pub use role::Role;
pub use shipped::{recognise, shipped, shipped_names};
pub use tables::{Table, TableEvent, Tables};
