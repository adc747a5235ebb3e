#![no_main]
//! The text of scenarios.

libfuzzer_sys::fuzz_target!(|text: &str| {
    drop(rules::scenario::parse(text));
});
