//! Statistics over matters, exact: integers and rationals (R-S14).

mod indicator;
mod observe;
mod period;
mod policy;
mod ratio;
mod row;
mod share;
mod spread;
mod table;

pub use indicator::{Indicator, promised_speed_up};
pub use observe::Statistics;
pub use period::{PeriodCounts, PeriodKey, PeriodView, judge_periods, month_number};
pub use policy::{Dimension, Dimensions, Measuring, MonthOf, SuspendedMatters, VoidMatters};
pub use ratio::{Ratio, ZeroDenominator};
pub use row::{Count, Row, Sum};
pub use spread::{Durations, Spread};
