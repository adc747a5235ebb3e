//! Days, holidays, make-up days, opening hours; working-day and working-hour arithmetic.
#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod almanac;
mod builder;
mod calendar;
mod day;
mod error;
mod hours;
mod iso;
mod kind;
mod layer;
mod limit;
mod moment;
pub mod notice;
mod office;
mod pack;
mod policy;
mod text;
mod zone;

pub use almanac::{Almanac, Year, china};
pub use builder::Builder;
pub use calendar::Calendar;
pub use day::{Day, Weekday};
pub use error::{CalendarError, ParseError};
pub use hours::{TimeOfDay, Window};
pub use iso::{IsoDuration, Repeat};
pub use kind::{DayEntry, DayKind, Layer, Source};
pub use layer::{Division, Notice, NoticeDay, Order};
pub use limit::{Limit, Reading, Unit};
pub use moment::{MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND, Moment};
pub use office::{Exception, ExceptionKind, Office, When};
pub use pack::PackError;
pub use policy::{DayEnd, FirstDay, KeepTime, RollLastDay, Strictness, SuspensionDays};
pub use zone::Zone;
