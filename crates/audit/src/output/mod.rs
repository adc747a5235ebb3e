//! What a run found, written: one JSON object, JSON lines, CSV, the two files of the peer task, and a document for
//! people. Tables for a terminal are the command's.

mod document;
mod fields;
mod json;
mod peer;
mod rows;
mod text;

pub use document::{Framing, Grave, Silent, document};
pub(crate) use fields::write_fields;
pub use json::{write_json, write_ndjson};
pub use peer::{write_departments, write_peer_findings};
pub use rows::write_csv;
pub(crate) use text::{push_field, push_json};

use crate::columns::EventStore;
use crate::{Audit, FileReport, mapping::Mapping};
use engine::{Catalogue, RuleSet};

/// Everything that a report speaks of.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// What was found.
    pub audit: &'a Audit,
    /// What was read.
    pub store: &'a EventStore,
    /// The logs.
    pub files: &'a [FileReport],
    /// The mapping.
    pub mapping: &'a Mapping,
    /// The rules.
    pub rules: &'a RuleSet,
    /// The items.
    pub catalogue: &'a Catalogue,
    /// The zone in which days are meant.
    pub zone: &'a calendar::Zone,
}
