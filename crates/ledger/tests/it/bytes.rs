//! No text makes a reader panic, and what is read is written as it was.

use crate::support::{entry, key, receipt, signed, tree};
use ledger::{
    Canonical, Check, Commitment, Draw, Extension, Hash, HashKind, Head, Line, Pool, PublicKey, Receipt,
    SignedHead, SigningKey, Writer,
};
use proptest::prelude::*;

fn swallow(text: &str) {
    for round in [round::<Hash>, round::<Head>, round::<SignedHead>, round::<Commitment>, round::<Draw>] {
        round(text);
    }
    for round in [round::<Receipt>, round::<Extension>, round::<Line>] {
        round(text);
    }
    drop(Pool::parse(text).map(|pool| pool.root(HashKind::Sm3)));
    drop((PublicKey::from_pem(text), SigningKey::from_pem(text)));
    if let Ok(canonical) = Canonical::parse(text) {
        assert_eq!(Canonical::parse(canonical.as_str()), Ok(canonical));
    }
    if let Ok(receipt) = text.parse::<Receipt>() {
        drop(receipt.check());
    }
    if let Ok(extension) = text.parse::<Extension>() {
        drop(extension.check());
    }
    let mut check = Check::new(vec![key(7).public()]);
    text.lines().for_each(|line| check.line(line));
    drop(check.finish());
}

/// What was read, written and read again, is the same.
fn round<T: std::str::FromStr + ToString + PartialEq>(text: &str) {
    let Ok(value) = text.parse::<T>() else { return };
    assert!(value.to_string().parse::<T>().is_ok_and(|again| again == value), "{text}");
}

fn bases() -> Vec<String> {
    let (tree, _) = tree(HashKind::Sm3, &crate::support::leaves(HashKind::Sm3, 3));
    let head = signed(&tree, &key(7));
    let pool = Pool::parse("a\t2\tx\nb\nc\n").unwrap();
    let promise = Commitment::make("s", HashKind::Sm3, &pool, &[1; 16]).unwrap().draw("", 1);
    let draw = Draw::run(&promise, &pool, &[1; 16], "").unwrap();
    let extension = Extension { old: head.clone(), path: Vec::new(), new: head.clone() };
    let mut writer = Writer::start("l".parse().unwrap(), HashKind::Sm3);
    let mut file = writer.header() + &writer.entry(&entry(0)) + &writer.entry(&entry(1));
    file += &writer.signed_head(head.head.time, &key(7)).unwrap();
    let mut bases = vec![file, receipt(HashKind::Sm3, 2, 5).to_string(), extension.to_string()];
    bases.extend([head.to_string(), draw.to_string(), promise.to_string()]);
    bases.extend(["a\t2\tx\nb\nc\n".to_owned(), key(7).public().to_pem(), key(7).to_pem().unwrap()]);
    bases
}

#[test]
fn every_form_is_read_as_it_was_written() {
    bases().iter().for_each(|text| swallow(text));
}

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        swallow(&text);
    }

    #[test]
    fn damaged_text(
        base in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<char>(), 0_u8..3), 1..5),
    ) {
        let bases = bases();
        let mut letters: Vec<char> = bases[base.index(bases.len())].chars().collect();
        for (at, letter, what) in changes {
            let at = at.index(letters.len());
            match what {
                0 => letters[at] = letter,
                1 => letters.insert(at, letter),
                _ => drop(letters.remove(at)),
            }
        }
        swallow(&letters.into_iter().collect::<String>());
    }
}
