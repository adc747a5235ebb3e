//! `sundial backup FILE`: a copy of everything, while the service runs.

use crate::draft::Draft;
use crate::fault::{Code, Exit, Fault, Reason};
use crate::ground::unusable;
use crate::installation::Installation;
use crate::terminal::{Terminal, own_only, unwritten};
use app::upkeep::copy::{BackupError, backup};
use std::io::BufWriter;
use std::path::PathBuf;

/// Where to.
#[derive(Debug, clap::Args)]
pub(crate) struct Asked {
    /// 备份文件；写完才出现 / the copy; it appears when it is whole
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    installation: Installation,
}

/// Makes it; every entry is held against the ledger on the way.
pub(crate) fn run(asked: &Asked, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let open = asked.installation.open()?;
    let place = asked.file.display().to_string();
    let failed = |error| unwritten(&place, error);
    let draft = Draft::new(&asked.file)?;
    let file = draft.file.get_ref().try_clone().map_err(failed)?;
    own_only(&file).map_err(failed)?;
    let out = Box::new(BufWriter::with_capacity(1 << 18, file));
    let work = backup(&open.ground.app, &*open.store, &open.console, out);
    let copied = open.runtime.block_on(work).map_err(|error| match error {
        BackupError::Write(error) => failed(error),
        BackupError::Damaged(position) => {
            let why = Reason::new(
                format!("第 {position} 号条目（从 0 起）不是入账时的内容，或不在原来的位置"),
                format!("entry {position} (from 0) is not what was recorded, or not where it was"),
            );
            Fault::because(Code::DatabaseDamaged, position, why)
        }
        BackupError::Tree => Fault::because(Code::DatabaseDamaged, "-", error),
        BackupError::Refused(_) | BackupError::Store(_) => unusable(&open.config, error),
    })?;
    draft.file.get_ref().sync_all().map_err(failed)?;
    draft.finish()?;
    let words = terminal.language.pick(
        "{f}：{e} 个条目，共 {r} 行，根 {h}\n备份中不含主密钥，请另行妥善保管\n",
        "{f}: {e} entries, {r} rows in all, root {h}\nthe master key is not in it: keep that elsewhere\n",
    );
    let (entries, rows, root) = (copied.entries.to_string(), copied.rows.to_string(), copied.head.head.root);
    let text = words.replace("{f}", &place).replace("{e}", &entries).replace("{r}", &rows);
    terminal.print(&text.replace("{h}", &root.to_string()))?;
    Ok(Exit::Done)
}
