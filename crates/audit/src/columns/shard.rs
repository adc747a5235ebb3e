//! What one worker has read: its records, shapes, texts and problems.

mod memo;
mod take;

pub(crate) use memo::Memos;

use super::amount;
use super::bytes::{ByteTable, Probe};
use super::extra::{ExtraKind, Values};
use super::fields::{Fields, Span};
use super::key::{CaseKey, hash_bytes};
use super::parts::{Parts, Record};
use super::regular::Columns;
use super::shape::{IGNORED, Shape, Shapes, What};
use super::texts::{TextId, Texts, list_of};
use crate::mapping::{CaseValue, Meaning, Plan, Role};
use crate::problem::{PROBLEMS_KEPT, ProblemCode, Problems, shorten};
use crate::source::PADDING;
use crate::time::{Stamp, TimeMemo};

/// What one worker has read of all logs.
#[derive(Debug)]
pub(crate) struct ShardTotals {
    pub(crate) parts: Parts,
    pub(crate) shapes: Shapes,
    pub(crate) texts: Texts,
    pub(crate) actors: ByteTable,
    pub(crate) actor_texts: Vec<TextId>,
    pub(crate) problems: Vec<LocalProblem>,
    pub(crate) counts: Problems,
    pub(crate) chunks: Vec<ChunkEnd>,
    pub(crate) rows: u64,
    pub(crate) events: u64,
    pub(crate) ignored: u64,
    /// The first and the last instant of an event.
    pub(crate) span: Option<(i64, i64)>,
}

/// Where a worker stood when a chunk ended.
#[derive(Debug)]
pub(crate) struct ChunkEnd {
    pub(crate) file: u32,
    pub(crate) sequence: u32,
    pub(crate) lines: u64,
}

/// A problem whose line is counted from the start of its chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LocalProblem {
    pub(crate) file: u32,
    pub(crate) sequence: u32,
    pub(crate) line: u64,
    pub(crate) column: String,
    pub(crate) value: String,
    pub(crate) code: ProblemCode,
}

impl ShardTotals {
    /// Makes an empty one with `1 << bits` parts that holds about `memory` bytes of events.
    pub(crate) fn new(bits: u32, memory: usize) -> ShardTotals {
        ShardTotals {
            parts: Parts::new(bits, memory),
            shapes: Shapes::default(),
            texts: Texts::default(),
            actors: nobody(),
            actor_texts: vec![TextId::NONE],
            problems: Vec::new(),
            counts: Problems::default(),
            chunks: Vec::new(),
            rows: 0,
            events: 0,
            ignored: 0,
            span: None,
        }
    }
}

/// The number for "no actor".
pub(super) const NOBODY: u32 = 0;

/// Returns a table in which the empty text has the number [`NOBODY`].
fn nobody() -> ByteTable {
    let mut actors = ByteTable::default();
    actors.add(&Probe::new(&[0; PADDING], Span { start: 0, end: 0 }));
    actors
}

/// A worker reading one log.
pub(crate) struct Shard<'a> {
    pub(super) plan: &'a Plan<'a>,
    pub(super) totals: &'a mut ShardTotals,
    pub(super) memo: TimeMemo,
    pub(super) columns: Columns,
    /// For every column of the case: the case and the text that were last taken from it.
    case_memo: Vec<(Option<CaseKey>, Vec<u8>)>,
    file: u32,
    sequence: u32,
    first: i64,
    last: i64,
}

