//! Scenarios are read by people: each begins with a title.

use super::Fault;
use crate::repo::Source;

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    let stories =
        sources.iter().filter(|source| source.path.starts_with("scenarios/") && source.ends(".case"));
    stories
        .filter(|story| !titled(&story.text))
        .map(|story| Fault::new(story, 1, "the first line is no title"))
        .collect()
}

/// Tells whether the first line is a heading with words.
fn titled(text: &str) -> bool {
    let first = text.lines().next().unwrap_or("");
    first.strip_prefix('#').is_some_and(|title| title.trim().chars().any(char::is_alphabetic))
}
