//! The repository: where it is and which files belong to it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::step;

/// Folders that are never part of the project, for a copy that has no git.
const NOT_OURS: [&str; 3] = [".git", "target", "out"];

/// Returns the root folder of the repository.
pub(crate) fn root() -> PathBuf {
    let xtask = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&xtask).join("..").canonicalize().unwrap_or_else(|_| PathBuf::from("."))
}

/// A file of the project that holds text: its path from the root, with `/`, and its text.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// Tells whether the path ends so.
    pub(crate) fn ends(&self, with: &str) -> bool {
        self.path.ends_with(with)
    }

    /// Tells whether the file holds only tests, benchmarks or samples.
    pub(crate) fn of_tests(&self) -> bool {
        let folders = ["/tests/", "/benches/", "/examples/"];
        self.ends("/tests.rs") || folders.iter().any(|folder| self.path.contains(folder))
    }

    /// Returns the name of the file without its folders.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Reads every text file that git knows or would add; without git, every file outside build folders.
pub(crate) fn sources() -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in paths()? {
        let Ok(bytes) = fs::read(root().join(&path)) else { continue }; // deleted, not yet committed
        if let Ok(text) = String::from_utf8(bytes) {
            sources.push(Source { path, text });
        }
    }
    Ok(sources)
}

/// Returns the paths of all files of the project, sorted, from the root, with `/`.
pub(crate) fn paths() -> Result<Vec<String>> {
    let listing = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    let mut paths = if step::works(step::command("git", &["rev-parse", "--git-dir"])) {
        let list = step::output(step::command("git", &listing))?;
        list.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect()
    } else {
        let mut found = Vec::new();
        walk(&root(), "", &mut found)?;
        found
    };
    paths.sort();
    paths.dedup();
    Ok(paths)
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if !entry.file_type()?.is_dir() {
            found.push(path);
        } else if !NOT_OURS.contains(&name.as_str()) {
            walk(&entry.path(), &format!("{path}/"), found)?;
        }
    }
    Ok(())
}
