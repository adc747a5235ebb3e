//! Manifests: lints and versions come from the workspace; some crates must not be in the lock file.

use super::Fault;
use crate::repo::Source;

/// A second TLS provider, or a C library, would come in through these.
const UNWANTED: [&str; 2] = ["aws-lc-sys", "openssl-sys"];

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    let manifests =
        sources.iter().filter(|source| source.name() == "Cargo.toml" && source.path.contains('/'));
    manifests.flat_map(in_manifest).collect()
}

fn in_manifest(source: &Source) -> Vec<Fault> {
    // A workspace of its own, such as the fuzz targets, cannot take anything from the root.
    if source.text.lines().any(|line| line.trim() == "[workspace]") {
        return Vec::new();
    }
    let mut faults = Vec::new();
    let (mut section, mut lints) = ("", false);
    for (number, line) in source.text.lines().enumerate() {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
            if section.contains("dependencies.") {
                faults.push(Fault::new(source, number + 1, "write a dependency on one line"));
            }
            continue;
        }
        let compact: String = line.chars().filter(|letter| !letter.is_whitespace()).collect();
        lints |= section == "lints" && compact == "workspace=true";
        let dependency = section.ends_with("dependencies") && !line.is_empty() && !line.starts_with('#');
        if dependency && !compact.contains("workspace=true") {
            faults.push(Fault::new(
                source,
                number + 1,
                "the version belongs into the root Cargo.toml: `workspace = true`",
            ));
        }
    }
    if !lints {
        faults.push(Fault::new(source, 0, "`[lints] workspace = true` is missing"));
    }
    faults
}

/// Looks for unwanted crates in Cargo.lock, which holds those of every platform, as `cargo tree` does not.
pub(super) fn lock_faults(sources: &[Source]) -> Vec<Fault> {
    let Some(lock) = sources.iter().find(|source| source.path == "Cargo.lock") else { return Vec::new() };
    let unwanted = |name: &&str| lock.text.lines().any(|line| line == format!("name = \"{name}\""));
    let claim = |name| format!("`{name}` came in; `cargo tree -i {name} --target all` shows by whom");
    UNWANTED.into_iter().filter(unwanted).map(|name| Fault::new(lock, 0, claim(name))).collect()
}
