//! The data folder.

use crate::fault::{Code, Fault};
use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::path::Path;

/// Makes the folder where it is not there, for its owner only, and makes sure that it can be written to.
pub(super) fn prepare(folder: &Path) -> Result<(), Fault> {
    let unusable = |error: io::Error| Fault::because(Code::FolderUnusable, folder.display(), error);
    if !folder.is_dir() {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(unusable)?;
    }
    let trial = folder.join(format!(".trial.{}", std::process::id()));
    let tried = OpenOptions::new().write(true).create_new(true).open(&trial);
    tried.map_err(unusable)?;
    fs::remove_file(&trial).map_err(unusable)
}
