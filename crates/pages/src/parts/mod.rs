//! What pages are put together from.

mod clock;
mod dates;
mod explained;
mod field;
mod filter;
mod flag;
mod left;
mod ribbon;
mod scale;

pub mod chart;

pub use chart::Chart;
pub use clock::{ClockAsked, ClockPart, Ground};
pub use explained::Explained;
pub use field::{Action, Barred, Field, FieldKind};
pub use filter::{Choice, Filter, FilterField, Pager};
pub use flag::Flag;
pub use left::Left;
pub use ribbon::{Ribbon, RibbonDay, Square};
