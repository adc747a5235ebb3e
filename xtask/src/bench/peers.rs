//! `cargo xtask bench peers | packs | growth`: the product and its peers in turn on the same log, and the ratios.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::folder::{Bench, OURS};
use super::table::{self, Runs};
use crate::say;

/// Runs the product and its peers in turn and prints medians and ratios, if the findings of all are equal.
pub(super) fn peers(arguments: &[&str]) -> Result<()> {
    let bench = Bench::new()?;
    let (size, rounds) = (argument(arguments, 0, "1800k"), rounds(arguments, 1)?);
    let who = match arguments.get(2) {
        Some(list) => list.split(',').map(str::to_owned).collect(),
        None => installed(&bench, size)?,
    };
    if !who.iter().any(|name| OURS.contains(&name.as_str())) {
        bail!("the product is not among {}", who.join(","));
    }
    say::line(format_args!("{size}, {rounds} rounds of {}", who.join(", ")));
    let runs = in_turn(&bench, size, rounds, &who)?;
    bench.compare(size, &who)?;
    table::print(&runs);
    table::goals(&runs);
    Ok(())
}

/// Runs the product with the pack of the peer task and with the pack of the statutes in turn.
pub(super) fn packs(arguments: &[&str]) -> Result<()> {
    let bench = Bench::new()?;
    let (size, rounds) = (argument(arguments, 0, "1800k"), rounds(arguments, 1)?);
    let who = ["product", "product-statute"].map(str::to_owned);
    let runs = in_turn(&bench, size, rounds, &who)?;
    table::print(&runs);
    Ok(())
}

/// Runs the product on logs of ten times the cases each, and prints the cost of a case.
pub(super) fn growth(arguments: &[&str]) -> Result<()> {
    let bench = Bench::new()?;
    let rounds = rounds(arguments, 0)?;
    let sizes = [("18k", 18_000), ("180k", 180_000), ("1800k", 1_800_000)];
    let product = ["product".to_owned()];
    let mut all: Vec<Runs> = sizes.iter().map(|_| Runs::new()).collect();
    for _ in 0..rounds {
        for ((size, _), runs) in sizes.iter().zip(&mut all) {
            table::add(runs, in_turn(&bench, size, 1, &product)?);
        }
    }
    let nothing = bench.nothing()?;
    table::growth(&sizes, &all, nothing);
    Ok(())
}

fn argument<'a>(arguments: &[&'a str], at: usize, otherwise: &'a str) -> &'a str {
    arguments.get(at).copied().unwrap_or(otherwise)
}

fn rounds(arguments: &[&str], at: usize) -> Result<usize> {
    argument(arguments, at, "3").parse().context("the number of rounds is no number")
}

fn in_turn(bench: &Bench, size: &str, rounds: usize, who: &[String]) -> Result<Runs> {
    let mut runs = Runs::new();
    for _ in 0..rounds {
        for name in who {
            runs.entry(name.clone()).or_default().push(bench.run(size, name)?);
        }
    }
    Ok(runs)
}

/// Everybody who can be run here: the product, the peers whose programs are there, and the limits of the machine.
fn installed(bench: &Bench, size: &str) -> Result<Vec<String>> {
    let parquet = bench.has(&format!("data/{size}/events.parquet"));
    let mut who = vec!["product"];
    let modules = [("duckdb", "duckdb-pq"), ("polars", "polars-pq"), ("pandas", "")];
    let python: Vec<_> = modules.into_iter().filter(|(name, _)| bench.imports(name)).collect();
    who.extend(python.iter().map(|(name, _)| *name));
    if parquet && bench.reads_parquet(size)? {
        who.push("product-pq");
        who.extend(python.iter().map(|(_, name)| *name).filter(|name| !name.is_empty()));
    }
    if bench.has("pg/data/postmaster.pid") {
        who.extend(["pg-load", "pg-query"]);
    }
    if bench.has("flink/cls") && bench.has("venvflink/lib") {
        who.push("flink");
    }
    if bench.has("rs/target/release/csvscan") {
        who.extend(["rs-read", "rs-split", "rs-csv"]);
    }
    Ok(who.into_iter().map(str::to_owned).collect())
}

/// Says whether a folder is one of the bench.
pub(super) fn is_bench(folder: &Path) -> bool {
    folder.join("bench.py").is_file() && folder.join("check.py").is_file()
}
