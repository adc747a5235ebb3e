#![no_main]
//! Bytes read through the mapping `sundial-xes`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzz::swallow("any.xes", bytes, |mapping| mapping.name == "sundial-xes");
});
