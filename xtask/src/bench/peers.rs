//! `cargo xtask bench peers`: the product and its peers in turn on the same log, and the ratios.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::{repo, say, step};

/// The command that does the peers' task, as bench.py wants it.
const TASK: &str = "audit {data}/events.csv --mapping peer-task --items {data}/items.csv --rules peer-task --as-of 2017-12-31 --format peer-task --out {out}";

const HOW: &str = "\
BENCH is not set. It names a folder with the peers, their scripts (bench.py) and logs of their task under data/, e.g.
  BENCH=$HOME/sundial-bench cargo xtask bench peers [SIZE [ROUNDS [PEER,PEER]]]    (1800k 3 duckdb,polars)
SUNDIAL_TASK replaces the arguments given to the product.";

/// A line of results.jsonl.
#[derive(Deserialize)]
struct Run {
    peer: String,
    cpu: f64,
    wall: f64,
    rss_mb: f64,
    rc: i32,
}

/// Builds the product, lets bench.py run it and the peers in turn, and prints medians and ratios.
///
/// Figures are printed only when the product's findings are those of the first peer.
pub(super) fn run(arguments: &[&str]) -> Result<()> {
    let Ok(folder) = std::env::var("BENCH") else { bail!(HOW) };
    let folder = Path::new(&folder);
    let size = arguments.first().copied().unwrap_or("1800k");
    let rounds = arguments.get(1).copied().unwrap_or("3");
    let peers = arguments.get(2).copied().unwrap_or("duckdb,polars");
    let ours = format!("out/product-{size}");
    empty(&folder.join(&ours)).context("could not make an empty folder for findings")?;
    let before = results(folder)?.len();

    let product = product()?;
    let python = |words: &[&str]| {
        let mut command = step::command("venv/bin/python", words);
        command.current_dir(folder).env("BENCH", folder).env("PRODUCT", &product);
        step::run(command)
    };
    python(&["bench.py", size, rounds, &format!("product,{peers}")])?;
    let lines = results(folder)?;
    let first = peers.split(',').next().unwrap_or(peers);
    python(&["check.py", &format!("out/{first}-{size}"), &ours])
        .context("the findings differ: no figures")?;
    report(&lines[before..])
}

/// Makes the folder, without what an earlier run left there: old findings must not pass for new ones.
fn empty(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for file in ["findings.csv", "dept.csv"].map(|name| folder.join(name)) {
        if file.exists() {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// Builds the product and returns the command that does the task.
fn product() -> Result<String> {
    step::run(step::cargo(&["build", "--release", "--quiet", "--package", "sundial"]))?;
    let task = std::env::var("SUNDIAL_TASK").unwrap_or_else(|_| TASK.to_owned());
    Ok(format!("{} {task}", target().join("release/sundial").display()))
}

/// Returns the folder cargo builds in.
fn target() -> PathBuf {
    let folder = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned());
    repo::root().join(folder)
}

fn results(folder: &Path) -> Result<Vec<String>> {
    let path = folder.join("results.jsonl");
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    Ok(text.lines().map(str::to_owned).collect())
}

fn report(lines: &[String]) -> Result<()> {
    let mut runs: BTreeMap<String, Vec<Run>> = BTreeMap::new();
    for line in lines {
        let run: Run = serde_json::from_str(line).context("could not read a line of results.jsonl")?;
        if run.rc != 0 {
            bail!("{} ended with {}", run.peer, run.rc);
        }
        runs.entry(run.peer.clone()).or_default().push(run);
    }
    let product = median(runs.get("product").context("the product did not run")?, |run| run.cpu);
    say::line("| | CPU s | wall s | peak MB | CPU against the product |\n| --- | --- | --- | --- | --- |");
    for (peer, runs) in &runs {
        let [cpu, wall, memory] =
            [median(runs, |run| run.cpu), median(runs, |run| run.wall), median(runs, |run| run.rss_mb)];
        say::line(format_args!("| {peer} | {cpu:.2} | {wall:.2} | {memory:.0} | {:.1} |", cpu / product));
    }
    Ok(())
}

fn median(runs: &[Run], figure: fn(&Run) -> f64) -> f64 {
    let mut figures: Vec<f64> = runs.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
