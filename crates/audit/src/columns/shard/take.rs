//! From a batch of columns to records, as [`Shard::row`] makes them of rows.

use super::memo::{Memos, UNKNOWN, UNKNOWN_VALUE, UNREADABLE_VALUE};
use super::{NOBODY, Shard};
use crate::columns::amount;
use crate::columns::batch::{Batch, BatchColumn, NO_INSTANT, TextColumn};
use crate::columns::bytes::Probe;
use crate::columns::extra::{ExtraKind, Values};
use crate::columns::key::{CaseKey, hash_bytes};
use crate::columns::parts::Record;
use crate::columns::shape::{IGNORED, NoShape};
use crate::gathered::GatheredRow;
use crate::mapping::{Plan, Role};
use crate::problem::ProblemCode;
use crate::time::{Stamp, TimeMemo};
use calendar::{Day, Moment};

/// Microseconds in a day.
const DAY: i64 = 86_400_000_000;
/// Instants beyond these have no date of four digits: a day is left at both ends, whatever the zone.
const EARLIEST: i64 = (Day::MIN.number() as i64 + 1) * DAY;
const LATEST: i64 = (Day::MAX.number() as i64 - 1) * DAY;

/// The columns of a batch where each role finds them.
struct Roles<'b> {
    batch: &'b Batch,
    case: &'b TextColumn,
    at: &'b BatchColumn,
    actor: Option<&'b TextColumn>,
    shape: Vec<&'b TextColumn>,
    extras: Vec<&'b BatchColumn>,
    /// Columns with entries that were no text.
    broken: Vec<(usize, &'b TextColumn)>,
}

impl<'b> Roles<'b> {
    /// Finds the columns; nothing where a column that must be text is none.
    fn of(batch: &'b Batch, plan: &Plan<'_>) -> Option<Roles<'b>> {
        let text = |number: usize| match batch.columns.get(number) {
            Some(BatchColumn::Texts(column)) => Some(column),
            Some(BatchColumn::Instants(_) | BatchColumn::Unused) | None => None,
        };
        let broken = batch.columns.iter().enumerate().filter_map(|(number, _)| Some((number, text(number)?)));
        Some(Roles {
            batch,
            case: text(plan.case)?,
            at: batch.columns.get(plan.at)?,
            actor: plan.actor.and_then(text),
            shape: plan.shape.iter().map(|(_, number)| text(*number)).collect::<Option<_>>()?,
            extras: plan.extras.iter().map(|extra| batch.columns.get(extra.column)).collect::<Option<_>>()?,
            broken: broken.filter(|(_, column)| !column.broken().is_empty()).collect(),
        })
    }
}

/// Why a row is no record: the column, and what is wrong with it.
type Wrong = (usize, ProblemCode);

