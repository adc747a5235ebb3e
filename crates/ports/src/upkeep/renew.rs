//! Making rows anew: what the log says of a matter is shown beside the rows that are there.

use crate::docket::DocketRow;
use crate::entry::Entry;
use crate::finding::FindingRow;
use crate::matter::MatterRow;
use crate::people::Record;

/// The rows beside the log that belong to one matter, or to one record of people and places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The matter at one look, where it has events.
    pub matter: Option<MatterRow>,
    /// Its findings, in the order of their keys.
    pub findings: Vec<FindingRow>,
    /// Its row among the dockets, where it is one.
    pub docket: Option<DocketRow>,
    /// The record, where the matter of the log is one.
    pub record: Option<Record>,
}

/// Everything that is kept under one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The matter.
    pub matter: String,
    /// All that the log says of it, in order; empty where only rows know of it.
    pub entries: Vec<Entry>,
    /// The rows that are there.
    pub rows: Rows,
}

/// Rows that take the place of those that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewed {
    /// The matter.
    pub matter: String,
    /// Its rows from now on, and no others.
    pub rows: Rows,
}

/// Looks at what is kept and answers which rows are to be other than they are; those that are not named stay. It may
/// be called again when a transaction has to be repeated, so it must not keep anything of an earlier call. Pure.
pub type Renew = Box<dyn FnMut(Vec<Told>) -> Vec<Renewed> + Send>;
