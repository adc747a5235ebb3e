//! A transaction on either engine: statements go in, rows come out. It blocks; see `run`.

use super::dialect;
use super::fault::Fault;
use super::postgres::Session;
use super::row::Row;
use super::value::{Column, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, params_from_iter};

/// An open transaction.
pub(crate) enum Tx<'c> {
    Lite(&'c Connection),
    Pg(&'c Session),
}

/// Rows of a table that are put in, and what happens to those that are already there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Insert {
    /// The table.
    pub(crate) table: &'static str,
    /// Its columns, in the order of the values.
    pub(crate) columns: &'static [Column],
    /// `ON CONFLICT …`, or nothing.
    pub(crate) conflict: &'static str,
}

impl Tx<'_> {
    /// Runs a statement and returns how many rows it changed.
    pub(crate) fn execute(&self, text: &str, values: &[Value<'_>]) -> Result<u64, Fault> {
        match self {
            Tx::Lite(connection) => {
                let mut statement = connection.prepare_cached(&dialect::lite(text))?;
                Ok(statement.execute(params_from_iter(values))? as u64)
            }
            Tx::Pg(session) => session.execute(text, values),
        }
    }

    /// Runs a query and reads its rows.
    pub(crate) fn rows<T>(
        &self,
        text: &str,
        values: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut list = Vec::new();
        match self {
            Tx::Lite(connection) => {
                let mut statement = connection.prepare_cached(&dialect::lite(text))?;
                let mut rows = statement.query(params_from_iter(values))?;
                while let Some(row) = rows.next()? {
                    list.push(read(&Row::Lite(row))?);
                }
            }
            Tx::Pg(session) => {
                for row in session.query(text, values)? {
                    list.push(read(&Row::Pg(&row))?);
                }
            }
        }
        Ok(list)
    }

    /// Runs a query that has `= ANY($1)` for its keys, which come in ascending order and once each, and reads its
    /// rows. SQLite is asked key after key, so the text must order by the key first.
    pub(crate) fn rows_of_keys<T>(
        &self,
        text: &str,
        keys: &[&str],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut list = Vec::new();
        match self {
            Tx::Lite(connection) => {
                let mut statement = connection.prepare_cached(&dialect::lite(text))?;
                for key in keys {
                    let mut rows = statement.query([key])?;
                    while let Some(row) = rows.next()? {
                        list.push(read(&Row::Lite(row))?);
                    }
                }
            }
            Tx::Pg(session) => {
                for row in session.query_keys(text, keys)? {
                    list.push(read(&Row::Pg(&row))?);
                }
            }
        }
        Ok(list)
    }

    /// Puts rows in: one statement on PostgreSQL, one prepared statement run again and again on SQLite.
    pub(crate) fn insert(&self, insert: &Insert, rows: &[Vec<Value<'_>>]) -> Result<(), Fault> {
        if rows.is_empty() {
            return Ok(());
        }
        match self {
            Tx::Lite(connection) => {
                let mut statement = connection.prepare_cached(&insert.lite())?;
                for row in rows {
                    statement.execute(params_from_iter(row))?;
                }
                Ok(())
            }
            Tx::Pg(session) => session.insert(insert, rows),
        }
    }

    /// Runs a script of several statements.
    pub(crate) fn script(&self, text: &str) -> Result<(), Fault> {
        match self {
            Tx::Lite(connection) => Ok(connection.execute_batch(&dialect::lite_schema(text))?),
            Tx::Pg(session) => session.script(text),
        }
    }

    /// Returns whether texts are ordered by their bytes.
    pub(crate) fn orders_by_bytes(&self) -> Result<bool, Fault> {
        let seen = self.rows("SELECT COUNT(*) FROM log WHERE 'a' > 'B'", &[], |row| row.int(0))?;
        Ok(seen == [1])
    }
}

impl Insert {
    fn names(&self) -> String {
        self.columns.iter().map(|column| column.name()).collect::<Vec<_>>().join(", ")
    }

    fn lite(&self) -> String {
        let places: Vec<String> = (1..=self.columns.len()).map(|place| format!("?{place}")).collect();
        let (table, names, conflict) = (self.table, self.names(), self.conflict);
        format!("INSERT INTO {table} ({names}) VALUES ({}) {conflict}", places.join(", "))
    }

    /// One array for each column.
    pub(super) fn pg(&self) -> String {
        let arrays: Vec<String> = (self.columns.iter().enumerate())
            .map(|(at, column)| match column {
                Column::Int(_) => format!("${}::BIGINT[]", at + 1),
                Column::Text(_) => format!("${}::TEXT[]", at + 1),
            })
            .collect();
        let (table, names, conflict) = (self.table, self.names(), self.conflict);
        format!("INSERT INTO {table} ({names}) SELECT * FROM UNNEST({}) {conflict}", arrays.join(", "))
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Value::Int(number) | Value::MaybeInt(Some(number)) => ToSqlOutput::from(*number),
            Value::MaybeInt(None) => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Text(text) => ToSqlOutput::from(*text),
        })
    }
}
