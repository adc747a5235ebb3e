//! Powers with their flowcharts, risk points and measures: the format, the reading, those that are shipped.

mod flow;
pub(crate) mod keys;
mod parse;
mod shipped;

pub use parse::parse_powers;
pub use shipped::{load_powers, shipped_powers};
