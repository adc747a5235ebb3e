//! Questions about matters.

use super::page::Conditions;
use super::read;
use crate::db::{Fault, Tx, Value};
use calendar::Moment;
use ports::{Held, MatterOrder, MatterQuery, MatterRow, Scope, Stage};

pub(super) fn one(tx: &Tx<'_>, scope: &Scope, id: &str) -> Result<Option<Held>, Fault> {
    let row = tx.rows_of_keys(read::MATTERS_OF, &[id], read::matter)?.pop();
    let Some(row) = row.filter(|row| scope.admits(&row.place)) else { return Ok(None) };
    Ok(Some(Held {
        matter: id.to_owned(),
        row: Some(row),
        events: tx.rows_of_keys(read::EVENTS_OF, &[id], read::entry)?,
        findings: tx.rows_of_keys(read::FINDINGS_OF, &[id], read::finding)?,
    }))
}

pub(super) fn list(tx: &Tx<'_>, scope: &Scope, query: &MatterQuery) -> Result<Vec<MatterRow>, Fault> {
    let below = scope.range();
    let mut conditions = Conditions::within(scope, &below);
    conditions.add_equal("stage", query.stage.map(Stage::code));
    conditions.add_equal("department", query.department.as_deref());
    conditions.add_equal("item", query.item.as_deref());
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

pub(super) fn next_due(tx: &Tx<'_>) -> Result<Option<Moment>, Fault> {
    let text = "SELECT next_at FROM matters WHERE next_at IS NOT NULL ORDER BY next_at, id LIMIT 1";
    Ok(tx.rows(text, &[], |row| row.int(0))?.pop().map(Moment::from_micros))
}
