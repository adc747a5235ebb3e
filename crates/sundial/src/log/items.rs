//! The items file: TOML with all that an item may say, or CSV with the limits.

use super::{unread, unreadable};
use crate::fault::{Code, Fault};
use crate::place::text_of;
use audit::items::{ItemsFile, read_items};
use audit::mapping::Mapping;
use audit::source::{Origin, open};
use engine::ItemVersion;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The form of the TOML file: a list of `[[item]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Items {
    item: Vec<ItemVersion>,
}

/// Finds the items file beside a log: `permits.items.toml` or `permits.items.csv` for `permits.csv`.
pub(super) fn beside(log: &Path) -> Option<PathBuf> {
    let name = log.file_name()?.to_str()?;
    let stem = name.split('.').next().filter(|stem| !stem.is_empty() && *stem != "-")?;
    let files = [".items.toml", ".items.csv"].map(|end| log.with_file_name(format!("{stem}{end}")));
    files.into_iter().find(|file| file.is_file())
}

/// Reads an items file.
pub(super) fn read(file: &Path, mapping: &Mapping) -> Result<ItemsFile, Fault> {
    if file.extension().is_some_and(|extension| extension == "toml") {
        let items = read_toml(file)?;
        return Ok(ItemsFile { items, ..ItemsFile::default() });
    }
    let origin = Origin::new(file);
    let log = open(&origin).map_err(|error| unreadable(&origin.name(), error))?;
    read_items(log, mapping).map_err(|error| unread(&origin.name(), error))
}

/// Reads an items file in TOML: all that an item may say.
pub(crate) fn read_toml(file: &Path) -> Result<Vec<ItemVersion>, Fault> {
    let text = text_of(file)?;
    let items: Items = toml::from_str(&text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let line = 1 + text.bytes().take(start).filter(|byte| *byte == b'\n').count();
        let why = anyhow::anyhow!("{}:{line}: {}", file.display(), error.message());
        Fault::because(Code::ItemsWrong, file.display(), why)
    })?;
    Ok(items.item)
}
