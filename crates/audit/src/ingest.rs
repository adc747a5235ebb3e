//! Reading logs into a store with several workers.

use crate::columns::{EventStore, LocalProblem, Shard, ShardTotals};
use crate::csv::{self, Layout, Scratch, read_chunk};
use crate::mapping::{Mapping, MappingError, Plan, Role};
use crate::problem::{Problem, ProblemCode};
use crate::source::{Chunk, Chunks, Log, LogFormat, SourceError, TextEncoding};
use crate::{ndjson, parquet, tables, xes};
use engine::Symbols;
use serde::Serialize;
use std::io;
use std::num::NonZero;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// About as many bytes as a chunk has.
const CHUNK_BYTES: usize = 1 << 18;
/// About as many bytes of a log go into one part, so that a part's events fit into a core's own cache.
const PART_BYTES: u64 = 1 << 22;
const PART_BITS_MAX: u32 = 11;

/// How to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadOptions {
    /// How many workers.
    pub threads: NonZero<usize>,
    /// Whether the first thing that cannot be read ends everything.
    pub strict: bool,
    /// About as many bytes as a chunk has; the result does not depend on it.
    pub chunk_bytes: usize,
    /// About as many bytes of memory may be used for events; the result does not depend on it. What is more is put
    /// aside in a temporary file and read back part by part.
    pub memory: u64,
}

impl ReadOptions {
    /// Returns how many bytes of events one worker may hold. A quarter is left for the work on them.
    fn memory_of_worker(&self) -> usize {
        let bytes = self.memory / 4 * 3 / self.threads.get() as u64;
        usize::try_from(bytes).unwrap_or(usize::MAX)
    }
}

/// The memory for events when nothing is said: 1 GiB.
pub const MEMORY: u64 = 1 << 30;

impl Default for ReadOptions {
    fn default() -> ReadOptions {
        let threads = thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
        ReadOptions { threads, strict: false, chunk_bytes: CHUNK_BYTES, memory: MEMORY }
    }
}

/// What a log turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// `csv`, `xes`, `ndjson`, `xlsx` or `parquet`; of exchange tables `table`, or `unused` for one that the mapping does not name.
    pub format: &'static str,
    /// Whether it was compressed.
    pub compressed: bool,
    /// The encoding that its text was decoded from.
    pub encoding: &'static str,
    /// Whether the encoding was guessed and not declared or proven.
    pub encoding_guessed: bool,
    /// Cases without a single event, in logs that can say so.
    pub cases_without_events: u64,
}

/// What was read.
pub struct Input {
    /// The events.
    pub store: EventStore,
    /// The logs.
    pub files: Vec<FileReport>,
}

/// Why nothing was read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The mapping does not fit.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// The log cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// Something could not be read, and reading was strict.
    #[error(
        "{}:{}: column \"{}\", value \"{}\": {} ({})",
        .0.file, .0.row, .0.column, .0.value, .0.code.en(), .0.code.code()
    )]
    Strict(Problem),
    /// There was no place for events that do not fit into memory.
    #[error("could not put events aside in a temporary file")]
    Aside(#[source] io::Error),
}

/// Reads logs through a mapping. The result does not depend on the number of workers.
///
/// # Errors
/// [`ReadError`] when the mapping does not fit, a log cannot be read, or, when strict, at the first problem.
pub fn read(
    logs: Vec<Log>,
    mapping: &Mapping,
    options: ReadOptions,
    symbols: Symbols,
) -> Result<Input, ReadError> {
    if !mapping.tables.list.is_empty() {
        return read_tables(logs, mapping, options, symbols);
    }
    let bits = part_bits(&logs);
    let shard = |_| ShardTotals::new(bits, options.memory_of_worker());
    let mut shards: Vec<ShardTotals> = (0..options.threads.get()).map(shard).collect();
    let mut files = Vec::new();
    let mut names = Vec::new();
    let mut sequence = 0;
    for (number, log) in logs.into_iter().enumerate() {
        names.push(log.name.clone());
        let file = u32::try_from(number).unwrap_or(u32::MAX);
        let mut reading = Reading { mapping, options, shards: &mut shards, file, sequence };
        files.push(match log.format {
            LogFormat::Csv | LogFormat::Workbook => reading.csv(log)?,
            LogFormat::Xes => reading.xes(log)?,
            LogFormat::Ndjson => reading.ndjson(log)?,
            LogFormat::Parquet => reading.parquet(log)?,
        });
        sequence = reading.sequence;
        if options.strict && shards.iter().any(|shard| !shard.counts.is_empty()) {
            break;
        }
    }
    for shard in &mut shards {
        shard.parts.end().map_err(ReadError::Aside)?;
    }
    let store = EventStore::new(shards, &names, symbols);
    match store.problems.list().first() {
        Some(problem) if options.strict => Err(ReadError::Strict(problem.clone())),
        _ => Ok(Input { store, files }),
    }
}

