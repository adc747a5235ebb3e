//! A line of a ledger's file.

use crate::canonical::{Json, quoted};
use crate::{Canonical, CanonicalError, Hash, HashKind, HeadError, Origin, SignedHead};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use serde::Deserialize;

/// The version of files that is written and read.
pub const FILE_VERSION: u32 = 1;

/// The first line: which ledger this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Whose ledger it is.
    pub origin: Origin,
    /// The hash function.
    pub kind: HashKind,
    /// Whether the file has the recorded leaves.
    pub leaves: bool,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Which ledger this is.
    Header(Header),
    /// An entry.
    Entry(Canonical),
    /// The recorded leaves of the entries since the last such line.
    Leaves(Vec<Hash>),
    /// A head.
    Head(Box<SignedHead>),
}

/// A line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// Not an object with the one key `ledger`, `entry`, `leaves` or `head`.
    #[error("not a line of a ledger: {0}")]
    Form(String),
    /// The entry has no canonical form.
    #[error("the entry: {0}")]
    Entry(#[from] CanonicalError),
    /// The head cannot be read.
    #[error("the head: {0}")]
    Head(#[from] HeadError),
    /// A version that this program does not know.
    #[error("version {0} of ledger files is not known here")]
    Version(u32),
    /// The name of the ledger cannot be a name.
    #[error("the name of the ledger has blanks, control characters or +, or is longer than 200 bytes")]
    Origin,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Form {
    Ledger(HeaderForm),
    Entry(Json),
    Leaves(Vec<Hash>),
    Head(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderForm {
    version: u32,
    origin: String,
    hash: HashKind,
    leaves: bool,
}

impl FromStr for Line {
    type Err = LineError;

    fn from_str(text: &str) -> Result<Line, LineError> {
        let form = serde_json::from_str(text).map_err(|error| LineError::Form(error.to_string()))?;
        Ok(match form {
            Form::Ledger(HeaderForm { version: FILE_VERSION, origin, hash, leaves }) => {
                let origin = origin.parse().map_err(|_| LineError::Origin)?;
                Line::Header(Header { origin, kind: hash, leaves })
            }
            Form::Ledger(HeaderForm { version, .. }) => return Err(LineError::Version(version)),
            Form::Entry(json) => Line::Entry(Canonical::from_json(json)?),
            Form::Leaves(leaves) => Line::Leaves(leaves),
            Form::Head(text) => Line::Head(Box::new(text.parse()?)),
        })
    }
}

/// Writes the line without its end.
impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Line::Header(Header { origin, kind, leaves }) => {
                let origin = quoted(origin.as_str());
                write!(
                    f,
                    r#"{{"ledger":{{"hash":"{kind}","leaves":{leaves},"origin":{origin},"version":{FILE_VERSION}}}}}"#
                )
            }
            Line::Entry(entry) => write!(f, r#"{{"entry":{entry}}}"#),
            Line::Leaves(leaves) => {
                let texts: Vec<String> = leaves.iter().map(|leaf| format!("\"{leaf}\"")).collect();
                write!(f, r#"{{"leaves":[{}]}}"#, texts.join(","))
            }
            Line::Head(head) => write!(f, r#"{{"head":{}}}"#, quoted(&head.to_string())),
        }
    }
}
