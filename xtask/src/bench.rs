//! `cargo xtask bench`: the committed benchmarks, and the comparison with the peers.

mod peers;

use anyhow::{Result, bail};

use crate::step;

/// A word for each benchmark, with its crate and its name there.
const BENCHES: [(&str, &str, &str); 4] = [
    ("calendar", "calendar", "calendar"),
    ("clock", "engine", "clock"),
    ("supervise", "engine", "supervise"),
    ("audit", "audit", "audit"),
];

/// Runs one benchmark; further arguments go to it.
pub(crate) fn run(what: &str, arguments: &[&str]) -> Result<()> {
    if what == "peers" {
        return peers::run(arguments);
    }
    let Some((_, package, bench)) = BENCHES.iter().find(|(word, _, _)| *word == what) else {
        bail!("no such benchmark: {what}; there are calendar, clock, supervise, audit, peers");
    };
    let cargo = ["bench", "--package", package, "--bench", bench, "--"];
    step::run(step::cargo(&[&cargo, arguments].concat()))
}
