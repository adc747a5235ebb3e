//! `cargo xtask test`: documentation tests and tests, with cargo-nextest where it is installed.

use anyhow::Result;

use crate::{say, step};

/// Runs documentation tests, then tests. Where `chosen` narrows (`-p engine`), tests only.
///
/// Building has a step of its own, so that the time the runner prints at the end is that of the tests.
pub(crate) fn run(chosen: &[&str]) -> Result<()> {
    let nextest = step::works(step::cargo(&["nextest", "--version"]));
    let verb: &[&str] =
        if nextest { &["nextest", "run", "--cargo-quiet"] } else { &["test", "--quiet", "--tests"] };
    let chosen = if chosen.is_empty() {
        step::timed("documentation tests", || cargo(&["test", "--quiet", "--doc"], &["--workspace"]))?;
        &["--workspace"]
    } else {
        chosen
    };
    step::timed("build of the tests", || cargo(&[verb, &["--no-run"]].concat(), chosen))?;
    say::line(if nextest {
        "── tests"
    } else {
        "── tests (by cargo test: cargo-nextest is not installed)"
    });
    cargo(verb, chosen)
}

fn cargo(verb: &[&str], chosen: &[&str]) -> Result<()> {
    step::run(step::cargo(&[verb, chosen].concat()))
}
