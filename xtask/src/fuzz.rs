//! `cargo xtask fuzz`: the fuzz targets, built with libFuzzer on the toolchain that is there.
//!
//! libFuzzer needs the compiler's own coverage counters and nothing of a nightly toolchain: address sanitizing would,
//! and without unsafe code of ours there is little for it to find. What is needed besides Rust is a C++ compiler.

mod target;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{repo, say, step};
use target::Target;

/// How long each target runs in CI, and how long where nothing else is said.
const CI_SECONDS: u32 = 2;
const SECONDS: u32 = 60;

/// Counters at every edge, the table of their places, and what is compared with what.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";

/// Runs the target of that name, or all in turn, each for so many seconds.
pub(crate) fn run(words: &[&str]) -> Result<()> {
    let (wanted, seconds) = asked(words)?;
    let targets = Target::all()?;
    let chosen: Vec<&Target> =
        targets.iter().filter(|target| wanted == "all" || target.name == wanted).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = targets.iter().map(|target| target.name.as_str()).collect();
        bail!("no such target: {wanted}; there are all, {}", names.join(", "));
    }
    let folder = build(&chosen)?;
    for target in chosen {
        say::line(target.run(&folder, seconds)?);
    }
    Ok(())
}

/// Runs every target for a moment; says so when there is no C++ compiler to build them with.
pub(crate) fn bounded() -> Result<()> {
    if !step::works(step::command("c++", &["--version"])) {
        say::line("   left out: libFuzzer is C++, and there is no c++");
        return Ok(());
    }
    run(&["all", "--seconds", &CI_SECONDS.to_string()])
}

fn asked<'a>(words: &[&'a str]) -> Result<(&'a str, u32)> {
    match words {
        [] => Ok(("all", SECONDS)),
        [target] if !target.starts_with('-') => Ok((target, SECONDS)),
        ["--seconds", seconds] => Ok(("all", number(seconds)?)),
        [target, "--seconds", seconds] => Ok((target, number(seconds)?)),
        other => bail!("expected [TARGET|all] [--seconds N], not {}", other.join(" ")),
    }
}

fn number(seconds: &str) -> Result<u32> {
    match seconds.parse() {
        Ok(seconds) if seconds > 0 => Ok(seconds),
        _ => bail!("not a number of seconds: {seconds}"),
    }
}

/// Builds the targets and returns the folder of their programs.
fn build(targets: &[&Target]) -> Result<PathBuf> {
    let host = host()?;
    let beside =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| repo::root().join("target"), PathBuf::from);
    let folder = beside.join("fuzz");
    let manifest = Target::folder().join("Cargo.toml");
    let mut cargo = step::cargo(&["build", "--quiet", "--release", "--target", &host]);
    cargo.arg("--manifest-path").arg(manifest).arg("--target-dir").arg(&folder);
    for target in targets {
        cargo.args(["--bin", &target.name]);
    }
    // With a target named, the flags leave build scripts and macros alone.
    cargo.env("RUSTFLAGS", COVERAGE).env_remove("CARGO_ENCODED_RUSTFLAGS");
    step::timed("build of the fuzz targets", || step::run(cargo))?;
    Ok(folder.join(host).join("release"))
}

/// Returns the triple of this machine.
fn host() -> Result<String> {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let version = step::output(step::command(&rustc, &["-vV"]))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say for which machine it builds")
}

/// Runs a program and returns what it says on standard error, and whether it ended well.
fn heard(mut command: Command) -> Result<(String, bool)> {
    let answer = command.output().context("could not start a fuzz target")?;
    Ok((String::from_utf8_lossy(&answer.stderr).into_owned(), answer.status.success()))
}

/// Makes a folder with all above it.
fn folder(path: PathBuf) -> Result<PathBuf> {
    fs::create_dir_all(&path).with_context(|| format!("could not make {}", path.display()))?;
    Ok(path)
}
