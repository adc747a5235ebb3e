//! `sundial ledger export FILE`: the ledger of the database as a file that is checked offline.

use crate::draft::Draft;
use crate::fault::{Code, Exit, Fault};
use crate::ground::unusable;
use crate::installation::{Installation, reader};
use crate::terminal::{Lines as _, Terminal, unwritten};
use app::upkeep::{ExportError, export};
use std::io::BufWriter;
use std::path::PathBuf;

/// Where to.
#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// 账本文件 / the ledger's file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    installation: Installation,
}

/// Writes it; entries that are gone are named, and then it is red.
pub(crate) fn run(asked: &Export, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let open = asked.installation.open()?;
    let place = asked.file.display().to_string();
    let failed = |error| unwritten(&place, error);
    let draft = Draft::new(&asked.file)?;
    let file = draft.file.get_ref().try_clone().map_err(failed)?;
    let out = Box::new(BufWriter::with_capacity(1 << 18, file));
    let reader = reader();
    let work = export(&open.ground.app, &*open.store, &reader, out);
    let exported = open.runtime.block_on(work).map_err(|error| match error {
        ExportError::Write(error) => failed(error),
        ExportError::Tree => Fault::because(Code::DatabaseDamaged, "-", error),
        ExportError::Refused(_) | ExportError::Store(_) => unusable(&open.config, error),
    })?;
    draft.finish()?;
    let language = terminal.language;
    let mut text = String::new();
    for position in exported.lost.iter().take(20) {
        let words = language
            .pick("第 {n} 号条目（从 0 起）不在或已不可读", "entry {n} (from 0) is gone or cannot be read");
        text.line(words.replace("{n}", &position.to_string()));
    }
    let words = language.pick("{f}：{n} 个条目，根 {h}", "{f}: {n} entries, root {h}");
    let words = words.replace("{f}", &place).replace("{n}", &exported.entries.to_string());
    text.line(words.replace("{h}", &exported.head.head.root.to_string()));
    terminal.print(&text)?;
    Ok(if exported.lost.is_empty() { Exit::Done } else { Exit::Red })
}
