//! Copying a store: everything that is kept, part after part, in an order of its own.

use crate::docket::DocketRow;
use crate::entry::Entry;
use crate::finding::FindingRow;
use crate::matter::MatterRow;
use crate::people::{Record, SecretRow};
use ledger::{Frontier, Hash};

/// A part of what is kept: at most some thousand rows of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Entries in the order of the log, each with the leaf that was recorded when it came in.
    Entries(Vec<(Entry, Hash)>),
    /// Rows of matters, by identity.
    Matters(Vec<MatterRow>),
    /// Findings, by key.
    Findings(Vec<FindingRow>),
    /// Dockets, by identity.
    Dockets(Vec<DocketRow>),
    /// Records of people and places, by kind and identity.
    Records(Vec<Record>),
    /// Secrets and personal data, sealed as they are kept, by kind and identity.
    Secrets(Vec<SecretRow>),
    /// How far each reader of the log has come, by name.
    Cursors(Vec<(String, u64)>),
}

/// Is shown every part, in the order of [`Part`]'s variants; answers whether it wants more. It may block: it is called
/// on a thread that may.
pub type Show = Box<dyn FnMut(Part) -> bool + Send>;

/// Is told the tree over the entries so far, and gives what comes next. It may block.
pub type Fill = Box<dyn FnMut(&Frontier) -> Filling + Send>;

/// What is put into an empty store next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filling {
    /// This.
    Part(Part),
    /// Nothing more: what was given is kept.
    End,
    /// Nothing at all: what was given is forgotten.
    Abandon,
}

/// What became of filling a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filled {
    /// Everything is on disk.
    Done(Frontier),
    /// Something is kept already; nothing was written.
    NotEmpty,
    /// It was abandoned; nothing was written.
    Abandoned,
}
