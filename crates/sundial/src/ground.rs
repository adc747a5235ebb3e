//! What every command of the service stands on: the store, the clock, the keys and the rulebook, put together once.
//!
//! `serve` and the commands of administration open the same ground from the same settings. Listens to nothing and runs
//! nothing.

mod book;
mod clock;
mod folder;
mod keys;
mod open;
mod random;

pub(crate) use book::{book, book_of};
pub(crate) use clock::SystemClock;
pub(crate) use keys::brought;
pub(crate) use open::{Ground, runtime, store, unusable};
pub(crate) use random::SystemRandom;
