//! `sundial ledger head FILE`: a head as text.

use super::file;
use crate::fault::{Code, Exit, Fault};
use crate::terminal::Terminal;
use ledger::{Line, SignedHead};
use std::path::{Path, PathBuf};

/// Which head.
#[derive(Debug, clap::Args)]
pub(crate) struct HeadOf {
    /// 账本文件 / the ledger's file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 覆盖这么多条目的摘要；不写则为最后一个 / the head over so many entries; the last when not given
    #[arg(long, value_name = "N")]
    size: Option<u64>,
}

/// Prints it as it was signed.
pub(crate) fn run(asked: &HeadOf, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let head = find(&asked.file, asked.size)?;
    terminal.print(&head.to_string())?;
    Ok(Exit::Done)
}

/// Finds the last head, or the last of that size.
pub(super) fn find(path: &Path, size: Option<u64>) -> Result<SignedHead, Fault> {
    let mut found = None;
    file::lines(path, |line| {
        if !line.trim_start().starts_with("{\"head\"") {
            return;
        }
        if let Ok(Line::Head(head)) = line.parse()
            && size.is_none_or(|size| head.head.size == size)
        {
            found = Some(*head);
        }
    })?;
    found.ok_or_else(|| {
        Fault::new(Code::HeadMissing, size.map_or_else(|| "-".to_owned(), |size| size.to_string()))
    })
}
