//! An empty database filled with what was copied from another.

use crate::db::{Fault, Tx};
use crate::people::{put_records, put_secrets};
use crate::store::{append, put_cursors, put_dockets, put_findings, put_matters, take_hold};
use ledger::Frontier;
use ports::StoreError;
use ports::upkeep::{Fill, Filled, Filling, Part};

/// What is there already, in any of the tables.
const KEPT: &str = "SELECT COUNT(*) FROM (SELECT 1 FROM entries UNION ALL SELECT 1 FROM matters \
    UNION ALL SELECT 1 FROM findings UNION ALL SELECT 1 FROM dockets UNION ALL SELECT 1 FROM records UNION ALL SELECT 1 FROM secrets \
    UNION ALL SELECT 1 FROM personal UNION ALL SELECT 1 FROM cursors) AS kept";

/// Fills it. What is given can be given once: where the database asks for the transaction again, it fails.
pub(super) fn fill(tx: &Tx<'_>, fill: &mut Fill, begun: &mut bool) -> Result<Filled, Fault> {
    let mut tree = take_hold(tx)?;
    let kept = tx.rows(KEPT, &[], |row| row.int(0))?;
    if tree.size() > 0 || kept != [0] {
        return Ok(Filled::NotEmpty);
    }
    if std::mem::replace(begun, true) {
        return Err(failed("the database asked for it twice"));
    }
    loop {
        match fill(&tree) {
            Filling::Part(part) => put(tx, &mut tree, &part)?,
            Filling::End => return Ok(Filled::Done(tree)),
            Filling::Abandon => return Err(Fault::Abandoned),
        }
    }
}

fn put(tx: &Tx<'_>, tree: &mut Frontier, part: &Part) -> Result<(), Fault> {
    match part {
        Part::Entries(entries) => {
            append(tx, tree, &entries.iter().map(|(entry, _)| &entry.entry).collect::<Vec<_>>())
        }
        Part::Matters(rows) => put_matters(tx, &rows.iter().collect::<Vec<_>>()),
        Part::Findings(rows) => put_findings(tx, &rows.iter().collect::<Vec<_>>()),
        Part::Dockets(rows) => put_dockets(tx, rows),
        Part::Records(records) => put_records(tx, records),
        Part::Secrets(rows) => put_secrets(tx, rows),
        Part::Cursors(cursors) => put_cursors(tx, cursors),
    }
}

/// Whether a failure was wished for.
pub(super) fn is_abandoned(cause: &(dyn std::error::Error + 'static)) -> bool {
    matches!(cause.downcast_ref::<Fault>(), Some(Fault::Abandoned))
}

fn failed(cause: &'static str) -> Fault {
    Fault::Told(StoreError::Failed { doing: "put back what was copied", cause: cause.into() })
}