/// Reads exchange tables: all of them together, since a later row may change what an earlier one said.
fn read_tables(
    logs: Vec<Log>,
    mapping: &Mapping,
    options: ReadOptions,
    symbols: Symbols,
) -> Result<Input, ReadError> {
    let mut totals = ShardTotals::new(part_bits(&logs), options.memory_of_worker());
    let names: Vec<String> = logs.iter().map(|log| log.name.clone()).collect();
    let columns: Vec<String> = Role::ALL.iter().map(|role| role.code().to_owned()).collect();
    let plan = Plan::new(mapping, "the tables", &columns)?;
    let mut tables = tables::Exchange::new(&mapping.tables, &plan);
    let mut files = Vec::new();
    for mut log in logs {
        declare(&mut log, mapping);
        let (name, compressed, used) = (log.name.clone(), log.compressed, tables.knows(&log.name));
        let encoding = if used { tables.add(log)? } else { log.encoding };
        files.push(report(name, if used { "table" } else { "unused" }, compressed, encoding));
    }
    tables.tell(&mut totals);
    totals.parts.end().map_err(ReadError::Aside)?;
    let store = EventStore::new(vec![totals], &names, symbols);
    match store.problems.list().first() {
        Some(problem) if options.strict => Err(ReadError::Strict(problem.clone())),
        _ => Ok(Input { store, files }),
    }
}

/// Takes the encoding that the mapping names, where no mark says another.
fn declare(log: &mut Log, mapping: &Mapping) {
    if let (Some(encoding), TextEncoding::Ascii) = (mapping.encoding, log.encoding) {
        log.encoding = encoding;
    }
}

fn part_bits(logs: &[Log]) -> u32 {
    let bytes = |log: &Log| {
        let bytes = log.bytes.unwrap_or(256 * PART_BYTES);
        if log.compressed { bytes.saturating_mul(8) } else { bytes }
    };
    let parts = logs.iter().map(bytes).sum::<u64>() / PART_BYTES;
    parts.next_power_of_two().trailing_zeros().min(PART_BITS_MAX)
}

struct Reading<'a> {
    mapping: &'a Mapping,
    options: ReadOptions,
    shards: &'a mut [ShardTotals],
    file: u32,
    sequence: u32,
}

