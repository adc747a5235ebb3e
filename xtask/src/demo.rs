//! `cargo xtask demo`: the main job of the README on the log that is shipped.

use anyhow::Result;

use crate::{say, step};

/// The log of the README, a file of the project's own making.
const LOG: &str = "examples/permits.csv";

/// Prints the README's command and runs it; further arguments go to `sundial audit`.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    let words = [&["run", "--release", "--", "audit", LOG], arguments].concat();
    say::line(format_args!("$ cargo {}", words.join(" ")));
    step::run(step::cargo(&words))
}
