//! Purity: `#![no_std]` where the table says so, and no word of std's outside world in pure crates.

use super::{Kind, Layer};
use crate::repo::Source;
use crate::tidy::lexed;

/// Modules of std through which a program touches the world.
const WORLD: [&str; 6] = ["std::time", "std::fs", "std::env", "std::net", "std::thread", "std::process"];

/// Returns a line for each pure crate that is not what the table says.
pub(super) fn faults(layers: &[Layer], sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for layer in layers {
        let folder = format!("crates/{}/src/", layer.name);
        let pure = matches!(layer.kind, Kind::Pure | Kind::PureWithoutStd);
        let ours = || sources.iter().filter(|source| pure && source.path.starts_with(&folder));
        let no_std = ours()
            .any(|source| source.ends("/src/lib.rs") && lexed(&source.text).code.contains("#![no_std]"));
        if layer.kind == Kind::PureWithoutStd && !no_std {
            faults.push(format!("{folder}lib.rs: `#![no_std]` is missing"));
        }
        for source in ours().filter(|source| source.ends(".rs") && !source.of_tests()) {
            faults.extend(world(source));
        }
    }
    faults
}

fn world(source: &Source) -> Vec<String> {
    let code = lexed(&source.text).code;
    let named = |(number, line): (usize, &str)| {
        let word = WORLD.iter().find(|word| line.contains(*word))?;
        Some(format!("{}:{}: `{word}` in a pure crate", source.path, number + 1))
    };
    code.lines().enumerate().filter_map(named).collect()
}
