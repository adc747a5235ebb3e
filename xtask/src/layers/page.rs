//! The table in ARCHITECTURE.md, between two markers.

use std::fs;

use anyhow::{Context as _, Result};

use super::{Kind, LAYERS, Layer};
use crate::{repo, say};

const PAGE: &str = "ARCHITECTURE.md";
const BEGIN: &str = "<!-- layers: written by `cargo xtask layers --write` -->\n";
const END: &str = "<!-- layers: end -->";

/// Returns what is wrong with the table in the page, if anything is.
pub(super) fn fault() -> Result<Option<String>> {
    let text = read()?;
    let current = replaced(&text, &table(LAYERS))? == text;
    Ok((!current).then(|| format!("{PAGE}: the table of layers is old: run `cargo xtask layers --write`")))
}

/// Writes the table into the page.
pub(super) fn write() -> Result<()> {
    let text = replaced(&read()?, &table(LAYERS))?;
    fs::write(repo::root().join(PAGE), text).with_context(|| format!("could not write {PAGE}"))?;
    say::line(format_args!("{PAGE}: table of layers written"));
    Ok(())
}

fn read() -> Result<String> {
    fs::read_to_string(repo::root().join(PAGE)).with_context(|| format!("could not read {PAGE}"))
}

/// Returns the page with what stands between the markers replaced.
pub(super) fn replaced(page: &str, table: &str) -> Result<String> {
    let (before, rest) = page.split_once(BEGIN).with_context(|| format!("{PAGE} lacks the line {BEGIN}"))?;
    let (_, after) = rest.split_once(END).with_context(|| format!("{PAGE} lacks the line {END}"))?;
    Ok(format!("{before}{BEGIN}\n{table}\n{END}{after}"))
}

/// Prints the table in Markdown.
pub(super) fn table(layers: &[Layer]) -> String {
    let mut lines = vec![
        "| crate | kind | may use of ours | besides, in tests | never |".to_owned(),
        "| --- | --- | --- | --- | --- |".to_owned(),
    ];
    lines.extend(layers.iter().map(|layer| {
        let [uses, in_tests] = [layer.uses, layer.in_tests].map(listed);
        format!("| {} | {} | {uses} | {in_tests} | {} |", layer.name, kind(layer.kind), layer.never)
    }));
    lines.join("\n") + "\n"
}

fn listed(names: &[&str]) -> String {
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::PureWithoutStd => "pure, no std",
        Kind::Pure => "pure",
        Kind::UseCases => "use cases",
        Kind::Contract => "contract",
        Kind::Adapter => "adapter",
        Kind::Delivery => "delivery",
        Kind::Binary => "binary",
        Kind::DevOnly => "tests only",
        Kind::Tool => "tool",
    }
}
