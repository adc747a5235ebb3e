//! `sundial calendar between A B`: how many days lie between two days.

use super::add::say_provisional;
use crate::fault::{Exit, Fault};
use crate::place::{PlaceArguments, refused};
use crate::terminal::Terminal;
use calendar::{Day, Strictness};

/// Between which days.
#[derive(Debug, clap::Args)]
pub(crate) struct Between {
    /// 起（当日不计） / after this day
    #[arg(value_name = "A")]
    after: Day,
    /// 止（当日计入） / through this day
    #[arg(value_name = "B")]
    through: Day,
    /// 涉及尚未公布安排的年份即拒绝 / refuse when a year without a notice is touched
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    place: PlaceArguments,
}

/// Prints the counts.
pub(crate) fn run(between: &Between, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let strictness =
        if between.strict { Strictness::RefuseProvisional } else { Strictness::AllowProvisional };
    let calendar = between.place.calendar(strictness)?;
    let (after, through) = (between.after, between.through);
    let working = calendar.working_days_in(after, through).map_err(|error| refused(&error))?;
    let all = through - after;
    let text = terminal.language.pick("{w} 个工作日，{a} 个自然日", "{w} working days, {a} calendar days");
    terminal.print(&format!(
        "{}\n",
        text.replace("{w}", &working.to_string()).replace("{a}", &all.to_string())
    ))?;
    say_provisional(&calendar, after, through, terminal);
    Ok(Exit::Done)
}
