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
pub(crate) use page::Conditions;
pub(crate) use read::{ENTRY, damaged, entry, place};
pub(crate) use tree::{append, take_hold};
