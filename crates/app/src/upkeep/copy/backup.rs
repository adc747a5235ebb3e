//! Writes a copy.

use super::line::{
    CursorLine, EndLine, FindingLine, Header, Line, MatterLine, RecordLine, SecretLine, SumLine, VERSION,
};
use super::sums::{BLOCK, Sums, signed_text};
use crate::app::App;
use crate::people::{Actor, Verb, authorise, hex};
use crate::refusal::Refusal;
use ledger::{Frontier, SignedHead};
use ports::upkeep::{Part, Upkeep};
use ports::{Entry, StoreError};
use serde::Serialize;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// How many entries of the log.
    pub entries: u64,
    /// How many rows in all, entries included.
    pub rows: u64,
    /// The head that the copy is checked by.
    pub head: SignedHead,
}

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The copy could not be written.
    #[error("the copy could not be written")]
    Write(#[source] io::Error),
    /// The database is damaged: this entry is not what was recorded, or not where it belongs. A copy of it would hide
    /// that.
    #[error("entry {0} is not what was recorded")]
    Damaged(u64),
    /// The entries are whole one by one, but not those of the tree.
    #[error("the entries are not those of the tree that was kept beside them")]
    Tree,
}

/// Writes everything that is kept to `out`, as it is at one instant, while others go on writing. Every entry is held
/// against its leaf, and all against the tree. Memory does not grow with the database.
///
/// # Errors
/// [`BackupError`]; what was written by then is no copy.
pub async fn backup(
    app: &App,
    upkeep: &dyn Upkeep,
    actor: &Actor,
    out: Box<dyn Write + Send>,
) -> Result<Copied, BackupError> {
    authorise(actor, Verb::KeepStore)?;
    let (now, kind) = (app.clock.now(), app.store.tree().await?.kind());
    let origin = app.evidence.origin().as_str().to_owned();
    let header = Header { at: now, hash: kind.name().to_owned(), origin, version: VERSION };
    let scribe = Arc::new(Mutex::new(Scribe {
        out,
        sums: Sums::new(kind),
        tree: Frontier::new(kind),
        rows: 0,
        failed: None,
    }));
    lock(&scribe).line(&Line::Backup(header)).map_err(BackupError::Write)?;
    let writing = Arc::clone(&scribe);
    let show = move |part: Part| {
        let mut scribe = lock(&writing);
        let done = scribe.part(part);
        scribe.failed = done.err();
        scribe.failed.is_none()
    };
    let copied = upkeep.copy(Box::new(show)).await?;
    let mut scribe = lock(&scribe);
    if let Some(failed) = scribe.failed.take() {
        return Err(failed);
    }
    if copied.as_ref() != Some(&scribe.tree) {
        return Err(BackupError::Tree);
    }
    scribe.end(app)
}

fn lock(scribe: &Mutex<Scribe>) -> MutexGuard<'_, Scribe> {
    scribe.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Scribe {
    out: Box<dyn Write + Send>,
    sums: Sums,
    tree: Frontier,
    rows: u64,
    failed: Option<BackupError>,
}

impl Scribe {
    fn part(&mut self, part: Part) -> Result<(), BackupError> {
        match part {
            Part::Entries(entries) => entries.iter().try_for_each(|(entry, leaf)| {
                let record = self.entry(entry, *leaf)?;
                self.row(&format!("{{\"entry\":{{\"leaf\":\"{leaf}\",\"record\":{record}}}}}"))
            }),
            Part::Matters(rows) => self.rows(rows, |row| Line::Matter(MatterLine::from(row))),
            Part::Findings(rows) => self.rows(rows, |row| Line::Finding(FindingLine::from(row))),
            Part::Dockets(rows) => self.rows(rows, |row| Line::Docket(Box::new(row))),
            Part::Records(rows) => self.rows(rows, |row| Line::Record(RecordLine::from(row))),
            Part::Secrets(rows) => self.rows(rows, |row| Line::Secret(SecretLine::from(row))),
            Part::Cursors(rows) => {
                self.rows(rows, |(reader, position)| Line::Cursor(CursorLine { reader, position }))
            }
        }
    }

    /// Holds an entry against its place and its leaf, and returns what the ledger has of it.
    fn entry(&mut self, entry: &Entry, leaf: ledger::Hash) -> Result<String, BackupError> {
        let record = entry.entry.record();
        let expected = self.tree.size();
        if entry.position != expected || self.tree.kind().leaf(record.as_bytes()) != leaf {
            return Err(BackupError::Damaged(expected));
        }
        self.tree.push(leaf, |_, _| ());
        Ok(record)
    }

    fn rows<T>(&mut self, rows: Vec<T>, line: impl Fn(T) -> Line) -> Result<(), BackupError> {
        rows.into_iter().try_for_each(|row| self.row(&text(&line(row))))
    }

    fn row(&mut self, line: &str) -> Result<(), BackupError> {
        self.rows += 1;
        self.put(line).map_err(BackupError::Write)
    }

    fn line(&mut self, line: &Line) -> io::Result<()> {
        self.put(&text(line))
    }

    /// Writes a line, and the sum where a block is full.
    fn put(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{line}")?;
        self.sums.line(line);
        if self.sums.lines() < BLOCK { Ok(()) } else { self.sum() }
    }

    fn sum(&mut self) -> io::Result<()> {
        let (chain, lines) = (self.sums.sum(), self.sums.lines());
        self.sums.go_on(chain);
        writeln!(self.out, "{}", text(&Line::Sum(SumLine { chain, lines })))
    }

    fn end(&mut self, app: &App) -> Result<Copied, BackupError> {
        let head = app.evidence.sign(&self.tree, app.clock.now());
        let mut write = || {
            if self.sums.lines() > 0 {
                self.sum()?;
            }
            let covered = signed_text(self.sums.chain(), &head.head, self.rows);
            let signature = hex(&app.evidence.sign_text(&covered));
            let end = EndLine { head: head.to_string(), rows: self.rows, signature };
            writeln!(self.out, "{}", text(&Line::End(end)))?;
            self.out.flush()
        };
        write().map_err(BackupError::Write)?;
        Ok(Copied { entries: self.tree.size(), rows: self.rows, head })
    }
}

fn text<T: Serialize>(line: &T) -> String {
    serde_json::to_string(line).expect("a line has texts and numbers only")
}
