//! `sundial explain LOG --case ID`: one case on a page.

mod clock;
pub(crate) mod facts;
mod finding;
mod names;
mod page;

use crate::fault::{Code, Exit, Fault};
use crate::log::{Ground, LogArguments};
use crate::place::refused;
use crate::terminal::Terminal;
use audit::{ReadError, ReadOptions};
use calendar::CalendarError;
use engine::{Catalogue, Matter, Scratch, Setting, supervise};

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
    let Ground { logs, mapping, pack, items, calendar, .. } = explain.log.ground()?;
    let rules = &pack.rules;
    let clock = match &explain.clock {
        Some(code) => Some(rules.find_clock(code).ok_or_else(|| Fault::new(Code::ClockMissing, code))?),
        None => None,
    };
    let name = logs.first().map(|log| log.name().to_owned()).unwrap_or_default();
    let mut symbols = rules.symbols.clone();
    let catalogue = Catalogue::new(&items, &mut symbols)
        .map_err(|error| Fault::because(Code::ItemsWrong, &name, error))?;
    let input = audit::read(logs, &mapping, ReadOptions::default(), symbols)
        .map_err(|error| read_fault(&name, error))?;
    let mut symbols = input.store.symbols.clone();
    let kind = symbols.intern("case");
    let Some(case) = facts::find(&input.store, &explain.case, rules) else {
        return Err(Fault::new(Code::CaseMissing, &explain.case));
    };
    let as_of = match explain.log.as_of {
        Some(as_of) => as_of.moment(calendar.zone()),
        None => input.store.span.map_or(calendar.zone().start_of(calendar.first()), |(_, last)| last),
    };
    let setting = Setting { calendar: &calendar, catalogue: &catalogue, rules };
    let matter = Matter {
        kind,
        item: case.item,
        department: case.department,
        facts: &case.facts.list,
        details: &case.facts.details,
        symbols: &symbols,
    };
    let asked = page::Asked { case: &explain.case, items: &items, clock };
    let mut text: Result<String, CalendarError> = Ok(String::new());
    supervise(&setting, &matter, as_of, &mut Scratch::default(), |verdict| {
        text = page::page(terminal, &asked, verdict);
    });
    terminal.print(&text.map_err(|error| refused(&error))?)?;
    Ok(Exit::Done)
}

/// A failure of reading.
pub(crate) fn read_fault(name: &str, error: ReadError) -> Fault {
    match error {
        ReadError::Mapping(error) => crate::log::unmapped(name, error),
        ReadError::Source(error) => crate::log::unreadable(name, error),
        ReadError::Strict(_) => Fault::because(Code::StrictStop, name, error),
    }
}
