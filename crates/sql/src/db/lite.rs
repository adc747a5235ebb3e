//! A SQLite file: one connection that writes, several that read.

use super::fault::Fault;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a statement waits for another process that writes.
const WAIT: Duration = Duration::from_secs(30);
/// Statements that a connection keeps prepared.
const PREPARED_MAX: usize = 64;

/// The file.
#[derive(Debug)]
pub(super) struct Lite {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Lite {
    pub(super) fn open(path: &Path) -> Result<Lite, Fault> {
        let writer = connect(path)?;
        Ok(Lite { path: path.to_owned(), writer: Mutex::new(writer), readers: Mutex::default() })
    }

    pub(super) fn writer(&self) -> MutexGuard<'_, Connection> {
        // A transaction that panicked was rolled back when it was dropped: the connection is whole.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lends a connection that reads.
    pub(super) fn reader(&self) -> Result<Connection, Fault> {
        let kept = self.readers().pop();
        match kept {
            Some(reader) => Ok(reader),
            None => connect(&self.path),
        }
    }

    pub(super) fn give_back(&self, reader: Connection) {
        self.readers().push(reader);
    }

    fn readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens the file so that a commit is on disk when it returns, and readers never wait for the writer.
fn connect(path: &Path) -> Result<Connection, Fault> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(WAIT)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.pragma_update(None, "mmap_size", 1_i64 << 30)?;
    connection.set_prepared_statement_cache_capacity(PREPARED_MAX);
    Ok(connection)
}
