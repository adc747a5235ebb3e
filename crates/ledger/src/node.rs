//! Places in the tree, and where their hashes are kept.

use crate::Hash;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::convert::Infallible;
use core::fmt;

/// A node over 2^level leaves that are all there: such a node never changes again.
///
/// Level 0 are the leaves; the node `index` of a level lies over the leaves from `index << level` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId {
    /// How many steps above the leaves.
    pub level: u8,
    /// The position from the left in its level.
    pub index: u64,
}

impl NodeId {
    /// Returns the leaf of that position.
    pub const fn leaf(index: u64) -> NodeId {
        NodeId { level: 0, index }
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "node {} of level {}", self.index, self.level)
    }
}

/// A store of node hashes: a table with the key (level, index) is enough.
///
/// A proof reads at most two nodes for each level; [`inclusion_nodes`](crate::inclusion_nodes) and
/// [`consistency_nodes`](crate::consistency_nodes) name them beforehand, so that one query can fetch them all.
pub trait Nodes {
    /// How reading fails.
    type Error;

    /// Reads the hash of a node, if it is kept.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    fn node(&self, id: NodeId) -> Result<Option<Hash>, Self::Error>;
}

impl Nodes for BTreeMap<NodeId, Hash> {
    type Error = Infallible;

    fn node(&self, id: NodeId) -> Result<Option<Hash>, Infallible> {
        Ok(self.get(&id).copied())
    }
}

/// All nodes in memory: about 64 bytes for each leaf. For tests and small ledgers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryNodes {
    levels: Vec<Vec<Hash>>,
}

impl MemoryNodes {
    /// Keeps what [`Frontier::push`](crate::Frontier::push) hands out.
    pub fn keep(&mut self, id: NodeId, hash: Hash) {
        let level = usize::from(id.level);
        if self.levels.len() <= level {
            self.levels.resize_with(level + 1, Vec::new);
        }
        self.levels[level].push(hash);
    }
}

impl Nodes for MemoryNodes {
    type Error = Infallible;

    fn node(&self, id: NodeId) -> Result<Option<Hash>, Infallible> {
        let level = self.levels.get(usize::from(id.level));
        Ok(usize::try_from(id.index).ok().and_then(|index| level?.get(index)).copied())
    }
}
