//! The questions of [`ports::Store`], one file each.

mod change;
mod dockets;
mod entries;
mod findings;
mod matters;
mod open;
mod page;
mod put;
mod read;
mod tree;

pub(crate) use dockets::{DOCKET, DOCKETS_OF, docket, put_dockets};
pub(crate) use entries::put_cursors;
pub use open::SqlStore;
pub(crate) use page::Conditions;
pub(crate) use put::{findings as put_findings, matters as put_matters};
pub(crate) use read::{
    ENTRY, FINDING, FINDINGS_OF, MATTER, MATTERS_OF, damaged, entry, finding, matter, place,
};
pub(crate) use tree::{append, take_hold, tree};
