//! The tests of the calendar, in one binary.

mod almanac;
mod shared;
