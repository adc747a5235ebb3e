//! Proofs: that an entry is in a ledger, and that a ledger only grew.

use crate::node::{NodeId, Nodes};
use crate::{Hash, HashKind, range};
use alloc::vec::Vec;
use core::ops::Range;

/// A proof cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError<E> {
    /// The entry or the size asked for is not in the ledger.
    #[error("{asked} is not within a ledger of {size} entries")]
    Outside {
        /// What was asked for: a position, or a size.
        asked: u64,
        /// How many entries there are.
        size: u64,
    },
    /// The store lacks a node that must be there.
    #[error("{0} is missing in the store")]
    Missing(NodeId),
    /// The store cannot be read.
    #[error("could not read the store of nodes")]
    Store(#[source] E),
}

/// Proves that an entry stands at a position of a ledger (RFC 9162, section 2.1.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InclusionProof {
    /// The position of the entry, from 0.
    pub index: u64,
    /// The number of entries of the ledger that the proof is about.
    pub size: u64,
    /// The roots of the subtrees beside the way up, from the leaf on.
    pub path: Vec<Hash>,
}

/// Proves that the first entries of a ledger are still those of an earlier head (RFC 9162, section 2.1.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsistencyProof {
    /// The number of entries then.
    pub old: u64,
    /// The number of entries now.
    pub new: u64,
    /// The roots of the subtrees from which both roots follow.
    pub path: Vec<Hash>,
}

/// Names the nodes from which an inclusion proof is made; none when the position is outside.
pub fn inclusion_nodes(index: u64, size: u64) -> Vec<NodeId> {
    if index >= size { Vec::new() } else { covers(range::inclusion(index, size)) }
}

/// Names the nodes from which a consistency proof is made; none when nothing needs to be shown.
pub fn consistency_nodes(old: u64, new: u64) -> Vec<NodeId> {
    if old == 0 || old >= new { Vec::new() } else { covers(range::consistency(old, new)) }
}

fn covers(ranges: Vec<Range<u64>>) -> Vec<NodeId> {
    ranges.into_iter().flat_map(|range| range::cover(range.start, range.end)).collect()
}

impl InclusionProof {
    /// Makes the proof for the entry at `index` in the ledger of `size` entries.
    ///
    /// # Errors
    ///
    /// The position is outside, a node is missing, or the store cannot be read.
    ///
    /// ```
    /// use ledger::{Frontier, HashKind, InclusionProof, MemoryNodes};
    ///
    /// let kind = HashKind::Sm3;
    /// let (mut tree, mut nodes) = (Frontier::new(kind), MemoryNodes::default());
    /// for entry in [b"a", b"b", b"c"] {
    ///     tree.push(kind.leaf(entry), |id, hash| nodes.keep(id, hash));
    /// }
    /// let proof = InclusionProof::make(kind, &nodes, 2, 3)?;
    /// assert!(proof.holds(kind, kind.leaf(b"c"), tree.root()));
    /// assert!(!proof.holds(kind, kind.leaf(b"x"), tree.root()));
    /// assert!(InclusionProof::make(kind, &nodes, 3, 3).is_err());
    /// # Ok::<(), ledger::ProofError<core::convert::Infallible>>(())
    /// ```
    pub fn make<N: Nodes>(
        kind: HashKind,
        nodes: &N,
        index: u64,
        size: u64,
    ) -> Result<InclusionProof, ProofError<N::Error>> {
        if index >= size {
            return Err(ProofError::Outside { asked: index, size });
        }
        Ok(InclusionProof { index, size, path: roots(kind, nodes, range::inclusion(index, size))? })
    }

    /// Tells whether the entry of this leaf stands at the position in the ledger of this root.
    ///
    /// The steps are those of RFC 9162, section 2.1.3.2.
    pub fn holds(&self, kind: HashKind, leaf: Hash, root: Hash) -> bool {
        if self.index >= self.size {
            return false;
        }
        let (mut position, mut last) = (self.index, self.size - 1);
        let mut hash = leaf;
        for &beside in &self.path {
            if last == 0 {
                return false;
            }
            if position & 1 == 1 || position == last {
                hash = kind.node(beside, hash);
                let full = position.trailing_zeros();
                (position, last) = (position >> full, last >> full);
            } else {
                hash = kind.node(hash, beside);
            }
            (position, last) = (position >> 1, last >> 1);
        }
        last == 0 && hash == root
    }
}

impl ConsistencyProof {
    /// Makes the proof that the ledger of `new` entries begins with that of `old` entries.
    ///
    /// From nothing to anything, and from a size to itself, the path is empty.
    ///
    /// # Errors
    ///
    /// `old` is above `new`, a node is missing, or the store cannot be read.
    pub fn make<N: Nodes>(
        kind: HashKind,
        nodes: &N,
        old: u64,
        new: u64,
    ) -> Result<ConsistencyProof, ProofError<N::Error>> {
        if old > new {
            return Err(ProofError::Outside { asked: old, size: new });
        }
        let ranges = if old == 0 || old == new { Vec::new() } else { range::consistency(old, new) };
        Ok(ConsistencyProof { old, new, path: roots(kind, nodes, ranges)? })
    }

    /// Tells whether the ledger of the new root begins with that of the old root.
    ///
    /// The steps are those of RFC 9162, section 2.1.4.2; that everything begins with the empty ledger is added.
    pub fn holds(&self, kind: HashKind, old_root: Hash, new_root: Hash) -> bool {
        if self.old == 0 {
            return self.path.is_empty() && old_root == kind.empty();
        }
        if self.old == self.new {
            return self.path.is_empty() && old_root == new_root;
        }
        if self.old > self.new {
            return false;
        }
        let start = [old_root];
        let mut path = (if self.old.is_power_of_two() { &start[..] } else { &[] }).iter().chain(&self.path);
        let Some(&first) = path.next() else { return false };
        let full = (self.old - 1).trailing_ones();
        let (mut position, mut last) = ((self.old - 1) >> full, (self.new - 1) >> full);
        let (mut old, mut new) = (first, first);
        for &beside in path {
            if last == 0 {
                return false;
            }
            if position & 1 == 1 || position == last {
                (old, new) = (kind.node(beside, old), kind.node(beside, new));
                let full = position.trailing_zeros();
                (position, last) = (position >> full, last >> full);
            } else {
                new = kind.node(new, beside);
            }
            (position, last) = (position >> 1, last >> 1);
        }
        last == 0 && old == old_root && new == new_root
    }
}

/// Reads the nodes under each range and hashes them into its root.
fn roots<N: Nodes>(
    kind: HashKind,
    nodes: &N,
    ranges: Vec<Range<u64>>,
) -> Result<Vec<Hash>, ProofError<N::Error>> {
    let read = |id| nodes.node(id).map_err(ProofError::Store)?.ok_or(ProofError::Missing(id));
    let root = |range: Range<u64>| {
        let mut cover = range::cover(range.start, range.end).into_iter().rev();
        let last = cover.next().expect("no range of a proof is empty");
        cover.try_fold(read(last)?, |right, id| Ok(kind.node(read(id)?, right)))
    };
    ranges.into_iter().map(root).collect()
}
