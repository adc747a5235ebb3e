//! The lines of a copy.

use calendar::{Day, Moment};
use ledger::{Canonical, Hash};
use ports::people::{Record, RecordKey, RecordKind, SecretKey, SecretKind, SecretRow};
use ports::{
    DocketRow, Entry, EntryKey, EntryKind, FindingKey, FindingRow, MatterRow, NewEntry, Place, Stage,
    Standing,
};
use serde::{Deserialize, Serialize};

/// The version written today. Every version ever written is read for ever.
pub(super) const VERSION: u32 = 1;

/// A line.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    Backup(Header),
    Entry(EntryLine),
    Matter(MatterLine),
    Finding(FindingLine),
    Docket(Box<DocketRow>),
    Record(RecordLine),
    Secret(SecretLine),
    Cursor(CursorLine),
    Sum(SumLine),
    End(EndLine),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub(super) at: Moment,
    pub(super) hash: String,
    pub(super) origin: String,
    pub(super) version: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryLine {
    pub(super) leaf: Hash,
    pub(super) record: EntryRecord,
}

/// What the ledger holds of an entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryRecord {
    at: Moment,
    body: serde_json::Value,
    id: String,
    kind: String,
    matter: String,
    place: Place,
    recorded_at: Moment,
    source: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MatterLine {
    id: String,
    kind: String,
    item: String,
    department: String,
    place: Place,
    began_at: Moment,
    moved_at: Moment,
    stage: String,
    events: u32,
    promised_at: Option<Moment>,
    statutory_at: Option<Moment>,
    next_at: Option<Moment>,
    judged_by: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FindingLine {
    matter: String,
    rule: String,
    part: String,
    level: String,
    occasion: Moment,
    place: Place,
    at: Moment,
    day: Day,
    value: i64,
    standing: String,
    raised_at: Moment,
    changes: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordLine {
    kind: String,
    id: String,
    place: Place,
    revision: u32,
    body: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SecretLine {
    kind: String,
    id: String,
    owner: String,
    lookup: String,
    ends_at: Option<Moment>,
    body: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CursorLine {
    pub(super) reader: String,
    pub(super) position: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SumLine {
    pub(super) chain: Hash,
    pub(super) lines: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EndLine {
    pub(super) head: String,
    pub(super) rows: u64,
    pub(super) signature: String,
}

impl EntryRecord {
    /// Returns the entry; `None` where a code is none.
    pub(super) fn entry(self, position: u64) -> Option<Entry> {
        Some(Entry {
            position,
            entry: NewEntry {
                matter: self.matter,
                place: self.place,
                kind: EntryKind::from_code(&self.kind)?,
                key: EntryKey { source: self.source, id: self.id },
                at: self.at,
                recorded_at: self.recorded_at,
                body: Canonical::of(&self.body).ok()?.as_str().to_owned(),
            },
        })
    }
}

impl From<MatterRow> for MatterLine {
    fn from(row: MatterRow) -> MatterLine {
        let MatterRow { id, kind, item, department, place, began_at, moved_at, stage, events, .. } = row;
        let (promised_at, statutory_at, next_at) = (row.promised_at, row.statutory_at, row.next_at);
        let (stage, judged_by) = (stage.code().to_owned(), row.judged_by);
        MatterLine {
            id,
            kind,
            item,
            department,
            place,
            began_at,
            moved_at,
            stage,
            events,
            promised_at,
            statutory_at,
            next_at,
            judged_by,
        }
    }
}

impl MatterLine {
    /// Returns the row; `None` where a code is none.
    pub(super) fn row(self) -> Option<MatterRow> {
        Some(MatterRow {
            id: self.id,
            kind: self.kind,
            item: self.item,
            department: self.department,
            place: self.place,
            began_at: self.began_at,
            moved_at: self.moved_at,
            stage: Stage::from_code(&self.stage)?,
            events: self.events,
            promised_at: self.promised_at,
            statutory_at: self.statutory_at,
            next_at: self.next_at,
            judged_by: self.judged_by,
        })
    }
}

impl From<FindingRow> for FindingLine {
    fn from(row: FindingRow) -> FindingLine {
        let FindingRow { key, place, at, day, value, standing, raised_at, changes } = row;
        let FindingKey { matter, rule, part, level, occasion } = key;
        let standing = standing.code().to_owned();
        FindingLine {
            matter,
            rule,
            part,
            level,
            occasion,
            place,
            at,
            day,
            value,
            standing,
            raised_at,
            changes,
        }
    }
}

impl FindingLine {
    /// Returns the row; `None` where a code is none.
    pub(super) fn row(self) -> Option<FindingRow> {
        let FindingLine { matter, rule, part, level, occasion, .. } = self;
        Some(FindingRow {
            key: FindingKey { matter, rule, part, level, occasion },
            place: self.place,
            at: self.at,
            day: self.day,
            value: self.value,
            standing: Standing::from_code(&self.standing)?,
            raised_at: self.raised_at,
            changes: self.changes,
        })
    }
}

impl From<Record> for RecordLine {
    fn from(record: Record) -> RecordLine {
        let Record { key, place, revision, body } = record;
        RecordLine { kind: key.kind.code().to_owned(), id: key.id, place, revision, body }
    }
}

impl RecordLine {
    /// Returns the record; `None` where a code is none.
    pub(super) fn record(self) -> Option<Record> {
        let RecordLine { kind, id, place, revision, body } = self;
        Some(Record { key: RecordKey { kind: RecordKind::from_code(&kind)?, id }, place, revision, body })
    }
}

impl From<SecretRow> for SecretLine {
    fn from(row: SecretRow) -> SecretLine {
        let SecretRow { key, owner, lookup, ends_at, body } = row;
        SecretLine { kind: key.kind.code().to_owned(), id: key.id, owner, lookup, ends_at, body }
    }
}

impl SecretLine {
    /// Returns the secret; `None` where a code is none.
    pub(super) fn row(self) -> Option<SecretRow> {
        let SecretLine { kind, id, owner, lookup, ends_at, body } = self;
        Some(SecretRow {
            key: SecretKey { kind: SecretKind::from_code(&kind)?, id },
            owner,
            lookup,
            ends_at,
            body,
        })
    }
}
