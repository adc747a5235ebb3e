#![no_main]
//! A system's own cards; before the first byte 0 stands the mapping.

use audit::compare::{CardsMapping, read_cards};
use audit::source::from_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (mapping, cards) = bytes.split_at(cut);
    let Ok(Ok(mapping)) = std::str::from_utf8(mapping).map(CardsMapping::parse) else { return };
    let cards = cards.get(1..).unwrap_or_default().to_vec();
    let Ok(logs) = from_bytes("any.csv".to_owned(), cards) else { return };
    for log in logs {
        drop(read_cards(log, &mapping));
    }
});