impl<'a> Shard<'a> {
    pub(crate) fn new(plan: &'a Plan<'a>, totals: &'a mut ShardTotals, file: u32) -> Shard<'a> {
        totals.shapes.begin(plan);
        let case_memo = vec![(None, Vec::new()); plan.case_values.len()];
        let (first, last) = (i64::MAX, i64::MIN);
        let (memo, columns) = (TimeMemo::default(), Columns::default());
        Shard { plan, totals, memo, columns, case_memo, file, sequence: 0, first, last }
    }

    /// Returns the chunk being read.
    pub(crate) fn sequence(&self) -> u32 {
        self.sequence
    }

    pub(crate) fn begin_chunk(&mut self, sequence: u32) {
        self.sequence = sequence;
    }

    pub(crate) fn end_chunk(&mut self, lines: u64) {
        self.totals.parts.end_chunk(self.sequence);
        self.totals.chunks.push(ChunkEnd { file: self.file, sequence: self.sequence, lines });
        if self.first <= self.last {
            let (first, last) = self.totals.span.unwrap_or((self.first, self.last));
            self.totals.span = Some((first.min(self.first), last.max(self.last)));
        }
    }

    /// Counts a problem; the first ones are kept.
    #[cold]
    pub(crate) fn problem(&mut self, line: u64, column: &str, value: &[u8], code: ProblemCode) {
        self.totals.counts.count(code, 1);
        if self.totals.problems.len() < PROBLEMS_KEPT {
            self.totals.problems.push(LocalProblem {
                file: self.file,
                sequence: self.sequence,
                line,
                column: column.to_owned(),
                value: shorten(value),
                code,
            });
        }
    }

    /// Returns whether anything could not be read so far.
    pub(crate) fn has_problems(&self) -> bool {
        !self.totals.counts.is_empty()
    }

    /// Returns whether reading on is in vain, since events cannot be kept.
    pub(crate) fn has_failed(&self) -> bool {
        self.totals.parts.failed()
    }

    /// Takes one row, the line on which it begins counted from the start of the chunk.
    pub(crate) fn row<F: Fields>(&mut self, row: &F, line: u64) {
        self.totals.rows += 1;
        let plan = self.plan;
        if !plan.keep.is_empty() && !self.counts(row) {
            self.totals.ignored += 1;
            return;
        }
        let Some(key) = self.totals.parts.key_of(row, plan.case) else {
            return self.problem(line, plan.name(plan.case), b"", ProblemCode::CaseMissing);
        };
        let shape = match self.totals.shapes.of(row, plan, &mut self.totals.texts) {
            Ok(shape) => shape,
            Err(none) => {
                let column = plan.shape.iter().find(|(role, _)| *role == none.role);
                let column = column.map_or(plan.case, |(_, column)| *column);
                return self.problem(line, plan.name(column), row.value(column), none.code);
            }
        };
        if shape == IGNORED && plan.case_values.is_empty() {
            self.totals.ignored += 1;
            return;
        }
        let span = row.span(plan.at);
        let Some(at) = plan.time.stamp(row.buffer(), span.start, span.end, &mut self.memo) else {
            return self.unreadable_time(line, plan.at, row.value(plan.at));
        };
        if !plan.case_values.is_empty() && !self.case_values(row, key, line) {
            return;
        }
        if shape == IGNORED {
            self.totals.ignored += 1;
            return;
        }
        let actor = plan.actor.map_or(NOBODY, |column| self.actor(row, column));
        let record = Record::new(key, shape, actor);
        let plain =
            plan.extras.iter().all(|extra| row.span(extra.column).start == row.span(extra.column).end);
        match u32::try_from(at.second) {
            Ok(second) if plain && at.micro == 0 => self.totals.parts.push(Record { second, ..record }),
            _ => {
                if let Err((column, code)) = self.burdened(row, record, at) {
                    return self.problem(line, plan.name(column), row.value(column), code);
                }
            }
        }
        self.saw(at);
        self.totals.events += 1;
    }

    /// Notes the instant of an event.
    #[inline(always)]
    pub(super) fn saw(&mut self, at: Stamp) {
        self.first = self.first.min(at.micros());
        self.last = self.last.max(at.micros());
    }

    /// Takes the values that belong to the case from a row that is no event.
    pub(crate) fn case_only<F: Fields>(&mut self, row: &F, line: u64) {
        let plan = self.plan;
        match self.totals.parts.key_of(row, plan.case) {
            Some(key) => {
                self.case_values(row, key, line);
            }
            None => self.problem(line, plan.name(plan.case), b"", ProblemCode::CaseMissing),
        }
    }

    #[cold]
    fn unreadable_time(&mut self, line: u64, column: usize, value: &[u8]) {
        let missing = value.is_empty();
        let code = if missing { ProblemCode::TimeMissing } else { ProblemCode::TimeUnreadable };
        self.problem(line, self.plan.name(column), value, code);
    }

    /// Returns whether rows like this count.
    fn counts<F: Fields>(&self, row: &F) -> bool {
        self.plan.keep.iter().all(|keep| keep.values.iter().any(|value| value == row.value(keep.column)))
    }

    #[inline(always)]
    fn actor<F: Fields>(&mut self, row: &F, column: usize) -> u32 {
        let probe = Probe::new(row.buffer(), row.span(column));
        match self.totals.actors.find(&probe) {
            Some(number) => number,
            None => self.new_actor(&probe),
        }
    }

    #[cold]
    fn new_actor(&mut self, probe: &Probe<'_>) -> u32 {
        let number = self.totals.actors.add(probe);
        let written = String::from_utf8_lossy(probe.text());
        let written = written.trim();
        let text = self.plan.mapping.called(Role::Actor, written);
        self.totals.actor_texts.push(self.totals.texts.intern(text));
        number
    }

    /// Stores a record that has more than a record holds.
    #[inline(never)]
    pub(super) fn burdened<F: Fields>(
        &mut self,
        row: &F,
        record: Record,
        at: Stamp,
    ) -> Result<(), (usize, ProblemCode)> {
        let mut values = Values::default();
        self.extras(row, &mut values)?;
        self.push(record, at, &mut values);
        Ok(())
    }

    /// Stores a record, with its instant in the form that holds it.
    fn push(&mut self, mut record: Record, at: Stamp, values: &mut Values) {
        match u32::try_from(at.second) {
            Ok(second) if at.micro == 0 => record.second = second,
            _ => values.set(ExtraKind::At, at.micros()),
        }
        if values.is_empty() {
            self.totals.parts.push(record);
        } else {
            self.totals.parts.push_with_extras(record, values);
        }
    }

    fn extras<F: Fields>(&mut self, row: &F, values: &mut Values) -> Result<(), (usize, ProblemCode)> {
        let plan = self.plan;
        for extra in &plan.extras {
            let value = row.value(extra.column);
            if value.is_empty() {
                continue;
            }
            let column = extra.column;
            let (kind, number) = match extra.role {
                Role::Amount => {
                    let fen = amount::read(value, plan.amount_unit);
                    (ExtraKind::Amount, fen.ok_or((column, ProblemCode::AmountUnreadable))?)
                }
                Role::RecordedAt => (ExtraKind::RecordedAt, self.second_time(row, column)?),
                Role::Due => (ExtraKind::Due, self.second_time(row, column)?),
                Role::Reason => (ExtraKind::Reason, self.text(value)),
                Role::Document => (ExtraKind::Document, self.codes(value)),
                Role::Materials => (ExtraKind::Materials, self.codes(value)),
                Role::Staff => {
                    let staff = str::from_utf8(value).ok().and_then(|text| text.parse::<u8>().ok());
                    (ExtraKind::Staff, staff.ok_or((column, ProblemCode::StaffUnreadable))?.into())
                }
                Role::Batch => (ExtraKind::Batch, self.text(value)),
                Role::Applicant => (ExtraKind::Applicant, hash_bytes(value).cast_signed()),
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
                | Role::Planned => continue,
            };
            values.set(kind, number);
        }
        Ok(())
    }

    fn second_time<F: Fields>(&self, row: &F, column: usize) -> Result<i64, (usize, ProblemCode)> {
        let span = row.span(column);
        let time = self.plan.time.read(row.buffer(), span.start, span.end, &mut TimeMemo::default());
        time.ok_or((column, ProblemCode::TimeUnreadable))
    }

    fn text(&mut self, value: &[u8]) -> i64 {
        i64::from(self.totals.texts.intern(&String::from_utf8_lossy(value)).0)
    }

    /// Keeps a list of codes as it is written, and each code of it as a text of its own.
    fn codes(&mut self, value: &[u8]) -> i64 {
        let known = self.totals.texts.list().len();
        let list = self.text(value);
        if self.totals.texts.list().len() > known {
            for code in list_of(&String::from_utf8_lossy(value)) {
                self.totals.texts.intern(code);
            }
        }
        list
    }

    /// Takes the values that belong to the case, once for each run of equal ones. Returns whether all could be read.
    fn case_values<F: Fields>(&mut self, row: &F, key: CaseKey, line: u64) -> bool {
        let plan = self.plan;
        for (number, case) in plan.case_values.iter().enumerate() {
            let value = row.value(case.column);
            let (last_key, last_value) = &mut self.case_memo[number];
            if value.is_empty() || (*last_key == Some(key) && last_value == value) {
                continue;
            }
            let span = row.span(case.column);
            let time = plan.time.stamp(row.buffer(), span.start, span.end, &mut TimeMemo::default());
            let Some(at) = time else {
                self.problem(line, plan.name(case.column), value, ProblemCode::TimeUnreadable);
                return false;
            };
            *last_key = Some(key);
            value.clone_into(last_value);
            let Some(shape) = self.case_shape(row, u32::try_from(number).unwrap_or(0), &case.value) else {
                continue;
            };
            self.push(Record::new(key, shape, NOBODY), at, &mut Values::default());
            // A due instant may lie ahead; what happened belongs to the time that the log covers.
            if matches!(case.value, CaseValue::Event(Meaning::Event { .. })) {
                self.first = self.first.min(at.micros());
                self.last = self.last.max(at.micros());
            }
        }
        true
    }

    fn case_shape<F: Fields>(&mut self, row: &F, column: u32, value: &CaseValue) -> Option<u32> {
        let plan = self.plan;
        let texts = &mut self.totals.texts;
        let of =
            |role: Role| plan.shape.iter().find(|(known, _)| *known == role).map(|(_, at)| row.value(*at));
        let mut text = |role: Role| {
            let written = String::from_utf8_lossy(of(role).unwrap_or_default()).into_owned();
            texts.intern(plan.mapping.called(role, &written))
        };
        let (item, department) = (text(Role::Item), text(Role::Department));
        let (what, subject) = match value {
            CaseValue::Due | CaseValue::Event(Meaning::Ignore) => (What::CaseDue(column), TextId::NONE),
            CaseValue::Event(Meaning::Event { kind, subject, outcome }) => {
                (What::CaseEvent(column, *kind, *outcome), texts.intern(subject))
            }
        };
        let activity = texts.intern(plan.name(plan.case_values.get(column as usize)?.column));
        let none = TextId::NONE;
        let shape = Shape {
            what,
            activity,
            listed: true,
            item,
            department,
            role: none,
            subject,
            ground: none,
            source: none,
            planned: None,
        };
        Some(self.totals.shapes.number(shape))
    }
}
