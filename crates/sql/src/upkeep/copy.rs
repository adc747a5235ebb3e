//! Everything that is kept, table after table and page after page, within one transaction.

use crate::db::{Fault, Row, Tx, Value};
use crate::people::{RECORD, SECRET, SECRET_TABLES, record, secret};
use crate::store::{DOCKET, ENTRY, FINDING, MATTER, damaged, docket, entry, finding, matter, tree};
use ledger::{Frontier, Hash};
use ports::upkeep::{Part, Show};
use ports::{Entry, FindingKey};

/// Rows of one part.
const PAGE: i64 = 500;

pub(super) fn copy(tx: &Tx<'_>, show: &mut Show) -> Result<Option<Frontier>, Fault> {
    let tree = tree(tx)?;
    let all = entries(tx, show)?
        && matters(tx, show)?
        && findings(tx, show)?
        && dockets(tx, show)?
        && records(tx, show)?
        && secrets(tx, show)?
        && cursors(tx, show)?;
    Ok(all.then_some(tree))
}

fn entries(tx: &Tx<'_>, show: &mut Show) -> Result<bool, Fault> {
    let text = format!("SELECT {ENTRY}, leaf FROM entries WHERE position >= $1 ORDER BY position LIMIT $2");
    let mut from = i64::MIN;
    loop {
        let page = tx.rows(&text, &[Value::Int(from), Value::Int(PAGE)], entry_and_leaf)?;
        let Some((last, _)) = page.last() else { return Ok(true) };
        from = i64::try_from(last.position).unwrap_or(i64::MAX).saturating_add(1);
        if !show(Part::Entries(page)) {
            return Ok(false);
        }
    }
}

fn entry_and_leaf(row: &Row<'_>) -> Result<(Entry, Hash), Fault> {
    let entry = entry(row)?;
    let leaf = row.text(9)?;
    let read = leaf.parse().map_err(|_| damaged("entries", &entry.position.to_string(), "leaf", &leaf))?;
    Ok((entry, read))
}

fn matters(tx: &Tx<'_>, show: &mut Show) -> Result<bool, Fault> {
    let text = format!("SELECT {MATTER} FROM matters WHERE id > $1 ORDER BY id LIMIT $2");
    let mut after = String::new();
    loop {
        let page = tx.rows(&text, &[Value::Text(&after), Value::Int(PAGE)], matter)?;
        let Some(last) = page.last() else { return Ok(true) };
        after.clone_from(&last.id);
        if !show(Part::Matters(page)) {
            return Ok(false);
        }
    }
}

fn findings(tx: &Tx<'_>, show: &mut Show) -> Result<bool, Fault> {
    let text = format!(
        "SELECT {FINDING} FROM findings WHERE (matter, rule, part, level, occasion_at) > ($1, $2, $3, $4, $5) \
         ORDER BY matter, rule, part, level, occasion_at LIMIT $6"
    );
    let mut after: Option<FindingKey> = None;
    loop {
        let at = |part: fn(&FindingKey) -> &str| after.as_ref().map_or("", part);
        let values = [
            Value::Text(at(|key| &key.matter)),
            Value::Text(at(|key| &key.rule)),
            Value::Text(at(|key| &key.part)),
            Value::Text(at(|key| &key.level)),
            Value::Int(after.as_ref().map_or(i64::MIN, |key| key.occasion.micros())),
            Value::Int(PAGE),
        ];
        let page = tx.rows(&text, &values, finding)?;
        let Some(last) = page.last() else { return Ok(true) };
        after = Some(last.key.clone());
        if !show(Part::Findings(page)) {
            return Ok(false);
        }
    }
}

fn dockets(tx: &Tx<'_>, show: &mut Show) -> Result<bool, Fault> {
    let text = format!("SELECT {DOCKET} FROM dockets WHERE id > $1 ORDER BY id LIMIT $2");
    let mut after = String::new();
    loop {
        let page = tx.rows(&text, &[Value::Text(&after), Value::Int(PAGE)], docket)?;
        let Some(last) = page.last() else { return Ok(true) };
        after.clone_from(&last.id);
        if !show(Part::Dockets(page)) {
            return Ok(false);
        }
    }
}

fn records(tx: &Tx<'_>, show: &mut Show) -> Result<bool, Fault> {
    let text = format!("SELECT {RECORD} FROM records WHERE (kind, id) > ($1, $2) ORDER BY kind, id LIMIT $3");
    let mut after = (String::new(), String::new());
    loop {
        let values = [Value::Text(&after.0), Value::Text(&after.1), Value::Int(PAGE)];
        let page = tx.rows(&text, &values, record)?;
        let Some(last) = page.last() else { return Ok(true) };
        after = (last.key.kind.code().to_owned(), last.key.id.clone());
        if !show(Part::Records(page)) {
            return Ok(false);
        }
    }
}

fn secrets(tx: &Tx<'_>, show: &mut Show) -> Result<bool, Fault> {
    for table in SECRET_TABLES {
        let text =
            format!("SELECT {SECRET} FROM {table} WHERE (kind, id) > ($1, $2) ORDER BY kind, id LIMIT $3");
        let mut after = (String::new(), String::new());
        loop {
            let values = [Value::Text(&after.0), Value::Text(&after.1), Value::Int(PAGE)];
            let page = tx.rows(&text, &values, |row| secret(row, table))?;
            let Some(last) = page.last() else { break };
            after = (last.key.kind.code().to_owned(), last.key.id.clone());
            if !show(Part::Secrets(page)) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn cursors(tx: &Tx<'_>, show: &mut Show) -> Result<bool, Fault> {
    let text = "SELECT reader, position FROM cursors ORDER BY reader";
    let read = |row: &Row<'_>| {
        let (reader, position) = (row.text(0)?, row.int(1)?);
        let wrong = |_| damaged("cursors", &reader, "position", &position.to_string());
        Ok((reader.clone(), u64::try_from(position).map_err(wrong)?))
    };
    let all = tx.rows(text, &[], read)?;
    Ok(all.is_empty() || show(Part::Cursors(all)))
}
