//! Sums over the lines of a copy: each is the hash of the one before it and of the lines since.

use ledger::{Hash, HashKind, Head};

/// Lines of one block.
pub(super) const BLOCK: u64 = 256;

/// The sum so far, and the lines since.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    kind: HashKind,
    chain: Hash,
    block: Vec<u8>,
    lines: u64,
}

impl Sums {
    pub(super) fn new(kind: HashKind) -> Sums {
        let mut sums = Sums { kind, chain: kind.empty(), block: Vec::new(), lines: 0 };
        sums.begin();
        sums
    }

    fn begin(&mut self) {
        self.block.clear();
        self.block.extend_from_slice(self.chain.bytes());
        self.lines = 0;
    }

    pub(super) fn line(&mut self, line: &str) {
        self.block.extend_from_slice(line.as_bytes());
        self.block.push(b'\n');
        self.lines += 1;
    }

    /// Returns how many lines came since the last sum.
    pub(super) const fn lines(&self) -> u64 {
        self.lines
    }

    pub(super) const fn chain(&self) -> Hash {
        self.chain
    }

    /// Returns the sum over the lines since the last one.
    pub(super) fn sum(&self) -> Hash {
        self.kind.of(&self.block)
    }

    /// Goes on from a sum as it is stated: so each block is held against its own.
    pub(super) fn go_on(&mut self, stated: Hash) {
        self.chain = stated;
        self.begin();
    }
}

/// What the signature of the end covers: every line through the last sum, and the head.
pub(super) fn signed_text(chain: Hash, head: &Head, rows: u64) -> String {
    format!("sundial backup 1\n{chain}\n{rows}\n{head}")
}
