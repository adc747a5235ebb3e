//! Believable logs of whole cities, with misconduct planted in them, and the truth beside it.
//!
//! A [`City`] is a pack: divisions, items, when people come, how fast offices are. A [`World`] is that city with a
//! seed and a number of cases; it hands out one [`Case`] after the other in the order of arrival, each with its rows
//! and with what was planted in it. [`write_log`] puts the rows of all cases in the order of time into the mapping
//! `sundial`.
//!
//! The [`auditor`] judges a case by walking from day to day. It shares no arithmetic with `engine`, so that each can
//! be tested against the other.
//!
//! No randomness but the seed, no clock, no file, no thread: the same arguments give the same bytes everywhere.

pub mod auditor;
mod chance;
mod city;
mod course;
mod elsewhere;
mod intake;
mod office;
mod plants;
mod practices;
mod row;
mod story;
mod world;
mod write;

pub use chance::Chance;
pub use city::{City, CityError, Division, Figure, Handling, Level, cities};
pub use plants::{Plant, Planted, plants};
pub use practices::{Doer, Followers, Practice, practices};
pub use row::{Actor, Row};
pub use world::{Case, Matters, Options, World};
pub use write::{Written, items_text, write_log, write_practices, write_truth};
