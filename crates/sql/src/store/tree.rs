//! The tree over the log: its peaks beside the size, a leaf with each entry, and every eighth level above.

use super::put;
use crate::db::{Fault, Row, Tx, Value};
use ledger::{Frontier, Hash, HashKind, NodeId};
use ports::{NewEntry, StoreError};
use std::collections::BTreeMap;

/// The levels between two that are kept.
const STRIDE: u8 = 8;

/// Takes hold of the log: from here on nobody else changes anything until the end of the transaction.
pub(crate) fn take_hold(tx: &Tx<'_>) -> Result<Frontier, Fault> {
    tx.execute("UPDATE log SET size = size WHERE id = 1", &[])?;
    tree(tx)
}

pub(crate) fn tree(tx: &Tx<'_>) -> Result<Frontier, Fault> {
    let text = "SELECT size, hash, peaks FROM log WHERE id = 1";
    let read = tx.rows(text, &[], frontier)?.pop();
    read.ok_or_else(|| damaged("id", "nothing"))
}

fn frontier(row: &Row<'_>) -> Result<Frontier, Fault> {
    let size = u64::try_from(row.int(0)?).map_err(|error| damaged("size", &error.to_string()))?;
    let name = row.text(1)?;
    let kind = HashKind::find(&name).ok_or_else(|| damaged("hash", &name))?;
    let text = row.text(2)?;
    let peaks: Result<Vec<Hash>, _> = text.split_whitespace().map(str::parse).collect();
    let tree = peaks.ok().and_then(|peaks| Frontier::from_peaks(kind, size, peaks));
    tree.ok_or_else(|| damaged("peaks", &text))
}

/// Appends entries and grows the tree by them.
pub(crate) fn append(tx: &Tx<'_>, tree: &mut Frontier, entries: &[&NewEntry]) -> Result<(), Fault> {
    if entries.is_empty() {
        return Ok(());
    }
    let from = tree.size();
    let mut nodes = Vec::new();
    let mut leaves = Vec::with_capacity(entries.len());
    for entry in entries {
        let leaf = tree.kind().leaf(entry.record().as_bytes());
        leaves.push(leaf.to_string());
        tree.push(leaf, |id, hash| {
            if id.level > 0 && id.level.is_multiple_of(STRIDE) {
                nodes.push((id, hash.to_string()));
            }
        });
    }
    put::entries(tx, from, entries, &leaves)?;
    put::nodes(tx, &nodes)?;
    let peaks: Vec<String> = tree.peaks().iter().map(Hash::to_string).collect();
    let values = [Value::Int(put::stored(tree.size())), Value::Text(&peaks.join(" "))];
    tx.execute("UPDATE log SET size = $1, peaks = $2 WHERE id = 1", &values)?;
    Ok(())
}

/// Returns the hashes of nodes, those that are not complete left out.
pub(super) fn nodes(tx: &Tx<'_>, ids: &[NodeId]) -> Result<BTreeMap<NodeId, Hash>, Fault> {
    let tree = tree(tx)?;
    let mut nodes = BTreeMap::new();
    for id in ids {
        let end = id.index.checked_add(1).and_then(|next| next.checked_shl(u32::from(id.level)));
        if id.level < 64 && end.is_some_and(|end| end <= tree.size() && end >> id.level == id.index + 1) {
            nodes.insert(*id, node(tx, tree.kind(), *id)?);
        }
    }
    Ok(nodes)
}

/// Hashes a node from the nearest level below that is kept.
fn node(tx: &Tx<'_>, kind: HashKind, id: NodeId) -> Result<Hash, Fault> {
    let level = id.level / STRIDE * STRIDE;
    let above = id.level - level;
    let (from, to) = (put::stored(id.index << above), put::stored((id.index + 1) << above));
    let hash = |row: &Row<'_>| {
        let text = row.text(0)?;
        text.parse::<Hash>().map_err(|_| damaged("leaf, hash", &text))
    };
    let mut hashes = if level == 0 {
        let text = "SELECT leaf FROM entries WHERE position >= $1 AND position < $2 ORDER BY position";
        tx.rows(text, &[Value::Int(from), Value::Int(to)], hash)?
    } else {
        let text = "SELECT hash FROM nodes WHERE level = $1 AND place >= $2 AND place < $3 ORDER BY place";
        tx.rows(text, &[Value::Int(i64::from(level)), Value::Int(from), Value::Int(to)], hash)?
    };
    if hashes.len() != 1 << above {
        return Err(damaged("position, place", &format!("{} of {} below {id}", hashes.len(), 1 << above)));
    }
    while hashes.len() > 1 {
        hashes = hashes.chunks(2).filter_map(|two| Some(kind.node(*two.first()?, *two.last()?))).collect();
    }
    hashes.pop().ok_or_else(|| damaged("position, place", "nothing"))
}

fn damaged(column: &'static str, value: &str) -> Fault {
    Fault::Told(StoreError::Damaged { table: "log", id: "1".to_owned(), column, value: value.to_owned() })
}
