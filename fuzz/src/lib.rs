//! What every target does with its bytes: read them in every way that fits, and write what was read.

use audit::convert::{Form, write_store};
use audit::mapping::{Mapping, shipped};
use audit::source::{Log, from_bytes};
use audit::{ReadOptions, read};
use engine::Symbols;
use std::num::NonZero;

/// Reads bytes as whatever they are through one of the shipped mappings.
pub fn swallow(name: &str, bytes: &[u8], wanted: impl Fn(&Mapping) -> bool) {
    let Ok(mappings) = shipped() else { return };
    for mapping in mappings.iter().filter(|mapping| wanted(mapping)) {
        let Ok(logs) = from_bytes(name.to_owned(), bytes.to_vec()) else { return };
        judge(logs, mapping);
    }
}

/// Reads logs through a mapping, and writes what was read.
pub fn judge(logs: Vec<Log>, mapping: &Mapping) {
    // Chunks of a few bytes, so that rows are cut everywhere.
    let options = ReadOptions { threads: NonZero::<usize>::MIN, strict: false, chunk_bytes: 7 };
    let Ok(input) = read(logs, mapping, options, Symbols::default()) else { return };
    for form in [Form::Csv, Form::Xes, Form::Events] {
        let written = write_store(&input.store, form, &mut Vec::new());
        assert!(written.is_ok(), "writing into memory cannot fail");
    }
}
