#![no_main]
//! The text of a mapping, and a small log through it.

use audit::mapping::Mapping;
use audit::source::from_bytes;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(mapping) = Mapping::parse("any.toml", text) else { return };
    let log = b"case,event,at\nA1,accepted,2026-03-02 09:30:00\nA1,concluded,soon\n".to_vec();
    if let Ok(logs) = from_bytes("any.csv".to_owned(), log) {
        fuzz::judge(logs, &mapping);
    }
});
