//! Questions about findings.

use super::page::Conditions;
use super::read;
use crate::db::{Fault, Tx, Value};
use ports::{FindingQuery, FindingRow, Scope, Standing};

pub(super) fn list(tx: &Tx<'_>, scope: &Scope, query: &FindingQuery) -> Result<Vec<FindingRow>, Fault> {
    let below = scope.range();
    let mut conditions = Conditions::within(scope, &below);
    conditions.add_equal("matter", query.matter.as_deref());
    conditions.add_equal("rule", query.rule.as_deref());
    conditions.add_equal("level", query.level.as_deref());
    conditions.add_equal("standing", query.standing.map(Standing::code));
    for (column, wanted) in [("department", &query.department), ("item", &query.item)] {
        if let Some(wanted) = wanted {
            let text = format!(
                "EXISTS (SELECT 1 FROM matters WHERE matters.id = findings.matter AND matters.{column} = $)"
            );
            conditions.add(&text, &[Value::Text(wanted)]);
        }
    }
    if let Some(from) = query.day_from {
        conditions.add("about_day >= $", &[Value::Int(from.number().into())]);
    }
    if let Some(through) = query.day_through {
        conditions.add("about_day <= $", &[Value::Int(through.number().into())]);
    }
    if let Some((raised, key)) = &query.after {
        conditions.add(
            "(raised_at, matter, rule, part, level, occasion_at) < ($, $, $, $, $, $)",
            &[
                Value::Int(raised.micros()),
                Value::Text(&key.matter),
                Value::Text(&key.rule),
                Value::Text(&key.part),
                Value::Text(&key.level),
                Value::Int(key.occasion.micros()),
            ],
        );
    }
    let order = "raised_at DESC, matter DESC, rule DESC, part DESC, level DESC, occasion_at DESC";
    let (text, values) = conditions.query(read::FINDING, "findings", order, query.max);
    tx.rows(&text, &values, read::finding)
}
