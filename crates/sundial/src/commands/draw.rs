//! `sundial draw …`: draws that are fixed beforehand and run again by anybody. How is drawn, `ledger` says.

mod check;
mod commit;
mod run;

use crate::fault::{Code, Exit, Fault};
use crate::place::text_of;
use crate::terminal::{Terminal, unwritten};
use ledger::Pool;
use std::path::{Path, PathBuf};

/// What is asked.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Draw {
    /// 承诺：固定名单、种子与数量，先行公布 / fix pool, seed and numbers, to be published beforehand
    Commit(commit::Commit),
    /// 揭示种子，得出结果 / tell the seed, and draw
    Run(run::Run),
    /// 重新抽取一遍，核对结果 / draw again, and compare
    Check(check::Check),
}

/// Answers.
pub(crate) fn run(asked: &Draw, terminal: &mut Terminal) -> Result<Exit, Fault> {
    match asked {
        Draw::Commit(asked) => commit::run(asked, terminal),
        Draw::Run(asked) => run::run(asked, terminal),
        Draw::Check(asked) => check::run(asked, terminal),
    }
}

fn pool(path: &Path) -> Result<Pool, Fault> {
    Pool::parse(&text_of(path)?).map_err(|error| Fault::because(Code::PoolWrong, path.display(), error))
}

fn read<T: std::str::FromStr<Err = ledger::DrawError>>(path: &Path) -> Result<T, Fault> {
    text_of(path)?.trim().parse().map_err(|error| Fault::because(Code::DrawWrong, path.display(), error))
}

/// Writes a text to a file, or to standard output.
fn put(out: Option<&PathBuf>, text: &str, terminal: &mut Terminal) -> Result<Exit, Fault> {
    match out {
        None => terminal.print(&format!("{text}\n"))?,
        Some(path) => std::fs::write(path, format!("{text}\n"))
            .map_err(|error| unwritten(&path.display().to_string(), error))?,
    }
    Ok(Exit::Done)
}
