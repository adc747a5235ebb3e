//! The rows that follow from what the log says of one matter.

use crate::judge::{FindingRecord, Judge};
use crate::people::Act;
use crate::sweep::{Unreadable, events_of};
use calendar::Moment;
use ledger::Canonical;
use ports::people::{Record, RecordKey, RecordKind};
use ports::upkeep::{Rows, Told};
use ports::{DocketRow, Entry, EntryKind, FindingKey, FindingRow, Held, MatterRow, Place, Stage};
use std::collections::BTreeMap;

/// Whether what time and edition say of a matter can be compared with its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The row is of the edition in force and not due.
    Compared,
    /// It is due, or was judged by another edition.
    Waits,
}

/// Rows as the log says they are.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) rows: Rows,
    pub(super) look: Look,
}

/// Makes the rows of one matter.
pub(super) fn made(judge: &mut Judge, told: &Told, now: Moment) -> Result<Made, Unreadable> {
    let findings = findings(&told.entries)?;
    let events = of_kind(&told.entries, EntryKind::Event);
    let record = record(&told.matter, &of_kind(&told.entries, EntryKind::Act))?;
    let place = events.last().map(|entry| entry.entry.place.clone());
    let (matter, docket, look) = match place {
        None => (None, None, Look::Compared),
        Some(place) => {
            let findings = findings.clone();
            let held = Held { events, findings, ..Held::nothing(&told.matter) };
            let (row, docket) = row(judge, &held, &place, now)?;
            let kept = told.rows.matter.as_ref();
            let is_due = |row: &MatterRow| row.next_at.is_some_and(|next| next <= now);
            let waits = kept.is_some_and(|kept| kept.judged_by != row.judged_by || is_due(kept));
            (Some(row), docket, if waits { Look::Waits } else { Look::Compared })
        }
    };
    Ok(Made { rows: Rows { matter, findings, docket, record }, look })
}

fn of_kind(entries: &[Entry], kind: EntryKind) -> Vec<Entry> {
    entries.iter().filter(|entry| entry.entry.kind == kind).cloned().collect()
}

/// Judges by the events, and is due at once where that finds what the log does not tell. A matter that is closed is not
/// judged again by a newer edition, as in [`rejudge`](crate::rejudge::rejudge): it is due only for what became known
/// after its last entry.
fn row(
    judge: &mut Judge,
    held: &Held,
    place: &Place,
    now: Moment,
) -> Result<(MatterRow, Option<DocketRow>), Unreadable> {
    let judged = judge.judge(held, &events_of(held)?, place, now)?;
    let told_at = held.events.iter().map(|entry| entry.entry.recorded_at);
    let found_at = held.findings.iter().map(|row| row.raised_at);
    let last = told_at.chain(found_at).max();
    let is_later = |row: &FindingRow| last.is_none_or(|last| row.at > last);
    let mut row = judged.row;
    let is_due = match row.stage {
        Stage::Open => !judged.findings.is_empty(),
        Stage::Closed => judged.findings.iter().any(is_later),
    };
    if is_due {
        row.next_at = Some(now);
    }
    Ok((row, judged.docket))
}

/// The findings as the last entry about each says, in the order of their keys.
fn findings(entries: &[Entry]) -> Result<Vec<FindingRow>, Unreadable> {
    let mut rows: BTreeMap<FindingKey, FindingRow> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.entry.kind == EntryKind::Finding) {
        let record: FindingRecord = serde_json::from_str(&entry.entry.body)?;
        let key = FindingKey {
            matter: record.matter.clone(),
            rule: record.rule.clone(),
            part: record.part.clone(),
            level: record.level.clone(),
            occasion: record.occasion,
        };
        let earlier = rows.get(&key);
        let row = FindingRow {
            key: key.clone(),
            place: entry.entry.place.clone(),
            at: record.at,
            day: record.day,
            value: record.value,
            standing: record.standing(),
            raised_at: earlier.map_or(entry.entry.recorded_at, |earlier| earlier.raised_at),
            changes: earlier.map_or(0, |earlier| earlier.changes.saturating_add(1)),
        };
        rows.insert(key, row);
    }
    Ok(rows.into_values().collect())
}

/// The record as the last act that changed it says; its revision counts all acts.
fn record(matter: &str, acts: &[Entry]) -> Result<Option<Record>, Unreadable> {
    let Some((kind, id)) = matter.split_once(':') else { return Ok(None) };
    let Some(kind) = RecordKind::from_code(kind) else { return Ok(None) };
    let mut last = None;
    for entry in acts {
        let act: Act = serde_json::from_str(&entry.entry.body)?;
        last = act.place.zip(act.record).or(last);
    }
    let Some((place, body)) = last else { return Ok(None) };
    let body = Canonical::of(&body).map_err(|_| Unreadable::Record)?.as_str().to_owned();
    let revision = u32::try_from(acts.len()).unwrap_or(u32::MAX);
    Ok(Some(Record { key: RecordKey::new(kind, id), place, revision, body }))
}
