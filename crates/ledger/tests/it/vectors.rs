//! Published values: SM3 (GB/T 32905-2016), the tree of Certificate Transparency (RFC 6962, RFC 9162).

use crate::support::{hash, hex, tree};
use ledger::{ConsistencyProof, Hash, HashKind, InclusionProof};

/// The inputs that implementations of Certificate Transparency test with.
const INPUTS: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/// Position, size, path.
const INCLUSIONS: [(u64, u64, &[&str]); 5] = [
    (0, 1, &[]),
    (
        0,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        &[
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (2, 3, &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        1,
        5,
        &[
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
];

/// Old size, new size, path.
const CONSISTENCIES: [(u64, u64, &[&str]); 4] = [
    (1, 1, &[]),
    (
        1,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        &[
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        &[
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
];

fn leaves() -> Vec<Hash> {
    INPUTS.iter().map(|input| HashKind::Sha256.leaf(&hex(input))).collect()
}

#[test]
fn sm3_is_that_of_the_standard() {
    let abc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    let abcd = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732";
    assert_eq!(HashKind::Sm3.of(b"abc"), hash(abc));
    assert_eq!(HashKind::Sm3.of(&b"abcd".repeat(16)), hash(abcd));
}

#[test]
fn the_root_of_nothing_is_the_hash_of_nothing() {
    let sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(tree(HashKind::Sha256, &[]).0.root(), hash(sha256));
    let sm3 = "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b";
    assert_eq!(tree(HashKind::Sm3, &[]).0.root(), hash(sm3));
}

#[test]
fn roots_are_the_published_ones() {
    for (size, root) in (1..).zip(ROOTS) {
        assert_eq!(tree(HashKind::Sha256, &leaves()[..size]).0.root(), hash(root), "size {size}");
    }
}

#[test]
fn inclusion_proofs_are_the_published_ones() {
    let (_, nodes) = tree(HashKind::Sha256, &leaves());
    for (index, size, path) in INCLUSIONS {
        let proof = InclusionProof::make(HashKind::Sha256, &nodes, index, size).unwrap();
        let path: Vec<Hash> = path.iter().map(|digits| hash(digits)).collect();
        assert_eq!(proof.path, path, "{index} of {size}");
        let (leaf, root) = (leaves()[index as usize], hash(ROOTS[size as usize - 1]));
        assert!(proof.holds(HashKind::Sha256, leaf, root), "{index} of {size}");
    }
}

#[test]
fn consistency_proofs_are_the_published_ones() {
    let (_, nodes) = tree(HashKind::Sha256, &leaves());
    for (old, new, path) in CONSISTENCIES {
        let proof = ConsistencyProof::make(HashKind::Sha256, &nodes, old, new).unwrap();
        let path: Vec<Hash> = path.iter().map(|digits| hash(digits)).collect();
        assert_eq!(proof.path, path, "{old} to {new}");
        let [old_root, new_root] = [old, new].map(|size| hash(ROOTS[size as usize - 1]));
        assert!(proof.holds(HashKind::Sha256, old_root, new_root), "{old} to {new}");
    }
}
