//! Folders: all logs inside, sorted by name.

use super::open::SourceError;
use std::io;
use std::path::{Path, PathBuf};

/// Folders inside folders go no deeper than this.
const DEPTH_MAX: usize = 16;
/// What the names of logs end with.
const LOG_ENDINGS: [&str; 10] =
    ["csv", "tsv", "txt", "xes", "xml", "ndjson", "jsonl", "xlsx", "parquet", "pq"];
/// What the names of packed logs end with besides.
const PACKED_ENDINGS: [&str; 3] = ["gz", "zst", "zip"];

/// Returns whether a file inside a folder or an archive is a log by its name: neither hidden, nor an items file.
pub(super) fn is_log(path: &str) -> bool {
    let hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
    if path.split(['/', '\\']).any(hidden) {
        return false;
    }
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_lowercase();
    let mut endings: Vec<&str> = name.split('.').skip(1).collect();
    if endings.contains(&"items") {
        return false;
    }
    let packed = endings.last().is_some_and(|ending| PACKED_ENDINGS.contains(ending));
    if packed && endings.pop() == Some("zip") {
        return true;
    }
    endings.last().is_some_and(|ending| LOG_ENDINGS.contains(ending))
}

/// Returns the logs inside a folder, those of folders inside included.
pub(super) fn logs(folder: &Path) -> Result<Vec<PathBuf>, SourceError> {
    let mut found = Vec::new();
    collect(folder, folder, 0, &mut found)
        .map_err(|cause| SourceError::Open { name: folder.display().to_string(), cause })?;
    if found.is_empty() {
        let name = folder.display().to_string();
        return Err(SourceError::Kind { name, found: "a folder without a log" });
    }
    found.sort();
    Ok(found)
}

fn collect(root: &Path, folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in folder.read_dir()? {
        let entry = entry?;
        let path = entry.path();
        // Links to folders are not followed, so that a folder inside itself ends.
        if entry.file_type()?.is_dir() {
            if depth < DEPTH_MAX && !entry.file_name().as_encoded_bytes().starts_with(b".") {
                collect(root, &path, depth + 1, found)?;
            }
        } else if path.strip_prefix(root).is_ok_and(|inside| is_log(&inside.to_string_lossy()))
            && path.is_file()
        {
            found.push(path);
        }
    }
    Ok(())
}
