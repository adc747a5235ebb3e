//! `cargo xtask bench`: the committed benchmarks, and the comparison with the peers.

mod folder;
mod peers;
mod table;
#[cfg(test)]
mod tests;

use anyhow::{Result, bail};

use crate::metadata::{self, Package};
use crate::step;

/// Runs the benchmark of that name, or all benchmarks of the crate of that name; further arguments go to them.
pub(crate) fn run(what: &str, arguments: &[&str]) -> Result<()> {
    match what {
        "peers" => return peers::peers(arguments),
        "packs" => return peers::packs(arguments),
        "growth" => return peers::growth(arguments),
        _ => {}
    }
    let packages = metadata::ours()?;
    let benches = benches(&packages);
    let chosen = chosen(&benches, what);
    if chosen.is_empty() {
        let names: Vec<String> =
            benches.iter().map(|(package, bench)| format!("{bench} ({package})")).collect();
        bail!("no such benchmark: {what}; there are peers, packs, growth, {}", names.join(", "));
    }
    for (package, bench) in chosen {
        let cargo = ["bench", "--package", package, "--bench", bench, "--"];
        step::run(step::cargo(&[&cargo, arguments].concat()))?;
    }
    Ok(())
}

/// Returns crate and name of every benchmark.
fn benches(packages: &[Package]) -> Vec<(&str, &str)> {
    let mut benches = Vec::new();
    for package in packages {
        let targets = package.targets.iter().filter(|target| target.kind.iter().any(|kind| kind == "bench"));
        benches.extend(targets.map(|target| (package.name.as_str(), target.name.as_str())));
    }
    benches
}

fn chosen<'a>(benches: &[(&'a str, &'a str)], what: &str) -> Vec<(&'a str, &'a str)> {
    let named: Vec<_> = benches.iter().copied().filter(|(_, bench)| *bench == what).collect();
    if !named.is_empty() {
        return named;
    }
    benches.iter().copied().filter(|(package, _)| *package == what).collect()
}
