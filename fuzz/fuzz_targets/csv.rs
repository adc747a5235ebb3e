#![no_main]
//! Bytes read through the mapping `sundial`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzz::swallow("any.csv", bytes, |mapping| mapping.name == "sundial");
});
