//! Edges between crates: what `Cargo.toml` says against what the table allows.

use super::{KEPT_TO, Layer};
use crate::metadata::{Dependency, Package};

/// Returns a line for each edge that is not in the table, and for each crate that is only in one of both.
pub(super) fn faults(layers: &[Layer], packages: &[Package]) -> Vec<String> {
    let mut faults = Vec::new();
    for package in packages {
        let Some(layer) = layers.iter().find(|layer| layer.name == package.name) else {
            faults.push(format!("crate `{}` is not in the table of layers", package.name));
            continue;
        };
        let lines = package.dependencies.iter().filter_map(|dependency| fault(layers, layer, dependency));
        faults.extend(lines);
    }
    for layer in layers {
        if !packages.iter().any(|package| package.name == layer.name) {
            faults.push(format!("crate `{}` is in the table of layers, but does not exist", layer.name));
        }
    }
    faults
}

fn fault(layers: &[Layer], layer: &Layer, dependency: &Dependency) -> Option<String> {
    let used = dependency.name.as_str();
    if layers.iter().any(|other| other.name == used) {
        let allowed = layer.uses.contains(&used) || dependency.of_tests() && layer.in_tests.contains(&used);
        let place = if dependency.of_tests() { " in its tests" } else { "" };
        return (!allowed).then(|| format!("`{}` may not use `{used}`{place}", layer.name));
    }
    let (_, keepers) = KEPT_TO.iter().find(|(name, _)| *name == used)?;
    let allowed = dependency.of_tests() || keepers.contains(&layer.name);
    (!allowed).then(|| format!("`{}` may not use `{used}`; only {} may", layer.name, keepers.join(", ")))
}
