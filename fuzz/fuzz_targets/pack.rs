#![no_main]
//! The text of a rule pack, and its examples.

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(pack) = rules::parse_pack("any.toml", text, &rules::library) {
        drop(rules::check_examples(&pack));
    }
});
