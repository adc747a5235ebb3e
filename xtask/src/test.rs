//! `cargo xtask test`: documentation tests and tests, with cargo-nextest where it is installed.

use anyhow::Result;

use crate::{say, step};

/// Runs documentation tests, then tests. Where `chosen` narrows (`-p engine`), tests only.
///
/// Building has a step of its own, so that the time the runner prints at the end is that of the tests.
pub(crate) fn run(chosen: &[&str]) -> Result<()> {
    let (all, chosen) = if chosen.is_empty() { (true, &["--workspace"][..]) } else { (false, chosen) };
    if !step::works(step::cargo(&["nextest", "--version"])) {
        say::line("   cargo-nextest is not installed: `cargo test` runs the tests");
        step::timed("build of the tests", || cargo(&["test", "--quiet", "--no-run"], chosen))?;
        return cargo(&["test"], chosen); // documentation tests included
    }
    if all {
        step::timed("documentation tests", || cargo(&["test", "--quiet", "--doc"], chosen))?;
    }
    step::timed("build of the tests", || cargo(&["nextest", "run", "--cargo-quiet", "--no-run"], chosen))?;
    say::line("── tests");
    cargo(&["nextest", "run", "--cargo-quiet"], chosen)
}

fn cargo(verb: &[&str], chosen: &[&str]) -> Result<()> {
    step::run(step::cargo(&[verb, chosen].concat()))
}
