//! The questions of [`ports::Store`], one file each.

mod change;
mod entries;
mod findings;
mod matters;
mod open;
mod page;
mod put;
mod read;

pub use open::SqlStore;
