//! Opening logs: standard input, a file, a folder or an archive; what packs a log and its format by their first bytes.

use super::archive::{self, Packed};
use super::encoding::{self, TextEncoding};
use super::folder;
use crate::parquet::{self, Footer, Random};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How much of a log is looked at before it is read.
const HEAD_BYTES: usize = 1 << 20;

const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Where a log is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Standard input.
    Stdin,
    /// A file.
    Path(PathBuf),
}

impl Origin {
    /// Takes `-` as standard input and everything else as a path.
    #[must_use]
    pub fn new(argument: &Path) -> Origin {
        if argument.as_os_str() == "-" { Origin::Stdin } else { Origin::Path(argument.to_owned()) }
    }

    /// Returns the name used in messages.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Origin::Stdin => "-".to_owned(),
            Origin::Path(path) => path.display().to_string(),
        }
    }
}

/// What a log is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LogFormat {
    /// Rows of separated values.
    Csv,
    /// IEEE 1849 event streams in XML.
    Xes,
    /// An object of JSON on each line.
    Ndjson,
    /// A sheet of a workbook, by now rows of separated values.
    Workbook,
    /// Columns of a Parquet file.
    Parquet,
}

/// Why a log cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// It cannot be opened.
    #[error("could not open {name}")]
    Open {
        /// The log.
        name: String,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// Reading failed.
    #[error("could not read {name}")]
    Read {
        /// The log.
        name: String,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// The first bytes say that it is something else.
    #[error("{name} is {found}; a log is CSV, XES, NDJSON, XLSX or Parquet, plain, gzip, zstd or zip")]
    Kind {
        /// The log.
        name: String,
        /// What it is.
        found: &'static str,
    },
    /// There is nothing in it.
    #[error("{name} is empty")]
    Empty {
        /// The log.
        name: String,
    },
}

/// An opened log: unpacked, without byte-order mark, UTF-16 already turned into UTF-8.
pub struct Log {
    pub(crate) name: String,
    pub(crate) format: LogFormat,
    pub(crate) head: Vec<u8>,
    pub(crate) encoding: TextEncoding,
    pub(crate) reader: Box<dyn Read + Send>,
    pub(crate) bytes: Option<u64>,
    pub(crate) compressed: bool,
    pub(crate) taken: Taken,
    /// The end of a Parquet file, which is read by its columns and not by `reader`.
    pub(crate) footer: Option<Footer>,
}

/// How much of a log was taken from where it lies, before it is unpacked; it can be looked at from elsewhere while the
/// log is read.
#[derive(Clone, Debug, Default)]
pub struct Taken(Arc<AtomicU64>);

impl Taken {
    /// Returns how many bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn add(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }
}

struct Counted {
    inner: Box<dyn Read + Send>,
    taken: Taken,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(out)?;
        self.taken.add(count as u64);
        Ok(count)
    }
}

impl Log {
    /// Returns the name used in messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the format.
    #[must_use]
    pub const fn format(&self) -> LogFormat {
        self.format
    }

    /// Returns its length where it lies, where that is known.
    #[must_use]
    pub const fn bytes(&self) -> Option<u64> {
        self.bytes
    }

    /// Returns how much of it was taken, as it is taken.
    #[must_use]
    pub fn taken(&self) -> Taken {
        self.taken.clone()
    }

    /// Returns the first bytes, up to a million, for recognising what it is.
    #[must_use]
    pub fn head(&self) -> &[u8] {
        &self.head
    }
}

/// Opens one log.
///
/// # Errors
/// [`SourceError`] when it cannot be opened or read, is empty, is plainly something else (a workbook of an old kind,
/// a PDF), or is a folder, archive or workbook that holds several logs.
pub fn open(origin: &Origin) -> Result<Log, SourceError> {
    let mut logs = open_all(origin)?;
    match (logs.pop(), logs.is_empty()) {
        (Some(log), true) => Ok(log),
        _ => Err(SourceError::Kind { name: origin.name(), found: "several logs where one is wanted" }),
    }
}

/// Opens a log, or all logs of a folder, an archive or a workbook: those of a folder and an archive sorted by name,
/// the sheets of a workbook in its order.
///
/// # Errors
/// [`SourceError`] as for [`open`].
pub fn open_all(origin: &Origin) -> Result<Vec<Log>, SourceError> {
    let name = origin.name();
    let Origin::Path(path) = origin else {
        let mut stdin = io::stdin();
        let start = take_head(&mut stdin, archive::MAGIC.len())
            .map_err(|cause| SourceError::Read { name: name.clone(), cause })?;
        if start != archive::MAGIC && start != parquet::MAGIC {
            return Ok(vec![from_reader(name, Box::new(Cursor::new(start).chain(stdin)), None)?]);
        }
        let mut bytes = start;
        stdin.read_to_end(&mut bytes).map_err(|cause| SourceError::Read { name: name.clone(), cause })?;
        return from_bytes(name, bytes);
    };
    let failed = |cause| SourceError::Open { name: name.clone(), cause };
    if path.metadata().map_err(failed)?.is_dir() {
        let mut logs = Vec::new();
        for file in folder::logs(path)? {
            logs.extend(open_file(&file)?);
        }
        return Ok(logs);
    }
    open_file(path)
}

