//! Secrets and personal data: two tables of one form.

use crate::db::{Column, Fault, Insert, Row, Tx, Value};
use crate::store::damaged;
use calendar::Moment;
use ports::people::{SecretKey, SecretKind, SecretRef, SecretRow};

pub(crate) const COLUMNS: &str = "kind, id, owner, lookup, ends_at, body";

const SECRETS: Insert = Insert {
    table: "secrets",
    columns: &[
        Column::Text("kind"),
        Column::Text("id"),
        Column::Text("owner"),
        Column::Text("lookup"),
        Column::Int("ends_at"),
        Column::Text("body"),
    ],
    conflict: "ON CONFLICT (kind, id) DO UPDATE SET owner = excluded.owner, lookup = excluded.lookup, \
               ends_at = excluded.ends_at, body = excluded.body",
};

const PERSONAL: Insert = Insert { table: "personal", ..SECRETS };

/// Both tables, in the order in which they are copied.
pub(crate) const TABLES: [&str; 2] = [SECRETS.table, PERSONAL.table];

fn table(kind: SecretKind) -> Insert {
    if kind.is_personal() { PERSONAL } else { SECRETS }
}

pub(super) fn find(tx: &Tx<'_>, which: &SecretRef) -> Result<Vec<SecretRow>, Fault> {
    let (kind, condition, value) = match which {
        SecretRef::Key(key) => (key.kind, "id = $2", Value::Text(&key.id)),
        SecretRef::Lookup(kind, lookup) => (*kind, "lookup = $2", Value::Text(lookup)),
        SecretRef::Owner(kind, owner) => (*kind, "owner = $2", Value::Text(owner)),
        SecretRef::Ended(kind, at) => (*kind, "ends_at <= $2", Value::Int(at.micros())),
    };
    let table = table(kind).table;
    let text = format!("SELECT {COLUMNS} FROM {table} WHERE kind = $1 AND {condition} ORDER BY id");
    tx.rows(&text, &[Value::Text(kind.code()), value], |row| secret(row, table))
}

pub(crate) fn put(tx: &Tx<'_>, rows: &[SecretRow]) -> Result<(), Fault> {
    for insert in [SECRETS, PERSONAL] {
        let values = rows.iter().filter(|row| table(row.key.kind).table == insert.table).map(|row| {
            vec![
                Value::Text(row.key.kind.code()),
                Value::Text(&row.key.id),
                Value::Text(&row.owner),
                Value::Text(&row.lookup),
                Value::MaybeInt(row.ends_at.map(Moment::micros)),
                Value::Text(&row.body),
            ]
        });
        tx.insert(&insert, &values.collect::<Vec<_>>())?;
    }
    Ok(())
}

pub(super) fn delete(tx: &Tx<'_>, key: &SecretKey) -> Result<(), Fault> {
    let text = format!("DELETE FROM {} WHERE kind = $1 AND id = $2", table(key.kind).table);
    tx.execute(&text, &[Value::Text(key.kind.code()), Value::Text(&key.id)])?;
    Ok(())
}

pub(crate) fn secret(row: &Row<'_>, table: &'static str) -> Result<SecretRow, Fault> {
    let (kind, id) = (row.text(0)?, row.text(1)?);
    let kind = SecretKind::from_code(&kind).ok_or_else(|| damaged(table, &id, "kind", &kind))?;
    Ok(SecretRow {
        key: SecretKey { kind, id },
        owner: row.text(2)?,
        lookup: row.text(3)?,
        ends_at: row.maybe_int(4)?.map(Moment::from_micros),
        body: row.text(5)?,
    })
}
