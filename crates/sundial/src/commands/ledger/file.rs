//! Reading a ledger's file line by line, and keys.

use crate::fault::{Code, Fault};
use crate::place::text_of;
use ledger::PublicKey;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

/// Gives every line to `take`. Bytes that are no text become signs that no line of a ledger has.
pub(super) fn lines(path: &Path, mut take: impl FnMut(&str)) -> Result<(), Fault> {
    let unreadable = |error| Fault::because(Code::FileUnreadable, path.display(), error);
    let mut file = BufReader::with_capacity(1 << 20, File::open(path).map_err(unreadable)?);
    let mut line = Vec::new();
    while file.read_until(b'\n', &mut line).map_err(unreadable)? > 0 {
        take(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']));
        line.clear();
    }
    Ok(())
}

/// Reads public keys.
pub(super) fn keys(paths: &[PathBuf]) -> Result<Vec<PublicKey>, Fault> {
    let read = |path: &PathBuf| {
        PublicKey::from_pem(&text_of(path)?)
            .map_err(|error| Fault::because(Code::KeyWrong, path.display(), error))
    };
    paths.iter().map(read).collect()
}
