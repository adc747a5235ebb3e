//! `sundial rebuild`: rows made anew from the log, or compared with it.

use crate::fault::{Exit, Fault};
use crate::ground::unusable;
use crate::installation::Installation;
use crate::terminal::{Language, Lines as _, Terminal};
use app::upkeep::{Difference, Rebuild, Rebuilt, rebuild};

/// What is made anew.
#[derive(Debug, clap::Args)]
pub(crate) struct Asked {
    /// 只比较，不改写 / only compare, write nothing
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    installation: Installation,
}

/// Makes rows anew, or compares them; what differs is listed, and with `--check` it is red.
pub(crate) fn run(asked: &Asked, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let open = asked.installation.open()?;
    let what = if asked.check { Rebuild::Compare } else { Rebuild::Write };
    let work = rebuild(&open.ground.app, &*open.store, &open.console, what);
    let rebuilt = open.runtime.block_on(work).map_err(|error| unusable(&open.config, error))?;
    terminal.print(&told(&rebuilt, what, terminal.language))?;
    let is_red = rebuilt.unreadable > 0 || (asked.check && rebuilt.differ > 0);
    Ok(if is_red { Exit::Red } else { Exit::Done })
}

fn told(rebuilt: &Rebuilt, what: Rebuild, language: Language) -> String {
    let mut text = String::new();
    for (matter, difference) in &rebuilt.named {
        text.line(format!("  {matter}  {}", words(*difference, language)));
    }
    let unnamed = (rebuilt.differ + rebuilt.unreadable).saturating_sub(rebuilt.named.len() as u64);
    if unnamed > 0 {
        text.line(language.pick("  另有 {n} 个", "  and {n} more").replace("{n}", &unnamed.to_string()));
    }
    let words = match what {
        Rebuild::Compare => language.pick(
            "核对 {n} 个办件与记录：{d} 个与账目不符，{w} 个待到期处理，{u} 个无法读取",
            "{n} matters and records compared: {d} differ from the log, {w} wait to be looked at, {u} cannot be read",
        ),
        Rebuild::Write => language.pick(
            "核对 {n} 个办件与记录：{d} 个已按账目重建，{w} 个待到期处理，{u} 个无法读取",
            "{n} matters and records compared: {d} made anew, {w} wait to be looked at, {u} cannot be read",
        ),
    };
    let figures = [
        ("{n}", rebuilt.looked_at),
        ("{d}", rebuilt.differ),
        ("{w}", rebuilt.waiting),
        ("{u}", rebuilt.unreadable),
    ];
    text.line(
        figures.iter().fold(words.to_owned(), |text, (sign, figure)| text.replace(sign, &figure.to_string())),
    );
    text
}

fn words(difference: Difference, language: Language) -> &'static str {
    match difference {
        Difference::Missing => language.pick("缺行", "a row is missing"),
        Difference::Stray => language.pick("账目中没有", "the log knows nothing of it"),
        Difference::Matter => language.pick("办件行不符", "the row of the matter differs"),
        Difference::Findings => language.pick("监察发现不符", "the findings differ"),
        Difference::Docket => language.pick("监察案卷行不符", "the row of the docket differs"),
        Difference::Record => language.pick("记录不符", "the record differs"),
        Difference::Unreadable => language.pick("条目无法读取", "an entry cannot be read"),
    }
}
