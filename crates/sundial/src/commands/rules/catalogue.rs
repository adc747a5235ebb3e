//! Catalogues for people, by name or by file, and what they may name.

use crate::fault::{Code, Fault, Reason};
use crate::place::text_of;
use audit::forensics::Signal;
use rules::{Known, PackError};
use std::path::Path;

/// Finds the text of a catalogue: a shipped one by its code, else a file.
pub(super) fn text(name: &str, shipped: &[(&str, &str)]) -> Result<String, Fault> {
    if let Some((_, text)) = shipped.iter().find(|(code, _)| *code == name) {
        return Ok((*text).to_owned());
    }
    let path = Path::new(name);
    let looks_like_a_file = name.contains(['/', '\\']) || path.extension().is_some() || path.exists();
    if !looks_like_a_file {
        let codes = shipped.iter().map(|(code, _)| *code);
        return Err(Fault::because(Code::CatalogueMissing, name, Reason::shipped(codes)));
    }
    text_of(path)
}

/// The codes of the forensic signals.
pub(super) fn signals() -> Vec<&'static str> {
    Signal::ALL.iter().map(|signal| signal.code()).collect()
}

/// What a catalogue may name: the rules of the shipped packs, and those of the pack in force.
pub(super) fn known<'k>(signals: &'k [&'k str], in_force: Option<&engine::RuleSet>) -> Known<'k> {
    let known = Known::shipped(signals);
    match in_force {
        Some(rules) => known.and(rules),
        None => known,
    }
}

/// A catalogue that is wrong, with every error on a line.
pub(super) fn wrong(name: &str, errors: &[PackError]) -> Fault {
    Fault::because(Code::CatalogueWrong, name, Reason::of_pack(errors))
}
