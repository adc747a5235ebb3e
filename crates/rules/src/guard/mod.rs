//! Guards: conditions in CEL that narrow a rule.

use crate::kinds::Kind;
use crate::table::Table;
use engine::Guard;

/// Reads the guard of a rule, if it has one.
pub(crate) fn read(table: &Table<'_>, _kind: &Kind) -> Option<Box<dyn Guard>> {
    let _ = table;
    None
}
