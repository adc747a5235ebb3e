//! Logs of any form as events: what `audit` reads, given to the use case.

use crate::log::LogArguments;
use app::intake::{NotReadable, Reader, Unread, UnreadRow};
use audit::ReadOptions;
use audit::convert::each_event;
use audit::source::{Origin, open_all};
use engine::{Event, Symbols};
use std::path::Path;

/// Reads logs by a mapping that is named, or recognised.
#[derive(Debug)]
pub(super) struct LogReader {
    pub(super) mapping: Option<String>,
}

impl Reader for LogReader {
    fn read(&self, file: &Path, take: &mut dyn FnMut(Event) -> bool) -> Result<Unread, NotReadable> {
        let logs = open_all(&Origin::new(file))?;
        let first = logs.first().ok_or("nothing is in it")?;
        let arguments = LogArguments { mapping: self.mapping.clone(), ..LogArguments::default() };
        let mapping = arguments.mapping(first).map_err(|fault| fault.message())?;
        let input = audit::read(logs, &mapping, ReadOptions::default(), Symbols::default())?;
        each_event(&input.store, take)?;
        let problems = &input.store.problems;
        let rows = problems.list().iter().map(|problem| UnreadRow {
            file: problem.file.clone(),
            row: problem.row,
            column: problem.column.clone(),
            code: problem.code.code(),
            zh: problem.code.zh(),
            en: problem.code.en(),
        });
        Ok(Unread { total: problems.total(), rows: rows.collect() })
    }
}
