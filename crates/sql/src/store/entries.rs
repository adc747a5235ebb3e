//! Questions about the log.

use super::{put, read};
use crate::db::{Column, Fault, Insert, Tx, Value};
use ports::Entry;

const CURSORS: Insert = Insert {
    table: "cursors",
    columns: &[Column::Text("reader"), Column::Int("position")],
    conflict: "ON CONFLICT (reader) DO UPDATE SET position = excluded.position",
};

pub(super) fn log(tx: &Tx<'_>, from: u64, max: u32) -> Result<Vec<Entry>, Fault> {
    let text = format!("SELECT {} FROM entries WHERE position >= $1 ORDER BY position LIMIT $2", read::ENTRY);
    tx.rows(&text, &[Value::Int(put::stored(from)), Value::Int(i64::from(max))], read::entry)
}

pub(super) fn cursor(tx: &Tx<'_>, reader: &str) -> Result<u64, Fault> {
    let found =
        tx.rows("SELECT position FROM cursors WHERE reader = $1", &[Value::Text(reader)], |row| row.int(0))?;
    Ok(found.first().and_then(|position| u64::try_from(*position).ok()).unwrap_or(0))
}

pub(super) fn set_cursor(tx: &Tx<'_>, reader: &str, position: u64) -> Result<(), Fault> {
    tx.insert(&CURSORS, &[vec![Value::Text(reader), Value::Int(put::stored(position))]])
}

/// Puts readers where they were.
pub(crate) fn put_cursors(tx: &Tx<'_>, cursors: &[(String, u64)]) -> Result<(), Fault> {
    let row = |(reader, position): &'_ (String, u64)| (reader.clone(), put::stored(*position));
    let rows: Vec<(String, i64)> = cursors.iter().map(row).collect();
    let values = rows.iter().map(|(reader, position)| vec![Value::Text(reader), Value::Int(*position)]);
    tx.insert(&CURSORS, &values.collect::<Vec<_>>())
}
