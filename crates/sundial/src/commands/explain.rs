//! `sundial explain LOG --case ID`: one case on a page.

mod clock;
mod finding;
mod legend;
mod names;
mod page;
mod ribbon;

pub(crate) use finding::local;
pub(crate) use names::{Names, kind_words, outcome_words};
pub(crate) use ribbon::ribbon;

use crate::fault::{Code, Exit, Fault};
use crate::log::LogArguments;
use crate::place::refused;
use crate::terminal::Terminal;
use audit::ReadOptions;

/// Which case.
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    log: LogArguments,
    /// 办件编号 / the case
    #[arg(long, value_name = "ID")]
    case: String,
    /// 只看一个时钟 / one clock only
    #[arg(long, value_name = "CLOCK")]
    clock: Option<String>,
}

/// Prints the page.
pub(crate) fn run(explain: &Explain, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let log = explain.log.ground()?.read(ReadOptions::default(), explain.log.as_of, terminal)?;
    let clock = match &explain.clock {
        Some(code) => Some(log.rules.find_clock(code).ok_or_else(|| Fault::new(Code::ClockMissing, code))?),
        None => None,
    };
    let asked = page::Asked { case: &explain.case, items: &log.items, clock };
    let mut text = None;
    log.look(|case| case == explain.case, |_, verdict| text = Some(page::page(terminal, &asked, verdict)));
    log.came_back()?;
    let text = text.ok_or_else(|| Fault::new(Code::CaseMissing, &explain.case))?;
    terminal.print(&text.map_err(|error| refused(&error))?)?;
    Ok(Exit::Done)
}
