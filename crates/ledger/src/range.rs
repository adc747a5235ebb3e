//! Ranges of leaves as full subtrees, and the ranges that a proof is made of.

use crate::node::NodeId;
use alloc::vec::Vec;
use core::ops::Range;

/// Returns the full subtrees over `from..to`, greatest first.
///
/// `from` must be a multiple of the greatest power of two that is not above the length; the ranges of proofs are.
pub(crate) fn cover(from: u64, to: u64) -> Vec<NodeId> {
    let mut nodes = Vec::new();
    let mut start = from;
    while start < to {
        let level = (to - start).ilog2();
        nodes.push(NodeId { level: level as u8, index: start >> level });
        start += 1 << level;
    }
    nodes
}

/// Returns the ranges whose roots prove that leaf `index` is in a tree of `size`, from the leaf upwards.
///
/// This is PATH of RFC 9162, section 2.1.3.1.
pub(crate) fn inclusion(index: u64, size: u64) -> Vec<Range<u64>> {
    let mut ranges = Vec::new();
    let (mut start, mut end) = (0, size);
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            ranges.push(middle..end);
            end = middle;
        } else {
            ranges.push(start..middle);
            start = middle;
        }
    }
    ranges.reverse();
    ranges
}

/// Returns the ranges whose roots prove that a tree of `old` is the beginning of a tree of `new`.
///
/// This is PROOF of RFC 9162, section 2.1.4.1, for 0 < old < new.
pub(crate) fn consistency(old: u64, new: u64) -> Vec<Range<u64>> {
    let mut ranges = Vec::new();
    let (mut start, mut end) = (0, new);
    while end != old {
        let middle = start + split(end - start);
        if old <= middle {
            ranges.push(middle..end);
            end = middle;
        } else {
            ranges.push(start..middle);
            start = middle;
        }
    }
    if start > 0 {
        ranges.push(start..end);
    }
    ranges.reverse();
    ranges
}

/// Returns the greatest power of two below a length of at least 2.
fn split(length: u64) -> u64 {
    1 << (length - 1).ilog2()
}
