//! Picking without bias: a stream of hashes as the source of numbers, rejection instead of remainders.

use crate::{Hash, HashKind};
use alloc::vec;
use alloc::vec::Vec;

const STREAM: &[u8] = b"sundial draw stream\n";

/// Draws `count` of the weights without putting back; returns their positions in the order in which they came.
///
/// At each step the chance of a candidate is its weight over the weight of all that are left.
/// `count` must not be above the number of weights.
pub(super) fn pick(stream: &mut Stream<'_>, weights: &[u32], count: u32) -> Vec<usize> {
    let mut urn = Urn::new(weights);
    let mut picked = Vec::new();
    for _ in 0..count {
        let position = urn.at(stream.below(urn.total));
        urn.remove(position, weights[position].into());
        picked.push(position);
    }
    picked
}

/// Numbers of 64 bits from hashes of a key, a counter and the name of the stratum: four of each hash.
pub(super) struct Stream<'a> {
    kind: HashKind,
    key: Hash,
    stratum: &'a str,
    block: u64,
    ready: Vec<u64>,
}

impl<'a> Stream<'a> {
    pub(super) fn new(kind: HashKind, key: Hash, stratum: &'a str) -> Stream<'a> {
        Stream { kind, key, stratum, block: 0, ready: Vec::new() }
    }

    fn next(&mut self) -> u64 {
        if let Some(number) = self.ready.pop() {
            return number;
        }
        let block = self.block.to_be_bytes();
        let hash = self.kind.parts(&[STREAM, self.key.bytes(), &block, self.stratum.as_bytes()]);
        self.block += 1;
        let (words, _) = hash.bytes().as_chunks::<8>();
        self.ready = words.iter().rev().map(|word| u64::from_be_bytes(*word)).collect();
        self.ready.pop().unwrap_or_default()
    }

    /// Returns a number below `bound`, each as likely: what lies above the last whole multiple is thrown away.
    fn below(&mut self, bound: u64) -> u64 {
        let surplus = (u64::MAX % bound + 1) % bound;
        loop {
            let number = self.next();
            if number <= u64::MAX - surplus {
                return number % bound;
            }
        }
    }
}

/// Sums of weights, so that finding and removing take a number of steps like the digits of the size (Fenwick tree).
struct Urn {
    sums: Vec<u64>,
    total: u64,
}

impl Urn {
    fn new(weights: &[u32]) -> Urn {
        let mut sums = vec![0_u64; weights.len() + 1];
        for (position, &weight) in (1..).zip(weights) {
            sums[position] += u64::from(weight);
            let above = position + lowest_bit(position);
            if above < sums.len() {
                sums[above] += sums[position];
            }
        }
        Urn { sums, total: weights.iter().copied().map(u64::from).sum() }
    }

    /// Returns the position whose share of the line from 0 to the total holds the number.
    fn at(&self, mut number: u64) -> usize {
        let mut position = 0;
        let mut step = self.sums.len().checked_ilog2().map_or(0, |bits| 1_usize << bits);
        while step > 0 {
            let next = position + step;
            if next < self.sums.len() && self.sums[next] <= number {
                number -= self.sums[next];
                position = next;
            }
            step >>= 1;
        }
        position
    }

    fn remove(&mut self, position: usize, weight: u64) {
        self.total -= weight;
        let mut place = position + 1;
        while place < self.sums.len() {
            self.sums[place] -= weight;
            place += lowest_bit(place);
        }
    }
}

fn lowest_bit(position: usize) -> usize {
    position & position.wrapping_neg()
}

#[cfg(test)]
mod tests;
