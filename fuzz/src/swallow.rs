//! Reads bytes in every way that fits, and writes what was read.

use audit::convert::{Form, write_store};
use audit::mapping::{Mapping, shipped};
use audit::source::{Log, from_bytes};
use audit::{ReadOptions, read};
use engine::Symbols;
use std::cell::OnceCell;
use std::io::{Cursor, Write as _};
use std::num::NonZero;
use zip::write::SimpleFileOptions;

/// Reads bytes as whatever they are through one of the shipped mappings.
pub fn swallow(name: &str, bytes: &[u8], wanted: impl Fn(&Mapping) -> bool) {
    thread_local! { static SHIPPED: OnceCell<Vec<Mapping>> = const { OnceCell::new() }; }
    SHIPPED.with(|mappings| {
        let mappings = mappings.get_or_init(|| shipped().unwrap_or_default());
        assert!(mappings.iter().any(&wanted), "the mapping is shipped");
        for mapping in mappings.iter().filter(|mapping| wanted(mapping)) {
            let Ok(logs) = from_bytes(name.to_owned(), bytes.to_vec()) else { return };
            judge(logs, mapping);
        }
    });
}

/// Reads logs through a mapping, and writes what was read.
pub fn judge(logs: Vec<Log>, mapping: &Mapping) {
    // Chunks of a few bytes, so that rows are cut everywhere.
    let options = ReadOptions { threads: NonZero::<usize>::MIN, chunk_bytes: 7, ..ReadOptions::default() };
    let Ok(input) = read(logs, mapping, options, Symbols::default()) else { return };
    for form in [Form::Csv, Form::Ndjson, Form::Xes, Form::Events] {
        let written = write_store(&input.store, form, &mut Vec::new());
        assert!(written.is_ok(), "writing into memory cannot fail");
    }
}

/// Makes an archive of these files, not compressed, so that what the fuzzer changes arrives.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let written = archive.start_file(*name, stored).and_then(|()| Ok(archive.write_all(bytes)?));
        assert!(written.is_ok(), "writing into memory cannot fail");
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}
