//! `cargo xtask layers`: which crate may use which of ours, as data.
//!
//! A new edge is a design decision: it is a change of this table, seen in review. A new crate is one entry.

mod edges;
mod page;
mod purity;
#[cfg(test)]
mod tests;

use anyhow::{Result, bail};

use crate::{metadata, repo, say};

/// What a crate is allowed to touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `#![no_std]` with `alloc`: a clock, a file, the environment are not there to be called.
    PureWithoutStd,
    /// Keeps std, but touches no clock, file, environment, thread or network.
    Pure,
    /// Orchestrates: reads files, uses threads.
    UseCases,
    /// What use cases need of the world, with models in memory.
    Contract,
    /// Speaks to one thing outside.
    Adapter,
    /// Speaks HTTP.
    Delivery,
    /// The composition root.
    Binary,
    /// Used by tests only.
    DevOnly,
    /// Checks the others.
    Tool,
}

/// A crate of ours: what it may use in the product, what in tests besides, and what it never does.
pub(crate) struct Layer {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) uses: &'static [&'static str],
    pub(crate) in_tests: &'static [&'static str],
    pub(crate) never: &'static str,
}

/// The table. It is printed into ARCHITECTURE.md by `cargo xtask layers --write`.
pub(crate) const LAYERS: &[Layer] = &[
    Layer {
        name: "calendar",
        kind: Kind::PureWithoutStd,
        uses: &[],
        in_tests: &["testkit"],
        never: "reads a clock, a file or the environment: there is no std to do it with",
    },
    Layer {
        name: "engine",
        kind: Kind::PureWithoutStd,
        uses: &["calendar"],
        in_tests: &["testkit"],
        never: "std, async, randomness, floats for time or money",
    },
    Layer {
        name: "rules",
        kind: Kind::Pure,
        uses: &["calendar", "engine"],
        in_tests: &["testkit"],
        never: "is a dependency of anybody but `sundial` and tests: `audit` is given a set of rules",
    },
    Layer {
        name: "ledger",
        kind: Kind::PureWithoutStd,
        uses: &[],
        in_tests: &[],
        never: "std; knows what an entry means",
    },
    Layer {
        name: "report",
        kind: Kind::Pure,
        uses: &["calendar", "engine"],
        in_tests: &[],
        never: "knows where its figures come from; reads a clock, a file or the environment",
    },
    Layer {
        name: "audit",
        kind: Kind::UseCases,
        uses: &["calendar", "engine", "report"],
        in_tests: &["testkit", "rules"],
        never: "touches a database or the network",
    },
    Layer {
        name: "sim",
        kind: Kind::Pure,
        uses: &["calendar", "engine", "audit"],
        in_tests: &["testkit", "rules"],
        never: "uses randomness without a seed; its auditor never asks the engine",
    },
    Layer {
        name: "ports",
        kind: Kind::Contract,
        uses: &["calendar", "ledger"],
        in_tests: &[],
        never: "names a driver",
    },
    Layer {
        name: "app",
        kind: Kind::UseCases,
        uses: &["calendar", "engine", "ledger", "ports"],
        in_tests: &["testkit", "rules", "sql"],
        never: "names a driver or a protocol",
    },
    Layer {
        name: "sql",
        kind: Kind::Adapter,
        uses: &["calendar", "ledger", "ports"],
        in_tests: &["testkit", "ports"],
        never: "knows a use case",
    },
    Layer {
        name: "pages",
        kind: Kind::Pure,
        uses: &["calendar", "engine", "report"],
        in_tests: &[],
        never: "knows where its figures come from; reads a clock, a file or the environment",
    },
    Layer {
        name: "web",
        kind: Kind::Delivery,
        uses: &["calendar", "engine", "ledger", "ports", "app", "pages"],
        in_tests: &["testkit", "rules"],
        never: "names a driver",
    },
    Layer {
        name: "sundial",
        kind: Kind::Binary,
        uses: &[
            "calendar", "engine", "rules", "ledger", "report", "audit", "sim", "ports", "app", "sql",
            "pages", "web",
        ],
        in_tests: &["testkit"],
        never: "holds business logic",
    },
    Layer {
        name: "testkit",
        kind: Kind::DevOnly,
        uses: &["calendar", "engine", "rules", "audit"],
        in_tests: &[],
        never: "is a dependency of the product",
    },
    Layer { name: "xtask", kind: Kind::Tool, uses: &[], in_tests: &[], never: "is a dependency of anybody" },
];

/// Dependencies from outside that only these crates may use in the product.
pub(crate) const KEPT_TO: &[(&str, &[&str])] = &[
    ("anyhow", &["sundial", "xtask"]),
    ("clap", &["sundial"]),
    ("mimalloc", &["sundial"]),
    ("ctrlc", &["sundial"]),
    ("rayon", &["audit"]),
    ("askama", &["report", "pages"]),
    ("rust_xlsxwriter", &["report"]),
    ("cel", &["rules"]),
    ("axum", &["web"]),
    ("rusqlite", &["sql"]),
    ("tokio-postgres", &["sql"]),
];

/// Checks edges, purity and the table in ARCHITECTURE.md.
pub(crate) fn check() -> Result<()> {
    let mut faults = edges::faults(LAYERS, &metadata::ours()?);
    faults.extend(purity::faults(LAYERS, &repo::sources()?));
    faults.extend(page::fault()?);
    for fault in &faults {
        say::line(format_args!("   {fault}"));
    }
    if !faults.is_empty() {
        bail!("{} against the layers; the table is xtask/src/layers.rs", faults.len());
    }
    Ok(())
}

/// Writes the table into ARCHITECTURE.md.
pub(crate) fn write() -> Result<()> {
    page::write()
}
