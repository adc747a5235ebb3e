#![no_main]
//! The text of a city for the simulator.

libfuzzer_sys::fuzz_target!(|text: &str| {
    drop(sim::City::parse("any.toml", text));
});
