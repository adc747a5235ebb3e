//! No file is forgotten: each Rust file is declared by another, and a crate has one test binary.

use std::collections::BTreeMap;

use super::{Fault, lexed};
use crate::repo::Source;

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    let rust = sources.iter().filter(|source| source.ends(".rs"));
    let code: BTreeMap<&str, String> =
        rust.clone().map(|source| (source.path.as_str(), lexed(&source.text).code)).collect();
    rust.filter_map(|source| binary(source).or_else(|| forgotten(source, &code))).collect()
}

/// Cargo makes a test binary of each file directly in `tests/`; linking them is what makes tests slow to start.
fn binary(source: &Source) -> Option<Fault> {
    let (_, path) = source.path.split_once("/tests/")?;
    let in_src = source.path.contains("/src/");
    (!in_src && !path.contains('/'))
        .then(|| Fault::new(source, 0, "a second test binary: move it to tests/it/"))
}

fn forgotten(source: &Source, code: &BTreeMap<&str, String>) -> Option<Fault> {
    let (folder, file) = source.path.rsplit_once('/')?;
    let roots = ["main.rs", "lib.rs", "build.rs"];
    let of_cargo = ["benches", "examples", "bin", "fuzz_targets"];
    if roots.contains(&file) || of_cargo.iter().any(|name| folder.ends_with(name)) {
        return None;
    }
    let (parent, module) = match file {
        "mod.rs" => folder.rsplit_once('/')?,
        _ => (folder, file.trim_end_matches(".rs")),
    };
    let holders = [
        format!("{parent}.rs"),
        format!("{parent}/mod.rs"),
        format!("{parent}/lib.rs"),
        format!("{parent}/main.rs"),
    ];
    let declared = |text: &String| text.contains(&format!("mod {module};"));
    let found = holders.iter().filter_map(|holder| code.get(holder.as_str())).any(declared);
    (!found).then(|| Fault::new(source, 0, format!("no file says `mod {module};`: it is never compiled")))
}
