//! Chunks of whole rows, handed to whoever asks next. Owns the cut; a quoted newline never cuts a row.

use super::encoding::{self, TextEncoding};
use super::open::Log;
use crate::csv::{Dialect, State, last_row_end};
use std::io::{self, Cursor, Read};
use std::sync::Mutex;

/// Bytes behind a chunk that may be read but mean nothing.
pub(crate) const PADDING: usize = 64;
/// The longest row.
const ROW_BYTES_MAX: usize = 1 << 26;

/// One chunk: whole rows, the last one perhaps without its terminator.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    /// The bytes, [`PADDING`] zero bytes behind them included.
    pub(crate) bytes: Vec<u8>,
    /// How many bytes belong to the log.
    pub(crate) length: usize,
    /// Its place among all chunks.
    pub(crate) sequence: u32,
    /// Whether there is a quote in it.
    pub(crate) quoted: bool,
    /// Whether it must be decoded, and from what; `None` for UTF-8.
    pub(crate) encoding: Option<&'static encoding_rs::Encoding>,
    /// Whether bytes that should be UTF-8 are not.
    pub(crate) invalid: bool,
    /// Whether it begins a row that is longer than allowed, and is cut off.
    pub(crate) too_long: bool,
}

/// A log being cut into chunks.
pub(crate) struct Chunks {
    feed: Mutex<Feed>,
    chunk_bytes: usize,
    dialect: Dialect,
}

struct Feed {
    reader: Box<dyn Read + Send>,
    carry: Vec<u8>,
    sequence: u32,
    encoding: TextEncoding,
    ended: bool,
    failure: Option<io::Error>,
}

/// What the whole log turned out to be.
pub(crate) struct Ending {
    pub(crate) encoding: TextEncoding,
    pub(crate) failure: Option<io::Error>,
    pub(crate) next_sequence: u32,
}

impl Chunks {
    /// Starts cutting a log into chunks of about `chunk_bytes`, the first of them having this place.
    pub(crate) fn new(log: Log, sequence: u32, chunk_bytes: usize, dialect: Dialect) -> Chunks {
        let Log { head, reader, encoding, .. } = log;
        let reader: Box<dyn Read + Send> = Box::new(Cursor::new(head).chain(reader));
        // UTF-16 is UTF-8 by now.
        let encoding = if encoding.is_wide() { TextEncoding::Utf8 } else { encoding };
        let feed = Feed { reader, carry: Vec::new(), sequence, encoding, ended: false, failure: None };
        Chunks { feed: Mutex::new(feed), chunk_bytes, dialect }
    }

    /// Fills `chunk` with the next rows; returns whether there were any.
    pub(crate) fn next(&self, chunk: &mut Chunk) -> bool {
        let mut feed = match self.feed.lock() {
            Ok(feed) => feed,
            Err(poisoned) => poisoned.into_inner(),
        };
        feed.next(chunk, self.chunk_bytes, self.dialect)
    }

    /// Returns what the log turned out to be.
    pub(crate) fn finish(self) -> Ending {
        let feed = match self.feed.into_inner() {
            Ok(feed) => feed,
            Err(poisoned) => poisoned.into_inner(),
        };
        let Feed { encoding, failure, sequence, .. } = feed;
        Ending { encoding, failure, next_sequence: sequence }
    }
}

impl Feed {
    fn next(&mut self, chunk: &mut Chunk, chunk_bytes: usize, dialect: Dialect) -> bool {
        let mut have = self.carry.len();
        let mut state = State::default();
        let mut scanned = 0;
        let mut cut = 0;
        chunk.quoted = false;
        chunk.too_long = false;
        grow(&mut chunk.bytes, have + chunk_bytes);
        chunk.bytes[..have].copy_from_slice(&self.carry);
        self.carry.clear();
        loop {
            if !self.ended {
                grow(&mut chunk.bytes, have + chunk_bytes);
                let space = have + chunk_bytes;
                have = self.fill(&mut chunk.bytes, have, space);
            }
            if !chunk.quoted && memchr::memchr(b'"', &chunk.bytes[scanned..have]).is_some() {
                chunk.quoted = true;
                scanned = 0;
            }
            let fresh = &chunk.bytes[scanned..have];
            let found = if chunk.quoted {
                let (end, next) = last_row_end(fresh, state, dialect);
                state = next;
                end
            } else {
                memchr::memrchr(dialect.terminator, fresh).map(|at| at + 1)
            };
            if let Some(end) = found {
                cut = scanned + end;
            }
            scanned = have;
            if self.ended {
                cut = have;
            }
            if cut > 0 || self.ended {
                break;
            }
            if have > ROW_BYTES_MAX {
                chunk.too_long = true;
                cut = have;
                break;
            }
        }
        self.hand_over(chunk, have, cut)
    }

    fn hand_over(&mut self, chunk: &mut Chunk, have: usize, cut: usize) -> bool {
        self.carry.extend_from_slice(&chunk.bytes[cut..have]);
        chunk.length = cut;
        grow(&mut chunk.bytes, cut + PADDING);
        chunk.bytes[cut..cut + PADDING].fill(0);
        self.judge(chunk);
        chunk.sequence = self.sequence;
        if cut == 0 {
            return false;
        }
        self.sequence += 1;
        true
    }

    fn fill(&mut self, bytes: &mut [u8], mut have: usize, space: usize) -> usize {
        while have < space {
            match self.reader.read(&mut bytes[have..space]) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(count) => have += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.failure = Some(error);
                    self.ended = true;
                    break;
                }
            }
        }
        have
    }

    /// Decides the encoding with the first text that is not ASCII, and says what to do with this chunk.
    fn judge(&mut self, chunk: &mut Chunk) {
        chunk.invalid = false;
        chunk.encoding = None;
        let text = &chunk.bytes[..chunk.length];
        if self.encoding == TextEncoding::Ascii {
            self.encoding = encoding::by_text(text);
        }
        match self.encoding {
            TextEncoding::Ascii => {}
            TextEncoding::Utf8 => chunk.invalid = std::str::from_utf8(text).is_err(),
            TextEncoding::Other { encoding, .. } => chunk.encoding = Some(encoding),
        }
    }
}

fn grow(bytes: &mut Vec<u8>, length: usize) {
    if bytes.len() < length + PADDING {
        bytes.resize(length + PADDING, 0);
    }
}
