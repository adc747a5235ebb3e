//! Values of ours as rows of the tables.

use crate::db::{Column, Fault, Insert, Tx, Value};
use calendar::Moment;
use ledger::NodeId;
use ports::{FindingRow, MatterRow, NewEntry};

const ENTRIES: Insert = Insert {
    table: "entries",
    columns: &[
        Column::Int("position"),
        Column::Text("matter"),
        Column::Text("place"),
        Column::Text("kind"),
        Column::Text("source"),
        Column::Text("id"),
        Column::Int("happened_at"),
        Column::Int("recorded_at"),
        Column::Text("body"),
        Column::Text("leaf"),
    ],
    conflict: "",
};

const NODES: Insert = Insert {
    table: "nodes",
    columns: &[Column::Int("level"), Column::Int("place"), Column::Text("hash")],
    conflict: "",
};

const MATTERS: Insert = Insert {
    table: "matters",
    columns: &[
        Column::Text("id"),
        Column::Text("kind"),
        Column::Text("item"),
        Column::Text("department"),
        Column::Text("place"),
        Column::Int("began_at"),
        Column::Int("moved_at"),
        Column::Text("stage"),
        Column::Int("events"),
        Column::Int("promised_at"),
        Column::Int("statutory_at"),
        Column::Int("next_at"),
        Column::Text("judged_by"),
    ],
    conflict: "ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, item = excluded.item, \
               department = excluded.department, place = excluded.place, began_at = excluded.began_at, \
               moved_at = excluded.moved_at, stage = excluded.stage, events = excluded.events, \
               promised_at = excluded.promised_at, statutory_at = excluded.statutory_at, \
               next_at = excluded.next_at, judged_by = excluded.judged_by",
};

const FINDINGS: Insert = Insert {
    table: "findings",
    columns: &[
        Column::Text("matter"),
        Column::Text("rule"),
        Column::Text("part"),
        Column::Text("level"),
        Column::Int("occasion_at"),
        Column::Text("place"),
        Column::Int("known_at"),
        Column::Int("about_day"),
        Column::Int("value"),
        Column::Text("standing"),
        Column::Int("raised_at"),
        Column::Int("changes"),
    ],
    conflict: "ON CONFLICT (matter, rule, part, level, occasion_at) DO UPDATE SET place = excluded.place, \
               known_at = excluded.known_at, about_day = excluded.about_day, value = excluded.value, \
               standing = excluded.standing, raised_at = excluded.raised_at, changes = excluded.changes",
};

/// Puts entries with their leaves into the log from a position on.
pub(super) fn entries(tx: &Tx<'_>, from: u64, entries: &[&NewEntry], leaves: &[String]) -> Result<(), Fault> {
    let rows: Vec<Vec<Value<'_>>> = (from..)
        .zip(entries.iter().zip(leaves))
        .map(|(position, (entry, leaf))| {
            vec![
                Value::Int(stored(position)),
                Value::Text(&entry.matter),
                Value::Text(entry.place.path()),
                Value::Text(entry.kind.code()),
                Value::Text(&entry.key.source),
                Value::Text(&entry.key.id),
                Value::Int(entry.at.micros()),
                Value::Int(entry.recorded_at.micros()),
                Value::Text(&entry.body),
                Value::Text(leaf),
            ]
        })
        .collect();
    tx.insert(&ENTRIES, &rows)
}

/// Keeps nodes of the tree.
pub(super) fn nodes(tx: &Tx<'_>, nodes: &[(NodeId, String)]) -> Result<(), Fault> {
    let values = nodes.iter().map(|(id, hash)| {
        vec![Value::Int(i64::from(id.level)), Value::Int(stored(id.index)), Value::Text(hash)]
    });
    tx.insert(&NODES, &values.collect::<Vec<_>>())
}

/// Puts rows of matters in the place of those that were there.
pub(crate) fn matters(tx: &Tx<'_>, rows: &[&MatterRow]) -> Result<(), Fault> {
    let values = rows.iter().map(|row| {
        vec![
            Value::Text(&row.id),
            Value::Text(&row.kind),
            Value::Text(&row.item),
            Value::Text(&row.department),
            Value::Text(row.place.path()),
            Value::Int(row.began_at.micros()),
            Value::Int(row.moved_at.micros()),
            Value::Text(row.stage.code()),
            Value::Int(i64::from(row.events)),
            maybe(row.promised_at),
            maybe(row.statutory_at),
            maybe(row.next_at),
            Value::Text(&row.judged_by),
        ]
    });
    tx.insert(&MATTERS, &values.collect::<Vec<_>>())
}

/// Puts findings in the place of those that were there.
pub(crate) fn findings(tx: &Tx<'_>, rows: &[&FindingRow]) -> Result<(), Fault> {
    let values = rows.iter().map(|row| {
        vec![
            Value::Text(&row.key.matter),
            Value::Text(&row.key.rule),
            Value::Text(&row.key.part),
            Value::Text(&row.key.level),
            Value::Int(row.key.occasion.micros()),
            Value::Text(row.place.path()),
            Value::Int(row.at.micros()),
            Value::Int(i64::from(row.day.number())),
            Value::Int(row.value),
            Value::Text(row.standing.code()),
            Value::Int(row.raised_at.micros()),
            Value::Int(i64::from(row.changes)),
        ]
    });
    tx.insert(&FINDINGS, &values.collect::<Vec<_>>())
}

/// Returns a count as it is stored.
pub(super) fn stored(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

pub(super) fn maybe(moment: Option<Moment>) -> Value<'static> {
    Value::MaybeInt(moment.map(Moment::micros))
}
