//! Functions fit a screen.

use super::{Fault, lexed};
use crate::repo::Source;

/// Lines of a function, signature and braces included.
const TOO_LONG: usize = 70;

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    let rust = sources.iter().filter(|source| source.ends(".rs") && !source.of_tests());
    rust.flat_map(too_long).collect()
}

/// Relies on rustfmt: the line that closes a function is a brace with the indentation of its first line.
fn too_long(source: &Source) -> Vec<Fault> {
    let code = lexed(&source.text).code;
    let lines: Vec<&str> = code.lines().collect();
    let mut faults = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let begins = line.split_whitespace().take_while(|word| *word != "=").any(|word| word == "fn");
        if !begins || line.trim_end().ends_with([';', '}']) {
            continue;
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        let (close, signature) = (format!("{indent}}}"), format!("{indent})"));
        let ends = |line: &&str| {
            let line = line.trim_end();
            line == close || line.starts_with(&signature) && line.ends_with(';') // declared in a trait, no body
        };
        let last = lines[number..].iter().position(ends).unwrap_or(0);
        if last + 1 > TOO_LONG {
            let claim = format!("a function of {} lines; at most {TOO_LONG}", last + 1);
            faults.push(Fault::new(source, number + 1, claim));
        }
    }
    faults
}
