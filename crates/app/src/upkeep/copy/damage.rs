//! What can be wrong with a copy, and where.

/// Something is wrong with a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line, from 1.
    pub line: u64,
    /// What it is.
    pub kind: DamageKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DamageKind {
    /// The first line does not say that this is a copy.
    NotACopy,
    /// The copy was made by a newer program.
    Newer(u32),
    /// The line is none of a copy.
    Unreadable,
    /// The line is not where it can be.
    OutOfPlace,
    /// This entry of the log is not what was recorded.
    Entry(u64),
    /// Among the lines from here through that one some were altered, removed, added or moved.
    Block(u64),
    /// The copy breaks off: its end is missing.
    CutOff,
    /// So many rows are stated, so many are there.
    Rows {
        /// What is stated.
        stated: u64,
        /// What is there.
        found: u64,
    },
    /// The head cannot be read, or is of another ledger than the copy says.
    Head,
    /// The entries are not those of the signed head.
    Tree,
    /// Head or end are not signed by the key of this ledger.
    NotSigned,
    /// It was made under another master key.
    OtherKey,
}
