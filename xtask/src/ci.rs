//! `cargo xtask ci`: the one list of checks, cheapest first, tests last.

use anyhow::Result;

use crate::{conform, fuzz, layers, licences, step, test, tidy};

/// Runs every check and then all tests; stops at the first that is red.
///
/// The test runner speaks last, so that its closing line ends the run.
pub(crate) fn run() -> Result<()> {
    step::timed("format", || step::run(step::cargo(&["fmt", "--all", "--", "--check"])))?;
    step::timed("tidy", tidy::run)?;
    step::timed("layers", layers::check)?;
    step::timed("licences", licences::run)?;
    step::timed("advisories", licences::advisories)?;
    step::timed("clippy", clippy)?;
    step::timed("rustdoc", rustdoc)?;
    step::timed("fuzz", fuzz::bounded)?;
    step::timed("conform", conform::bounded)?;
    test::run(&[])
}

fn clippy() -> Result<()> {
    step::run(step::cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn rustdoc() -> Result<()> {
    let mut command = step::cargo(&["doc", "--quiet", "--workspace", "--no-deps"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    step::run(command)
}