impl Shard<'_> {
    /// Takes the rows of a batch, the first of them having this line, counted from the start of the chunk.
    pub(crate) fn batch(&mut self, batch: &Batch, memos: &mut Memos, line: u64) {
        let plan = self.plan;
        let Some(roles) = Roles::of(batch, plan) else { return };
        memos.begin(batch, plan);
        // Column by column, so that waiting for one row's entry does not keep those of the next rows waiting.
        self.find_keys(&roles, memos);
        self.find_wholes(&roles, batch.rows, memos);
        for row in 0..batch.rows {
            self.totals.rows += 1;
            match self.batch_row(&roles, memos, row, line + row as u64) {
                Ok(()) => {}
                Err((column, code)) => {
                    let value = value(batch, column, row);
                    self.problem(line + row as u64, plan.name(column), &value, code);
                }
            }
        }
    }

    #[inline(always)]
    fn batch_row(
        &mut self,
        roles: &Roles<'_>,
        memos: &mut Memos,
        row: usize,
        line: u64,
    ) -> Result<(), Wrong> {
        let (plan, batch) = (self.plan, roles.batch);
        if !roles.broken.is_empty() {
            no_broken_text(roles, row)?;
        }
        if !plan.keep.is_empty() && !self.batch_counts(batch, memos, row) {
            self.totals.ignored += 1;
            return Ok(());
        }
        let key = memos.row_keys[row];
        if key.bits() == 0 {
            return Err((plan.case, ProblemCode::CaseMissing));
        }
        let totals = &mut *self.totals;
        let texts = || gathered(batch, plan, row);
        let shape = totals.shapes.of_whole(memos.row_wholes[row], texts, plan, &mut totals.texts);
        let shape = shape.map_err(|none| wrong_shape(plan, none))?;
        if shape == IGNORED && plan.case_values.is_empty() {
            self.totals.ignored += 1;
            return Ok(());
        }
        let at = self.batch_time(roles.at, row)?;
        if !plan.case_values.is_empty() && !self.case_values(&gathered(batch, plan, row), key, line) {
            return Ok(());
        }
        if shape == IGNORED {
            self.totals.ignored += 1;
            return Ok(());
        }
        let actor = roles.actor.map_or(NOBODY, |column| self.batch_actor(column, memos, row));
        let record = Record::new(key, shape, actor);
        match u32::try_from(at.second) {
            Ok(second) if at.micro == 0 && roles.extras.iter().all(|column| is_empty(column, row)) => {
                self.totals.parts.push(Record { second, ..record });
            }
            _ => {
                let mut values = Values::default();
                self.batch_extras(roles, memos, row, &mut values)?;
                self.push(record, at, &mut values);
            }
        }
        self.first = self.first.min(at.micros());
        self.last = self.last.max(at.micros());
        self.totals.events += 1;
        Ok(())
    }

    /// Finds the key of the case of every row.
    fn find_keys(&mut self, roles: &Roles<'_>, memos: &mut Memos) {
        let Memos { keys, row_keys, .. } = memos;
        row_keys.clear();
        let none = CaseKey::from_bits(0);
        row_keys.extend(roles.case.codes.iter().map(|entry| {
            let known = &mut keys.values[*entry as usize];
            if known.bits() == 0 {
                let span = roles.case.span(*entry);
                *known = self.totals.parts.key_in(roles.case.buffer(), span).unwrap_or(none);
            }
            *known
        }));
    }

    /// Finds the combination of texts of every row.
    fn find_wholes(&mut self, roles: &Roles<'_>, rows: usize, memos: &mut Memos) {
        let shapes = &mut self.totals.shapes;
        memos.row_wholes.clear();
        memos.row_wholes.resize(rows, 0);
        for (run, (column, memo)) in roles.shape.iter().zip(&mut memos.shapes).enumerate() {
            for entry in &column.codes {
                let known = &mut memo.values[*entry as usize];
                if *known == UNKNOWN {
                    *known = shapes.number_in(run, column.buffer(), column.span(*entry));
                }
            }
            let numbers = column.codes.iter().map(|entry| memo.values[*entry as usize]);
            shapes.combine(run, &mut memos.row_wholes, numbers);
        }
    }

    #[inline(always)]
    fn batch_time(&mut self, column: &BatchColumn, row: usize) -> Result<Stamp, Wrong> {
        let number = self.plan.at;
        match column {
            BatchColumn::Instants(instants) => match instants[row] {
                NO_INSTANT => Err((number, ProblemCode::TimeMissing)),
                at @ EARLIEST..=LATEST => Ok(Stamp::of_micros(at)),
                _ => Err((number, ProblemCode::TimeUnreadable)),
            },
            BatchColumn::Texts(column) => {
                let span = column.span(column.codes[row]);
                let at = self.plan.time.stamp(column.buffer(), span.start, span.end, &mut self.memo);
                let missing = column.text(column.codes[row]).is_empty();
                let code = if missing { ProblemCode::TimeMissing } else { ProblemCode::TimeUnreadable };
                at.ok_or((number, code))
            }
            BatchColumn::Unused => Err((number, ProblemCode::TimeMissing)),
        }
    }

    #[inline(always)]
    fn batch_actor(&mut self, column: &TextColumn, memos: &mut Memos, row: usize) -> u32 {
        let entry = column.codes[row];
        let known = &mut memos.actors.values[entry as usize];
        if *known == UNKNOWN {
            let probe = Probe::new(column.buffer(), column.span(entry));
            *known = self.totals.actors.find(&probe).unwrap_or_else(|| self.new_actor(&probe));
        }
        *known
    }

    /// Returns whether rows like this count.
    fn batch_counts(&self, batch: &Batch, memos: &mut Memos, row: usize) -> bool {
        self.plan.keep.iter().zip(&mut memos.keep).all(|(keep, memo)| {
            let Some(BatchColumn::Texts(column)) = batch.columns.get(keep.column) else { return false };
            let entry = column.codes[row];
            let known = &mut memo.values[entry as usize];
            if *known == UNKNOWN {
                *known = u32::from(keep.values.iter().any(|value| value == column.text(entry)));
            }
            *known == 1
        })
    }

    #[inline(never)]
    fn batch_extras(
        &mut self,
        roles: &Roles<'_>,
        memos: &mut Memos,
        row: usize,
        values: &mut Values,
    ) -> Result<(), Wrong> {
        let plan = self.plan;
        for (number, extra) in plan.extras.iter().enumerate() {
            let Some(kind) = kind_of(extra.role) else { continue };
            let value = match roles.extras[number] {
                BatchColumn::Unused => continue,
                BatchColumn::Instants(instants) => match instants[row] {
                    NO_INSTANT => continue,
                    at @ EARLIEST..=LATEST => at,
                    _ => return Err((extra.column, ProblemCode::TimeUnreadable)),
                },
                BatchColumn::Texts(column) => {
                    let entry = column.codes[row];
                    if column.text(entry).is_empty() {
                        continue;
                    }
                    if kind == ExtraKind::Applicant {
                        // Every number may be a hash, those that stand for something else in a memo, too.
                        values.set(kind, hash_bytes(column.text(entry)).cast_signed());
                        continue;
                    }
                    let known = &mut memos.extras[number].values[entry as usize];
                    if *known == UNKNOWN_VALUE {
                        *known = self.extra_value(kind, column, entry).unwrap_or(UNREADABLE_VALUE);
                    }
                    *known
                }
            };
            if value == UNREADABLE_VALUE {
                return Err((extra.column, unreadable(kind)));
            }
            values.set(kind, value);
        }
        Ok(())
    }

    fn extra_value(&mut self, kind: ExtraKind, column: &TextColumn, entry: u32) -> Option<i64> {
        let value = column.text(entry);
        match kind {
            ExtraKind::Amount => amount::read(value, self.plan.amount_unit),
            ExtraKind::At | ExtraKind::RecordedAt | ExtraKind::Due => {
                let span = column.span(entry);
                self.plan.time.read(column.buffer(), span.start, span.end, &mut TimeMemo::default())
            }
            ExtraKind::Staff => Some(str::from_utf8(value).ok()?.parse::<u8>().ok()?.into()),
            ExtraKind::Reason | ExtraKind::Batch => Some(self.text(value)),
            ExtraKind::Document | ExtraKind::Materials => Some(self.codes(value)),
            ExtraKind::Applicant => Some(hash_bytes(value).cast_signed()),
        }
    }
}

