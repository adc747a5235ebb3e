//! A change of people and places: what is kept is shown, what is settled is written, in one durable transaction.

use super::record::{Record, RecordKey, RecordKind};
use super::secret::{SecretKey, SecretRef, SecretRow};
use crate::entry::NewEntry;
use crate::place::Place;
use std::collections::BTreeMap;

/// What a change is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hold {
    /// These records, known or not.
    pub records: Vec<RecordKey>,
    /// All records of these kinds at a place and below it.
    pub below: Vec<(RecordKind, Place)>,
    /// These secrets.
    pub secrets: Vec<SecretRef>,
}

/// What is kept of what a change is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The records that there are.
    pub records: BTreeMap<RecordKey, Record>,
    /// The secrets that there are.
    pub secrets: BTreeMap<SecretKey, SecretRow>,
}

/// What is to be written, each record and each secret once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// What is appended to the log.
    pub entries: Vec<NewEntry>,
    /// Records from now on.
    pub records: Vec<Record>,
    /// Secrets from now on.
    pub secrets: Vec<SecretRow>,
    /// Secrets that are deleted.
    pub gone: Vec<SecretKey>,
}

/// Looks at what is kept and answers what is to be written. It may be called again when a transaction has to be
/// repeated, so it must not keep anything of an earlier call. Pure: it neither waits nor reads.
pub type Settle = Box<dyn FnMut(Kept) -> Settled + Send>;

/// What a change has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amended {
    /// How many entries were appended.
    pub entries: usize,
    /// How long the log is now.
    pub size: u64,
}

/// Which records, in the order of their identities, and how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordQuery {
    /// Of this kind.
    pub kind: RecordKind,
    /// Those after this identity.
    pub after: Option<String>,
    /// How many at most.
    pub max: u32,
}
