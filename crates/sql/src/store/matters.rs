//! Questions about matters.

use super::page::Conditions;
use super::{change, read};
use crate::db::{Fault, Tx, Value};
use calendar::Moment;
use ports::{Entry, FindingRow, Held, MatterOrder, MatterQuery, MatterRow, Scope, Stage, Standing};
use std::collections::BTreeMap;

pub(super) fn one(tx: &Tx<'_>, scope: &Scope, id: &str) -> Result<Option<Held>, Fault> {
    let row = tx.rows_of_keys(read::MATTERS_OF, &[id], read::matter)?.pop();
    if row.is_none_or(|row| !scope.admits(&row.place)) {
        return Ok(None);
    }
    let mut together = change::together(tx, &[id])?;
    change::opened(tx, &mut together)?;
    Ok(together.remove(id))
}

/// Every entry of a matter.
pub(super) fn entries(tx: &Tx<'_>, scope: &Scope, id: &str) -> Result<Vec<Entry>, Fault> {
    let row = tx.rows_of_keys(read::MATTERS_OF, &[id], read::matter)?.pop();
    if row.is_none_or(|row| !scope.admits(&row.place)) {
        return Ok(Vec::new());
    }
    let text = format!("SELECT {} FROM entries WHERE matter = $1 ORDER BY position", read::ENTRY);
    tx.rows(&text, &[Value::Text(id)], read::entry)
}

/// What is asked of matters, but for the order and where it begins.
fn chosen<'a>(scope: &'a Scope, below: &'a (String, String), query: &'a MatterQuery) -> Conditions<'a> {
    let mut conditions = Conditions::within(scope, below);
    conditions.add_equal("stage", query.stage.map(Stage::code));
    conditions.add_equal("department", query.department.as_deref());
    conditions.add_equal("item", query.item.as_deref());
    conditions.add_equal("kind", query.kind.as_deref());
    if let Some(level) = &query.level {
        conditions.add(
            "EXISTS (SELECT 1 FROM findings WHERE findings.matter = matters.id AND findings.level = $ \
             AND findings.standing = $)",
            &[Value::Text(level), Value::Text(Standing::Stands.code())],
        );
    }
    if let Some(before) = query.due_before {
        let before = Value::Int(before.micros());
        conditions.add("(promised_at < $ OR statutory_at < $)", &[before, before]);
    }
    if let Some(from) = query.due_from {
        let from = Value::Int(from.micros());
        let none =
            "(promised_at IS NULL OR promised_at >= $) AND (statutory_at IS NULL OR statutory_at >= $)";
        conditions.add(none, &[from, from]);
    }
    if let Some(from) = query.began_from {
        conditions.add("began_at >= $", &[Value::Int(from.micros())]);
    }
    if let Some(before) = query.began_before {
        conditions.add("began_at < $", &[Value::Int(before.micros())]);
    }
    conditions
}

/// Counts matters.
pub(super) fn count(tx: &Tx<'_>, scope: &Scope, query: &MatterQuery) -> Result<u64, Fault> {
    let below = scope.range();
    let (text, values) = chosen(scope, &below, query).grouped(&[], "COUNT(*)", "matters");
    let counted = tx.rows(&text, &values, |row| row.int(0))?.pop();
    Ok(counted.and_then(|count| u64::try_from(count).ok()).unwrap_or(0))
}

pub(super) fn list(tx: &Tx<'_>, scope: &Scope, query: &MatterQuery) -> Result<Vec<MatterRow>, Fault> {
    let below = scope.range();
    let mut conditions = chosen(scope, &below, query);
    let after = query.after.as_ref().map(|(next, id)| (next.micros(), id.as_str()));
    let order = match query.order {
        MatterOrder::Id => {
            if let Some((_, id)) = after {
                conditions.add("id > $", &[Value::Text(id)]);
            }
            "id"
        }
        MatterOrder::Next => {
            conditions.add("next_at IS NOT NULL", &[]);
            if let Some((next, id)) = after {
                conditions.add("(next_at, id) > ($, $)", &[Value::Int(next), Value::Text(id)]);
            }
            "next_at, id"
        }
    };
    let (text, values) = conditions.query(read::MATTER, "matters", order, query.max);
    tx.rows(&text, &values, read::matter)
}

/// What is held of the matters of a list, in its order.
pub(super) fn histories(tx: &Tx<'_>, scope: &Scope, query: &MatterQuery) -> Result<Vec<Held>, Fault> {
    let rows = list(tx, scope, query)?;
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let mut events: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in tx.rows_of_keys(read::EVENTS_OF, &ids, read::entry)? {
        events.entry(entry.entry.matter.clone()).or_default().push(entry);
    }
    let mut findings: BTreeMap<String, Vec<FindingRow>> = BTreeMap::new();
    for finding in tx.rows_of_keys(read::FINDINGS_OF, &ids, read::finding)? {
        findings.entry(finding.key.matter.clone()).or_default().push(finding);
    }
    let held = |row: MatterRow| Held {
        events: events.remove(&row.id).unwrap_or_default(),
        findings: findings.remove(&row.id).unwrap_or_default(),
        row: Some(row.clone()),
        ..Held::nothing(&row.id)
    };
    Ok(rows.into_iter().map(held).collect())
}

pub(super) fn next_due(tx: &Tx<'_>) -> Result<Option<Moment>, Fault> {
    let text = "SELECT next_at FROM matters WHERE next_at IS NOT NULL ORDER BY next_at, id LIMIT 1";
    Ok(tx.rows(text, &[], |row| row.int(0))?.pop().map(Moment::from_micros))
}
