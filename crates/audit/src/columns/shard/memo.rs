//! What the texts of columns were found to be, so that each is looked up once for each entry and not once for each row.

use crate::columns::batch::{Batch, BatchColumn, TextColumn};
use crate::columns::key::CaseKey;
use crate::mapping::Plan;

/// Stands for what was not looked up yet.
pub(super) const UNKNOWN: u32 = u32::MAX;
/// The same for wider numbers.
pub(super) const UNKNOWN_VALUE: i64 = i64::MIN;
/// Stands for an entry that cannot be read.
pub(super) const UNREADABLE_VALUE: i64 = i64::MIN + 1;

/// What one worker knows of the entries of the columns that it reads.
#[derive(Debug, Default)]
pub(crate) struct Memos {
    /// The key of the case; that of an empty text for what was not looked up.
    pub(super) keys: Memo<CaseKey>,
    pub(super) actors: Memo<u32>,
    /// For each column whose values repeat: the number of the text in its run.
    pub(super) shapes: Vec<Memo<u32>>,
    /// For each column of extras: what is kept.
    pub(super) extras: Vec<Memo<i64>>,
    /// For each column that chooses rows: whether they count, 0 or 1.
    pub(super) keep: Vec<Memo<u32>>,
    /// For each row of the batch: the key of its case, that of an empty text for none.
    pub(super) row_keys: Vec<CaseKey>,
    /// For each row of the batch: the number of the combination of its texts.
    pub(super) row_wholes: Vec<u32>,
}

/// One value for each entry of a column.
#[derive(Debug)]
pub(super) struct Memo<T> {
    pub(super) values: Vec<T>,
    generation: u32,
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo { values: Vec::new(), generation: 0 }
    }
}

impl<T: Copy> Memo<T> {
    fn begin(&mut self, column: Option<&BatchColumn>, unknown: T) {
        let Some(BatchColumn::Texts(column)) = column else { return };
        self.fit(column, unknown);
    }

    fn fit(&mut self, column: &TextColumn, unknown: T) {
        if self.generation != column.generation() {
            self.generation = column.generation();
            self.values.clear();
        }
        self.values.truncate(column.lasting());
        self.values.resize(column.entries(), unknown);
    }
}

impl Memos {
    /// Forgets what no longer holds, and makes room for the entries of a batch.
    pub(super) fn begin(&mut self, batch: &Batch, plan: &Plan<'_>) {
        let column = |number: usize| batch.columns.get(number);
        self.keys.begin(column(plan.case), CaseKey::from_bits(0));
        self.actors.begin(plan.actor.and_then(column), UNKNOWN);
        self.shapes.resize_with(plan.shape.len(), Memo::default);
        self.extras.resize_with(plan.extras.len(), Memo::default);
        self.keep.resize_with(plan.keep.len(), Memo::default);
        for (memo, (_, number)) in self.shapes.iter_mut().zip(&plan.shape) {
            memo.begin(column(*number), UNKNOWN);
        }
        for (memo, extra) in self.extras.iter_mut().zip(&plan.extras) {
            memo.begin(column(extra.column), UNKNOWN_VALUE);
        }
        for (memo, keep) in self.keep.iter_mut().zip(&plan.keep) {
            memo.begin(column(keep.column), UNKNOWN);
        }
    }
}
