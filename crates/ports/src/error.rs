//! Why the store could not do what it was asked.

use crate::entry::EntryKey;

/// A failure of the store. The cause of a driver is its source.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Entries are already kept under these keys, for these matters; nothing was written. Where a change itself wants
    /// a key twice, the first of the matters that want it is named.
    #[error("{} of the entries are already kept for another matter", .0.len())]
    Taken(Vec<(EntryKey, String)>),
    /// The database cannot be reached; it is worth trying again.
    #[error("the database cannot be reached")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No room is left.
    #[error("the database has no room left")]
    Full(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The database refused or broke off.
    #[error("the database could not {doing}")]
    Failed {
        /// What it was asked to do.
        doing: &'static str,
        /// What it said.
        #[source]
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A stored value is not what it must be.
    #[error("{table} \"{id}\": the column {column} holds \"{value}\", which cannot be")]
    Damaged {
        /// The table.
        table: &'static str,
        /// The row.
        id: String,
        /// The column.
        column: &'static str,
        /// What is there.
        value: String,
    },
    /// The database was made by a newer program.
    #[error("the database is of schema {found}, this program knows {known}")]
    Newer {
        /// The schema that was found.
        found: i64,
        /// The newest that is known.
        known: i64,
    },
}
