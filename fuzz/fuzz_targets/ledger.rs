#![no_main]
//! Texts of the ledger: a file of lines, receipts, heads, draws, keys; what was read is written as it was.

use ledger::{
    Canonical, Check, Commitment, Draw, Extension, HashKind, Line, Pool, PublicKey, Receipt, SignedHead,
    SigningKey,
};
use std::str::FromStr;

libfuzzer_sys::fuzz_target!(|text: &str| {
    round::<SignedHead>(text);
    round::<Commitment>(text);
    round::<Line>(text);
    if let Some(draw) = round::<Draw>(text) {
        drop(draw.check(&Pool::parse("a\nb\nc").unwrap_or_else(|_| unreachable!("three candidates"))));
    }
    drop(round::<Receipt>(text).map(|receipt| receipt.check()));
    drop(round::<Extension>(text).map(|extension| extension.check()));
    drop(Pool::parse(text).map(|pool| pool.root(HashKind::Sm3)));
    drop((PublicKey::from_pem(text), SigningKey::from_pem(text)));
    if let Ok(canonical) = Canonical::parse(text) {
        assert_eq!(Canonical::parse(canonical.as_str()).as_ref(), Ok(&canonical));
    }
    let mut check = Check::new(Vec::new());
    text.lines().for_each(|line| check.line(line));
    drop(check.finish());
});

fn round<T: FromStr + ToString + PartialEq>(text: &str) -> Option<T> {
    let value = text.parse::<T>().ok()?;
    assert!(value.to_string().parse::<T>().is_ok_and(|again| again == value), "read as it was written");
    Some(value)
}
