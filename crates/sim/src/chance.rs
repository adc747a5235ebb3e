//! A seeded source of numbers: SplitMix64, in whole numbers only.

/// A stream of numbers; the same seed gives the same stream on every machine.
#[derive(Clone, Debug)]
pub struct Chance(u64);

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Chance {
    /// Makes the stream of one thing of a kind, so that what happens to one case changes no other.
    #[must_use]
    pub fn of(seed: u64, kind: u64, number: u64) -> Chance {
        let mut whole = Chance(seed);
        let mut of_kind = Chance(whole.next() ^ kind.wrapping_mul(STEP));
        Chance(of_kind.next() ^ number.wrapping_mul(0xd605_bbb5_8c8a_bc03))
    }

    /// Returns the next 64 bits.
    #[expect(clippy::should_implement_trait, reason = "a stream without end is no iterator here")]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: u32) -> u32 {
        (((self.next() >> 32) * u64::from(end)) >> 32) as u32
    }

    /// Returns a number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// Comes true in so many of a thousand cases.
    pub fn permille(&mut self, share: u32) -> bool {
        self.below(1_000) < share
    }

    /// Comes true in so many of a million cases.
    pub fn per_million(&mut self, share: u32) -> bool {
        self.below(1_000_000) < share
    }

    /// Picks a place by weight; the first when all weigh nothing.
    pub fn pick(&mut self, weights: &[u32]) -> usize {
        let total: u32 = weights.iter().sum();
        let mut ticket = self.below(total);
        for (place, weight) in weights.iter().enumerate() {
            if ticket < *weight {
                return place;
            }
            ticket -= weight;
        }
        0
    }
}
