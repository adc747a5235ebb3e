//! Small ledgers for tests.

use ledger::{
    Canonical, Frontier, Hash, HashKind, Head, InclusionProof, MemoryNodes, Receipt, SignedHead, SigningKey,
};

/// Bytes from their hexadecimal digits.
pub(crate) fn hex(digits: &str) -> Vec<u8> {
    let digits: Vec<u32> = digits.chars().map(|digit| digit.to_digit(16).unwrap()).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap()).collect()
}

/// A hash from its hexadecimal digits.
pub(crate) fn hash(digits: &str) -> Hash {
    Hash::new(hex(digits).try_into().unwrap())
}

/// A tree over these leaves, with its nodes.
pub(crate) fn tree(kind: HashKind, leaves: &[Hash]) -> (Frontier, MemoryNodes) {
    let (mut tree, mut nodes) = (Frontier::new(kind), MemoryNodes::default());
    leaves.iter().for_each(|leaf| tree.push(*leaf, |id, hash| nodes.keep(id, hash)));
    (tree, nodes)
}

/// That many different leaves.
pub(crate) fn leaves(kind: HashKind, count: u64) -> Vec<Hash> {
    (0..count).map(|n| kind.leaf(&n.to_be_bytes())).collect()
}

/// The n-th entry of a small ledger.
pub(crate) fn entry(n: u64) -> Canonical {
    Canonical::parse(&format!(r#"{{"kind":"受理","matter":"A{n}","seq":{n}}}"#)).unwrap()
}

pub(crate) fn key(number: u8) -> SigningKey {
    SigningKey::from_random(&[number; 32]).unwrap()
}

/// The head of a tree, signed.
pub(crate) fn signed(tree: &Frontier, key: &SigningKey) -> SignedHead {
    let origin = "ledger.example/permits".parse().unwrap();
    let time = "2026-03-02T09:30:00Z".parse().unwrap();
    let head = Head { origin, size: tree.size(), root: tree.root(), kind: tree.kind(), time };
    let mut signed = SignedHead::from(head);
    signed.sign(&signed.head.origin.clone(), key).unwrap();
    signed
}

/// The receipt for one of the first entries.
pub(crate) fn receipt(kind: HashKind, index: u64, size: u64) -> Receipt {
    let leaves: Vec<Hash> = (0..size).map(|n| entry(n).leaf(kind)).collect();
    let (tree, nodes) = tree(kind, &leaves);
    let proof = InclusionProof::make(kind, &nodes, index, size).unwrap();
    Receipt { entry: entry(index), proof, head: signed(&tree, &key(7)) }
}
