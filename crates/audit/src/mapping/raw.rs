//! The mapping file as it is written. Unknown keys are errors.

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMapping {
    pub(super) schema: Spanned<u32>,
    pub(super) name: String,
    #[serde(default)]
    pub(super) title: RawTitle,
    #[serde(default)]
    pub(super) rules: Option<String>,
    #[serde(default)]
    pub(super) calendar: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) recognise: Option<RawRecognise>,
    #[serde(default)]
    pub(super) csv: RawCsv,
    #[serde(default)]
    pub(super) time: RawTime,
    #[serde(default)]
    pub(super) columns: BTreeMap<Spanned<String>, RawColumn>,
    #[serde(default)]
    pub(super) tables: RawTables,
    #[serde(default)]
    pub(super) table: Vec<RawTable>,
    #[serde(default)]
    pub(super) activities: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    pub(super) unlisted: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) case: Vec<RawCase>,
    #[serde(default)]
    pub(super) keep: Vec<RawKeep>,
    #[serde(default)]
    pub(super) codes: BTreeMap<Spanned<String>, BTreeMap<String, String>>,
    #[serde(default)]
    pub(super) items: RawItems,
    #[serde(default)]
    pub(super) item: RawItem,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTitle {
    #[serde(default)]
    pub(super) zh: String,
    #[serde(default)]
    pub(super) en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRecognise {
    /// Columns of a CSV log, or attributes of an XES log, all of which must be there.
    pub(super) columns: Vec<String>,
    /// Words of which one at least must be in the first bytes.
    #[serde(default)]
    pub(super) words: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCsv {
    #[serde(default)]
    pub(super) delimiter: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) encoding: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTime {
    #[serde(default)]
    pub(super) zone: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) format: Option<Spanned<String>>,
}

/// `"name"`, `["name", "other name"]`, or a table.
#[derive(Debug)]
pub(super) struct RawColumn {
    pub(super) names: Vec<String>,
    pub(super) unit: Option<Spanned<String>>,
    pub(super) optional: bool,
}

impl<'de> Deserialize<'de> for RawColumn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RawColumn, D::Error> {
        deserializer.deserialize_any(ColumnVisitor)
    }
}

struct ColumnVisitor;

impl<'de> Visitor<'de> for ColumnVisitor {
    type Value = RawColumn;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a column's name, a list of names, or { column = \"…\", unit = \"…\", optional = true }")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<RawColumn, E> {
        Ok(RawColumn { names: vec![name.to_owned()], unit: None, optional: false })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<RawColumn, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = list.next_element()? {
            names.push(name);
        }
        Ok(RawColumn { names, unit: None, optional: false })
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<RawColumn, A::Error> {
        let table = RawColumnTable::deserialize(MapAccessDeserializer::new(table))?;
        let Names(names) = table.column;
        Ok(RawColumn { names, unit: table.unit, optional: table.optional })
    }
}

/// One name or several.
#[derive(Debug)]
struct Names(Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Names, D::Error> {
        let column = deserializer.deserialize_any(ColumnVisitor)?;
        Ok(Names(column.names))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawColumnTable {
    column: Names,
    #[serde(default)]
    unit: Option<Spanned<String>>,
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCase {
    pub(super) column: String,
    #[serde(default)]
    pub(super) event: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) declares: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawKeep {
    pub(super) column: String,
    pub(super) values: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTables {
    pub(super) key: Option<String>,
    pub(super) operation: Option<String>,
    pub(super) operation_at: Option<String>,
    #[serde(default)]
    pub(super) delete: Vec<String>,
    #[serde(default)]
    pub(super) none: Vec<String>,
    #[serde(default)]
    pub(super) units: BTreeMap<String, Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTable {
    pub(super) name: Spanned<String>,
    pub(super) columns: BTreeMap<Spanned<String>, String>,
    #[serde(default)]
    pub(super) event: Vec<RawTableEvent>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTableEvent {
    pub(super) at: String,
    pub(super) by: Option<String>,
    pub(super) planned_unit: Option<String>,
    #[serde(default)]
    pub(super) codes: BTreeMap<String, Spanned<String>>,
    pub(super) event: Spanned<String>,
    #[serde(default)]
    pub(super) columns: BTreeMap<Spanned<String>, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawItems {
    #[serde(default)]
    pub(super) unit: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) fee_unit: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) columns: BTreeMap<Spanned<String>, String>,
}

/// What holds for every item that no items file lists.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawItem {
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) kind: Option<String>,
    #[serde(default)]
    pub(super) promised: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) statutory: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) accept: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) deliver: Option<Spanned<String>>,
}
