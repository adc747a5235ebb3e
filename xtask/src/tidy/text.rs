//! Text of every kind: white space, conflict markers, and places that exist on one machine only.

use super::Fault;
use crate::repo::Source;

/// Kinds of file that people write; data files keep the white space they came with.
const WRITTEN: [&str; 10] =
    [".rs", ".toml", ".md", ".case", ".py", ".sh", ".yml", ".json", ".ci/run", ".gitignore"];

/// Parts of paths of one machine. Taken apart, so that this file does not hold them.
const MACHINE: [&str; 3] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    sources.iter().flat_map(in_file).collect()
}

fn in_file(source: &Source) -> Vec<Fault> {
    let written = WRITTEN.iter().any(|end| source.ends(end));
    let mut faults = Vec::new();
    for (number, line) in source.text.split('\n').enumerate() {
        let mut fault = |claim: &str| faults.push(Fault::new(source, number + 1, claim));
        if written && line.ends_with(char::is_whitespace) {
            fault("white space at the end of the line");
        }
        if written && line.contains('\t') {
            fault("a tab");
        }
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            fault("a conflict marker");
        }
        if MACHINE.iter().any(|part| line.contains(part)) {
            fault("a path of one machine");
        }
    }
    if written && !source.text.is_empty() && !source.text.ends_with('\n') {
        faults.push(Fault::new(source, 0, "the last line has no end"));
    }
    faults
}
