//! Why a mapping cannot be used: file, line, field, and what is allowed.

/// Why a mapping cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// The file says something that is not allowed.
    #[error("{file}:{line}: {field}: {message}")]
    File {
        /// The mapping file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The field, empty when the whole file is meant.
        field: String,
        /// What is wrong and what is allowed.
        message: String,
    },
    /// The log has no column of that name.
    #[error(
        "mapping \"{mapping}\" wants a column \"{column}\" for {role}, which {log} has not; it has {}",
        .columns.join(", ")
    )]
    Column {
        /// The mapping's name.
        mapping: String,
        /// The log.
        log: String,
        /// The role.
        role: String,
        /// The column wanted.
        column: String,
        /// The columns that are there.
        columns: Vec<String>,
    },
    /// No shipped mapping knows the log.
    #[error(
        "no mapping knows the columns of {log} ({}); write one and name it with --mapping, \
         or name one of {}",
        .columns.join(", "), .shipped.join(", ")
    )]
    Unrecognised {
        /// The log.
        log: String,
        /// Its columns or attributes.
        columns: Vec<String>,
        /// The mappings there are.
        shipped: Vec<String>,
    },
}

/// Returns the line, from 1, of a position in a text.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count()
}
