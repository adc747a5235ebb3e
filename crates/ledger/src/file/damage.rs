//! What is wrong with a ledger, and where.

use crate::{Hash, LineError};

/// Something that a ledger's file should not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line of the file, from 1; `None` for what is not there.
    pub line: Option<u64>,
    /// What it is.
    pub kind: DamageKind,
}

/// What is wrong. Positions of entries are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DamageKind {
    /// The line cannot be read.
    Unreadable(LineError),
    /// The file does not begin with its header, or has a second.
    Header,
    /// The entry at this position is not the one that was recorded.
    Altered {
        /// The position of the recorded entry.
        index: u64,
        /// Its recorded leaf.
        recorded: Hash,
    },
    /// The entry that was recorded at this position is not in the file.
    Removed {
        /// The position.
        index: u64,
        /// Its recorded leaf.
        recorded: Hash,
    },
    /// An entry that was never recorded.
    Added {
        /// The position of the next recorded entry after it.
        before: u64,
    },
    /// The entry was recorded at this position, but stands elsewhere.
    Moved {
        /// The position where it was recorded.
        index: u64,
    },
    /// The recorded leaves do not give the root of the head: leaves from `since` on were changed.
    Root {
        /// The size of the head.
        size: u64,
        /// The size of the last head before it that is right: what was changed lies from here on.
        since: u64,
        /// Whether the entries in the file give the root: then they are as they were, and only leaves were changed.
        entries_hold: bool,
    },
    /// The head covers another number of entries than stand before it.
    Size {
        /// The size that the head states.
        size: u64,
        /// The number of recorded leaves before it.
        found: u64,
        /// The size of the last head before it that is right.
        since: u64,
    },
    /// The head belongs to another ledger or another hash function.
    OtherLedger,
    /// The head is older, or smaller, than the one before it.
    Backwards,
    /// The head is not signed by a key that was asked for.
    NotSigned {
        /// The fingerprint of the key.
        key: Hash,
    },
}
