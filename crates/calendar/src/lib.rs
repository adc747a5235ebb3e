//! Days, holidays, make-up days, opening hours; working-day and working-hour arithmetic.
//!
//! This crate answers four questions: is this day worked and why, on which day is something due, how much
//! time was used, and how sure are we. It knows no present time, reads no file and has no global state but
//! the calendar of China that is built in.
//!
//! # A table, built from layers
//!
//! An [`Almanac`] keeps what the State Council's notices said and since when each was known ([`china`]).
//! Asked for the knowledge of a day it gives a [`Builder`], to which a [`Division`] (regional festivals,
//! storm closures) and an organisation ([`Office`]: week, opening hours, single days) are added. What comes
//! out is a [`Calendar`]: an immutable table of ordinals that answers in constant time.
//!
//! ```
//! use calendar::{DayKind, Division, china};
//!
//! let region = Division::parse("region.toml", r#"
//!     name = "示例自治区"
//!     [[notice]]
//!     title = "关于民族节日放假的通知"
//!     known_from = "2026-01-10"
//!     days = [{ day = "2026-04-20", is = "holiday", name = "民族节日" }]
//! "#)?;
//! let calendar = china().as_known_on(None).division(&region).build()?;
//! assert_eq!(calendar.kind("2026-04-20".parse()?)?, DayKind::Holiday);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! One day may be ordered differently: a closure wins over a make-up day, that over a holiday, that over
//! the weekly pattern; among equals the narrower layer, and in one layer the document known last.
//!
//! # Due days
//!
//! The day on which something happened does not count (民法典 201); the n-th working day after it is the
//! last, and it ends at close of business (民法典 203). Other readings are named policies: [`FirstDay`],
//! [`DayEnd`], [`RollLastDay`], [`SuspensionDays`], [`KeepTime`], together in a [`Reading`].
//!
//! ```
//! use calendar::{Reading, china};
//!
//! let calendar = china().as_known_on(None).build()?;
//! let accepted = "2026-02-13T10:00:00+08:00".parse()?;
//! let due = calendar.due(accepted, "20个工作日".parse()?, Reading::default())?;
//! assert_eq!(due.to_string(), "2026-03-19T17:00:00+08:00");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is not known
//!
//! A year without a notice is provisional: its answers are given and [`Calendar::provisional`] says so, or
//! they are refused ([`Strictness`]). Outside the table every question is refused. Without opening hours
//! 09:00-12:00 and 13:00-17:00 are assumed, and [`Calendar::hours_assumed`] says so.
//!
//! ```
//! use calendar::{CalendarError, Strictness, china};
//!
//! let strict = china().as_known_on(None).strictness(Strictness::RefuseProvisional).build()?;
//! let answer = strict.add_working_days("2026-12-28".parse()?, 10);
//! assert_eq!(answer, Err(CalendarError::Provisional { year: 2027 }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Besides
//!
//! [`notice::parse`] reads the pasted text of a notice; [`IsoDuration`] and [`Repeat`] read the durations
//! of process models; [`Zone`] turns instants into local days, with summer time where it is given.
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
pub use calendar::{Calendar, Reading};
pub use day::{Day, Weekday};
pub use error::{CalendarError, ParseError};
pub use hours::{TimeOfDay, Window};
pub use iso::{IsoDuration, Repeat};
pub use kind::{DayEntry, DayKind, Layer, Source};
pub use layer::{Division, Notice, NoticeDay, Order};
pub use limit::{LIMIT_COUNT_MAX, Limit, LimitError, Unit};
pub use moment::{MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND, Moment};
pub use office::{Exception, ExceptionKind, Office, When};
pub use pack::PackError;
pub use policy::{DayEnd, FirstDay, KeepTime, RollLastDay, Strictness, SuspensionDays};
pub use zone::Zone;
