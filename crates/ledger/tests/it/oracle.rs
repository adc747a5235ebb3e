//! Every size against a slow tree that is written as RFC 9162 defines it, and against another implementation.

use crate::support::{leaves, tree};
use ct_merkle::HashableLeaf;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ledger::{
    ConsistencyProof, Frontier, Hash, HashKind, InclusionProof, NodeId, ProofError, consistency_nodes,
    inclusion_nodes,
};
use proptest::prelude::*;
use sha2::Sha256;
use std::collections::BTreeMap;

const KIND: HashKind = HashKind::Sm3;

/// MTH of section 2.1.1.
fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => KIND.empty(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            KIND.node(root(left), root(right))
        }
    }
}

/// PATH of section 2.1.3.1.
fn path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let middle = split(leaves.len());
    let (left, right) = leaves.split_at(middle);
    if index < middle {
        [path(index, left), vec![root(right)]].concat()
    } else {
        [path(index - middle, right), vec![root(left)]].concat()
    }
}

/// SUBPROOF of section 2.1.4.1.
fn subproof(old: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if whole { Vec::new() } else { vec![root(leaves)] };
    }
    let middle = split(leaves.len());
    let (left, right) = leaves.split_at(middle);
    if old <= middle {
        [subproof(old, left, whole), vec![root(right)]].concat()
    } else {
        [subproof(old - middle, right, false), vec![root(left)]].concat()
    }
}

fn split(length: usize) -> usize {
    let mut power = 1;
    while power * 2 < length {
        power *= 2;
    }
    power
}

#[test]
fn all_sizes_up_to_70_agree_with_the_definition() {
    let all = leaves(KIND, 70);
    let (_, nodes) = tree(KIND, &all);
    for size in 0..=70 {
        let there = &all[..size];
        assert_eq!(tree(KIND, there).0.root(), root(there), "root of {size}");
        for (index, &leaf) in there.iter().enumerate() {
            let proof = InclusionProof::make(KIND, &nodes, index as u64, size as u64).unwrap();
            assert_eq!(proof.path, path(index, there), "{index} of {size}");
            assert!(proof.holds(KIND, leaf, root(there)), "{index} of {size}");
        }
        for old in 1..=size {
            let proof = ConsistencyProof::make(KIND, &nodes, old as u64, size as u64).unwrap();
            assert_eq!(proof.path, subproof(old, there, true), "{old} to {size}");
            assert!(proof.holds(KIND, root(&all[..old]), root(there)), "{old} to {size}");
        }
    }
}

#[test]
fn the_nodes_named_are_the_nodes_read() {
    let all = leaves(KIND, 70);
    let (_, nodes) = tree(KIND, &all);
    let fetched = |ids: Vec<NodeId>| -> BTreeMap<NodeId, Hash> {
        ids.into_iter().map(|id| (id, ledger::Nodes::node(&nodes, id).unwrap().unwrap())).collect()
    };
    for size in 1..=70 {
        for other in 0..size {
            let few = fetched(inclusion_nodes(other, size));
            assert!(few.len() <= 12, "{other} of {size} reads {}", few.len());
            let few_too = fetched(consistency_nodes(other, size));
            assert!(InclusionProof::make(KIND, &few, other, size).is_ok(), "{other} of {size}");
            assert!(ConsistencyProof::make(KIND, &few_too, other, size).is_ok(), "{other} to {size}");
            let Some((&first, _)) = few.first_key_value() else { continue };
            let fewer = few.into_iter().filter(|(id, _)| *id != first).collect();
            let missing = InclusionProof::make::<BTreeMap<NodeId, Hash>>(KIND, &fewer, other, size);
            assert_eq!(missing, Err(ProofError::Missing(first)));
        }
    }
}

#[test]
fn a_tree_goes_on_from_its_nodes() {
    let all = leaves(KIND, 70);
    for size in 0..70 {
        let (mut whole, nodes) = tree(KIND, &all[..size]);
        let mut resumed = Frontier::resume(KIND, size as u64, &nodes).unwrap();
        whole.push(all[size], |_, _| ());
        resumed.push(all[size], |_, _| ());
        assert_eq!(resumed, whole);
    }
}

#[test]
fn what_is_outside_is_refused() {
    let (_, nodes) = tree(KIND, &leaves(KIND, 5));
    assert_eq!(InclusionProof::make(KIND, &nodes, 5, 5), Err(ProofError::Outside { asked: 5, size: 5 }));
    assert_eq!(ConsistencyProof::make(KIND, &nodes, 6, 5), Err(ProofError::Outside { asked: 6, size: 5 }));
    assert_eq!(inclusion_nodes(5, 5), []);
    assert_eq!(consistency_nodes(6, 5), []);
    let missing = InclusionProof::make(KIND, &nodes, 0, 9);
    assert_eq!(missing, Err(ProofError::Missing(NodeId { level: 2, index: 1 })));
}

#[test]
fn the_empty_ledger_is_the_beginning_of_all() {
    let (tree, nodes) = tree(KIND, &leaves(KIND, 5));
    let proof = ConsistencyProof::make(KIND, &nodes, 0, 5).unwrap();
    assert!(proof.path.is_empty() && proof.holds(KIND, KIND.empty(), tree.root()));
    assert!(!proof.holds(KIND, tree.root(), tree.root()));
}

