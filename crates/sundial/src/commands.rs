//! The verbs, one file each.

mod calendar;
mod completions;

use crate::fault::{Exit, Fault};
use crate::terminal::Terminal;

/// What can be asked.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// 工作日历：加减、间隔、查看、检查 / the working calendar
    #[command(subcommand)]
    Calendar(calendar::Calendar),
    /// 生成命令行补全脚本 / a script that completes commands in a shell
    Completions(completions::Completions),
}

/// Does what is asked.
pub(crate) fn run(command: &Command, terminal: &mut Terminal) -> Result<Exit, Fault> {
    match command {
        Command::Calendar(calendar) => calendar::run(calendar, terminal),
        Command::Completions(completions) => completions::run(completions, terminal),
    }
}
