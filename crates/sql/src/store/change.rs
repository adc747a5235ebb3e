//! A change: take hold, show what is held, write what is decided.

use super::{dockets, put, read, tree};
use crate::db::{Fault, Row, Tx, Value};
use ports::{Change, Changed, Decide, EntryKey, FindingRow, Held, MatterRow, NewEntry, Pick};
use std::collections::BTreeMap;

/// Writes what is decided. Where entries cannot be appended `keys` is left with their keys: when one of them was
/// already there, the transaction is lost, and which one it was is asked in another.
pub(super) fn change(
    tx: &Tx<'_>,
    pick: &Pick,
    decide: &mut Decide,
    keys: &mut Vec<(EntryKey, String)>,
) -> Result<Changed, Fault> {
    let mut tree = tree::take_hold(tx)?;
    let size = tree.size();
    let picked = picked(tx, pick)?;
    let held = held(tx, &picked)?;
    let looked_at = held.len();
    if looked_at == 0 {
        return Ok(Changed { matters: 0, entries: 0, size });
    }
    let changes = decide(held);
    let entries: Vec<&NewEntry> = changes.iter().flat_map(|change| &change.entries).collect();
    if let Err(fault) = tree::append(tx, &mut tree, &entries) {
        *keys = entries.iter().map(|entry| (entry.key.clone(), entry.matter.clone())).collect();
        return Err(fault);
    }
    let findings: Vec<&FindingRow> = changes.iter().flat_map(|change| &change.findings).collect();
    put::findings(tx, &findings)?;
    let rows: Vec<&MatterRow> = changes.iter().map(|change: &Change| &change.row).collect();
    put::matters(tx, &rows)?;
    dockets::put_dockets(tx, &dockets::placed(&changes, size))?;
    Ok(Changed { matters: looked_at, entries: entries.len(), size: tree.size() })
}

fn picked(tx: &Tx<'_>, pick: &Pick) -> Result<Vec<String>, Fault> {
    match pick {
        Pick::These(matters) => {
            let mut picked = matters.clone();
            picked.sort();
            picked.dedup();
            Ok(picked)
        }
        Pick::Due { until, max } => tx.rows(
            "SELECT id FROM matters WHERE next_at <= $1 ORDER BY next_at, id LIMIT $2",
            &[Value::Int(until.micros()), Value::Int(i64::from(*max))],
            |row| row.text(0),
        ),
    }
}

/// What is held of the matters, in the order in which they were picked, with what they have opened.
fn held(tx: &Tx<'_>, picked: &[String]) -> Result<Vec<Held>, Fault> {
    let mut keys: Vec<&str> = picked.iter().map(String::as_str).collect();
    keys.sort_unstable();
    let mut together = together(tx, &keys)?;
    opened(tx, &mut together)?;
    Ok(picked.iter().map(|id| together.remove(id).unwrap_or_else(|| Held::nothing(id))).collect())
}

/// Adds what was opened because of matters. Only what has findings can have opened anything.
pub(super) fn opened(tx: &Tx<'_>, together: &mut BTreeMap<String, Held>) -> Result<(), Fault> {
    let found = together.values().filter(|held| !held.findings.is_empty() || held.is_docket());
    let parents: Vec<&str> = found.map(|held| held.matter.as_str()).collect();
    let pair = |row: &Row<'_>| Ok((row.text(0)?, row.text(1)?));
    let pairs: Vec<(String, String)> = tx.rows_of_keys(dockets::OPENED_BY, &parents, pair)?;
    let mut children: Vec<&str> = pairs.iter().map(|(_, child)| child.as_str()).collect();
    children.sort_unstable();
    let mut held = if children.is_empty() { BTreeMap::new() } else { self::together(tx, &children)? };
    for (parent, child) in &pairs {
        if let Some((parent, child)) = together.get_mut(parent).zip(held.remove(child)) {
            parent.opened.push(child);
        }
    }
    Ok(())
}

/// What is held of matters that are known; the keys come in order.
pub(super) fn together(tx: &Tx<'_>, keys: &[&str]) -> Result<BTreeMap<String, Held>, Fault> {
    let rows = tx.rows_of_keys(read::MATTERS_OF, keys, read::matter)?;
    let known: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let events = tx.rows_of_keys(read::EVENTS_OF, &known, read::entry)?;
    let findings = tx.rows_of_keys(read::FINDINGS_OF, &known, read::finding)?;
    let mut together: BTreeMap<String, Held> = BTreeMap::new();
    for row in rows {
        let held = Held { row: Some(row.clone()), ..Held::nothing(&row.id) };
        together.insert(row.id, held);
    }
    for event in events {
        if let Some(held) = together.get_mut(&event.entry.matter) {
            held.events.push(event);
        }
    }
    for finding in findings {
        if let Some(held) = together.get_mut(&finding.key.matter) {
            held.findings.push(finding);
        }
    }
    Ok(together)
}

/// Returns which of the keys are kept, with their matters; of a key that is wanted twice, the first matter.
pub(super) fn taken(tx: &Tx<'_>, keys: &[(EntryKey, String)]) -> Result<Vec<(EntryKey, String)>, Fault> {
    let mut taken = Vec::new();
    let mut first: BTreeMap<&EntryKey, &String> = BTreeMap::new();
    for (key, matter) in keys {
        let text = "SELECT matter FROM entries WHERE source = $1 AND id = $2";
        let values = [Value::Text(&key.source), Value::Text(&key.id)];
        let found = tx.rows(text, &values, |row| row.text(0))?.into_iter().next();
        let earlier = first.get(key).map(|matter| (*matter).clone());
        first.entry(key).or_insert(matter);
        taken.extend(found.or(earlier).map(|matter| (key.clone(), matter)));
    }
    Ok(taken)
}
