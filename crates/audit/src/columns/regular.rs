//! Many rows at once, column by column: a short loop for each column keeps everything it needs in registers.
//!
//! Takes only what is plain: short identities, shapes and actors seen before, times in fixed positions. Everything
//! else about a row is left to [`Shard::row`], which gives the same result for every row, one after another.

use super::fields::{Fields, Span};
use super::key::CaseKey;
use super::parts::Record;
use super::shape::IGNORED;
use super::shard::{NOBODY, Shard};
use crate::time::Stamp;

/// Rows in one batch: a bit for each in a word.
pub(crate) const BATCH: usize = 64;

/// What was read of the rows of a batch.
#[derive(Debug)]
pub(super) struct Columns {
    keys: [CaseKey; BATCH],
    shapes: [u32; BATCH],
    seconds: [u32; BATCH],
    actors: [u32; BATCH],
    /// The rows that are not plain.
    odd: u64,
    /// The rows that have more than a record holds.
    burdened: u64,
}

impl Default for Columns {
    fn default() -> Columns {
        let keys = [CaseKey::from_bits(0); BATCH];
        let [shapes, seconds, actors] = [[0; BATCH]; 3];
        Columns { keys, shapes, seconds, actors, odd: 0, burdened: 0 }
    }
}

/// Rows without quotes that all have as many fields.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) bytes: &'a [u8],
    /// Where their fields start, and behind the last.
    pub(crate) starts: &'a [u32],
    /// How many fields a row has; at least two.
    pub(crate) columns: usize,
}

impl<'a> Rows<'a> {
    /// The starts of the fields from a column on, row by row.
    #[inline(always)]
    fn from(self, column: usize) -> impl Iterator<Item = &'a [u32]> {
        self.starts.get(column..).unwrap_or_default().chunks(self.columns)
    }

    /// Where the fields of a column lie, row by row.
    #[inline(always)]
    fn spans(self, column: usize) -> impl Iterator<Item = Span> {
        self.through(column, column)
    }

    /// Where the text from one column to another lies, row by row.
    #[inline(always)]
    fn through(self, first: usize, last: usize) -> impl Iterator<Item = Span> {
        let behind = last - first + 1;
        self.from(first).map(move |starts| match starts.get(behind) {
            Some(end) => Span { start: starts[0] as usize, end: *end as usize - 1 },
            None => Span::default(),
        })
    }
}

impl Shard<'_> {
    /// Takes at most [`BATCH`] rows, the first of which begins on this line; `row_at` gives one of them.
    #[inline(always)]
    pub(crate) fn rows<F: Fields>(&mut self, rows: Rows<'_>, line: u64, row_at: impl Fn(usize) -> F) {
        let count = (rows.starts.len().saturating_sub(1) / rows.columns).min(BATCH);
        if !self.plan.keep.is_empty() || !self.plan.case_values.is_empty() {
            (0..count).for_each(|at| self.row(&row_at(at), line + at as u64));
            return;
        }
        let mut columns = std::mem::take(&mut self.columns);
        self.look(rows, &mut columns);
        let (mut first, mut last, mut plain) = (u32::MAX, 0, 0);
        for at in 0..count {
            let bit = 1 << at;
            if columns.odd & bit != 0 {
                self.row(&row_at(at), line + at as u64);
                continue;
            }
            let second = columns.seconds[at];
            let key = columns.keys[at];
            if columns.burdened & bit == 0 {
                // Said again below and not shared: a record that may be lent out is put together in memory first.
                let record = Record { second, ..Record::new(key, columns.shapes[at], columns.actors[at]) };
                self.totals.parts.push_by(key.hash_inline(), record);
            } else {
                let record = Record { second, ..Record::new(key, columns.shapes[at], columns.actors[at]) };
                let stamp = Stamp { second: i64::from(second), micro: 0 };
                let row = row_at(at);
                if let Err((column, code)) = self.burdened(&row, record, stamp) {
                    self.problem(line + at as u64, self.plan.name(column), row.value(column), code);
                    self.totals.rows += 1;
                    continue;
                }
            }
            first = first.min(second);
            last = last.max(second);
            plain += 1;
        }
        self.columns = columns;
        self.totals.rows += plain;
        self.totals.events += plain;
        if plain > 0 {
            self.saw(Stamp { second: first.into(), micro: 0 });
            self.saw(Stamp { second: last.into(), micro: 0 });
        }
    }

    /// Reads what is plain, column by column.
    #[inline(always)]
    fn look(&mut self, rows: Rows<'_>, columns: &mut Columns) {
        let plan = self.plan;
        let Columns { keys, shapes, seconds, actors, odd, burdened } = columns;
        (*odd, *burdened) = (0, 0);
        for (at, (span, key)) in rows.spans(plan.case).zip(keys.iter_mut()).enumerate() {
            let found = plain_key(rows.bytes, span);
            *odd |= u64::from(found.is_none()) << at;
            *key = found.unwrap_or(CaseKey::from_bits(0));
        }
        self.totals.shapes.known(plan, |run| rows.through(run.first, run.last), rows.bytes, shapes);
        for (at, shape) in shapes.iter().enumerate() {
            *odd |= u64::from(*shape == IGNORED) << at;
        }
        for (at, (span, second)) in rows.spans(plan.at).zip(seconds.iter_mut()).enumerate() {
            let found = plan.time.plain_second(rows.bytes, span.start, span.end, &mut self.memo);
            let found = found.and_then(|second| u32::try_from(second).ok());
            *odd |= u64::from(found.is_none()) << at;
            *second = found.unwrap_or(0);
        }
        actors.fill(NOBODY);
        if let Some(column) = plan.actor {
            for (at, (span, actor)) in rows.spans(column).zip(actors.iter_mut()).enumerate() {
                let found = self.totals.actors.known(rows.bytes, span);
                *odd |= u64::from(found.is_none()) << at;
                *actor = found.unwrap_or(NOBODY);
            }
        }
        for extra in &plan.extras {
            for (at, span) in rows.spans(extra.column).take(BATCH).enumerate() {
                *burdened |= u64::from(span.start != span.end) << at;
            }
        }
    }
}

/// The key of an identity without space around it that fits into a key.
#[inline(always)]
fn plain_key(buffer: &[u8], span: Span) -> Option<CaseKey> {
    let key = CaseKey::inline(buffer, span)?;
    let plain = span.start < span.end && buffer[span.start] > b' ' && buffer[span.end - 1] > b' ';
    plain.then_some(key)
}
