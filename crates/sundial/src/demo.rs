//! A city to look at: made up, with a past, and alive at a chosen speed.
//!
//! - `clock` is a clock like any other that goes fast: a working day takes a minute, nights and days off pass in
//!   seconds. Nothing else knows that it is not the system's.
//! - `tale` has the events of the city in the order in which they become known; `past` hands those of a year to the
//!   same use case that takes in the history of an earlier system, `play` sends the others as they happen.
//! - `places` and `logins` make the offices, their staff, and somebody for every role.
//!
//! On loopback only: its log-ins are printed.

mod clock;
mod logins;
mod past;
mod places;
mod play;
mod stage;
mod tale;

pub(crate) use logins::PASSWORD;
pub(crate) use stage::{Shown, Staged};
