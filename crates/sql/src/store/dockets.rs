//! Dockets: rows in, questions answered.

use super::page::Conditions;
use super::put::{maybe, stored};
use super::read::{damaged, moment, place};
use crate::db::{Column, Fault, Insert, Row, Tx, Value};
use calendar::Moment;
use ports::{
    Change, DocketCount, DocketFilter, DocketKey, DocketOrder, DocketQuery, DocketRow, EntryKind, Scope,
};

/// The columns of a docket, as [`docket`] reads them.
pub(crate) const DOCKET: &str = "id, kind, state, colour, awaits, owed_by, due_at, parent, case_id, item, department, \
    place, rule, part, level, responsible, opened_at, moved_at, counts, score, position";
/// Dockets by their identities.
pub(crate) const DOCKETS_OF: &str = "SELECT id, kind, state, colour, awaits, owed_by, due_at, parent, case_id, item, \
    department, place, rule, part, level, responsible, opened_at, moved_at, counts, score, position FROM dockets \
    WHERE id = ANY($1) ORDER BY id";
/// What was opened because of matters.
pub(super) const OPENED_BY: &str =
    "SELECT parent, id FROM dockets WHERE parent = ANY($1) ORDER BY parent, id";

const DOCKETS: Insert = Insert {
    table: "dockets",
    columns: &[
        Column::Text("id"),
        Column::Text("kind"),
        Column::Text("state"),
        Column::Text("colour"),
        Column::Text("awaits"),
        Column::Text("owed_by"),
        Column::Int("due_at"),
        Column::Text("parent"),
        Column::Text("case_id"),
        Column::Text("item"),
        Column::Text("department"),
        Column::Text("place"),
        Column::Text("rule"),
        Column::Text("part"),
        Column::Text("level"),
        Column::Text("responsible"),
        Column::Int("opened_at"),
        Column::Int("moved_at"),
        Column::Int("counts"),
        Column::Int("score"),
        Column::Int("position"),
        Column::Text("words"),
    ],
    conflict: "ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, state = excluded.state, \
               colour = excluded.colour, awaits = excluded.awaits, owed_by = excluded.owed_by, \
               due_at = excluded.due_at, parent = excluded.parent, case_id = excluded.case_id, \
               item = excluded.item, department = excluded.department, place = excluded.place, \
               rule = excluded.rule, part = excluded.part, level = excluded.level, \
               responsible = excluded.responsible, opened_at = excluded.opened_at, \
               moved_at = excluded.moved_at, counts = excluded.counts, score = excluded.score, \
               position = excluded.position, words = excluded.words",
};

/// Returns the dockets of changes, each with its place in the log: that of its last event, where one was appended
/// from `from` on.
pub(super) fn placed(changes: &[Change], from: u64) -> Vec<DocketRow> {
    let entries: Vec<_> = (from..).zip(changes.iter().flat_map(|change| &change.entries)).collect();
    let at = |row: &DocketRow| {
        let own =
            entries.iter().rev().find(|(_, entry)| entry.matter == row.id && entry.kind == EntryKind::Event);
        own.map_or(row.position, |(position, _)| position.saturating_add(1))
    };
    changes
        .iter()
        .filter_map(|change| change.docket.as_ref())
        .map(|row| DocketRow { position: at(row), ..row.clone() })
        .collect()
}

/// Puts dockets in the place of those that were there.
pub(crate) fn put_dockets(tx: &Tx<'_>, rows: &[DocketRow]) -> Result<(), Fault> {
    let words: Vec<String> = rows.iter().map(DocketRow::search_text).collect();
    let values = rows.iter().zip(&words).map(|(row, words)| {
        vec![
            Value::Text(&row.id),
            Value::Text(&row.kind),
            Value::Text(&row.state),
            Value::Text(&row.colour),
            Value::Text(&row.awaits),
            Value::Text(&row.owed_by),
            maybe(row.due_at),
            Value::Text(&row.parent),
            Value::Text(&row.case),
            Value::Text(&row.item),
            Value::Text(&row.department),
            Value::Text(row.place.path()),
            Value::Text(&row.rule),
            Value::Text(&row.part),
            Value::Text(&row.level),
            Value::Text(&row.responsible),
            Value::Int(row.opened_at.micros()),
            Value::Int(row.moved_at.micros()),
            Value::Int(i64::from(row.counts)),
            Value::Int(i64::from(row.score_centi)),
            Value::Int(stored(row.position)),
            Value::Text(words),
        ]
    });
    tx.insert(&DOCKETS, &values.collect::<Vec<_>>())
}

