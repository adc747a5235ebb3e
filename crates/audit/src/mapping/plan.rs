//! A mapping applied to the columns that a log really has.

use super::check::{AmountUnit, CaseValue, Mapping};
use super::error::MappingError;
use super::role::Role;
use crate::time::TimeReader;
use std::collections::BTreeMap;

/// What to read from which column.
#[derive(Clone, Debug)]
pub(crate) struct Plan<'a> {
    pub(crate) mapping: &'a Mapping,
    pub(crate) names: Vec<String>,
    pub(crate) case: usize,
    pub(crate) at: usize,
    pub(crate) actor: Option<usize>,
    /// The columns whose values repeat much and are looked up together, in the order of the log.
    pub(crate) shape: Vec<(Role, usize)>,
    /// The same, as runs of columns that follow one another without a gap; the activity is a run of its own, since it
    /// changes from row to row where the others do not.
    pub(crate) shape_runs: Vec<ShapeRun>,
    pub(crate) extras: Vec<ExtraPlan>,
    pub(crate) case_values: Vec<CasePlan>,
    pub(crate) keep: Vec<KeepPlan>,
    pub(crate) time: TimeReader,
    pub(crate) amount_unit: AmountUnit,
}

/// Columns that follow one another without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShapeRun {
    pub(crate) first: usize,
    pub(crate) last: usize,
}

fn runs(shape: &[(Role, usize)]) -> Vec<ShapeRun> {
    let mut runs: Vec<ShapeRun> = Vec::new();
    let mut open = false;
    for &(role, column) in shape {
        match runs.last_mut() {
            Some(run) if open && role != Role::Activity && run.last + 1 == column => run.last = column,
            _ => runs.push(ShapeRun { first: column, last: column }),
        }
        open = role != Role::Activity;
    }
    runs
}

/// A column whose values are rare or rarely repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ExtraPlan {
    pub(crate) role: Role,
    pub(crate) column: usize,
}

/// A column whose value belongs to the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CasePlan {
    pub(crate) column: usize,
    pub(crate) value: CaseValue,
}

/// Only rows with one of these values count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeepPlan {
    pub(crate) column: usize,
    pub(crate) values: Vec<Vec<u8>>,
}

/// How the value of a role is kept.
enum Kept {
    /// In a place of its own in the record.
    Apart,
    /// Among the values that few rows differ in.
    Shape,
    /// Beside the record, where it is not empty.
    Extra,
}

fn kept(role: Role) -> Kept {
    match role {
        Role::Case | Role::At | Role::Actor => Kept::Apart,
        Role::Activity
        | Role::Lifecycle
        | Role::Role
        | Role::Department
        | Role::Item
        | Role::Subject
        | Role::Outcome
        | Role::Ground
        | Role::Source
        | Role::Planned => Kept::Shape,
        Role::RecordedAt
        | Role::Amount
        | Role::Reason
        | Role::Document
        | Role::Materials
        | Role::Staff
        | Role::Batch
        | Role::Applicant
        | Role::Due => Kept::Extra,
    }
}

impl<'a> Plan<'a> {
    /// Finds the mapping's columns among those of a log.
    ///
    /// # Errors
    /// [`MappingError::Column`] for a column that is not there and not optional.
    pub(crate) fn new(mapping: &'a Mapping, log: &str, columns: &[String]) -> Result<Plan<'a>, MappingError> {
        let find = |name: &str| columns.iter().position(|column| column == name);
        let missing = |role: &str, column: &str| MappingError::Column {
            mapping: mapping.name.clone(),
            log: log.to_owned(),
            role: role.to_owned(),
            column: column.to_owned(),
            columns: columns.to_vec(),
        };
        let of = |role: Role| -> Result<Option<usize>, MappingError> {
            let Some(column) = mapping.columns.get(&role) else { return Ok(None) };
            match column.names.iter().find_map(|name| find(name)) {
                None if !column.optional => Err(missing(role.code(), &column.names.join("\" or \""))),
                found => Ok(found),
            }
        };
        let must = |role: Role| of(role)?.ok_or_else(|| missing(role.code(), role.code()));
        let mut shape = Vec::new();
        let mut extras = Vec::new();
        for &role in Role::ALL {
            let Some(column) = of(role)? else { continue };
            match kept(role) {
                Kept::Apart => {}
                Kept::Shape => shape.push((role, column)),
                Kept::Extra => extras.push(ExtraPlan { role, column }),
            }
        }
        shape.sort_by_key(|(_, column)| *column);
        let case_values = mapping.case.iter().map(|case| {
            let column = find(&case.column).ok_or_else(|| missing("case", &case.column))?;
            Ok(CasePlan { column, value: case.value.clone() })
        });
        let keep = mapping.keep.iter().map(|keep| {
            let column = find(&keep.column).ok_or_else(|| missing("keep", &keep.column))?;
            Ok(KeepPlan {
                column,
                values: keep.values.iter().map(|value| value.clone().into_bytes()).collect(),
            })
        });
        Ok(Plan {
            mapping,
            names: columns.to_vec(),
            case: must(Role::Case)?,
            at: must(Role::At)?,
            actor: of(Role::Actor)?,
            shape_runs: runs(&shape),
            shape,
            extras,
            case_values: case_values.collect::<Result<_, _>>()?,
            keep: keep.collect::<Result<_, _>>()?,
            time: TimeReader::new(&mapping.zone, &mapping.time),
            amount_unit: mapping.amount_unit,
        })
    }

    /// Makes every column with values that repeat a run of its own, for logs that keep columns apart.
    pub(crate) fn column_by_column(mut self) -> Plan<'a> {
        self.shape_runs =
            self.shape.iter().map(|(_, column)| ShapeRun { first: *column, last: *column }).collect();
        self
    }

    /// Returns the columns that are read, in their order, and whether each is only ever read as a time.
    pub(crate) fn read_columns(&self) -> BTreeMap<usize, bool> {
        let is_time = |role: Role| matches!(role, Role::At | Role::RecordedAt | Role::Due);
        let others = [Some(self.case), self.actor];
        let mut columns: Vec<(usize, bool)> = vec![(self.at, true)];
        columns.extend(others.into_iter().flatten().map(|column| (column, false)));
        columns.extend(self.shape.iter().map(|(_, column)| (*column, false)));
        columns.extend(self.extras.iter().map(|extra| (extra.column, is_time(extra.role))));
        columns.extend(self.case_values.iter().map(|case| (case.column, true)));
        columns.extend(self.keep.iter().map(|keep| (keep.column, false)));
        let mut read = BTreeMap::new();
        for (column, time) in columns {
            read.entry(column).and_modify(|only: &mut bool| *only &= time).or_insert(time);
        }
        read
    }

    /// Returns the name of a column.
    pub(crate) fn name(&self, column: usize) -> &str {
        self.names.get(column).map_or("", |name| name)
    }

    /// Returns the names of all columns that a mapping speaks of, for logs that have no header.
    pub(crate) fn wanted(mapping: &Mapping) -> Vec<String> {
        let mut names: Vec<String> =
            mapping.columns.values().flat_map(|column| column.names.iter().cloned()).collect();
        names.extend(mapping.case.iter().map(|case| case.column.clone()));
        names.extend(mapping.keep.iter().map(|keep| keep.column.clone()));
        names.sort();
        names.dedup();
        names
    }
}
