//! The `sundial` command: reads arguments, puts the parts together, prints.
//!
//! The only crate that reads the environment and prints (both in `terminal`). It holds no rule of the trade: days are
//! counted in `calendar`, clocks and findings in `engine`, packs in `rules`, logs in `audit`; what the service does is
//! done in `app`, kept in `sql`, asked through `web`.

mod arguments;
mod commands;
mod config;
mod demo;
mod draft;
mod fault;
mod ground;
mod installation;
mod log;
mod pack;
mod place;
mod serve;
mod terminal;

use crate::arguments::Asked;
use crate::fault::{Exit, Fault};
use crate::terminal::Terminal;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut terminal = Terminal::new();
    match run(&mut terminal) {
        Ok(exit) => exit.code(),
        Err(fault) => terminal.say(&fault),
    }
}

fn run(terminal: &mut Terminal) -> Result<Exit, Fault> {
    let exit = match arguments::parse(std::env::args_os())? {
        Asked::Text(text) => terminal.print(&text).map(|()| Exit::Done)?,
        Asked::Nothing(text) => terminal.print(&text).map(|()| Exit::Usage)?,
        Asked::Command(arguments) => {
            terminal.set(arguments.language, arguments.colour, arguments.quiet);
            commands::run(&arguments.command, terminal)?
        }
    };
    terminal.flush()?;
    Ok(exit)
}
