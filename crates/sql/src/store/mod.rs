//! The questions of [`ports::Store`], one file each.

mod change;
mod entries;
mod findings;
mod matters;
mod open;
mod page;
mod put;
mod read;
mod tree;

pub use open::SqlStore;
