//! Statistics over matters, exact: integers and rationals (R-S14).

mod period;

pub use period::{PeriodCounts, PeriodKey};
