//! Exchange tables in a mapping: rows that are records with several times, changed and deleted by later rows.

use super::raw::{RawTable, RawTableEvent, RawTables};
use super::role::Role;
use super::{Column, Meaning};
use engine::Unit;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// The tables of an exchange, and what all of them share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// The column that names a record; rows with the same value are versions of it.
    pub key: Option<String>,
    /// The column that says what a row does to its record.
    pub operation: Option<String>,
    /// The column that says when.
    pub operation_at: Option<String>,
    /// What the operation of a row that deletes its record is called.
    pub delete: Vec<String>,
    /// Values that stand for nothing.
    pub none: Vec<String>,
    /// What the units of limits are called in the tables, and here.
    pub units: BTreeMap<String, String>,
    /// The tables.
    pub list: Vec<Table>,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name, that of its file without ending.
    pub name: String,
    /// The columns, by role.
    pub columns: BTreeMap<Role, String>,
    /// The events that a record tells.
    pub events: Vec<TableEvent>,
}

/// An event that a record tells when its time is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableEvent {
    /// The column of the time.
    pub at: String,
    /// The column whose code says which event it is.
    pub by: Option<String>,
    /// The column of the unit, where the planned length is a bare number.
    pub planned_unit: Option<String>,
    /// The events of the codes, as `kind[:subject][=outcome]`.
    pub codes: BTreeMap<String, String>,
    /// The event without a code, or with one that is not listed.
    pub event: String,
    /// The columns, by role.
    pub columns: BTreeMap<Role, String>,
}

impl Tables {
    /// Finds the table that a log is of, by the log's name: the table's name, something after it allowed.
    pub(crate) fn of_log(&self, log: &str) -> Option<usize> {
        let name = log.rsplit(['/', '\\']).next().unwrap_or(log).to_lowercase();
        let fits = |table: &Table| {
            let rest = name.strip_prefix(&table.name.to_lowercase());
            rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
        };
        let fitting = self.list.iter().enumerate().filter(|(_, table)| fits(table));
        fitting.max_by_key(|(_, table)| table.name.len()).map(|(number, _)| number)
    }
}

impl Tables {
    /// Returns the columns of a table that anything is read from.
    pub(crate) fn wanted<'a>(&'a self, table: &'a Table) -> BTreeSet<&'a str> {
        let shared = [&self.key, &self.operation, &self.operation_at].into_iter().flatten();
        let of_event = |event: &'a TableEvent| {
            let own = [&event.by, &event.planned_unit].into_iter().flatten();
            event.columns.values().chain(own).chain([&event.at])
        };
        let events = table.events.iter().flat_map(of_event);
        shared.chain(table.columns.values()).chain(events).map(String::as_str).collect()
    }
}

/// Where and why a table of a mapping is wrong.
pub(super) type Wrong = (std::ops::Range<usize>, &'static str, String);

pub(super) fn check(shared: RawTables, raw: Vec<RawTable>) -> Result<Tables, Wrong> {
    let RawTables { key, operation, operation_at, delete, none, units } = shared;
    let list = raw.into_iter().map(table).collect::<Result<_, _>>()?;
    let units = units.into_iter().map(unit).collect::<Result<_, _>>()?;
    Ok(Tables { key, operation, operation_at, delete, none, units, list })
}

fn table(raw: RawTable) -> Result<Table, Wrong> {
    let columns = roles(raw.columns)?;
    if !columns.contains_key(&Role::Case) {
        let message = format!("table \"{}\" has no column for case", raw.name.get_ref());
        return Err((raw.name.span(), "table.columns", message));
    }
    let events = raw.event.into_iter().map(|event| table_event(event, &columns)).collect::<Result<_, _>>()?;
    Ok(Table { name: raw.name.into_inner(), columns, events })
}

fn unit((name, unit): (String, Spanned<String>)) -> Result<(String, String), Wrong> {
    let known: Vec<&str> = Unit::ALL.iter().map(|(_, code)| *code).collect();
    if known.contains(&unit.get_ref().as_str()) {
        return Ok((name, unit.into_inner()));
    }
    let message = format!("no unit \"{}\"; allowed: {}", unit.get_ref(), known.join(", "));
    Err((unit.span(), "tables.units", message))
}

fn table_event(raw: RawTableEvent, shared: &BTreeMap<Role, String>) -> Result<TableEvent, Wrong> {
    let mut codes = BTreeMap::new();
    for (code, event) in raw.codes {
        codes.insert(code, meaning(event)?);
    }
    let mut columns = shared.clone();
    columns.extend(roles(raw.columns)?);
    let planned_unit = raw.planned_unit;
    Ok(TableEvent { at: raw.at, by: raw.by, planned_unit, codes, event: meaning(raw.event)?, columns })
}

fn meaning(text: Spanned<String>) -> Result<String, Wrong> {
    match Meaning::parse(text.get_ref()) {
        Ok(_) => Ok(text.into_inner()),
        Err(message) => Err((text.span(), "table.event", message)),
    }
}

fn roles(raw: BTreeMap<Spanned<String>, String>) -> Result<BTreeMap<Role, String>, Wrong> {
    let role = |(name, column): (Spanned<String>, String)| match Role::from_code(name.get_ref()) {
        Some(role) if !matches!(role, Role::Activity | Role::At) => Ok((role, column)),
        _ => Err((name.span(), "table.columns", format!("no role \"{}\" of a table", name.get_ref()))),
    };
    raw.into_iter().map(role).collect()
}

/// The columns of the rows that records become: one for each role, called like it.
pub(super) fn columns() -> BTreeMap<Role, Column> {
    let must = |role: Role| matches!(role, Role::Case | Role::Activity | Role::At);
    let column = |role: Role| Column { names: vec![role.code().to_owned()], optional: !must(role) };
    Role::ALL.iter().map(|role| (*role, column(*role))).collect()
}
