//! How likely so many hits are by chance: the upper tail of the hypergeometric distribution, by integers.

/// What a whole is in the parts that [`tail`] counts in.
pub const PER: u64 = 1_000_000_000_000;

/// The weight of the most likely count; others are relative to it.
const ONE: u128 = 1 << 64;

/// Returns an upper bound, in parts of [`PER`], of the chance that of `sample` observations drawn from `all`, of which
/// `all_hits` are hits, `hits` or more are hits. `None` for more than two thousand million observations, or counts
/// that contradict each other.
///
/// Every weight is rounded so that the bound is never too small: rounding accuses nobody. A count that is not above the
/// most likely one gives the whole.
///
/// ```
/// use audit::forensics::{PER, tail};
/// // All 3 hits of 10 observations among 3 of them: 1 of the 120 ways to choose 3.
/// assert_eq!(tail(10, 3, 3, 3), Some(PER / 120 + 1));
/// assert_eq!(tail(10, 3, 3, 0), Some(PER));
/// ```
#[must_use]
pub fn tail(all: u64, all_hits: u64, sample: u64, hits: u64) -> Option<u64> {
    if all >= 1 << 31 || all_hits > all || sample > all || hits > sample.min(all_hits) {
        return None;
    }
    let law = Law { all: all.into(), all_hits: all_hits.into(), sample: sample.into() };
    let (mode, hits) = (law.mode(), u128::from(hits));
    if hits <= mode {
        return Some(PER);
    }
    let above = law.tail_above(mode, hits);
    let parts = above.checked_mul(PER.into()).map_or(PER.into(), |parts| parts.div_ceil(law.total(mode)));
    Some(u64::try_from(parts).map_or(PER, |parts| parts.min(PER)))
}

struct Law {
    all: u128,
    all_hits: u128,
    sample: u128,
}

impl Law {
    /// The most likely count.
    fn mode(&self) -> u128 {
        let mode = (self.sample + 1) * (self.all_hits + 1) / (self.all + 2);
        mode.clamp(self.least(), self.most())
    }

    fn least(&self) -> u128 {
        (self.sample + self.all_hits).saturating_sub(self.all)
    }

    fn most(&self) -> u128 {
        self.sample.min(self.all_hits)
    }

    /// Numerator and denominator of the weight of `count + 1` over that of `count`.
    fn step(&self, count: u128) -> (u128, u128) {
        let rest = self.all + count + 1 - self.all_hits - self.sample;
        ((self.all_hits - count) * (self.sample - count), (count + 1) * rest)
    }

    /// Sums the weights of all counts, rounded down.
    fn total(&self, mode: u128) -> u128 {
        let mut sum = ONE;
        let (mut weight, mut count) = (ONE, mode);
        while count < self.most() && weight > 0 {
            let (up, down) = self.step(count);
            weight = weight * up / down;
            sum += weight;
            count += 1;
        }
        (weight, count) = (ONE, mode);
        while count > self.least() && weight > 0 {
            let (up, down) = self.step(count - 1);
            weight = weight * down / up;
            sum += weight;
            count -= 1;
        }
        sum
    }

    /// Sums the weights of `hits` and above, rounded up.
    fn tail_above(&self, mode: u128, hits: u128) -> u128 {
        let mut weight = ONE;
        for count in mode..hits {
            let (up, down) = self.step(count);
            weight = (weight * up).div_ceil(down);
        }
        let mut sum = weight;
        for count in hits..self.most() {
            let (up, down) = self.step(count);
            weight = (weight * up).div_ceil(down);
            if weight <= 1 {
                return sum + (self.most() - count);
            }
            sum += weight;
        }
        sum
    }
}

#[cfg(test)]
mod tests;
