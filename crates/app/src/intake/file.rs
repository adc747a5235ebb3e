//! Events of a file: read by whoever knows its form, taken in part after part.

use super::outcome::Outcome;
use super::take::{Received, Request, TakeError, take};
use crate::app::App;
use crate::people::Actor;
use crate::refusal::Refusal;
use engine::Event;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::mpsc;

/// Events of one transaction.
const PART: usize = 2_000;
/// Refused events that are listed at most.
const LISTED_MAX: usize = 1_000;

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadRow {
    /// The file; one in an archive has a name of its own.
    pub file: String,
    /// The row as a person counts; 0 for the whole file.
    pub row: u64,
    /// The column, empty for the whole row.
    pub column: String,
    /// The code of what is wrong, with its words in Chinese and English.
    pub code: &'static str,
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// What could not be read of a file: so many rows, the first of them listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// How many.
    pub total: u64,
    /// The first.
    pub rows: Vec<UnreadRow>,
}

/// Why a file is none that can be read.
pub type NotReadable = Box<dyn std::error::Error + Send + Sync>;

/// Reads files of some form. It may block.
pub trait Reader: Send + Sync {
    /// Gives the events of a file to `take`, one after the other, until it wants no more.
    ///
    /// # Errors
    /// The file as a whole is none that can be read.
    fn read(
        &self,
        file: &std::path::Path,
        take: &mut dyn FnMut(Event) -> bool,
    ) -> Result<Unread, NotReadable>;
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileTaken {
    /// How many events are kept.
    pub kept: u64,
    /// How many were kept before.
    pub repeated: u64,
    /// How many say something else than before; both are kept.
    pub changed: u64,
    /// How many were refused.
    pub refused: u64,
    /// The first that were refused: identity and reason.
    pub listed: Vec<(String, Refusal)>,
    /// What could not be read.
    pub unread: Unread,
}

/// Why a file was not taken to its end. What was taken of it by then is kept; taking it again repeats nothing.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It cannot be read.
    #[error("the file cannot be read")]
    Unreadable(#[source] NotReadable),
    /// The actor may not, or the store failed.
    #[error(transparent)]
    Take(#[from] TakeError),
}

/// Takes the events of a file in, some thousand in a transaction; memory holds a few parts.
///
/// # Errors
/// [`FileError`].
pub async fn take_file(
    app: &App,
    actor: &Actor,
    received: Received,
    (reader, file): (Arc<dyn Reader>, PathBuf),
) -> Result<FileTaken, FileError> {
    // Refused before anything is read.
    Request::new(actor, received, Vec::new()).map_err(TakeError::from)?;
    let (send, mut coming) = mpsc::channel::<Vec<Event>>(2);
    let reading = tokio::task::spawn_blocking(move || read(&*reader, &file, &send));
    let mut taken = FileTaken::default();
    while let Some(events) = coming.recv().await {
        let ids: Vec<String> = events.iter().map(|event| event.id.clone()).collect();
        let request = Request::new(actor, received, events).map_err(TakeError::from)?;
        for part in take(app, &[request]).await? {
            taken.count(&ids, part.outcomes);
        }
    }
    let read = reading.await.map_err(|broken| FileError::Unreadable(Box::new(broken)))?;
    taken.unread = read.map_err(FileError::Unreadable)?;
    Ok(taken)
}

fn read(
    reader: &dyn Reader,
    file: &std::path::Path,
    send: &mpsc::Sender<Vec<Event>>,
) -> Result<Unread, NotReadable> {
    let mut part = Vec::with_capacity(PART);
    let unread = reader.read(file, &mut |event| {
        part.push(event);
        // Nobody listens any more where taking has failed.
        part.len() < PART || send.blocking_send(std::mem::take(&mut part)).is_ok()
    })?;
    if !part.is_empty() {
        drop(send.blocking_send(part));
    }
    Ok(unread)
}

impl FileTaken {
    fn count(&mut self, ids: &[String], outcomes: Vec<Outcome>) {
        for (id, outcome) in ids.iter().zip(outcomes) {
            match outcome {
                Outcome::Kept => self.kept += 1,
                Outcome::Repeated => self.repeated += 1,
                Outcome::Changed(_) => self.changed += 1,
                Outcome::Refused(refusal) => {
                    self.refused += 1;
                    if self.listed.len() < LISTED_MAX {
                        self.listed.push((id.clone(), refusal));
                    }
                }
            }
        }
    }

    /// Returns whether all of it was read and taken.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.refused == 0 && self.unread.total == 0
    }
}
