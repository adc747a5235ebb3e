//! Rule packs by name or by file.

use crate::fault::{Code, Fault, Reason};
use crate::place::text_of;
use rules::{PackError, PackFile, library, parse_pack};
use std::path::Path;

/// The pack that is used where nobody names one.
pub(crate) const DEFAULT: &str = "statute";

/// Where a pack comes from, and its text.
pub(crate) struct PackText {
    /// The name that errors call it.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
}

/// Finds a pack: a shipped one by its code, else a file.
pub(crate) fn find(name: &str) -> Result<PackText, Fault> {
    if let Some(text) = library(name) {
        return Ok(PackText { name: format!("{name}.toml"), text: text.to_owned() });
    }
    let path = Path::new(name);
    let looks_like_a_file = name.contains(['/', '\\']) || path.extension().is_some() || path.exists();
    if !looks_like_a_file {
        let codes = rules::shipped().iter().map(|(code, _)| *code);
        return Err(Fault::because(Code::PackMissing, name, Reason::shipped(codes)));
    }
    Ok(PackText { name: name.to_owned(), text: text_of(path)? })
}

/// Reads a pack; `Err` holds all that is wrong with it.
pub(crate) fn read(pack: &PackText) -> Result<PackFile, Vec<PackError>> {
    parse_pack(&pack.name, &pack.text, &library)
}

/// Finds and reads a pack.
pub(crate) fn load(name: &str) -> Result<PackFile, Fault> {
    let pack = find(name)?;
    read(&pack).map_err(|errors| wrong(name, &errors))
}

/// A pack that is wrong, with every error on a line.
pub(crate) fn wrong(name: &str, errors: &[PackError]) -> Fault {
    Fault::because(Code::PackWrong, name, Reason::of_pack(errors))
}