/// Eight bytes, hashed as they are.
struct Number(u64);

impl HashableLeaf for Number {
    fn hash<H: sha2::digest::Update>(&self, hasher: &mut H) {
        hasher.update(&self.0.to_be_bytes());
    }
}

fn other_tree(size: u64) -> MemoryBackedTree<Sha256, Number> {
    let mut tree = MemoryBackedTree::new();
    (0..size).for_each(|n| tree.push(Number(n)));
    tree
}

fn joined(path: &[Hash]) -> Vec<u8> {
    path.iter().flat_map(|hash| *hash.bytes()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn another_implementation_gives_the_same(size in 1_u64..3_000, at in any::<prop::sample::Index>()) {
        let kind = HashKind::Sha256;
        let (tree, nodes) = tree(kind, &leaves(kind, size));
        let other = other_tree(size);
        prop_assert_eq!(other.root().as_bytes().to_vec(), tree.root().bytes().to_vec());
        let index = at.index(size as usize);
        let proof = InclusionProof::make(kind, &nodes, index as u64, size).unwrap();
        let inclusion = other.prove_inclusion(index);
        prop_assert_eq!(inclusion.as_bytes(), &joined(&proof.path)[..]);
        if index > 0 {
            let proof = ConsistencyProof::make(kind, &nodes, index as u64, size).unwrap();
            let consistency = other.prove_consistency(size as usize - index);
            prop_assert_eq!(consistency.as_bytes(), &joined(&proof.path)[..]);
        }
    }

    #[test]
    fn a_changed_inclusion_proof_fails(
        size in 1_u64..3_000, at in any::<prop::sample::Index>(), which in any::<prop::sample::Index>(), bit in 0_u8..8,
    ) {
        let (tree, nodes) = tree(KIND, &leaves(KIND, size));
        let index = at.index(size as usize) as u64;
        let leaf = KIND.leaf(&index.to_be_bytes());
        let right = InclusionProof::make(KIND, &nodes, index, size).unwrap();
        prop_assert!(right.holds(KIND, leaf, tree.root()));
        prop_assert!(!right.holds(KIND, flipped(leaf, 3, bit), tree.root()));
        prop_assert!(!right.holds(KIND, leaf, flipped(tree.root(), 3, bit)));
        for proof in changed(&right.path, which, bit) {
            let proof = InclusionProof { path: proof, ..right };
            prop_assert!(!proof.holds(KIND, leaf, tree.root()));
        }
        for index in [index ^ 1, index.wrapping_sub(1), size, u64::MAX] {
            let proof = InclusionProof { index, ..right.clone() };
            prop_assert!(!proof.holds(KIND, leaf, tree.root()));
        }
    }

    #[test]
    fn a_changed_consistency_proof_fails(
        new in 2_u64..3_000, at in any::<prop::sample::Index>(), which in any::<prop::sample::Index>(), bit in 0_u8..8,
    ) {
        let old = at.index(new as usize - 1) as u64 + 1;
        let all = leaves(KIND, new);
        let (whole, nodes) = tree(KIND, &all);
        let (part, _) = tree(KIND, &all[..old as usize]);
        let right = ConsistencyProof::make(KIND, &nodes, old, new).unwrap();
        prop_assert!(right.holds(KIND, part.root(), whole.root()));
        prop_assert!(!right.holds(KIND, flipped(part.root(), 9, bit), whole.root()));
        prop_assert!(!right.holds(KIND, part.root(), flipped(whole.root(), 9, bit)));
        prop_assert!(!right.holds(KIND, whole.root(), part.root()));
        for path in changed(&right.path, which, bit) {
            let proof = ConsistencyProof { path, ..right };
            prop_assert!(!proof.holds(KIND, part.root(), whole.root()));
        }
    }

    #[test]
    fn no_proof_of_any_shape_makes_verification_panic(
        index in any::<u64>(), size in any::<u64>(), length in 0_usize..80,
    ) {
        let path = leaves(KIND, length as u64);
        let root = KIND.empty();
        let proof = InclusionProof { index, size, path: path.clone() };
        prop_assert!(!proof.holds(KIND, root, root));
        let holds = ConsistencyProof { old: index, new: size, path }.holds(KIND, root, root);
        prop_assert!(!holds || index == 0 || index == size);
    }
}

fn flipped(hash: Hash, byte: usize, bit: u8) -> Hash {
    let mut bytes = *hash.bytes();
    bytes[byte] ^= 1 << bit;
    Hash::new(bytes)
}

/// A path with one bit changed, a step left out, a step doubled, and two steps in the other order.
fn changed(path: &[Hash], which: prop::sample::Index, bit: u8) -> Vec<Vec<Hash>> {
    let longer = [path, &[KIND.empty()]].concat();
    if path.is_empty() {
        return vec![longer];
    }
    let which = which.index(path.len());
    let mut other = path.to_vec();
    other[which] = flipped(path[which], which % 32, bit);
    let mut shorter = path.to_vec();
    shorter.remove(which);
    let mut doubled = path.to_vec();
    doubled.insert(which, path[which]);
    let mut changed = vec![longer, other, shorter, doubled];
    if path.len() > 1 {
        let mut turned = path.to_vec();
        turned.swap(which, (which + 1) % path.len());
        changed.push(turned);
    }
    changed
}
