#![no_main]
//! Two exchange tables, the bytes cut in the middle.

use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (accept, special) = bytes.split_at(bytes.len() / 2);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, rows) in [("up_pro_accept.csv", accept), ("up_pro_special_procedure.csv", special)] {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let written = archive.start_file(name, stored).and_then(|()| Ok(archive.write_all(rows)?));
        assert!(written.is_ok(), "writing into memory cannot fail");
    }
    if let Ok(packed) = archive.finish() {
        fuzz::swallow("up.zip", packed.get_ref(), |mapping| mapping.name == "up-pro");
    }
});
