//! A change of people and places: take hold, show what is kept, write what is settled.

use super::{records, secrets};
use crate::db::{Fault, Tx};
use crate::store::{append, take_hold};
use ports::NewEntry;
use ports::people::{Amended, Hold, Kept, Settle};

pub(super) fn amend(tx: &Tx<'_>, hold: &Hold, settle: &mut Settle) -> Result<Amended, Fault> {
    let mut tree = take_hold(tx)?;
    let settled = settle(kept(tx, hold)?);
    let entries: Vec<&NewEntry> = settled.entries.iter().collect();
    append(tx, &mut tree, &entries)?;
    records::put(tx, &settled.records)?;
    secrets::put(tx, &settled.secrets)?;
    for key in &settled.gone {
        secrets::delete(tx, key)?;
    }
    Ok(Amended { entries: entries.len(), size: tree.size() })
}

fn kept(tx: &Tx<'_>, hold: &Hold) -> Result<Kept, Fault> {
    let mut kept = Kept::default();
    for key in &hold.records {
        kept.records.extend(records::find(tx, key)?.map(|record| (key.clone(), record)));
    }
    for (kind, place) in &hold.below {
        let below = records::below(tx, *kind, place)?;
        kept.records.extend(below.into_iter().map(|record| (record.key.clone(), record)));
    }
    for which in &hold.secrets {
        let rows = secrets::find(tx, which)?;
        kept.secrets.extend(rows.into_iter().map(|row| (row.key.clone(), row)));
    }
    Ok(kept)
}
