//! The attributes of a trace and of its events as rows.

use crate::gathered::GatheredRow;
use std::collections::HashMap;

/// The columns that are wanted, by the keys of attributes.
pub(super) struct Wanted {
    of_trace: HashMap<String, usize>,
    of_event: HashMap<String, usize>,
    pub(super) count: usize,
}

impl Wanted {
    pub(super) fn new(columns: &[String]) -> Wanted {
        let (mut of_trace, mut of_event) = (HashMap::new(), HashMap::new());
        for (number, column) in columns.iter().enumerate() {
            match column.strip_prefix("case:") {
                Some(key) => of_trace.insert(key.to_owned(), number),
                None => of_event.insert(column.clone(), number),
            };
        }
        Wanted { of_trace, of_event, count: columns.len() }
    }

    /// Returns the column of an attribute.
    pub(super) fn column(&self, in_event: bool, path: &str) -> Option<usize> {
        let of = if in_event { &self.of_event } else { &self.of_trace };
        of.get(path).copied()
    }
}

/// The values of one trace or event.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    pub(super) line: u64,
    list: Vec<(usize, String)>,
}

impl Values {
    pub(super) fn at(line: u64) -> Values {
        Values { line, list: Vec::new() }
    }

    /// Keeps a value; of an attribute that comes twice the first counts.
    pub(super) fn set(&mut self, column: usize, value: String) {
        if self.list.iter().all(|(known, _)| *known != column) {
            self.list.push((column, value));
        }
    }
}

/// Takes the values of an event and of its trace.
pub(super) fn fill(row: &mut GatheredRow, columns: usize, lists: [&Values; 2]) {
    row.begin(columns);
    for (column, value) in lists.into_iter().flat_map(|values| &values.list) {
        row.set(*column, value.as_bytes());
    }
    row.end();
}
