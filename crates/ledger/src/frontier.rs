//! A tree that grows: what must be remembered to append and to know the root.

use crate::node::NodeId;
use crate::range::cover;
use crate::{Hash, HashKind, Nodes, ProofError};
use alloc::vec::Vec;

/// The right edge of a tree: the roots of its full subtrees, one for each 1 in the binary form of its size.
///
/// ```
/// use ledger::{Frontier, HashKind};
///
/// let kind = HashKind::Sm3;
/// let mut tree = Frontier::new(kind);
/// assert_eq!(tree.root(), kind.empty());
/// let leaves = [b"a", b"b", b"c"].map(|entry| kind.leaf(entry));
/// leaves.iter().for_each(|leaf| tree.push(*leaf, |_, _| ()));
/// assert_eq!(tree.root(), kind.node(kind.node(leaves[0], leaves[1]), leaves[2]));
/// assert_eq!(tree.size(), 3);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frontier {
    kind: HashKind,
    size: u64,
    peaks: Vec<Hash>,
}

/// Returns the nodes from which [`Frontier::resume`] goes on at a size.
pub fn peaks(size: u64) -> Vec<NodeId> {
    cover(0, size)
}

impl Frontier {
    /// Starts without entries.
    pub const fn new(kind: HashKind) -> Frontier {
        Frontier { kind, size: 0, peaks: Vec::new() }
    }

    /// Goes on where a ledger of `size` entries ended, from its stored nodes.
    ///
    /// # Errors
    ///
    /// The store cannot be read, or a node is missing.
    pub fn resume<N: Nodes>(kind: HashKind, size: u64, nodes: &N) -> Result<Frontier, ProofError<N::Error>> {
        let read = |id| nodes.node(id).map_err(ProofError::Store)?.ok_or(ProofError::Missing(id));
        let peaks = cover(0, size).into_iter().map(read).collect::<Result<_, _>>()?;
        Ok(Frontier { kind, size, peaks })
    }

    /// Goes on from the peaks that were kept beside the size; `None` when they are not as many as a tree of that size
    /// has.
    ///
    /// ```
    /// use ledger::{Frontier, HashKind};
    ///
    /// let mut tree = Frontier::new(HashKind::Sm3);
    /// (0..7).for_each(|entry: u8| tree.push(HashKind::Sm3.leaf(&[entry]), |_, _| ()));
    /// let peaks = tree.peaks().to_vec();
    /// assert_eq!(Frontier::from_peaks(HashKind::Sm3, 7, peaks.clone()), Some(tree));
    /// assert_eq!(Frontier::from_peaks(HashKind::Sm3, 8, peaks), None);
    /// ```
    pub fn from_peaks(kind: HashKind, size: u64, peaks: Vec<Hash>) -> Option<Frontier> {
        (peaks.len() == size.count_ones() as usize).then_some(Frontier { kind, size, peaks })
    }

    /// Returns the roots of the full subtrees, greatest first.
    pub fn peaks(&self) -> &[Hash] {
        &self.peaks
    }

    /// Returns the hash function.
    pub const fn kind(&self) -> HashKind {
        self.kind
    }

    /// Returns the number of leaves.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf and hands out every node that is complete now, from the leaf upwards.
    ///
    /// What is handed out is what a store must keep to give proofs later; two nodes for each leaf on average.
    pub fn push(&mut self, leaf: Hash, mut keep: impl FnMut(NodeId, Hash)) {
        let mut id = NodeId::leaf(self.size);
        let mut hash = leaf;
        keep(id, hash);
        while id.index & 1 == 1 {
            let left = self.peaks.pop().expect("a right child has a left one, which is a peak");
            hash = self.kind.node(left, hash);
            id = NodeId { level: id.level + 1, index: id.index >> 1 };
            keep(id, hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// Returns the root of what is there.
    pub fn root(&self) -> Hash {
        let fold = |right, left: &Hash| self.kind.node(*left, right);
        match self.peaks.split_last() {
            None => self.kind.empty(),
            Some((last, rest)) => rest.iter().rev().fold(*last, fold),
        }
    }
}
