//! Files: how long they are, and that `lib.rs` and `mod.rs` hold no logic.

use super::{Fault, lexed};
use crate::repo::Source;

/// Lines at which a file without its tests is looked at, and at which it must be divided.
const LONG: usize = 300;
const TOO_LONG: usize = 500;

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    let rust = sources.iter().filter(|source| source.ends(".rs") && !source.of_tests());
    rust.flat_map(|source| length(source).into_iter().chain(logic(source))).collect()
}

fn length(source: &Source) -> Option<Fault> {
    let lines = product(&source.text).lines().count();
    let claim = format!("{lines} lines without tests; at most {TOO_LONG}, better about 150");
    match lines {
        _ if lines > TOO_LONG => Some(Fault::new(source, 0, claim)),
        _ if lines > LONG => Some(Fault::warning(source, 0, claim)),
        _ => None,
    }
}

fn logic(source: &Source) -> Vec<Fault> {
    if !matches!(source.name(), "lib.rs" | "mod.rs") {
        return Vec::new();
    }
    let code = lexed(&source.text).code;
    let functions =
        code.lines().enumerate().filter(|(_, line)| line.split_whitespace().any(|word| word == "fn"));
    let claim = "a function here; lib.rs and mod.rs hold `mod`, `pub use` and words";
    functions.map(|(number, _)| Fault::new(source, number + 1, claim)).collect()
}

/// Returns the text before a test module that is written in the same file.
fn product(text: &str) -> &str {
    let inline = text.match_indices("\n#[cfg(test)]\nmod ").find(|(place, _)| {
        let declared = &text[place + 1..];
        declared.lines().nth(1).is_some_and(|line| line.ends_with('{'))
    });
    inline.map_or(text, |(place, _)| &text[..=place])
}
