//! Canonical bytes of an entry: one JSON value, one text (RFC 8785 without fractions).

mod value;

pub(crate) use value::Json;

use crate::{Hash, HashKind};
use alloc::borrow::ToOwned as _;
use alloc::string::{String, ToString as _};
use core::fmt;
use serde::{Deserialize, Serialize};

/// The greatest number in an entry, 2^53 − 1: every reader of JSON holds it exactly.
pub const NUMBER_MAX: i64 = (1 << 53) - 1;

/// JSON in its canonical form: no blanks, keys in the order of UTF-16, whole numbers, shortest escapes.
///
/// What is accepted is written as RFC 8785 writes it, so every implementation of that standard gives the same
/// bytes. Fractions are refused: they are what implementations differ in, and neither time nor money needs them.
///
/// ```
/// use ledger::Canonical;
///
/// let entry = Canonical::parse(r#"{ "k": "受理", "at": 1763778000, "by": null }"#)?;
/// assert_eq!(entry.as_str(), r#"{"at":1763778000,"by":null,"k":"受理"}"#);
/// assert!(Canonical::parse(r#"{"paid": 0.5}"#).is_err());
/// assert!(Canonical::parse(r#"{"a": 1, "a": 2}"#).is_err());
/// # Ok::<(), ledger::CanonicalError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Canonical(String);

/// A text has no canonical form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// The text is not one JSON value.
    #[error("not JSON: {0}")]
    Syntax(String),
    /// A number is a fraction or has an exponent.
    #[error("{at}: a number that is not whole")]
    Fraction {
        /// The place: keys and positions from the outside in, with `/`.
        at: String,
    },
    /// A number is beyond ±(2^53 − 1).
    #[error("{at}: {number} is beyond 2^53 - 1, which not every reader holds exactly")]
    Number {
        /// The place.
        at: String,
        /// The number.
        number: i128,
    },
    /// An object has one key twice.
    #[error("{at}: the key stands twice")]
    Twice {
        /// The place.
        at: String,
    },
}

impl Canonical {
    /// Reads a JSON text and puts it into canonical form.
    ///
    /// # Errors
    ///
    /// Syntax, fractions, numbers beyond ±[`NUMBER_MAX`], a key that stands twice, nesting deeper than 128.
    pub fn parse(text: &str) -> Result<Canonical, CanonicalError> {
        let json = serde_json::from_str::<Json>(text).map_err(|error| syntax(&error))?;
        Canonical::from_json(json)
    }

    /// Writes a value in canonical form.
    ///
    /// # Errors
    ///
    /// As [`Canonical::parse`]; besides, maps whose keys are no texts.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Result<Canonical, CanonicalError> {
        Canonical::parse(&serde_json::to_string(value).map_err(|error| syntax(&error))?)
    }

    pub(crate) fn from_json(json: Json) -> Result<Canonical, CanonicalError> {
        let mut out = String::new();
        value::write(json, &mut String::new(), &mut out)?;
        Ok(Canonical(out))
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads the value as a type.
    ///
    /// # Errors
    ///
    /// The value is not of that type.
    pub fn read<'a, T: Deserialize<'a>>(&'a self) -> Result<T, CanonicalError> {
        serde_json::from_str(&self.0).map_err(|error| syntax(&error))
    }

    /// Hashes the entry into the leaf of the tree.
    pub fn leaf(&self, kind: HashKind) -> Hash {
        kind.leaf(self.0.as_bytes())
    }
}

impl fmt::Display for Canonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Canonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Canonical({})", self.0)
    }
}

fn syntax(error: &serde_json::Error) -> CanonicalError {
    CanonicalError::Syntax(error.to_string())
}

/// Returns a text as a string of JSON, as the canonical form has it.
///
/// ```
/// assert_eq!(ledger::quoted("办\"件\"\n"), r#""办\"件\"\n""#);
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_quoted(text, &mut out);
    out
}

/// Appends a text as a string of JSON. Nearly no text has anything in it that must be escaped.
pub(crate) fn push_quoted(text: &str, out: &mut String) {
    if text.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
        return out.push_str(&serde_json::to_string(text).unwrap_or_else(|_| text.to_owned()));
    }
    out.push('"');
    out.push_str(text);
    out.push('"');
}
