//! Writes the ledger of the store as a file that anybody checks offline.
//!
//! Entries are written as they are kept now, leaves as they were recorded when the entries came in, heads from the nodes
//! of the tree: so whoever checks the file sees where the store was tampered with, and need not trust this program to
//! say it.

use crate::app::App;
use crate::people::{Actor, Verb, authorise};
use crate::refusal::Refusal;
use calendar::Moment;
use ledger::{Canonical, Frontier, Hash, Header, Line, SignedHead, peaks};
use ports::upkeep::{Part, Upkeep};
use ports::{Entry, StoreError};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Leaves on a line at most.
const LEAVES: usize = 256;
/// A head after so many entries: a multiple of what a stored node covers.
const HEAD_EVERY: u64 = 1_024;
/// Positions that are named at most.
const NAMED_MAX: usize = 1_000;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// How many entries the ledger has.
    pub entries: u64,
    /// The head over all of them.
    pub head: SignedHead,
    /// The first positions whose entry is gone, or is no JSON any more: only its leaf is in the file, where that is left.
    pub lost: Vec<u64>,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file could not be written.
    #[error("the ledger could not be written")]
    Write(#[source] io::Error),
    /// The nodes of the tree are not all there.
    #[error("the tree over the log is not whole")]
    Tree,
}

/// Writes the ledger as it is when this begins. Memory does not grow with it.
///
/// # Errors
/// [`ExportError`].
pub async fn export(
    app: &App,
    upkeep: &dyn Upkeep,
    actor: &Actor,
    out: Box<dyn Write + Send>,
) -> Result<Exported, ExportError> {
    authorise(actor, Verb::ReadLog)?;
    let tree = app.store.tree().await?;
    let heads = heads(app, &tree).await?;
    let now = app.clock.now();
    let scribe = Arc::new(Mutex::new(Scribe {
        app: app.clone(),
        out,
        tree: tree.clone(),
        heads,
        now,
        told_at: Moment::from_micros(i64::MIN),
        next: 0,
        leaves: Vec::new(),
        lost: Vec::new(),
        failed: None,
    }));
    let header = Header { origin: app.evidence.origin().clone(), kind: tree.kind(), leaves: true };
    lock(&scribe).put(&Line::Header(header)).map_err(ExportError::Write)?;
    let writing = Arc::clone(&scribe);
    let show = move |part: Part| {
        let mut scribe = lock(&writing);
        let Part::Entries(entries) = part else { return false };
        scribe.failed = entries.iter().try_for_each(|(entry, leaf)| scribe.entry(entry, *leaf)).err();
        scribe.failed.is_none()
    };
    upkeep.copy(Box::new(show)).await?;
    let mut scribe = lock(&scribe);
    match scribe.failed.take() {
        Some(failed) => Err(ExportError::Write(failed)),
        None => scribe.end().map_err(ExportError::Write),
    }
}

fn lock(scribe: &Mutex<Scribe>) -> MutexGuard<'_, Scribe> {
    scribe.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The trees at every so many entries, as the stored nodes have them; the last comes first.
async fn heads(app: &App, tree: &Frontier) -> Result<Vec<Frontier>, ExportError> {
    let mut heads = Vec::new();
    for size in (HEAD_EVERY..tree.size()).step_by(usize::try_from(HEAD_EVERY).unwrap_or(usize::MAX)) {
        let nodes = app.store.nodes(&peaks(size)).await?;
        heads.push(Frontier::resume(tree.kind(), size, &nodes).map_err(|_| ExportError::Tree)?);
    }
    heads.reverse();
    Ok(heads)
}

struct Scribe {
    app: App,
    out: Box<dyn Write + Send>,
    tree: Frontier,
    heads: Vec<Frontier>,
    now: Moment,
    /// The latest instant at which an entry so far was taken in.
    told_at: Moment,
    /// The position that comes next.
    next: u64,
    leaves: Vec<Hash>,
    lost: Vec<u64>,
    failed: Option<io::Error>,
}

impl Scribe {
    fn entry(&mut self, entry: &Entry, leaf: Hash) -> io::Result<()> {
        // What came in since this began is for the next time.
        if entry.position >= self.tree.size() {
            return Ok(());
        }
        self.gap(entry.position)?;
        match Canonical::parse(&entry.entry.record()) {
            Ok(canonical) => self.put(&Line::Entry(canonical))?,
            Err(_) => self.lose(entry.position),
        }
        self.told_at = self.told_at.max(entry.entry.recorded_at).min(self.now);
        self.leaf(leaf)
    }

    /// Entries that are gone, and their leaves with them: in the place of each stands the hash of nothing, which no
    /// entry has.
    fn gap(&mut self, until: u64) -> io::Result<()> {
        while self.next < until {
            self.lose(self.next);
            self.leaf(self.tree.kind().empty())?;
        }
        Ok(())
    }

    fn lose(&mut self, position: u64) {
        if self.lost.len() < NAMED_MAX {
            self.lost.push(position);
        }
    }

    fn leaf(&mut self, leaf: Hash) -> io::Result<()> {
        self.leaves.push(leaf);
        self.next += 1;
        if self.leaves.len() == LEAVES {
            self.put_leaves()?;
        }
        let is_due = self.heads.last().is_some_and(|head| head.size() == self.next);
        match self.heads.pop_if(|_| is_due) {
            Some(tree) => self.head(&tree, self.told_at.max(Moment::from_micros(0))).map(drop),
            None => Ok(()),
        }
    }

    fn head(&mut self, tree: &Frontier, at: Moment) -> io::Result<SignedHead> {
        self.put_leaves()?;
        let head = self.app.evidence.sign(tree, at);
        self.put(&Line::Head(Box::new(head.clone())))?;
        Ok(head)
    }

    fn put_leaves(&mut self) -> io::Result<()> {
        let leaves = std::mem::take(&mut self.leaves);
        if leaves.is_empty() { Ok(()) } else { self.put(&Line::Leaves(leaves)) }
    }

    fn put(&mut self, line: &Line) -> io::Result<()> {
        writeln!(self.out, "{line}")
    }

    fn end(&mut self) -> io::Result<Exported> {
        self.gap(self.tree.size())?;
        let (tree, now) = (self.tree.clone(), self.now);
        let head = self.head(&tree, now)?;
        self.out.flush()?;
        Ok(Exported { entries: tree.size(), head, lost: std::mem::take(&mut self.lost) })
    }
}
