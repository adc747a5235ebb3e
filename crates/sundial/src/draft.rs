//! Files that are written whole or not at all: under another name beside their place, until they are complete.
//!
//! A signal to end (Ctrl-C) removes what is not complete and ends the command; a failure removes it too. Owns the list
//! of what is not complete, never what is written.

use crate::fault::{Exit, Fault};
use crate::terminal::unwritten;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once};

/// What is not complete. Whoever holds the lock may make, rename or remove such files; nobody else does.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
static WATCH: Once = Once::new();

/// A file that takes its name only when it is whole.
pub(crate) struct Draft {
    /// What is written to.
    pub(crate) file: BufWriter<File>,
    /// Its name until then; `None` for a place that is no file of its own, such as a device or a pipe.
    part: Option<PathBuf>,
    path: PathBuf,
}

impl Draft {
    /// Begins a file.
    pub(crate) fn new(path: &Path) -> Result<Draft, Fault> {
        Draft::begin(path).map_err(|error| unwritten(&path.display().to_string(), error))
    }

    /// Writes a file from its beginning to its end.
    pub(crate) fn write(
        path: &Path,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Fault> {
        let mut draft = Draft::new(path)?;
        write(&mut draft.file).map_err(|error| unwritten(&path.display().to_string(), error))?;
        draft.finish()
    }

    /// Gives the file its name.
    pub(crate) fn finish(mut self) -> Result<(), Fault> {
        self.end().map_err(|error| unwritten(&self.path.display().to_string(), error))
    }

    fn begin(path: &Path) -> io::Result<Draft> {
        remove_unfinished_when_ended();
        let known = fs::metadata(path).ok();
        if known.as_ref().is_some_and(|known| !known.is_file()) {
            // A device or a pipe has no half; a folder is refused by the system.
            let file = OpenOptions::new().write(true).open(path)?;
            return Ok(Draft { file: buffered(file), part: None, path: path.to_owned() });
        }
        // A link stays a link: what it leads to is replaced.
        let path = if known.is_some() { path.canonicalize()? } else { path.to_owned() };
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy().into_owned();
        let part = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let mut unfinished = unfinished();
        let file = File::create_new(&part)?;
        if let Some(known) = known {
            file.set_permissions(known.permissions())?;
        }
        unfinished.insert(part.clone());
        Ok(Draft { file: buffered(file), part: Some(part), path })
    }

    fn end(&mut self) -> io::Result<()> {
        self.file.flush()?;
        let Some(part) = &self.part else { return Ok(()) };
        let mut unfinished = unfinished();
        fs::rename(part, &self.path)?;
        unfinished.remove(part);
        self.part = None;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Some(part) = self.part.take() {
            let mut unfinished = unfinished();
            // It failed before; that it cannot be removed either changes nothing.
            drop(fs::remove_file(&part));
            unfinished.remove(&part);
        }
    }
}

fn buffered(file: File) -> BufWriter<File> {
    BufWriter::with_capacity(1 << 18, file)
}

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// From the first call on, a signal to end removes what is not complete.
pub(crate) fn remove_unfinished_when_ended() {
    WATCH.call_once(|| {
        let ended = || {
            // Held until the end: no file begins, and none takes its name, once this has begun.
            let unfinished = unfinished();
            for part in unfinished.iter() {
                drop(fs::remove_file(part));
            }
            crate::terminal::end_progress();
            std::process::exit(Exit::Interrupted as i32);
        };
        // Without a handler the signal ends the command as it always did, and leaves the part.
        drop(ctrlc::set_handler(ended));
    });
}
