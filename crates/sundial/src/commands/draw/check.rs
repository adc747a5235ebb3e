//! `sundial draw check`: anybody draws again.

use super::{pool, read};
use crate::fault::{Exit, Fault, zh_of};
use crate::terminal::{Ink, Lines as _, Terminal};
use ledger::{Commitment, Draw};
use std::path::PathBuf;

/// Which draw.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// 抽取结果 / the draw
    #[arg(value_name = "DRAW")]
    draw: PathBuf,
    /// 名单 / the pool
    #[arg(long, value_name = "FILE")]
    pool: PathBuf,
    /// 先行公布的承诺，应与结果中的一致 / the commitment as it was published; the draw must be about the same
    #[arg(long, value_name = "FILE")]
    commitment: Option<PathBuf>,
}

/// Draws again and compares.
pub(crate) fn run(asked: &Check, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let pool = pool(&asked.pool)?;
    let draw: Draw = read(&asked.draw)?;
    let published: Option<Commitment> = asked.commitment.as_ref().map(|path| read(path)).transpose()?;
    let language = terminal.language;
    let mut page = String::new();
    page.line(language.pick("事由：", "subject: ").to_owned() + &draw.commitment.subject);
    page.line(language.pick("抽中：", "drawn: ").to_owned() + &draw.picked.join(language.comma()));
    let other = published.as_ref().is_some_and(|published| *published != draw.commitment);
    let (ink, verdict, exit) = match draw.check(&pool) {
        _ if other => {
            let words =
                language.pick("✗ 不是先行公布的承诺", "✗ this is not the commitment that was published");
            (Ink::Bad, words.to_owned(), Exit::Red)
        }
        Err(error) => {
            let why = language.pick(&zh_of(error.clone()), &error.to_string()).to_owned();
            (Ink::Bad, language.pick("✗ 不实：", "✗ false: ").to_owned() + &why, Exit::Red)
        }
        Ok(()) if published.is_none() => {
            let words = language.pick(
                "✓ 重抽结果一致；请用 --commitment 给出先行公布的承诺再核对一次",
                "✓ drawing again gives the same; check once more with the published --commitment",
            );
            (Ink::Warn, words.to_owned(), Exit::Done)
        }
        Ok(()) => (Ink::Good, language.pick("✓ 属实", "✓ true").to_owned(), Exit::Done),
    };
    page.line(terminal.style.ink(ink, &verdict));
    terminal.print(&page)?;
    Ok(exit)
}
