//! What the record of a person says: which values there are, never what they are.

use super::field::Field;
use serde::{Deserialize, Serialize};

/// Somebody whose personal data is kept. The record's identity is the reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Version of the form, 1.
    pub v: u8,
    /// Which values there are.
    pub fields: Vec<Field>,
    /// Who proposed that they are erased, empty where nobody did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub proposed_by: String,
    /// Whether they were erased.
    #[serde(default)]
    pub erased: bool,
}