impl Reading<'_> {
    fn csv(&mut self, mut log: Log) -> Result<FileReport, ReadError> {
        declare(&mut log, self.mapping);
        let header = csv::read_header(&log.head, log.encoding, self.mapping.delimiter);
        let plan = Plan::new(self.mapping, &log.name, &header.columns)?;
        let layout =
            Layout { dialect: header.dialect, columns: header.columns.len(), header_in: self.sequence };
        let (name, compressed, wide) = (log.name.clone(), log.compressed, log.encoding.is_wide());
        let declared = log.encoding;
        let format = if log.format == LogFormat::Workbook { "xlsx" } else { "csv" };
        let chunks = Chunks::new(log, self.sequence, self.options.chunk_bytes, header.dialect);
        let stop = AtomicU32::new(u32::MAX);
        let (strict, file) = (self.options.strict, self.file);
        thread::scope(|scope| {
            for totals in self.shards.iter_mut() {
                let (plan, chunks, stop) = (&plan, &chunks, &stop);
                scope.spawn(move || {
                    let mut shard = Shard::new(plan, totals, file);
                    let mut chunk = Chunk::default();
                    let mut scratch = Scratch::default();
                    while chunks.next(&mut chunk) && chunk.sequence <= stop.load(Ordering::Relaxed) {
                        read_chunk(&chunk, layout, &mut scratch, &mut shard);
                        if strict && shard.has_problems() || shard.has_failed() {
                            stop.fetch_min(chunk.sequence, Ordering::Relaxed);
                        }
                    }
                });
            }
        });
        let ending = chunks.finish();
        self.sequence = ending.next_sequence;
        if let Some(cause) = ending.failure {
            self.broke_off(&name, compressed, cause)?;
        }
        let encoding = if wide { declared } else { ending.encoding };
        Ok(report(name, format, compressed, encoding))
    }

    fn xes(&mut self, log: Log) -> Result<FileReport, ReadError> {
        let columns = Plan::wanted(self.mapping);
        let plan = Plan::new(self.mapping, &log.name, &columns)?;
        let (name, compressed, declared) = (log.name.clone(), log.compressed, log.encoding);
        let Some(totals) = self.shards.first_mut() else {
            return Ok(report(name, "xes", compressed, declared));
        };
        let mut shard = Shard::new(&plan, totals, self.file);
        let ending = xes::read_log(log, &columns, self.sequence, &mut shard);
        self.sequence += 1;
        if let Some(cause) = ending.failure {
            self.broke_off(&name, compressed, cause)?;
        }
        let encoding = if declared.is_wide() { declared } else { ending.encoding };
        let mut report = report(name, "xes", compressed, encoding);
        report.cases_without_events = ending.empty_traces;
        Ok(report)
    }

    fn ndjson(&mut self, log: Log) -> Result<FileReport, ReadError> {
        let columns = Plan::wanted(self.mapping);
        let plan = Plan::new(self.mapping, &log.name, &columns)?;
        let (name, compressed, declared) = (log.name.clone(), log.compressed, log.encoding);
        let Some(totals) = self.shards.first_mut() else {
            return Ok(report(name, "ndjson", compressed, declared));
        };
        let mut shard = Shard::new(&plan, totals, self.file);
        let ending = ndjson::read_log(log, &columns, self.sequence, &mut shard);
        self.sequence += 1;
        if let Some(cause) = ending.failure {
            self.broke_off(&name, compressed, cause)?;
        }
        let encoding = if declared.is_wide() { declared } else { ending.encoding };
        Ok(report(name, "ndjson", compressed, encoding))
    }

    fn parquet(&mut self, log: Log) -> Result<FileReport, ReadError> {
        let Log { name, compressed, encoding, footer, bytes, taken, .. } = log;
        let Some(footer) = footer else { return Ok(report(name, "parquet", compressed, encoding)) };
        let plan = Plan::new(self.mapping, &name, &footer.names())?.column_by_column();
        let place = (self.file, self.sequence);
        let progress = |rows| taken.add(bytes.unwrap_or(0).saturating_mul(rows) / footer.rows().max(1));
        let how = parquet::How { strict: self.options.strict, progress: &progress };
        let ending = parquet::read_log(&footer, &plan, self.shards, place, how);
        self.sequence = ending.next_sequence;
        match ending.failure {
            Some(cause) => Err(SourceError::Read { name, cause }.into()),
            None => Ok(report(name, "parquet", compressed, encoding)),
        }
    }

    /// Damage inside a compressed log is a problem like others; whatever was read before it counts.
    fn broke_off(&mut self, name: &str, compressed: bool, cause: io::Error) -> Result<(), ReadError> {
        let damaged = matches!(
            cause.kind(),
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput
        );
        if !compressed || !damaged {
            return Err(SourceError::Read { name: name.to_owned(), cause }.into());
        }
        let last = self.sequence.saturating_sub(1);
        for shard in self.shards.iter_mut() {
            let Some(chunk) = shard.chunks.iter().find(|chunk| chunk.sequence == last) else { continue };
            let line = chunk.lines;
            shard.counts.count(ProblemCode::Damaged, 1);
            shard.problems.push(LocalProblem {
                file: self.file,
                sequence: last,
                line,
                column: String::new(),
                value: cause.to_string(),
                code: ProblemCode::Damaged,
            });
        }
        Ok(())
    }
}

fn report(name: String, format: &'static str, compressed: bool, encoding: TextEncoding) -> FileReport {
    FileReport {
        name,
        format,
        compressed,
        encoding: encoding.name(),
        encoding_guessed: matches!(encoding, TextEncoding::Other { marked: false, .. }),
        cases_without_events: 0,
    }
}
