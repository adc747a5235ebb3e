//! `sundial draw commit`: what is published before a draw.

use super::{pool, put};
use crate::fault::{Code, Exit, Fault};
use crate::terminal::{Terminal, random, write_secret};
use ledger::{Commitment, HashKind};
use std::path::PathBuf;

/// What is fixed.
#[derive(Debug, clap::Args)]
pub(crate) struct Commit {
    /// 名单：每行“编号”或“编号⇥权重⇥分层” / who may be drawn: `id`, or id, weight and stratum with tabs between
    #[arg(long, value_name = "FILE")]
    pool: PathBuf,
    /// 抽取数量：N，或 分层=N，可多次 / how many: N, or STRATUM=N; may be repeated
    #[arg(long, value_name = "N|STRATUM=N", required = true, value_parser = count)]
    count: Vec<(String, u32)>,
    /// 抽取事由 / what the draw is for
    #[arg(long, value_name = "TEXT")]
    subject: String,
    /// 届时计入的公开数值，如某期彩票号码 / the public value that will be part of the draw
    #[arg(long, value_name = "TEXT", default_value = "")]
    public: String,
    /// 种子写入此文件，揭示前保密 / the seed goes here; keep it until the draw
    #[arg(long, value_name = "FILE")]
    seed_out: PathBuf,
    /// 承诺写入此文件；不写则为标准输出 / the commitment goes here; standard output when not given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

fn count(text: &str) -> Result<(String, u32), String> {
    let (stratum, count) = text.rsplit_once('=').unwrap_or(("", text));
    count.parse().map(|count| (stratum.to_owned(), count)).map_err(|_| "N, STRATUM=N".to_owned())
}

/// Draws a seed and commits to it.
pub(crate) fn run(asked: &Commit, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let wrong = |error| Fault::because(Code::DrawWrong, asked.pool.display(), error);
    let pool = pool(&asked.pool)?;
    let seed = ledger::Hash::new(random()?);
    let mut promise = Commitment::make(&asked.subject, HashKind::Sm3, &pool, seed.bytes())
        .map_err(wrong)?
        .await_public(&asked.public);
    for (stratum, count) in &asked.count {
        promise = promise.draw(stratum, *count);
    }
    promise.fits(&pool).map_err(wrong)?;
    write_secret(&asked.seed_out, &format!("{seed}\n"))?;
    if asked.public.is_empty() {
        terminal.remark(
            "注意：未指定公开数值，制作种子的人可以多次尝试种子；建议使用 --public",
            "note: without a public value, who makes the seed can try many; better give --public",
        );
    }
    put(asked.out.as_ref(), &promise.to_string(), terminal)
}
