//! Bytes at any place of a file: what the `parquet` crate reads from.

use super::damage::damage;
use bytes::Bytes;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The first and last bytes of a file.
pub(crate) const MAGIC: &[u8] = b"PAR1";
/// How much is read ahead where a page begins; its header is a little of it.
const HEADER_BYTES: usize = 1 << 12;

/// Where a file is, so that every worker can open it for itself.
#[derive(Clone, Debug)]
pub(crate) enum Random {
    /// A file.
    File(PathBuf),
    /// Bytes in memory: of a file that was packed, or came through a pipe.
    Memory(Bytes),
}

trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

/// An opened file.
pub(super) struct Opened {
    reader: Arc<Mutex<Box<dyn ReadSeek>>>,
    length: u64,
}

impl Random {
    /// Opens the file once more.
    pub(super) fn open(&self) -> io::Result<Opened> {
        let mut reader: Box<dyn ReadSeek> = match self {
            Random::File(path) => Box::new(File::open(path)?),
            Random::Memory(bytes) => Box::new(Cursor::new(bytes.clone())),
        };
        let length = reader.seek(SeekFrom::End(0))?;
        Ok(Opened { reader: Arc::new(Mutex::new(reader)), length })
    }
}

impl Length for Opened {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for Opened {
    type T = BufReader<From>;

    fn get_read(&self, start: u64) -> Result<BufReader<From>> {
        let from = From { reader: Arc::clone(&self.reader), at: start };
        Ok(BufReader::with_capacity(HEADER_BYTES, from))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        let inside = start.checked_add(length as u64).is_some_and(|end| end <= self.length);
        if !inside {
            return Err(ParquetError::from(damage("a page reaches beyond the end of the file")));
        }
        let mut bytes = vec![0; length];
        let mut reader = locked(&self.reader);
        reader.seek(SeekFrom::Start(start))?;
        reader.read_exact(&mut bytes)?;
        Ok(Bytes::from(bytes))
    }
}

/// Reads on from a place, whoever else reads the same file.
pub(super) struct From {
    reader: Arc<Mutex<Box<dyn ReadSeek>>>,
    at: u64,
}

impl Read for From {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut reader = locked(&self.reader);
        reader.seek(SeekFrom::Start(self.at))?;
        let count = reader.read(out)?;
        self.at += count as u64;
        Ok(count)
    }
}

fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