/// Reads a docket.
pub(crate) fn docket(row: &Row<'_>) -> Result<DocketRow, Fault> {
    let id = row.text(0)?;
    let damaged = |column, value: &str| damaged("dockets", &id, column, value);
    Ok(DocketRow {
        kind: row.text(1)?,
        state: row.text(2)?,
        colour: row.text(3)?,
        awaits: row.text(4)?,
        owed_by: row.text(5)?,
        due_at: row.maybe_int(6)?.map(Moment::from_micros),
        parent: row.text(7)?,
        case: row.text(8)?,
        item: row.text(9)?,
        department: row.text(10)?,
        place: place(&row.text(11)?).map_err(|value| damaged("place", &value))?,
        rule: row.text(12)?,
        part: row.text(13)?,
        level: row.text(14)?,
        responsible: row.text(15)?,
        opened_at: moment(row, 16)?,
        moved_at: moment(row, 17)?,
        counts: row.int(18)? != 0,
        score_centi: i32::try_from(row.int(19)?).map_err(|error| damaged("score", &error.to_string()))?,
        position: u64::try_from(row.int(20)?).map_err(|error| damaged("position", &error.to_string()))?,
        id,
    })
}

/// Lists dockets.
pub(super) fn list(tx: &Tx<'_>, scope: &Scope, query: &DocketQuery) -> Result<Vec<DocketRow>, Fault> {
    let (below, pattern) = (scope.range(), pattern(&query.filter.text));
    let mut conditions = Conditions::within(scope, &below);
    choose(&mut conditions, &query.filter, &pattern);
    let column = match query.order {
        DocketOrder::Newest => "opened_at",
        DocketOrder::Due => "due_at",
        DocketOrder::Changed => "position",
    };
    let (sign, direction) = match query.order {
        DocketOrder::Newest => ("<", " DESC"),
        DocketOrder::Due | DocketOrder::Changed => (">", ""),
    };
    if query.order == DocketOrder::Due {
        conditions.add("due_at IS NOT NULL", &[]);
    }
    if let Some((rank, id)) = &query.after {
        conditions.add(&format!("({column}, id) {sign} ($, $)"), &[Value::Int(*rank), Value::Text(id)]);
    }
    let order = format!("{column}{direction}, id{direction}");
    let (text, values) = conditions.query(DOCKET, "dockets", &order, query.max);
    tx.rows(&text, &values, docket)
}

/// Counts dockets by some of their keys.
pub(super) fn count(
    tx: &Tx<'_>,
    scope: &Scope,
    filter: &DocketFilter,
    by: &[DocketKey],
) -> Result<Vec<DocketCount>, Fault> {
    let (below, pattern) = (scope.range(), pattern(&filter.text));
    let mut conditions = Conditions::within(scope, &below);
    choose(&mut conditions, filter, &pattern);
    let columns: Vec<&str> = by.iter().map(|key| key.code()).collect();
    let (text, values) = conditions.grouped(&columns, "COUNT(*), CAST(SUM(score) AS BIGINT)", "dockets");
    let read = |row: &Row<'_>| {
        let keys = (0..by.len()).map(|at| row.text(at)).collect::<Result<Vec<_>, _>>()?;
        let number = row.int(by.len())?;
        let number = u64::try_from(number).unwrap_or(0);
        Ok(DocketCount { keys, number, score_centi: row.maybe_int(by.len() + 1)?.unwrap_or(0) })
    };
    let mut counts = tx.rows(&text, &values, read)?;
    counts.retain(|count| count.number > 0);
    Ok(counts)
}

fn choose<'a>(conditions: &mut Conditions<'a>, filter: &'a DocketFilter, pattern: &'a str) {
    for (key, values) in &filter.is {
        let places = vec!["$"; values.len()].join(", ");
        let values: Vec<Value<'a>> = values.iter().map(|value| Value::Text(value)).collect();
        // A list of no values admits nothing.
        let text =
            if values.is_empty() { "1 = 0".to_owned() } else { format!("{} IN ({places})", key.code()) };
        conditions.add(&text, &values);
    }
    conditions.add_equal("case_id", filter.case.as_deref());
    conditions.add_equal("parent", filter.parent.as_deref());
    if let Some(until) = filter.due_until {
        conditions.add("due_at <= $", &[Value::Int(until.micros())]);
    }
    if let Some(from) = filter.opened_from {
        conditions.add("opened_at >= $", &[Value::Int(from.micros())]);
    }
    if filter.counting {
        conditions.add("counts = 1", &[]);
    }
    if !filter.text.is_empty() {
        conditions.add("words LIKE $ ESCAPE '!'", &[Value::Text(pattern)]);
    }
}

/// The pattern of a text that is looked for anywhere.
fn pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