fn open_file(path: &Path) -> Result<Vec<Log>, SourceError> {
    let name = path.display().to_string();
    let failed = |cause| SourceError::Open { name: name.clone(), cause };
    let mut file = File::open(path).map_err(failed)?;
    let bytes = file.metadata().map_err(failed)?.len();
    let start = take_head(&mut file, archive::MAGIC.len())
        .map_err(|cause| SourceError::Read { name: name.clone(), cause })?;
    if start == archive::MAGIC {
        return archive::logs(&name, &Packed::File(path.to_owned()));
    }
    if start == parquet::MAGIC {
        return Ok(vec![from_columns(name, Random::File(path.to_owned()), false)?]);
    }
    Ok(vec![from_reader(name, Box::new(Cursor::new(start).chain(file)), Some(bytes))?])
}

/// Takes the logs from bytes in memory, as [`open_all`] takes them from a file.
///
/// # Errors
/// [`SourceError`] as for [`open`].
pub fn from_bytes(name: String, bytes: Vec<u8>) -> Result<Vec<Log>, SourceError> {
    if bytes.starts_with(archive::MAGIC) {
        return archive::logs(&name, &Packed::Memory(bytes.into()));
    }
    if bytes.starts_with(parquet::MAGIC) {
        return Ok(vec![from_columns(name, Random::Memory(bytes.into()), false)?]);
    }
    let length = bytes.len() as u64;
    Ok(vec![from_reader(name, Box::new(Cursor::new(bytes)), Some(length))?])
}

/// Takes a log from a reader; `bytes` is its length where that is known.
///
/// # Errors
/// As [`open`].
pub fn from_reader(name: String, raw: Box<dyn Read + Send>, bytes: Option<u64>) -> Result<Log, SourceError> {
    let taken = Taken::default();
    let mut raw: Box<dyn Read + Send> = Box::new(Counted { inner: raw, taken: taken.clone() });
    let read = |cause| SourceError::Read { name: name.clone(), cause };
    let start = take_head(&mut raw, 512).map_err(read)?;
    if let Some(found) = other_kind(&start) {
        return Err(SourceError::Kind { name, found });
    }
    let (gzip, zstd) = (start.starts_with(&GZIP), start.starts_with(&ZSTD));
    let compressed = gzip || zstd;
    let whole = Cursor::new(start).chain(raw);
    let mut plain: Box<dyn Read + Send> = if gzip {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(1 << 17, whole)))
    } else if zstd {
        Box::new(zstd::Decoder::new(whole).map_err(read)?)
    } else {
        Box::new(whole)
    };
    // Damage further on is found, and reported with its row, when the log is read.
    let mut head = take_head(&mut plain, HEAD_BYTES).map_err(read)?;
    let (encoding, mark) = encoding::by_mark(&head);
    head.drain(..mark);
    if encoding.is_wide() {
        let whole = Cursor::new(std::mem::take(&mut head)).chain(plain);
        plain = Box::new(encoding::Decoded::new(whole, encoding));
        head = take_head(&mut plain, HEAD_BYTES).map_err(read)?;
    }
    if head.is_empty() {
        return Err(SourceError::Empty { name });
    }
    if head.starts_with(parquet::MAGIC) {
        // The end of a file says where everything is, so that a packed one must be unpacked as a whole.
        plain.read_to_end(&mut head).map_err(read)?;
        return from_columns(name, Random::Memory(head.into()), compressed);
    }
    if let Some(found) = other_kind(&head) {
        return Err(SourceError::Kind { name, found });
    }
    let format = format_of(&head);
    Ok(Log { name, format, head, encoding, reader: plain, bytes, compressed, taken, footer: None })
}

/// Takes a log from a Parquet file.
fn from_columns(name: String, random: Random, compressed: bool) -> Result<Log, SourceError> {
    /// About as many bytes as an event takes in rows of separated values, which parts are measured by.
    const ROW_BYTES: u64 = 60;
    let footer = match Footer::read(random) {
        Ok(footer) => footer,
        Err(cause) => return Err(SourceError::Read { name, cause }),
    };
    Ok(Log {
        name,
        format: LogFormat::Parquet,
        head: Vec::new(),
        encoding: TextEncoding::Utf8,
        reader: Box::new(io::empty()),
        // Parts are found by what is unpacked.
        bytes: Some(footer.rows().saturating_mul(ROW_BYTES) / if compressed { 8 } else { 1 }),
        compressed,
        taken: Taken::default(),
        footer: Some(footer),
    })
}

fn take_head(reader: &mut dyn Read, bytes: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(bytes as u64).read_to_end(&mut head)?;
    Ok(head)
}

fn format_of(head: &[u8]) -> LogFormat {
    match head.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'<') => LogFormat::Xes,
        Some(b'{') => LogFormat::Ndjson,
        _ => LogFormat::Csv,
    }
}

fn other_kind(head: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 5] = [
        (archive::MAGIC, "an archive or a workbook inside another"),
        (b"\xd0\xcf\x11\xe0", "an old workbook"),
        (b"%PDF", "a PDF"),
        (b"BZh", "bzip2"),
        (b"\xfd7zXZ", "xz"),
    ];
    KINDS.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind)
}
