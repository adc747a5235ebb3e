//! Puts a copy into an empty store, after it was checked.

use super::check::{Expected, Report, check};
use super::line::Line;
use super::read::{Lines, line};
use crate::people::{Actor, Verb, authorise};
use crate::refusal::Refusal;
use ledger::{Frontier, SignedHead};
use ports::StoreError;
use ports::upkeep::{Filled, Filling, Part, Upkeep};
use std::io::{self, BufRead};

/// Rows of one part.
const PART: usize = 500;

/// What was put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// How many entries of the log.
    pub entries: u64,
    /// How many rows in all, entries included.
    pub rows: u64,
    /// The head that the log was held against.
    pub head: SignedHead,
}

/// Why nothing was put back.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The copy cannot be read.
    #[error("the copy cannot be read")]
    Read(#[source] io::Error),
    /// The copy is damaged, or not of this ledger or this installation.
    #[error("the copy is not whole: {} faults", .0.damages.len())]
    Damaged(Box<Report>),
    /// The copy changed between the check and the writing.
    #[error("the copy changed while it was put back")]
    Changed,
    /// Something is kept already.
    #[error("the database is not empty")]
    NotEmpty,
    /// The store failed; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Checks a copy and puts it into an empty store, all of it or nothing. `open` opens the copy: it is read twice, once to
/// be checked and once to be written; the root of the log that was written must be that of the signed head.
///
/// # Errors
/// [`RestoreError`].
pub async fn restore<R: BufRead + Send + 'static>(
    upkeep: &dyn Upkeep,
    actor: &Actor,
    expected: &Expected,
    open: impl Fn() -> io::Result<R>,
) -> Result<Restored, RestoreError> {
    authorise(actor, Verb::KeepStore)?;
    let report = check(open().map_err(RestoreError::Read)?, expected).map_err(RestoreError::Read)?;
    let Some(head) = report.head.clone().filter(|_| report.damages.is_empty()) else {
        return Err(RestoreError::Damaged(Box::new(report)));
    };
    let mut source =
        Source { lines: Lines::new(open().map_err(RestoreError::Read)?), next: None, entries: 0 };
    let (size, root) = (head.head.size, head.head.root);
    let fill = move |tree: &Frontier| match source.part() {
        Some(Some(part)) => Filling::Part(part),
        Some(None) if tree.size() == size && tree.root() == root => Filling::End,
        Some(None) | None => Filling::Abandon,
    };
    match upkeep.fill(Box::new(fill)).await? {
        Filled::Done(_) => Ok(Restored { entries: report.entries, rows: report.rows, head }),
        Filled::NotEmpty => Err(RestoreError::NotEmpty),
        Filled::Abandoned => Err(RestoreError::Changed),
    }
}

struct Source<R> {
    lines: Lines<R>,
    /// A row of the next kind that was read already.
    next: Option<Part>,
    entries: u64,
}

impl<R: BufRead> Source<R> {
    /// Returns the next part, nothing at the end; `None` where a line cannot be read.
    fn part(&mut self) -> Option<Option<Part>> {
        let mut part = match self.next.take() {
            Some(part) => part,
            None => match self.row()? {
                Some(row) => row,
                None => return Some(None),
            },
        };
        while len(&part) < PART {
            let Some(row) = self.row()? else { break };
            if let Some(other) = join(&mut part, row) {
                self.next = Some(other);
                break;
            }
        }
        Some(Some(part))
    }

    fn row(&mut self) -> Option<Option<Part>> {
        loop {
            let Some((_, text)) = self.lines.next().ok()? else { return Some(None) };
            let part = match line(&text)? {
                Line::Backup(_) | Line::Sum(_) | Line::End(_) => continue,
                Line::Entry(entry) => {
                    self.entries += 1;
                    Part::Entries(vec![(entry.record.entry(self.entries - 1)?, entry.leaf)])
                }
                Line::Matter(row) => Part::Matters(vec![row.row()?]),
                Line::Finding(row) => Part::Findings(vec![row.row()?]),
                Line::Docket(row) => Part::Dockets(vec![*row]),
                Line::Record(row) => Part::Records(vec![row.record()?]),
                Line::Secret(row) => Part::Secrets(vec![row.row()?]),
                Line::Cursor(row) => Part::Cursors(vec![(row.reader, row.position)]),
            };
            return Some(Some(part));
        }
    }
}

/// Adds rows to a part of the same kind; returns them where it is of another.
fn join(part: &mut Part, rows: Part) -> Option<Part> {
    match (part, rows) {
        (Part::Entries(part), Part::Entries(rows)) => part.extend(rows),
        (Part::Matters(part), Part::Matters(rows)) => part.extend(rows),
        (Part::Findings(part), Part::Findings(rows)) => part.extend(rows),
        (Part::Dockets(part), Part::Dockets(rows)) => part.extend(rows),
        (Part::Records(part), Part::Records(rows)) => part.extend(rows),
        (Part::Secrets(part), Part::Secrets(rows)) => part.extend(rows),
        (Part::Cursors(part), Part::Cursors(rows)) => part.extend(rows),
        (_, other) => return Some(other),
    }
    None
}

fn len(part: &Part) -> usize {
    match part {
        Part::Entries(rows) => rows.len(),
        Part::Matters(rows) => rows.len(),
        Part::Findings(rows) => rows.len(),
        Part::Dockets(rows) => rows.len(),
        Part::Records(rows) => rows.len(),
        Part::Secrets(rows) => rows.len(),
        Part::Cursors(rows) => rows.len(),
    }
}
