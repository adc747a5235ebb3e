//! One target: its program, what it starts from, and what it says.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::{folder, heard};
use crate::repo;

/// Folders of the project whose files are seeds besides those in `fuzz/seeds`.
const OURS: [(&str, &str); 4] = [
    ("pack", "packs/rules"),
    ("mapping", "packs/exchange"),
    ("city", "packs/cities"),
    ("scenario", "scenarios"),
];

/// Longer inputs are slower without reaching more.
const BYTES_MAX: u32 = 8192;
const MEGABYTES_MAX: u32 = 2048;
/// A single input that takes longer is a fault like a crash.
const INPUT_SECONDS_MAX: u32 = 20;

/// A target: a file of `fuzz/fuzz_targets`.
pub(super) struct Target {
    pub(super) name: String,
}

impl Target {
    /// Returns the folder of the fuzz targets' workspace.
    pub(super) fn folder() -> PathBuf {
        repo::root().join("fuzz")
    }

    /// Lists the targets by name.
    pub(super) fn all() -> Result<Vec<Target>> {
        let folder = Target::folder().join("fuzz_targets");
        let entries =
            fs::read_dir(&folder).with_context(|| format!("could not list {}", folder.display()))?;
        let mut names = Vec::new();
        for entry in entries {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
            }
        }
        names.sort();
        Ok(names.into_iter().map(|name| Target { name }).collect())
    }

    /// Runs it for so many seconds and returns a line that says what came of it.
    ///
    /// What was found on the way stays in `fuzz/corpus`, where the next run starts; an input that breaks something
    /// stays in `fuzz/artifacts`.
    pub(super) fn run(&self, programs: &Path, seconds: u32) -> Result<String> {
        let corpus = folder(Target::folder().join("corpus").join(&self.name))?;
        let mut artifacts = folder(Target::folder().join("artifacts").join(&self.name))?.into_os_string();
        artifacts.push("/");
        let mut prefix = OsString::from("-artifact_prefix=");
        prefix.push(&artifacts);
        let mut program = Command::new(programs.join(&self.name));
        program.args([
            format!("-max_total_time={seconds}"),
            format!("-max_len={BYTES_MAX}"),
            format!("-rss_limit_mb={MEGABYTES_MAX}"),
            format!("-timeout={INPUT_SECONDS_MAX}"),
            "-print_final_stats=1".to_owned(),
            "-verbosity=0".to_owned(),
        ]);
        program.arg(prefix).arg(corpus).args(self.seeds());
        let (said, well) = heard(program)?;
        if well {
            return Ok(format!("   {}: {}", self.name, summary(&said)));
        }
        let last: Vec<&str> = said.lines().rev().take(60).collect();
        let last: Vec<&str> = last.into_iter().rev().collect();
        bail!("{}\n\n{} found something: the input is in {}", last.join("\n"), self.name, artifacts.display())
    }

    fn seeds(&self) -> Vec<PathBuf> {
        let own = Target::folder().join("seeds").join(&self.name);
        let ours =
            OURS.iter().filter(|(name, _)| *name == self.name).map(|(_, path)| repo::root().join(path));
        ours.chain([own]).filter(|folder| folder.is_dir()).collect()
    }
}

/// Takes the number of runs and of new inputs from what libFuzzer says at its end.
pub(super) fn summary(said: &str) -> String {
    let number = |name: &str| {
        let line = said.lines().find_map(|line| line.strip_prefix("stat::")?.strip_prefix(name));
        line.map_or("?", |rest| rest.trim_start_matches(':').trim())
    };
    format!("{} runs, {} new inputs, no fault", number("number_of_executed_units"), number("new_units_added"))
}
