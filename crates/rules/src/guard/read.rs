//! The guard of a rule in a pack.

use super::compile::compile;
use crate::error::Problem;
use crate::kinds::Kind;
use crate::table::Table;
use engine::Guard;

/// Reads the guard of a rule, if it has one.
pub(crate) fn read(table: &Table<'_>, kind: &Kind) -> Option<Box<dyn Guard>> {
    if !table.has("when") {
        return None;
    }
    let text = table.text("when")?;
    if kind.counts {
        let zh = format!("“{}”类规则按月计数，没有附加条件", kind.code);
        let en = format!("a rule of kind \"{}\" counts months and has no guard", kind.code);
        table.error(&text.span, "when", Problem::Contradiction { zh, en });
        return None;
    }
    match compile(text.value) {
        Ok(guard) => Some(Box::new(guard)),
        Err(problems) => {
            problems.into_iter().for_each(|problem| table.error(&text.span, "when", problem));
            None
        }
    }
}
