//! Rows that come out.

use super::fault::Fault;

/// A row of either engine.
pub(crate) enum Row<'a> {
    Lite(&'a rusqlite::Row<'a>),
    Pg(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// Returns a whole number.
    pub(crate) fn int(&self, column: usize) -> Result<i64, Fault> {
        match self {
            Row::Lite(row) => Ok(row.get(column)?),
            Row::Pg(row) => Ok(row.try_get(column)?),
        }
    }

    /// Returns a whole number or nothing.
    pub(crate) fn maybe_int(&self, column: usize) -> Result<Option<i64>, Fault> {
        match self {
            Row::Lite(row) => Ok(row.get(column)?),
            Row::Pg(row) => Ok(row.try_get(column)?),
        }
    }

    /// Returns a text.
    pub(crate) fn text(&self, column: usize) -> Result<String, Fault> {
        match self {
            Row::Lite(row) => Ok(row.get(column)?),
            Row::Pg(row) => Ok(row.try_get(column)?),
        }
    }
}
