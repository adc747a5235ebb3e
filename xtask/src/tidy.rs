//! `cargo xtask tidy`: habits that neither the compiler nor clippy checks.
//!
//! Each rule is a function from files to faults, and has a good and a bad sample in `tidy/tests.rs`.

mod files;
mod functions;
mod lexed;
mod links;
mod manifests;
mod modules;
mod scenarios;
#[cfg(test)]
mod tests;
mod text;
mod words;

use anyhow::{Result, bail};

pub(crate) use lexed::lexed;

use crate::repo::{self, Source};
use crate::say;

/// A place that breaks a habit. Line 0 means the whole file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    path: String,
    line: usize,
    claim: String,
    weight: Weight,
}

/// Whether a fault stops the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Red,
    Warning,
}

impl Fault {
    fn new(source: &Source, line: usize, claim: impl Into<String>) -> Self {
        Self { path: source.path.clone(), line, claim: claim.into(), weight: Weight::Red }
    }

    fn warning(source: &Source, line: usize, claim: impl Into<String>) -> Self {
        Self { weight: Weight::Warning, ..Self::new(source, line, claim) }
    }

    fn show(&self) -> String {
        let place = if self.line == 0 { String::new() } else { format!(":{}", self.line) };
        let weight = if self.weight == Weight::Red { "" } else { "warning: " };
        format!("{weight}{}{place}: {}", self.path, self.claim)
    }
}

/// A rule sees all files and looks at those it is about.
type Rule = fn(&[Source]) -> Vec<Fault>;

const RULES: [Rule; 9] = [
    files::faults,
    functions::faults,
    links::faults,
    manifests::faults,
    manifests::lock_faults,
    modules::faults,
    scenarios::faults,
    text::faults,
    words::faults,
];

/// Runs every rule on every file.
pub(crate) fn run() -> Result<()> {
    let sources = repo::sources()?;
    let mut faults: Vec<Fault> = RULES.iter().flat_map(|rule| rule(&sources)).collect();
    faults.sort_by(|a, b| (&a.path, a.line, &a.claim).cmp(&(&b.path, b.line, &b.claim)));
    for fault in &faults {
        say::line(format_args!("   {}", fault.show()));
    }
    let red = faults.iter().filter(|fault| fault.weight == Weight::Red).count();
    if red > 0 {
        bail!("{red} untidy places in {} files", sources.len());
    }
    Ok(())
}
