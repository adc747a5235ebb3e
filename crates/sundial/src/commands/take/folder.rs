//! A folder into which a source puts files: which of them are complete, and where they go.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Endings of files that are still written.
const UNFINISHED: [&str; 4] = ["part", "tmp", "crdownload", "filepart"];

/// A folder, with what its files were at the last look.
pub(super) struct Folder {
    path: PathBuf,
    seen: BTreeMap<PathBuf, (u64, Option<SystemTime>)>,
}

impl Folder {
    pub(super) fn new(path: &Path) -> Folder {
        Folder { path: path.to_owned(), seen: BTreeMap::new() }
    }

    /// Returns the files that lie there, by name; hidden ones and those with the name of something unfinished are left.
    pub(super) fn all(&self) -> io::Result<Vec<PathBuf>> {
        Ok(self.look()?.into_keys().collect())
    }

    /// Returns the files that are as they were at the last look: nobody writes them any more.
    pub(super) fn settled(&mut self) -> io::Result<Vec<PathBuf>> {
        let now = self.look()?;
        let same = now.iter().filter(|(path, is)| self.seen.get(*path) == Some(is));
        let settled = same.map(|(path, _)| path.clone()).collect();
        self.seen = now;
        Ok(settled)
    }

    fn look(&self) -> io::Result<BTreeMap<PathBuf, (u64, Option<SystemTime>)>> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            let is_unfinished = ending.is_some_and(|ending| UNFINISHED.contains(&ending.as_str()));
            // It may have gone since it was listed.
            let Ok(known) = entry.metadata() else { continue };
            if known.is_file() && !name.starts_with('.') && !is_unfinished {
                files.insert(path, (known.len(), known.modified().ok()));
            }
        }
        Ok(files)
    }

    /// Writes a report into a folder beside, then moves the file there: where this is cut off in between, the file is
    /// taken again, which repeats nothing.
    pub(super) fn put(&mut self, file: &Path, goes: &str, report: &str) -> io::Result<()> {
        let folder = self.path.join(goes);
        fs::create_dir_all(&folder)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let free = |number: u32| {
            let name = if number == 1 { name.clone() } else { format!("{number}-{name}") };
            let to = folder.join(name);
            (!to.exists()).then_some(to)
        };
        let to = (1..).find_map(free).ok_or(io::ErrorKind::AlreadyExists)?;
        let mut beside = to.clone().into_os_string();
        beside.push(".report.json");
        fs::write(beside, report)?;
        fs::rename(file, to)?;
        self.seen.remove(file);
        Ok(())
    }
}
