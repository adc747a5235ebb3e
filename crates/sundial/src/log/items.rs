//! The items file: TOML with all that an item may say, or CSV with the limits.

use crate::fault::{Code, Fault};
use crate::place::text_of;
use audit::mapping::Mapping;
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
pub(super) fn read(file: &Path, _mapping: &Mapping) -> Result<Vec<ItemVersion>, Fault> {
    let text = text_of(file)?;
    let items: Items = toml::from_str(&text).map_err(|error| {
        let line = error
            .span()
            .map_or(1, |span| 1 + text.bytes().take(span.start).filter(|byte| *byte == b'\n').count());
        let why = anyhow::anyhow!("{}:{line}: {}", file.display(), error.message());
        Fault::because(Code::ItemsWrong, file.display(), why)
    })?;
    Ok(items.item)
}
