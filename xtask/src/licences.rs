//! `cargo xtask licences`: the licence of each dependency against the allow-list, and `advisories`.

mod expression;
#[cfg(test)]
mod tests;

use anyhow::{Result, bail};

use crate::metadata::{self, Package};
use crate::{say, step};

/// Licences under which a dependency may come in; `deny.toml` holds the same list, a test compares.
///
/// MPL-2.0 is left out on purpose: nothing needs it today, and what it asks of somebody who hands on the
/// program is a decision to be written down when the first crate does.
const ALLOWED: [&str; 10] = [
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Checks every dependency of every platform.
pub(crate) fn run() -> Result<()> {
    let packages = metadata::all()?;
    let foreign: Vec<&Package> = packages.iter().filter(|package| package.source.is_some()).collect();
    let offenders: Vec<String> = foreign.iter().filter_map(|package| offence(package)).collect();
    for offender in &offenders {
        say::line(format_args!("   {offender}"));
    }
    if !offenders.is_empty() {
        bail!("{} of {} dependencies have a licence outside the list", offenders.len(), foreign.len());
    }
    say::line(format_args!("   {} dependencies, each under a licence of the list", foreign.len()));
    Ok(())
}

fn offence(package: &Package) -> Option<String> {
    let Package { name, version, license, .. } = package;
    let Some(text) = license else { return Some(format!("{name} {version} names no licence")) };
    match expression::allows(text, &ALLOWED) {
        Some(true) => None,
        Some(false) => Some(format!("{name} {version}: {text}")),
        None => Some(format!("{name} {version}: `{text}` cannot be read as a licence expression")),
    }
}

/// Asks cargo-deny for known vulnerabilities and withdrawn versions; says so when it cannot be asked.
pub(crate) fn advisories() -> Result<()> {
    if !step::works(step::cargo(&["deny", "--version"])) {
        say::line("   left out: cargo-deny is not installed; withdrawn versions are not looked for either");
        return Ok(());
    }
    if !step::works(step::cargo(&["deny", "fetch", "db"])) {
        say::line("   left out: the advisory database cannot be reached");
        return Ok(());
    }
    step::run(step::cargo(&["deny", "check", "--disable-fetch", "advisories"]))
}
