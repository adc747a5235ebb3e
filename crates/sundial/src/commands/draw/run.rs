//! `sundial draw run`: the seed is told, and the draw follows.

use super::{pool, put, read};
use crate::fault::{Code, Exit, Fault};
use crate::place::text_of;
use crate::terminal::Terminal;
use ledger::{Commitment, Draw, Hash};
use std::path::PathBuf;

/// What the draw follows from.
#[derive(Debug, clap::Args)]
pub(crate) struct Run {
    /// 先行公布的承诺 / the commitment that was published
    #[arg(long, value_name = "FILE")]
    commitment: PathBuf,
    /// 名单 / the pool
    #[arg(long, value_name = "FILE")]
    pool: PathBuf,
    /// 种子文件 / the file of the seed
    #[arg(long, value_name = "FILE")]
    seed: PathBuf,
    /// 公开数值 / the public value
    #[arg(long, value_name = "TEXT", default_value = "")]
    public: String,
    /// 结果写入此文件；不写则为标准输出 / the draw goes here; standard output when not given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Draws.
pub(crate) fn run(asked: &Run, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let pool = pool(&asked.pool)?;
    let promise: Commitment = read(&asked.commitment)?;
    let seed: Hash = text_of(&asked.seed)?
        .trim()
        .parse()
        .map_err(|error: ledger::NotAHash| Fault::because(Code::DrawWrong, asked.seed.display(), error))?;
    let draw = Draw::run(&promise, &pool, seed.bytes(), &asked.public)
        .map_err(|error| Fault::because(Code::DrawWrong, asked.commitment.display(), error))?;
    put(asked.out.as_ref(), &draw.to_string(), terminal)
}
