//! What `cargo metadata` tells about packages.

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::step;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// A package: one of ours when it has no source.
#[derive(Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) license: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) dependencies: Vec<Dependency>,
    pub(crate) targets: Vec<Target>,
}

/// A thing cargo builds of a package.
#[derive(Deserialize)]
pub(crate) struct Target {
    pub(crate) name: String,
    pub(crate) kind: Vec<String>,
}

/// A line of a `[dependencies]` table.
#[derive(Deserialize)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// `None` for an ordinary dependency, else `dev` or `build`.
    pub(crate) kind: Option<String>,
}

impl Dependency {
    /// Tells whether only tests and benchmarks use it.
    pub(crate) fn of_tests(&self) -> bool {
        self.kind.as_deref() == Some("dev")
    }
}

/// Returns the packages of this workspace.
pub(crate) fn ours() -> Result<Vec<Package>> {
    packages(&["metadata", "--format-version", "1", "--no-deps"])
}

/// Returns every package that the workspace uses on any platform, its own included.
pub(crate) fn all() -> Result<Vec<Package>> {
    packages(&["metadata", "--format-version", "1"])
}

fn packages(arguments: &[&str]) -> Result<Vec<Package>> {
    let text = step::output(step::cargo(arguments))?;
    let metadata: Metadata = serde_json::from_str(&text).context("could not read `cargo metadata`")?;
    Ok(metadata.packages)
}
