//! `sundial completions SHELL`.

use crate::arguments;
use crate::fault::{Exit, Fault};
use crate::terminal::Terminal;
use clap_complete::Shell;

/// Which shell.
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// 命令行外壳 / the shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the script.
pub(crate) fn run(completions: &Completions, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut arguments::command(), "sundial", &mut script);
    terminal.print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}
