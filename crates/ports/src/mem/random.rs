//! Randomness that is none: every test draws the same.

use crate::random::Random;
use std::sync::atomic::{AtomicU64, Ordering};

/// Gives bytes that follow from a seed, other ones at every draw. For tests only: anybody can guess them.
#[derive(Debug)]
pub struct SeededRandom(AtomicU64);

impl SeededRandom {
    /// Makes a source from a seed.
    #[must_use]
    pub const fn from_seed(seed: u64) -> SeededRandom {
        SeededRandom(AtomicU64::new(seed))
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            // SplitMix64: a counter that is mixed.
            let mut drawn = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst);
            drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            drawn ^= drawn >> 31;
            part.copy_from_slice(&drawn.to_le_bytes()[..part.len()]);
        }
    }
}
