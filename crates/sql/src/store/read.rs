//! Rows of the tables as values of ours.

use crate::db::{Fault, Row};
use calendar::{Day, Moment};
use ports::{
    Entry, EntryKey, EntryKind, FindingKey, FindingRow, MatterRow, NewEntry, Place, Stage, Standing,
    StoreError,
};

/// The columns of a matter, as [`matter`] reads them.
pub(crate) const MATTER: &str = "id, kind, item, department, place, began_at, moved_at, stage, events, promised_at, \
                                 statutory_at, next_at, judged_by";
/// The columns of an entry, as [`entry`] reads them.
pub(crate) const ENTRY: &str = "position, matter, place, kind, source, id, happened_at, recorded_at, body";
/// The columns of a finding, as [`finding`] reads them.
pub(crate) const FINDING: &str = "matter, rule, part, level, occasion_at, place, known_at, about_day, value, standing, \
                                  raised_at, changes";

/// Matters by their identities.
pub(crate) const MATTERS_OF: &str = "SELECT id, kind, item, department, place, began_at, moved_at, stage, events, \
    promised_at, statutory_at, next_at, judged_by FROM matters WHERE id = ANY($1) ORDER BY id";
/// The events of matters.
pub(crate) const EVENTS_OF: &str = "SELECT position, matter, place, kind, source, id, happened_at, recorded_at, body \
    FROM entries WHERE matter = ANY($1) AND kind = 'event' ORDER BY matter, position";
/// The findings of matters.
pub(crate) const FINDINGS_OF: &str = "SELECT matter, rule, part, level, occasion_at, place, known_at, about_day, value, \
    standing, raised_at, changes FROM findings WHERE matter = ANY($1) \
    ORDER BY matter, rule, part, level, occasion_at";

pub(crate) fn matter(row: &Row<'_>) -> Result<MatterRow, Fault> {
    let id = row.text(0)?;
    let damaged = |column, value: &str| damaged("matters", &id, column, value);
    Ok(MatterRow {
        kind: row.text(1)?,
        item: row.text(2)?,
        department: row.text(3)?,
        place: place(&row.text(4)?).map_err(|value| damaged("place", &value))?,
        began_at: moment(row, 5)?,
        moved_at: moment(row, 6)?,
        stage: code(Stage::from_code, &row.text(7)?).map_err(|value| damaged("stage", &value))?,
        events: u32::try_from(row.int(8)?).map_err(|error| damaged("events", &error.to_string()))?,
        promised_at: row.maybe_int(9)?.map(Moment::from_micros),
        statutory_at: row.maybe_int(10)?.map(Moment::from_micros),
        next_at: row.maybe_int(11)?.map(Moment::from_micros),
        judged_by: row.text(12)?,
        id,
    })
}

pub(crate) fn entry(row: &Row<'_>) -> Result<Entry, Fault> {
    let position = row.int(0)?;
    let damaged = |column, value: &str| damaged("entries", &position.to_string(), column, value);
    Ok(Entry {
        position: u64::try_from(position).map_err(|error| damaged("position", &error.to_string()))?,
        entry: NewEntry {
            matter: row.text(1)?,
            place: place(&row.text(2)?).map_err(|value| damaged("place", &value))?,
            kind: code(EntryKind::from_code, &row.text(3)?).map_err(|value| damaged("kind", &value))?,
            key: EntryKey { source: row.text(4)?, id: row.text(5)? },
            at: moment(row, 6)?,
            recorded_at: moment(row, 7)?,
            body: row.text(8)?,
        },
    })
}

pub(crate) fn finding(row: &Row<'_>) -> Result<FindingRow, Fault> {
    let matter = row.text(0)?;
    let damaged = |column, value: &str| damaged("findings", &matter, column, value);
    let number = |column, value: i64| u32::try_from(value).map_err(|_| damaged(column, &value.to_string()));
    Ok(FindingRow {
        place: place(&row.text(5)?).map_err(|value| damaged("place", &value))?,
        at: moment(row, 6)?,
        day: day(row.int(7)?).map_err(|value| damaged("about_day", &value))?,
        value: row.int(8)?,
        standing: code(Standing::from_code, &row.text(9)?).map_err(|value| damaged("standing", &value))?,
        raised_at: moment(row, 10)?,
        changes: number("changes", row.int(11)?)?,
        key: FindingKey {
            rule: row.text(1)?,
            part: row.text(2)?,
            level: row.text(3)?,
            occasion: moment(row, 4)?,
            matter,
        },
    })
}

pub(super) fn moment(row: &Row<'_>, column: usize) -> Result<Moment, Fault> {
    Ok(Moment::from_micros(row.int(column)?))
}

fn day(number: i64) -> Result<Day, String> {
    i32::try_from(number).map(Day::new).map_err(|_| number.to_string())
}

pub(crate) fn place(path: &str) -> Result<Place, String> {
    path.parse().map_err(|_| path.to_owned())
}

fn code<T>(find: impl Fn(&str) -> Option<T>, code: &str) -> Result<T, String> {
    find(code).ok_or_else(|| code.to_owned())
}

pub(crate) fn damaged(table: &'static str, id: &str, column: &'static str, value: &str) -> Fault {
    Fault::Told(StoreError::Damaged { table, id: id.to_owned(), column, value: value.to_owned() })
}
