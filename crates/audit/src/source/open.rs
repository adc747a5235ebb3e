//! Opening a log: standard input or a path, gzip and format by their first bytes.

use super::encoding::{self, TextEncoding};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

/// How much of a log is looked at before it is read.
const HEAD_BYTES: usize = 1 << 20;

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
    #[error("{name} is {found}; a log is CSV, XES or NDJSON, plain or gzip")]
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

    /// Returns the first bytes, up to a million, for recognising what it is.
    #[must_use]
    pub fn head(&self) -> &[u8] {
        &self.head
    }
}

/// Opens a log.
///
/// # Errors
/// [`SourceError`] when it cannot be opened or read, is empty, or is plainly something else (a workbook, Parquet).
pub fn open(origin: &Origin) -> Result<Log, SourceError> {
    let name = origin.name();
    let (raw, bytes): (Box<dyn Read + Send>, Option<u64>) = match origin {
        Origin::Stdin => (Box::new(io::stdin()), None),
        Origin::Path(path) => {
            let open = |cause| SourceError::Open { name: name.clone(), cause };
            let file = File::open(path).map_err(open)?;
            let metadata = file.metadata().map_err(open)?;
            if metadata.is_dir() {
                return Err(SourceError::Kind { name, found: "a folder" });
            }
            (Box::new(file), Some(metadata.len()))
        }
    };
    from_reader(name, raw, bytes)
}

/// Takes a log from a reader; `bytes` is its length where that is known.
///
/// # Errors
/// As [`open`].
pub fn from_reader(
    name: String,
    mut raw: Box<dyn Read + Send>,
    bytes: Option<u64>,
) -> Result<Log, SourceError> {
    let read = |cause| SourceError::Read { name: name.clone(), cause };
    let start = take_head(&mut raw, 512).map_err(read)?;
    if let Some(found) = other_kind(&start) {
        return Err(SourceError::Kind { name, found });
    }
    let compressed = start.starts_with(&[0x1f, 0x8b]);
    let whole = Cursor::new(start).chain(raw);
    let mut plain: Box<dyn Read + Send> = if compressed {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(1 << 17, whole)))
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
    if let Some(found) = other_kind(&head) {
        return Err(SourceError::Kind { name, found });
    }
    let format = format_of(&head);
    Ok(Log { name, format, head, encoding, reader: plain, bytes, compressed })
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
    const KINDS: [(&[u8], &str); 6] = [
        (b"PK\x03\x04", "a zip archive or a workbook"),
        (b"PAR1", "a Parquet file"),
        (b"\xd0\xcf\x11\xe0", "an old workbook"),
        (b"%PDF", "a PDF"),
        (b"BZh", "bzip2"),
        (b"\xfd7zXZ", "xz"),
    ];
    KINDS.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind)
}
