//! Rows made anew from the log.

use crate::db::{Fault, Tx, Value};
use crate::people::{find_record, put_records};
use crate::store::{
    DOCKETS_OF, ENTRY, FINDINGS_OF, MATTERS_OF, docket, entry, finding, matter, put_dockets, put_findings,
    put_matters, take_hold,
};
use ports::people::{RecordKey, RecordKind};
use ports::upkeep::{Renew, Renewed, Rows, Told};
use std::collections::BTreeMap;

/// The next matters that the log tells of, or that only rows know of.
const SUBJECTS: &str = "SELECT subject FROM (\
    SELECT subject FROM (SELECT DISTINCT matter AS subject FROM entries WHERE matter > $1 ORDER BY matter LIMIT $2) AS a \
    UNION SELECT subject FROM (SELECT id AS subject FROM matters WHERE id > $1 ORDER BY id LIMIT $2) AS b \
    UNION SELECT subject FROM (SELECT id AS subject FROM dockets WHERE id > $1 ORDER BY id LIMIT $2) AS f \
    UNION SELECT subject FROM (SELECT DISTINCT matter AS subject FROM findings WHERE matter > $1 \
    ORDER BY matter LIMIT $2) AS c \
    UNION SELECT subject FROM (SELECT kind || ':' || id AS subject FROM records WHERE kind || ':' || id > $1 \
    ORDER BY subject LIMIT $2) AS d) AS e ORDER BY subject LIMIT $2";

pub(super) fn renew(tx: &Tx<'_>, after: &str, max: u32, renew: &mut Renew) -> Result<Option<String>, Fault> {
    take_hold(tx)?;
    let values = [Value::Text(after), Value::Int(i64::from(max))];
    let subjects = tx.rows(SUBJECTS, &values, |row| row.text(0))?;
    let Some(last) = subjects.last().cloned() else { return Ok(None) };
    for renewed in renew(told(tx, &subjects)?) {
        replace(tx, &renewed)?;
    }
    Ok(Some(last))
}

fn told(tx: &Tx<'_>, subjects: &[String]) -> Result<Vec<Told>, Fault> {
    let keys: Vec<&str> = subjects.iter().map(String::as_str).collect();
    let new = |subject: &String| Told { matter: subject.clone(), entries: Vec::new(), rows: Rows::default() };
    let mut told: BTreeMap<String, Told> =
        subjects.iter().map(|subject| (subject.clone(), new(subject))).collect();
    let text = format!("SELECT {ENTRY} FROM entries WHERE matter = ANY($1) ORDER BY matter, position");
    for entry in tx.rows_of_keys(&text, &keys, entry)? {
        if let Some(told) = told.get_mut(&entry.entry.matter) {
            told.entries.push(entry);
        }
    }
    for row in tx.rows_of_keys(MATTERS_OF, &keys, matter)? {
        if let Some(told) = told.get_mut(&row.id) {
            told.rows.matter = Some(row);
        }
    }
    for row in tx.rows_of_keys(FINDINGS_OF, &keys, finding)? {
        if let Some(told) = told.get_mut(&row.key.matter) {
            told.rows.findings.push(row);
        }
    }
    for row in tx.rows_of_keys(DOCKETS_OF, &keys, docket)? {
        if let Some(told) = told.get_mut(&row.id) {
            told.rows.docket = Some(row);
        }
    }
    for (subject, told) in &mut told {
        if let Some(key) = record_key(subject) {
            told.rows.record = find_record(tx, &key)?;
        }
    }
    Ok(told.into_values().collect())
}

fn replace(tx: &Tx<'_>, renewed: &Renewed) -> Result<(), Fault> {
    let matter = [Value::Text(&renewed.matter)];
    tx.execute("DELETE FROM findings WHERE matter = $1", &matter)?;
    tx.execute("DELETE FROM dockets WHERE id = $1", &matter)?;
    tx.execute("DELETE FROM matters WHERE id = $1", &matter)?;
    if let Some(key) = record_key(&renewed.matter) {
        let values = [Value::Text(key.kind.code()), Value::Text(&key.id)];
        tx.execute("DELETE FROM records WHERE kind = $1 AND id = $2", &values)?;
    }
    put_findings(tx, &renewed.rows.findings.iter().collect::<Vec<_>>())?;
    put_matters(tx, &renewed.rows.matter.iter().collect::<Vec<_>>())?;
    put_dockets(tx, renewed.rows.docket.as_slice())?;
    put_records(tx, renewed.rows.record.as_slice())
}

fn record_key(subject: &str) -> Option<RecordKey> {
    let (kind, id) = subject.split_once(':')?;
    Some(RecordKey::new(RecordKind::from_code(kind)?, id))
}
