//! `sundial take PATH`: files of a source into the database; a folder, once or for as long as it runs.

mod folder;
mod reader;
mod report;

use crate::fault::{Code, Exit, Fault};
use crate::ground::unusable;
use crate::installation::{Installation, Opened, refused};
use crate::serve::asked_by_the_system;
use crate::terminal::Terminal;
use app::intake::{FileError, FileTaken, Received, TakeError, take_file};
use app::{Actor, Role};
use folder::Folder;
use ports::Place;
use reader::LogReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How often a folder is looked at.
const LOOK: Duration = Duration::from_secs(5);

/// What is taken.
#[derive(Debug, clap::Args)]
pub(crate) struct Asked {
    /// 日志文件，或存放日志文件的文件夹 / a log file, or a folder of them
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// 来源名称，事件记在其名下 / the name of the source, under which events are kept
    #[arg(long, value_name = "NAME")]
    source: String,
    /// 来源的范围：机构路径，如 430000/430100 / the part of the tree it may write to, such as 430000/430100
    #[arg(long, value_name = "PATH", default_value = "")]
    place: Place,
    /// 映射：内置名称或文件；不写则自动识别 / a shipped mapping or a file; recognised when not given
    #[arg(long, value_name = "NAME|FILE")]
    mapping: Option<String>,
    /// 按历史数据接收，保留原系统的录入时间 / as history: the times at which the earlier system learned of it stay
    #[arg(long)]
    history: bool,
    /// 持续看守文件夹，直到被停止 / watch the folder until it is told to end
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    installation: Installation,
}

/// Takes a file, or what lies in a folder: what was taken goes to `done`, what cannot be read to `failed`, each with a
/// report beside it.
pub(crate) fn run(asked: &Asked, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let open = asked.installation.open()?;
    if !asked.path.is_dir() {
        let taken = asked.take(&open, &asked.path)?.map_err(|error| asked.unreadable(error))?;
        terminal.print(&report::text(&asked.path, &Ok(taken.clone()), terminal.language))?;
        return Ok(if taken.is_whole() { Exit::Done } else { Exit::Partly });
    }
    let mut folder = Folder::new(&asked.path);
    let mut exit = Exit::Done;
    loop {
        let files = if asked.watch { folder.settled() } else { folder.all() };
        let files =
            files.map_err(|error| Fault::because(Code::FileUnreadable, asked.path.display(), error))?;
        for file in files {
            let outcome = asked.take(&open, &file)?;
            if !outcome.as_ref().is_ok_and(FileTaken::is_whole) {
                exit = Exit::Partly;
            }
            terminal.print(&report::text(&file, &outcome, terminal.language))?;
            terminal.flush()?;
            let goes = if outcome.is_ok() { "done" } else { "failed" };
            let moved = folder.put(&file, goes, &report::json(&file, &outcome));
            moved.map_err(|error| Fault::because(Code::Output, file.display(), error))?;
        }
        if !asked.watch {
            return Ok(exit);
        }
        let ended = async { tokio::time::timeout(LOOK, asked_by_the_system()).await.is_ok() };
        if open.runtime.block_on(ended) {
            return Ok(exit);
        }
    }
}

impl Asked {
    /// Takes one file; `Err` within is a file that cannot be read, `Err` without is a store that cannot be written.
    fn take(&self, open: &Opened, file: &Path) -> Result<Result<FileTaken, String>, Fault> {
        let (role, received) = if self.history {
            (Role::Administrator, Received::History)
        } else {
            (Role::Source, Received::Live)
        };
        let actor = Actor { id: self.source.clone(), role, place: self.place.clone() };
        let reader = Arc::new(LogReader { mapping: self.mapping.clone() });
        let work = take_file(&open.ground.app, &actor, received, (reader, file.to_owned()));
        match open.runtime.block_on(work) {
            Ok(taken) => Ok(Ok(taken)),
            Err(FileError::Unreadable(cause)) => Ok(Err(cause.to_string())),
            Err(FileError::Take(TakeError::Refused(refusal))) => Err(refused(&refusal)),
            Err(FileError::Take(TakeError::Store(error))) => Err(unusable(&open.config, error)),
        }
    }

    fn unreadable(&self, why: String) -> Fault {
        Fault::because(Code::LogUnreadable, self.path.display(), anyhow::Error::msg(why))
    }
}
