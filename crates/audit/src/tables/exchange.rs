//! From the versions of records to events.
//!
//! The last version of a record says what happened, unless it deletes the record; an event was recorded when a version
//! first said so and no later one said otherwise. Every change and every deletion is an event of its own, too, so that
//! what was altered afterwards can be seen.

use super::records::Records;
use crate::ReadError;
use crate::columns::{Shard, ShardTotals};
use crate::gathered::GatheredRow;
use crate::mapping::{MappingError, Plan, Role, Table, TableEvent, Tables};
use crate::source::{Log, LogFormat, PADDING, SourceError, TextEncoding};
use crate::time::TimeMemo;
use std::collections::HashMap;

/// All tables of an exchange.
pub(crate) struct Exchange<'a> {
    tables: &'a Tables,
    plan: &'a Plan<'a>,
    /// The table of each log, and its rows.
    logs: Vec<Option<(usize, Records)>>,
}

/// A row: which log, which row of it.
#[derive(Clone, Copy, Debug)]
struct Version {
    log: usize,
    row: usize,
    at: i64,
}

/// What a version tells: an event, or that it changed its record.
enum Told<'a> {
    Event { event: &'a TableEvent, recorded: Version },
    Changed { table: &'a Table, deleted: bool },
}

impl<'a> Exchange<'a> {
    pub(crate) fn new(tables: &'a Tables, plan: &'a Plan<'a>) -> Exchange<'a> {
        Exchange { tables, plan, logs: Vec::new() }
    }

    /// Returns whether the mapping names the table of a log; a log of another one is passed over.
    pub(crate) fn knows(&mut self, log: &str) -> bool {
        let known = self.tables.of_log(log).is_some();
        if !known {
            self.logs.push(None);
        }
        known
    }

    /// Takes a log of a table that the mapping names.
    pub(crate) fn add(&mut self, log: Log) -> Result<TextEncoding, ReadError> {
        let (name, number) = (log.name.clone(), self.tables.of_log(&log.name).unwrap_or(0));
        let wanted = self.tables.list.get(number).map(|table| self.tables.wanted(table)).unwrap_or_default();
        if !matches!(log.format, LogFormat::Csv | LogFormat::Workbook) {
            return Err(
                SourceError::Kind { name, found: "a table that is not rows of separated values" }.into()
            );
        }
        let records = Records::read(log, &wanted)?;
        if let Some(case) = self.tables.list.get(number).and_then(|table| table.columns.get(&Role::Case))
            && !records.has(case)
        {
            return Err(MappingError::Column {
                mapping: self.plan.mapping.name.clone(),
                log: name,
                role: Role::Case.code().to_owned(),
                column: case.clone(),
                columns: records.columns(),
            }
            .into());
        }
        let encoding = records.encoding;
        self.logs.push(Some((number, records)));
        Ok(encoding)
    }

    /// Tells the events of all records.
    pub(crate) fn tell(&self, totals: &mut ShardTotals) {
        let mut told: Vec<Vec<(usize, Told<'_>)>> = self.logs.iter().map(|_| Vec::new()).collect();
        for (number, table) in self.tables.list.iter().enumerate() {
            for versions in self.records(number) {
                self.record(table, &versions, &mut told);
            }
        }
        let mut row = GatheredRow::default();
        for (number, list) in told.iter_mut().enumerate() {
            let Some(Some((_, records))) = self.logs.get(number) else { continue };
            list.sort_by_key(|(row, _)| *row);
            let file = u32::try_from(number).unwrap_or(u32::MAX);
            let mut shard = Shard::new(self.plan, totals, file);
            shard.begin_chunk(file);
            for (line, code) in &records.problems {
                shard.problem(*line, "", b"", *code);
            }
            for (at, told) in list.iter() {
                self.fill(&mut row, records, *at, told);
                shard.row(&row, records.line(*at));
            }
            shard.end_chunk(records.lines);
        }
    }

    /// Returns the versions of every record of a table, the earliest first.
    fn records(&self, table: usize) -> Vec<Vec<Version>> {
        let mut list: Vec<Vec<Version>> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for (log, entry) in self.logs.iter().enumerate() {
            let Some((_, records)) = entry.as_ref().filter(|(of, _)| *of == table) else { continue };
            for row in 0..records.len() {
                let key = self.value(records, row, self.tables.key.as_deref());
                let at = self.time(self.value(records, row, self.tables.operation_at.as_deref()));
                let version = Version { log, row, at: at.unwrap_or(i64::MIN) };
                match known.get(key).filter(|_| !key.is_empty()) {
                    Some(record) => list[*record].push(version),
                    None => {
                        known.insert(key, list.len());
                        list.push(vec![version]);
                    }
                }
            }
        }
        list.iter_mut().for_each(|versions| versions.sort_by_key(|version| version.at));
        list
    }

    fn record(&'a self, table: &'a Table, versions: &[Version], told: &mut [Vec<(usize, Told<'a>)>]) {
        for (number, version) in versions.iter().enumerate() {
            let deleted = self.deletes(*version);
            if (number > 0 || deleted) && version.at != i64::MIN {
                told[version.log].push((version.row, Told::Changed { table, deleted }));
            }
        }
        let Some(last) = versions.last().filter(|last| !self.deletes(**last)) else { return };
        for event in &table.events {
            let at = self.of(*last, &event.at);
            if at.is_empty() {
                continue;
            }
            let same = |version: &&Version| !self.deletes(**version) && self.of(**version, &event.at) == at;
            let recorded = versions.iter().rev().take_while(same).last().unwrap_or(last);
            told[last.log].push((last.row, Told::Event { event, recorded: *recorded }));
        }
    }

    fn deletes(&self, version: Version) -> bool {
        let operation = self.tables.operation.as_deref().map_or("", |column| self.of(version, column));
        self.tables.delete.iter().any(|delete| delete == operation)
    }

    fn of(&self, version: Version, column: &str) -> &str {
        let Some(Some((_, records))) = self.logs.get(version.log) else { return "" };
        self.value(records, version.row, Some(column))
    }

    fn value<'r>(&self, records: &'r Records, row: usize, column: Option<&str>) -> &'r str {
        let value = column.map_or("", |column| records.value(row, column));
        if self.tables.none.iter().any(|none| none == value) { "" } else { value }
    }

    fn time(&self, text: &str) -> Option<i64> {
        let mut padded = text.as_bytes().to_vec();
        padded.resize(text.len() + PADDING, 0);
        self.plan.time.read(&padded, 0, text.len(), &mut TimeMemo::default())
    }

    fn fill(&self, row: &mut GatheredRow, records: &Records, at: usize, told: &Told<'_>) {
        row.begin(Role::ALL.len());
        let mut set = |role: Role, value: &str| row.set(role as usize, value.as_bytes());
        match told {
            Told::Event { event, recorded } => {
                let code = self.value(records, at, event.by.as_deref());
                set(Role::Activity, event.codes.get(code).unwrap_or(&event.event));
                set(Role::At, self.value(records, at, Some(&event.at)));
                if let Some(column) = event.columns.get(&Role::RecordedAt) {
                    set(Role::RecordedAt, self.of(*recorded, column));
                }
                if let Some(column) = event.columns.get(&Role::Planned) {
                    let number = self.value(records, at, Some(column));
                    let unit = self.value(records, at, event.planned_unit.as_deref());
                    // A unit that the mapping does not list makes the limit one that cannot be read, which is said.
                    let unit = self.tables.units.get(unit).map_or(unit, |unit| unit);
                    if !number.is_empty() && !unit.is_empty() {
                        set(Role::Planned, &format!("{number} {unit}"));
                    }
                }
                for (role, column) in &event.columns {
                    set(*role, self.value(records, at, Some(column)));
                }
            }
            Told::Changed { table, deleted } => {
                set(Role::Activity, "amended");
                set(Role::Subject, &table.name);
                set(Role::Reason, if *deleted { "deleted" } else { "updated" });
                set(Role::At, self.value(records, at, self.tables.operation_at.as_deref()));
                for role in [Role::Case, Role::Batch, Role::Source] {
                    set(role, self.value(records, at, table.columns.get(&role).map(String::as_str)));
                }
            }
        }
        row.end();
    }
}
