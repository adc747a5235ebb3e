//! The folder with the peers and their scripts: one run at a time, and whether two runs found the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use super::peers::is_bench;
use crate::{repo, step};

/// The product reading CSV, reading Parquet, and under the pack of the statutes.
pub(super) const OURS: [&str; 3] = ["product", "product-pq", "product-statute"];

/// The command that does the peers' task, as bench.py wants it.
const TASK: &str = "audit {data}/LOG --mapping peer-task --items {data}/items.csv --rules PACK --as-of 2017-12-31 --format peer-task --out OUT";

const HOW: &str = "\
BENCH is not set to a folder with the peers, their scripts (bench.py, check.py) and logs of their task under data/, e.g.
  BENCH=$HOME/sundial-bench cargo xtask bench peers [SIZE [ROUNDS [NAME,NAME]]]    (1800k 3, everybody who is installed)
  BENCH=$HOME/sundial-bench cargo xtask bench packs [SIZE [ROUNDS]]
  BENCH=$HOME/sundial-bench cargo xtask bench growth [ROUNDS]";

/// One run, a line of results.jsonl.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Run {
    pub(super) cpu: f64,
    pub(super) wall: f64,
    pub(super) rss_mb: f64,
    rc: i32,
}

/// The folder and the product.
pub(super) struct Bench {
    folder: PathBuf,
    product: PathBuf,
}

impl Bench {
    /// Builds the product.
    pub(super) fn new() -> Result<Bench> {
        let folder = std::env::var("BENCH").map(PathBuf::from).unwrap_or_default();
        if !is_bench(&folder) {
            bail!(HOW);
        }
        step::run(step::cargo(&["build", "--release", "--quiet", "--package", "sundial"]))?;
        let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned());
        Ok(Bench { folder, product: repo::root().join(target).join("release/sundial") })
    }

    /// Returns whether a file or folder is there.
    pub(super) fn has(&self, path: &str) -> bool {
        self.folder.join(path).exists()
    }

    /// Returns whether the peers' Python has a module.
    pub(super) fn imports(&self, module: &str) -> bool {
        let mut python = Command::new("venv/bin/python");
        python.current_dir(&self.folder).args(["-c", &format!("import {module}")]);
        python.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }

    /// Returns whether the product reads Parquet.
    pub(super) fn reads_parquet(&self, size: &str) -> Result<bool> {
        self.make_room(size, "product-pq")?;
        let task = self.task(size, "product-pq").replace("{data}", &format!("data/{size}"));
        let mut shell = Command::new("sh");
        shell.current_dir(&self.folder).args(["-c", &task]).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(shell.status()?.success())
    }

    /// Runs one program once.
    pub(super) fn run(&self, size: &str, name: &str) -> Result<Run> {
        if OURS.contains(&name) {
            self.make_room(size, name)?;
        }
        let known = self.results()?.len();
        let called = if OURS.contains(&name) { "product" } else { name };
        let mut bench = step::command("venv/bin/python", &["bench.py", size, "1", called]);
        bench.current_dir(&self.folder).env("BENCH", &self.folder).env("PRODUCT", self.task(size, name));
        step::run(bench)?;
        let lines = self.results()?;
        let line = lines.get(known).with_context(|| format!("{name} left no line in results.jsonl"))?;
        let run: Run = serde_json::from_str(line).context("could not read a line of results.jsonl")?;
        if run.rc != 0 {
            bail!("{name} ended with {}", run.rc);
        }
        Ok(run)
    }

    /// Compares the findings of everybody with those of the first: no figures for wrong answers.
    pub(super) fn compare(&self, size: &str, who: &[String]) -> Result<()> {
        let mut folders: Vec<PathBuf> = who.iter().filter_map(|name| out(size, name)).collect();
        folders.dedup();
        let Some((first, others)) = folders.split_first() else { return Ok(()) };
        for other in others {
            let (first, other) = (first.display().to_string(), other.display().to_string());
            let mut check = step::command("venv/bin/python", &["check.py", &first, &other]);
            check.current_dir(&self.folder);
            step::run(check).with_context(|| format!("{other} differs from {first}: no figures"))?;
        }
        Ok(())
    }

    /// Returns the wall seconds that the product takes for a log of one case: start, packs, calendar.
    pub(super) fn nothing(&self) -> Result<f64> {
        let log = repo::root().join("crates/sundial/tests/it/data/cases.csv");
        let begun = Instant::now();
        let runs = 20;
        for _ in 0..runs {
            let mut product = Command::new(&self.product);
            product.arg("audit").arg(&log).args(["--rules", "peer-task"]);
            if !product.stdout(Stdio::null()).stderr(Stdio::null()).status()?.success() {
                bail!("{} could not be judged", log.display());
            }
        }
        Ok(begun.elapsed().as_secs_f64() / f64::from(runs))
    }

    fn task(&self, size: &str, name: &str) -> String {
        let log = if name == "product-pq" { "events.parquet" } else { "events.csv" };
        let pack = if name == "product-statute" { "statute" } else { "peer-task" };
        let out = folder_of(size, name).display().to_string();
        let task = TASK.replace("LOG", log).replace("PACK", pack).replace("OUT", &out);
        format!("{} {task}", self.product.display())
    }

    /// Makes the folder for findings, without what an earlier run left: old findings must not pass for new ones.
    fn make_room(&self, size: &str, name: &str) -> Result<()> {
        let folder = self.folder.join(folder_of(size, name));
        fs::create_dir_all(&folder).context("could not make a folder for findings")?;
        for file in ["findings.csv", "dept.csv"].map(|name| folder.join(name)) {
            if file.exists() {
                fs::remove_file(file)?;
            }
        }
        Ok(())
    }

    fn results(&self) -> Result<Vec<String>> {
        let path = self.folder.join("results.jsonl");
        if !path.exists() {
            return Ok(Vec::new());
        }
        let text = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
        Ok(text.lines().map(str::to_owned).collect())
    }
}

fn folder_of(size: &str, name: &str) -> PathBuf {
    let name = name.strip_suffix("-pq").map_or_else(|| name.to_owned(), |name| format!("{name}pq"));
    Path::new("out").join(format!("{name}-{size}"))
}

/// Where a program leaves findings of the peer task; `None` for one that leaves none.
pub(super) fn out(size: &str, name: &str) -> Option<PathBuf> {
    match name {
        "product-statute" | "pg-load" | "pm4py" | "cat" | "wc" => None,
        "pg-query" => Some(folder_of(size, "pg")),
        limit if limit.starts_with("rs-") => None,
        other => Some(folder_of(size, other)),
    }
}
