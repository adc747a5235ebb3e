//! Hashing, appending, proving, checking.
//!
//! `cargo xtask bench ledger`. The floors are `sm3_nodes` and `sha256_nodes`: the hash function alone, on as many
//! nodes as a tree of that size has.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use ledger::{
    Canonical, Check, ConsistencyProof, Frontier, Hash, HashKind, Head, InclusionProof, MemoryNodes, Receipt,
    SignedHead, SigningKey, Writer,
};

const LEAVES: u64 = 100_000;
const KIND: HashKind = HashKind::Sm3;

fn main() {
    divan::main();
}

fn leaves(kind: HashKind, count: u64) -> Vec<Hash> {
    (0..count).map(|n| kind.leaf(&n.to_be_bytes())).collect()
}

/// A typical event: 231 bytes.
fn entry(n: u64) -> String {
    format!(
        r#"{{"at":1763778000000000,"id":"e{n:08}","item":"440100-0001","kind":"accepted","matter":"440100-2026-{n:08}","office":"市场监督管理局","recorded":1763778000000000,"step":"受理","v":1,"who":"s-000417"}}"#
    )
}

#[divan::bench]
fn sm3_nodes(bencher: Bencher<'_, '_>) {
    nodes(bencher, HashKind::Sm3);
}

#[divan::bench]
fn sha256_nodes(bencher: Bencher<'_, '_>) {
    nodes(bencher, HashKind::Sha256);
}

fn nodes(bencher: Bencher<'_, '_>, kind: HashKind) {
    let leaves = leaves(kind, 1_000);
    bencher.counter(ItemsCount::new(999_usize)).bench_local(|| {
        leaves.windows(2).fold(kind.empty(), |last, pair| kind.node(black_box(pair[0]), last))
    });
}

#[divan::bench]
fn append_leaves(bencher: Bencher<'_, '_>) {
    let leaves = leaves(KIND, LEAVES);
    bencher.counter(ItemsCount::new(LEAVES)).bench_local(|| {
        let mut tree = Frontier::new(KIND);
        leaves.iter().for_each(|leaf| {
            tree.push(*leaf, |id, hash| {
                black_box((id, hash));
            });
        });
        tree.root()
    });
}

#[divan::bench]
fn canonical_leaf(bencher: Bencher<'_, '_>) {
    let text = entry(17);
    bencher.bench_local(|| Canonical::parse(black_box(&text)).map(|entry| entry.leaf(KIND)));
}

#[divan::bench]
fn check_file_of_10_000(bencher: Bencher<'_, '_>) {
    let origin = "bench".parse().expect("a name");
    let mut writer = Writer::start(origin, KIND);
    let mut text = writer.header();
    for n in 0..10_000 {
        text += &writer.entry(&Canonical::parse(&entry(n)).expect("canonical"));
    }
    text += &writer.head("2026-03-02T09:30:00Z".parse().expect("a time"));
    bencher.counter(ItemsCount::new(10_000_usize)).bench_local(|| {
        let mut check = Check::new(Vec::new());
        text.lines().for_each(|line| check.line(line));
        assert!(check.finish().damages.is_empty(), "the file is sound");
    });
}

fn tree() -> (Frontier, MemoryNodes) {
    let (mut tree, mut nodes) = (Frontier::new(KIND), MemoryNodes::default());
    leaves(KIND, LEAVES).into_iter().for_each(|leaf| tree.push(leaf, |id, hash| nodes.keep(id, hash)));
    (tree, nodes)
}

#[divan::bench]
fn prove_inclusion(bencher: Bencher<'_, '_>) {
    let (_, nodes) = tree();
    bencher.bench_local(|| InclusionProof::make(KIND, &nodes, black_box(77_777), LEAVES));
}

#[divan::bench]
fn prove_consistency(bencher: Bencher<'_, '_>) {
    let (_, nodes) = tree();
    bencher.bench_local(|| ConsistencyProof::make(KIND, &nodes, black_box(77_777), LEAVES));
}

/// All that a citizen does: read the receipt, hash the way up, check the signature.
#[divan::bench]
fn check_receipt_of_10_000_000(bencher: Bencher<'_, '_>) {
    let entry = Canonical::parse(&entry(17)).expect("canonical");
    // The first of 2^24 entries (16.8 million) has a way of 24 steps, as long as any among ten million.
    let size = 1_u64 << 24;
    let path = leaves(KIND, 24);
    let root = path.iter().fold(entry.leaf(KIND), |hash, beside| KIND.node(hash, *beside));
    let proof = InclusionProof { index: 0, size, path };
    let key = SigningKey::from_random(&[7; 32]).expect("in the range");
    let origin: ledger::Origin = "bench".parse().expect("a name");
    let time = "2026-03-02T09:30:00Z".parse().expect("a time");
    let mut head = SignedHead::from(Head { origin: origin.clone(), size, root, kind: KIND, time });
    head.sign(&origin, &key).expect("signs");
    let text = Receipt { entry, proof, head }.to_string();
    let public = key.public();
    bencher.bench_local(|| {
        let receipt: Receipt = black_box(&text).parse().expect("a receipt");
        assert!(receipt.check().is_ok() && receipt.head.is_signed_by(&public), "the receipt holds");
    });
}

#[divan::bench]
fn sign_head(bencher: Bencher<'_, '_>) {
    let key = SigningKey::from_random(&[7; 32]).expect("in the range");
    bencher.bench_local(|| key.sign(black_box(b"a head of some bytes")));
}
