#![no_main]
//! Bytes read through the mapping `sundial-events`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzz::swallow("any.ndjson", bytes, |mapping| mapping.name == "sundial-events");
});
