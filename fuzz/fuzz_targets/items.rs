#![no_main]
//! An items file.

use audit::items::read_items;
use audit::mapping::shipped;
use audit::source::from_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (Ok(logs), Ok(mappings)) = (from_bytes("any.csv".to_owned(), bytes.to_vec()), shipped()) else {
        return;
    };
    let Some(mapping) = mappings.first() else { return };
    for log in logs {
        drop(read_items(log, mapping));
    }
});
