//! All rows of a file on several workers: each takes the next row group, or the next stripe of a large one.

use super::cursor::{Cursor, room_for};
use super::footer::Footer;
use super::source::Opened;
use crate::columns::{Batch, BatchColumn, Memos, Shard, ShardTotals};
use crate::mapping::Plan;
use crate::problem::ProblemCode;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::thread;

/// Rows of a batch: few enough that all of its columns stay in a core's own cache.
const BATCH_ROWS: usize = 1 << 12;
/// Rows of a stripe; a row group up to half as large again is not cut.
const STRIPE_ROWS: u64 = 1 << 17;

/// What a file turned out to be.
pub(crate) struct ParquetEnding {
    pub(crate) next_sequence: u32,
    /// Why it could not be read to its end; what is merely damaged is a problem of its rows.
    pub(crate) failure: Option<io::Error>,
}

/// How a file is read.
#[derive(Clone, Copy)]
pub(crate) struct How<'a> {
    /// Whether the first problem ends everything.
    pub(crate) strict: bool,
    /// Is told how many more rows were read.
    pub(crate) progress: &'a (dyn Fn(u64) + Sync),
}

/// Rows that one worker reads.
#[derive(Clone, Copy, Debug)]
struct Stripe {
    group: usize,
    first: u64,
    rows: u64,
}

/// A file being read.
pub(crate) struct Reading<'a> {
    footer: &'a Footer,
    plan: &'a Plan<'a>,
    stripes: Vec<Stripe>,
    next: AtomicUsize,
    /// The first stripe with a problem, when reading is strict.
    stop: AtomicU32,
    how: How<'a>,
    sequence: u32,
}

/// Reads a file with a worker for each of `shards`; its stripes are chunks from `sequence` on.
pub(crate) fn read_log(
    footer: &Footer,
    plan: &Plan<'_>,
    shards: &mut [ShardTotals],
    (file, sequence): (u32, u32),
    how: How<'_>,
) -> ParquetEnding {
    let lists = plan
        .read_columns()
        .keys()
        .any(|column| footer.columns.get(*column).is_some_and(|column| column.repetition_max > 0));
    let reading = Reading {
        footer,
        plan,
        stripes: stripes(footer, lists),
        next: AtomicUsize::new(0),
        stop: AtomicU32::new(u32::MAX),
        how,
        sequence,
    };
    let failures: Vec<io::Error> = thread::scope(|scope| {
        let reading = &reading;
        let work = |totals| scope.spawn(move || reading.work(Shard::new(reading.plan, totals, file)));
        let workers: Vec<_> = shards.iter_mut().map(work).collect();
        let broken = |_| Err(io::Error::other("a worker broke off"));
        workers.into_iter().filter_map(|worker| worker.join().unwrap_or_else(broken).err()).collect()
    });
    let count = u32::try_from(reading.stripes.len()).unwrap_or(u32::MAX);
    ParquetEnding { next_sequence: sequence.saturating_add(count), failure: failures.into_iter().next() }
}

/// Cuts row groups into stripes. In a list values are no rows, so that a row in the middle cannot be found.
fn stripes(footer: &Footer, lists: bool) -> Vec<Stripe> {
    let mut stripes = Vec::new();
    for (group, rows) in footer.row_groups().enumerate() {
        let mut first = 0;
        while first < rows {
            let left = rows - first;
            let whole = lists || left <= STRIPE_ROWS + STRIPE_ROWS / 2;
            let rows = if whole { left } else { STRIPE_ROWS };
            stripes.push(Stripe { group, first, rows });
            first += rows;
        }
    }
    stripes
}

/// One worker.
struct Worker<'a> {
    file: Arc<Opened>,
    batch: Batch,
    memos: Memos,
    shard: Shard<'a>,
    /// How many rows of the stripe are read.
    line: u64,
}

impl Reading<'_> {
    fn work(&self, shard: Shard<'_>) -> io::Result<()> {
        let file = Arc::new(self.footer.random.open()?);
        let mut batch = Batch::default();
        batch.columns.resize_with(self.footer.columns.len(), BatchColumn::default);
        for (column, time_only) in self.plan.read_columns() {
            batch.columns[column] = room_for(&self.footer.columns[column], time_only);
        }
        let mut worker = Worker { file, batch, memos: Memos::default(), shard, line: 0 };
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(stripe) = self.stripes.get(number) else { return Ok(()) };
            let sequence = self.sequence.saturating_add(u32::try_from(number).unwrap_or(u32::MAX));
            if sequence > self.stop.load(Ordering::Relaxed) {
                return Ok(());
            }
            worker.shard.begin_chunk(sequence);
            worker.line = 0;
            if let Err(cause) = self.stripe(*stripe, &mut worker) {
                if !is_damage(&cause) {
                    return Err(cause);
                }
                let why = cause.to_string();
                worker.shard.problem(worker.line, "", why.as_bytes(), ProblemCode::Damaged);
            }
            worker.shard.end_chunk(stripe.rows);
            (self.how.progress)(stripe.rows);
            if self.how.strict && worker.shard.has_problems() {
                self.stop.fetch_min(sequence, Ordering::Relaxed);
            }
        }
    }

    fn stripe(&self, stripe: Stripe, worker: &mut Worker<'_>) -> io::Result<()> {
        let Worker { file, batch, memos, shard, line } = worker;
        let mut cursors = Vec::new();
        let first = usize::try_from(stripe.first).unwrap_or(usize::MAX);
        for (number, _) in self.plan.read_columns() {
            let (column, out) = (&self.footer.columns[number], &mut batch.columns[number]);
            let pages = self.footer.pages(file, stripe.group, number)?;
            let mut cursor = Cursor::new(pages, column, &self.plan.time, out)?;
            cursor.skip(first, out)?;
            cursors.push((number, cursor));
        }
        while *line < stripe.rows {
            let left = stripe.rows - *line;
            batch.rows = usize::try_from(left).map_or(BATCH_ROWS, |left| left.min(BATCH_ROWS));
            for (number, cursor) in &mut cursors {
                cursor.fill(batch.rows, &mut batch.columns[*number])?;
            }
            shard.batch(batch, memos, *line);
            *line += batch.rows as u64;
        }
        Ok(())
    }
}

/// Returns whether the file itself is at fault, and not whatever it is on.
fn is_damage(cause: &io::Error) -> bool {
    matches!(
        cause.kind(),
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput
    )
}
