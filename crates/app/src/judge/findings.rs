//! What became of each finding since the last look.

use super::look::{Judge, Look, part_code};
use super::record::{FindingRecord, Turn};
use super::rulebook::Pack;
use calendar::Moment;
use engine::Finding;
use ledger::Canonical;
use ports::{EntryKey, EntryKind, FindingKey, FindingRow, Held, MatterRow, NewEntry, Standing};

/// The source of what the program itself says.
const OURS: &str = "sundial";

/// What became of a finding, with what is needed to follow it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turned {
    /// What became of it.
    pub(super) turn: Turn,
    /// How it stood before; `None` for a new one.
    pub(super) before: Option<Standing>,
    /// Who answers for it; empty for one that was lifted.
    pub(super) responsible: String,
}

impl Judge {
    /// Compares what is found now with what is held: entries for the log, and rows in the place of the earlier ones.
    pub(super) fn turns(
        &self,
        held: &Held,
        matter: &MatterRow,
        look: &Look,
        now: Moment,
    ) -> (Vec<NewEntry>, Vec<FindingRow>, Vec<Turned>) {
        let pack = self.book().pack(&matter.kind);
        let mut rows: Vec<(Turned, FindingRow)> = Vec::new();
        let now_found: Vec<FindingRow> =
            look.findings.iter().map(|one| row(pack, matter, one, now)).collect();
        for (row, who) in now_found.iter().zip(&look.responsible) {
            let turned = |turn, before| Turned { turn, before, responsible: who.clone() };
            match held.findings.iter().find(|earlier| earlier.key == row.key) {
                None => rows.push((turned(Turn::Raised, None), row.clone())),
                Some(earlier) if same(earlier, row) => {}
                Some(earlier) => {
                    rows.push((turned(Turn::Altered, Some(earlier.standing)), follows(earlier, row.clone())));
                }
            }
        }
        for earlier in held.findings.iter().filter(|earlier| earlier.standing != Standing::Lifted) {
            if !now_found.iter().any(|row| row.key == earlier.key) {
                let lifted = FindingRow { standing: Standing::Lifted, ..earlier.clone() };
                let before = Some(earlier.standing);
                let turned = Turned { turn: Turn::Lifted, before, responsible: String::new() };
                rows.push((turned, follows(earlier, lifted)));
            }
        }
        let entries = rows.iter().map(|(turned, row)| entry(pack, row, turned.turn, now)).collect();
        let (turned, rows) = rows.into_iter().unzip();
        (entries, rows, turned)
    }
}

fn row(pack: &Pack, matter: &MatterRow, finding: &Finding, now: Moment) -> FindingRow {
    let entry = pack.rules.rule(finding.rule);
    FindingRow {
        key: FindingKey {
            matter: matter.id.clone(),
            rule: entry.map(|entry| entry.info.code.clone()).unwrap_or_default(),
            part: part_code(&pack.rules, finding),
            level: finding.level_code(&pack.rules).to_owned(),
            occasion: finding.occasion,
        },
        place: matter.place.clone(),
        at: finding.at,
        day: finding.day,
        value: finding.value,
        standing: if finding.standing { Standing::Stands } else { Standing::Superseded },
        raised_at: now,
        changes: 0,
    }
}

fn entry(pack: &Pack, row: &FindingRow, turn: Turn, now: Moment) -> NewEntry {
    let FindingKey { matter, rule, part, level, occasion } = &row.key;
    let record = FindingRecord::of(row, turn, &pack.edition);
    NewEntry {
        matter: matter.clone(),
        place: row.place.clone(),
        kind: EntryKind::Finding,
        key: EntryKey {
            source: OURS.to_owned(),
            id: format!("{matter}#{rule}/{part}/{level}@{}#{}", occasion.micros(), row.changes),
        },
        at: row.at,
        recorded_at: now,
        body: canonical(&record),
    }
}

fn same(earlier: &FindingRow, row: &FindingRow) -> bool {
    let what = |row: &FindingRow| (row.at, row.day, row.value, row.standing);
    what(earlier) == what(row)
}

fn follows(earlier: &FindingRow, row: FindingRow) -> FindingRow {
    FindingRow { raised_at: earlier.raised_at, changes: earlier.changes + 1, ..row }
}

fn canonical(record: &FindingRecord) -> String {
    Canonical::of(record).expect("a record has texts, small numbers and no odd keys").as_str().to_owned()
}
