//! What a run found as a document for people: the answer first, then trend, rules, departments, items, distribution,
//! steps, the gravest findings, data quality and silence. Words and order are decided here, looks in `report`.

mod compose;
mod findings;
mod frame;
mod gaps;
mod groups;
mod levels;
mod months;
mod quality;
mod spread;
mod steps;

pub use compose::document;
pub use frame::{Framing, Grave, Silent};
