//! One step of a run: a name, a command, its time.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::{repo, say};

/// Makes a command that runs in the root of the repository.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(repo::root());
    command
}

/// Makes a cargo command; it is the cargo that runs this program, where cargo says so.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), arguments)
}

/// Runs a command whose output is shown, and fails when it fails.
pub(crate) fn run(mut command: Command) -> Result<()> {
    let shown = show(&command);
    let status = command.status().with_context(|| format!("could not start `{shown}`"))?;
    if status.success() {
        return Ok(());
    }
    bail!("`{shown}` ended with {status}")
}

/// Runs a command and returns what it wrote to standard output.
pub(crate) fn output(mut command: Command) -> Result<String> {
    let shown = show(&command);
    let answer =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("could not start `{shown}`"))?;
    if !answer.status.success() {
        bail!("`{shown}` ended with {}", answer.status);
    }
    String::from_utf8(answer.stdout).with_context(|| format!("`{shown}` wrote something that is not text"))
}

/// Tells whether a command can be started and ends well; shows nothing.
pub(crate) fn works(mut command: Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Runs one named piece of work and prints how long it took.
pub(crate) fn timed(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    say::line(format_args!("── {name}"));
    let start = Instant::now();
    work().with_context(|| format!("red: {name} (cargo xtask ci stops here)"))?;
    say::line(format_args!("   {name}: green, {:.1} s", start.elapsed().as_secs_f64()));
    Ok(())
}

fn show(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