fn wrong_shape(plan: &Plan<'_>, none: NoShape) -> Wrong {
    let column = plan.shape.iter().find(|(role, _)| *role == none.role);
    (column.map_or(plan.case, |(_, column)| *column), none.code)
}

/// Returns where a value of a role is kept beside the record.
fn kind_of(role: Role) -> Option<ExtraKind> {
    match role {
        Role::Amount => Some(ExtraKind::Amount),
        Role::RecordedAt => Some(ExtraKind::RecordedAt),
        Role::Due => Some(ExtraKind::Due),
        Role::Reason => Some(ExtraKind::Reason),
        Role::Document => Some(ExtraKind::Document),
        Role::Materials => Some(ExtraKind::Materials),
        Role::Staff => Some(ExtraKind::Staff),
        Role::Batch => Some(ExtraKind::Batch),
        Role::Applicant => Some(ExtraKind::Applicant),
        Role::Case
        | Role::Activity
        | Role::Lifecycle
        | Role::At
        | Role::Actor
        | Role::Role
        | Role::Department
        | Role::Item
        | Role::Subject
        | Role::Outcome
        | Role::Ground
        | Role::Source
        | Role::Planned => None,
    }
}

fn unreadable(kind: ExtraKind) -> ProblemCode {
    match kind {
        ExtraKind::Amount => ProblemCode::AmountUnreadable,
        ExtraKind::Staff => ProblemCode::StaffUnreadable,
        ExtraKind::At
        | ExtraKind::RecordedAt
        | ExtraKind::Due
        | ExtraKind::Reason
        | ExtraKind::Document
        | ExtraKind::Batch
        | ExtraKind::Applicant
        | ExtraKind::Materials => ProblemCode::TimeUnreadable,
    }
}

/// Returns whether a row has nothing in a column.
#[inline(always)]
fn is_empty(column: &BatchColumn, row: usize) -> bool {
    match column {
        BatchColumn::Texts(column) => {
            let span = column.span(column.codes[row]);
            span.start == span.end
        }
        BatchColumn::Instants(instants) => instants[row] == NO_INSTANT,
        BatchColumn::Unused => true,
    }
}

#[cold]
fn no_broken_text(roles: &Roles<'_>, row: usize) -> Result<(), Wrong> {
    let broken = |(_, column): &&(usize, &TextColumn)| column.broken().contains(&column.codes[row]);
    match roles.broken.iter().find(broken) {
        Some((number, _)) => Err((*number, ProblemCode::Encoding)),
        None => Ok(()),
    }
}

/// Puts the texts of a row together: those that its shape is made of, and those that belong to its case.
#[cold]
fn gathered(batch: &Batch, plan: &Plan<'_>, row: usize) -> GatheredRow {
    let mut texts = GatheredRow::default();
    texts.begin(batch.columns.len());
    let shape = plan.shape.iter().map(|(_, column)| *column);
    for column in shape.chain(plan.case_values.iter().map(|case| case.column)) {
        texts.set(column, &value(batch, column, row));
    }
    texts.end();
    texts
}

/// Returns what a row has in a column, as text.
fn value(batch: &Batch, column: usize, row: usize) -> Vec<u8> {
    match batch.columns.get(column) {
        Some(BatchColumn::Texts(column)) => column.text(column.codes[row]).to_vec(),
        Some(BatchColumn::Instants(instants)) => match instants[row] {
            NO_INSTANT => Vec::new(),
            at @ EARLIEST..=LATEST => Moment::from_micros(at).to_string().into_bytes(),
            beyond => beyond.to_string().into_bytes(),
        },
        Some(BatchColumn::Unused) | None => Vec::new(),
    }
}
