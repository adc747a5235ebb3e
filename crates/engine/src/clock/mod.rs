//! Clocks: one limit running against one matter. What starts, stops, suspends and extends a clock is data.

mod boundary;
mod crossing;
mod deem;
mod due;
mod evaluate;
mod extend;
mod known;
mod ledger;
mod place;
mod point;
mod reach;
mod run;
mod span;
mod spec;
mod timeline;
mod used;

pub use boundary::{Boundary, Comparator, Edge, Rounding, Threshold, ThresholdPoint};
pub use crossing::Crossing;
pub(crate) use crossing::{crossing, over_the_limit};
pub(crate) use evaluate::{Ground, evaluate};
pub(crate) use known::as_known;
pub use ledger::{DayReason, Ledger, LedgerDay, ledger};
pub use reach::Reach;
pub use run::{ClockRun, Due, Runs};
pub use span::{Irregularity, Span};
pub use spec::{
    Cap, ClockIndex, ClockSpec, Counting, DeclaredDue, Deemed, DeemedKind, ExtendSpec, LimitSource, Per,
    SuspendSpec,
};
