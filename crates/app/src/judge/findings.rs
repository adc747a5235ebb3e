//! What became of each finding since the last look.

use super::look::{Judge, part_code};
use super::record::{FindingRecord, Turn};
use calendar::Moment;
use engine::Finding;
use ledger::Canonical;
use ports::{EntryKey, EntryKind, FindingKey, FindingRow, Held, MatterRow, NewEntry, Standing};

/// The source of what the program itself says.
const OURS: &str = "sundial";

impl Judge {
    /// Compares what is found now with what is held: entries for the log, and rows in the place of the earlier ones.
    pub(super) fn turns(
        &self,
        held: &Held,
        matter: &MatterRow,
        found: &[Finding],
        now: Moment,
    ) -> (Vec<NewEntry>, Vec<FindingRow>) {
        let mut rows: Vec<(Turn, FindingRow)> = Vec::new();
        let now_found: Vec<FindingRow> = found.iter().map(|one| self.row(matter, one, now)).collect();
        for row in &now_found {
            match held.findings.iter().find(|earlier| earlier.key == row.key) {
                None => rows.push((Turn::Raised, row.clone())),
                Some(earlier) if same(earlier, row) => {}
                Some(earlier) => rows.push((Turn::Altered, follows(earlier, row.clone()))),
            }
        }
        for earlier in held.findings.iter().filter(|earlier| earlier.standing != Standing::Lifted) {
            if !now_found.iter().any(|row| row.key == earlier.key) {
                let lifted = FindingRow { standing: Standing::Lifted, ..earlier.clone() };
                rows.push((Turn::Lifted, follows(earlier, lifted)));
            }
        }
        let entries = rows.iter().map(|(turn, row)| self.entry(row, *turn, now)).collect();
        (entries, rows.into_iter().map(|(_, row)| row).collect())
    }

    fn row(&self, matter: &MatterRow, finding: &Finding, now: Moment) -> FindingRow {
        let book = self.book();
        let entry = book.rules.rule(finding.rule);
        FindingRow {
            key: FindingKey {
                matter: matter.id.clone(),
                rule: entry.map(|entry| entry.info.code.clone()).unwrap_or_default(),
                part: part_code(&book.rules, finding),
                level: finding.level_code(&book.rules).to_owned(),
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

    fn entry(&self, row: &FindingRow, turn: Turn, now: Moment) -> NewEntry {
        let FindingKey { matter, rule, part, level, occasion } = &row.key;
        let record = FindingRecord::of(row, turn, self.book().edition());
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
