//! Words that do not land in Rust code and its comments.

use super::{Fault, lexed};
use crate::repo::Source;

/// Code that does not land, and what to write instead.
const CODE: [(&str, &str); 8] = [
    ("#[allow(", "write `#[expect(lint, reason = \"..\")]`"),
    ("#![allow(", "write `#![expect(lint, reason = \"..\")]`"),
    ("todo!", "finish it, or leave it out"),
    ("unimplemented!", "finish it, or leave it out"),
    ("dbg!", "a trace for you alone"),
    ("#[ignore", "a test that does not run says nothing"),
    ("#[should_panic", "return an error and check it"),
    ("thread::sleep", "tests and product do not sleep"),
];

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    sources.iter().filter(|source| source.ends(".rs")).flat_map(in_file).collect()
}

fn in_file(source: &Source) -> Vec<Fault> {
    let parts = lexed(&source.text);
    let mut faults = Vec::new();
    for (number, line) in parts.code.lines().enumerate() {
        for (word, advice) in CODE.iter().filter(|(word, _)| line.contains(word)) {
            faults.push(Fault::new(source, number + 1, format!("`{word}`: {advice}")));
        }
    }
    for (number, line) in parts.comments.lines().enumerate() {
        if line.contains("FIXME") {
            faults.push(Fault::new(source, number + 1, "FIXME does not land: mend it"));
        }
        if line.match_indices("TODO").any(|(place, word)| !numbered(&line[place + word.len()..])) {
            faults.push(Fault::new(source, number + 1, "TODO needs an issue number: `TODO #12: ..`"));
        }
    }
    faults
}

/// Tells whether an issue number follows: ` #12` or `(#12)`.
fn numbered(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '(']);
    rest.strip_prefix('#').is_some_and(|number| number.starts_with(|digit: char| digit.is_ascii_digit()))
}
