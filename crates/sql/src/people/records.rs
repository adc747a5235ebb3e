//! Records of people and places.

use crate::db::{Column, Fault, Insert, Row, Tx, Value};
use crate::store::{Conditions, ENTRY, damaged, entry, place};
use ports::people::{Record, RecordKey, RecordKind, RecordQuery};
use ports::{Entry, Place, Scope};

pub(crate) const COLUMNS: &str = "kind, id, place, revision, body";

const RECORDS: Insert = Insert {
    table: "records",
    columns: &[
        Column::Text("kind"),
        Column::Text("id"),
        Column::Text("place"),
        Column::Int("revision"),
        Column::Text("body"),
    ],
    conflict: "ON CONFLICT (kind, id) DO UPDATE SET place = excluded.place, revision = excluded.revision, \
               body = excluded.body",
};

pub(crate) fn find(tx: &Tx<'_>, key: &RecordKey) -> Result<Option<Record>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM records WHERE kind = $1 AND id = $2 ORDER BY id");
    Ok(tx.rows(&text, &[Value::Text(key.kind.code()), Value::Text(&key.id)], record)?.pop())
}

pub(super) fn one(tx: &Tx<'_>, scope: &Scope, key: &RecordKey) -> Result<Option<Record>, Fault> {
    Ok(find(tx, key)?.filter(|record| scope.admits(&record.place)))
}

pub(super) fn below(tx: &Tx<'_>, kind: RecordKind, place: &Place) -> Result<Vec<Record>, Fault> {
    list(tx, &Scope::of(place.clone()), &RecordQuery { kind, after: None, max: u32::MAX })
}

pub(super) fn list(tx: &Tx<'_>, scope: &Scope, query: &RecordQuery) -> Result<Vec<Record>, Fault> {
    let below = scope.range();
    let mut conditions = Conditions::within(scope, &below);
    conditions.add_equal("kind", Some(query.kind.code()));
    if let Some(after) = &query.after {
        conditions.add("id > $", &[Value::Text(after)]);
    }
    let (text, values) = conditions.query(COLUMNS, "records", "id", query.max);
    tx.rows(&text, &values, record)
}

pub(super) fn history(tx: &Tx<'_>, scope: &Scope, key: &RecordKey) -> Result<Vec<Entry>, Fault> {
    if one(tx, scope, key)?.is_none() {
        return Ok(Vec::new());
    }
    let text =
        format!("SELECT {ENTRY} FROM entries WHERE matter = $1 AND kind = 'act' ORDER BY matter, position");
    tx.rows(&text, &[Value::Text(&key.matter())], entry)
}

pub(crate) fn put(tx: &Tx<'_>, records: &[Record]) -> Result<(), Fault> {
    let values = records.iter().map(|record| {
        vec![
            Value::Text(record.key.kind.code()),
            Value::Text(&record.key.id),
            Value::Text(record.place.path()),
            Value::Int(i64::from(record.revision)),
            Value::Text(&record.body),
        ]
    });
    tx.insert(&RECORDS, &values.collect::<Vec<_>>())
}

pub(crate) fn record(row: &Row<'_>) -> Result<Record, Fault> {
    let (kind, id) = (row.text(0)?, row.text(1)?);
    let damaged = |column, value: &str| damaged("records", &id, column, value);
    let revision = row.int(3)?;
    Ok(Record {
        place: place(&row.text(2)?).map_err(|value| damaged("place", &value))?,
        revision: u32::try_from(revision).map_err(|_| damaged("revision", &revision.to_string()))?,
        body: row.text(4)?,
        key: RecordKey {
            kind: RecordKind::from_code(&kind).ok_or_else(|| damaged("kind", &kind))?,
            id: id.clone(),
        },
    })
}
