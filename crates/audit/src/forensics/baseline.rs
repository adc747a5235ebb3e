//! What is usual: how often each value occurs, its median and its median absolute deviation, in integers.

use std::collections::BTreeMap;

/// How often each value occurs.
#[derive(Clone, Debug, Default)]
pub(super) struct Histogram {
    counts: BTreeMap<u64, u64>,
    total: u64,
}

impl Histogram {
    /// Counts a value.
    pub(super) fn add(&mut self, value: u64) {
        *self.counts.entry(value).or_default() += 1;
        self.total += 1;
    }

    /// Adds the values of another one.
    pub(super) fn join(&mut self, other: &Histogram) {
        for (value, count) in &other.counts {
            *self.counts.entry(*value).or_default() += count;
        }
        self.total += other.total;
    }

    /// Returns how many values there are.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// Returns the lower median.
    pub(super) fn median(&self) -> Option<u64> {
        lower_median(self.counts.iter().map(|(value, count)| (*value, *count)), self.total)
    }

    /// Returns the lower median of the distances from the lower median.
    pub(super) fn deviation(&self) -> Option<u64> {
        let median = self.median()?;
        let mut distances: BTreeMap<u64, u64> = BTreeMap::new();
        for (value, count) in &self.counts {
            *distances.entry(value.abs_diff(median)).or_default() += count;
        }
        lower_median(distances.into_iter(), self.total)
    }

    /// Returns median + factor × deviation, the point above which a value is unusual.
    pub(super) fn bound(&self, factor: u64) -> Option<u64> {
        Some(self.median()?.saturating_add(self.deviation()?.saturating_mul(factor)))
    }
}

fn lower_median(ascending: impl Iterator<Item = (u64, u64)>, total: u64) -> Option<u64> {
    let mut before = 0;
    for (value, count) in ascending {
        before += count;
        if 2 * before >= total {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Histogram;

    fn of(values: &[u64]) -> Histogram {
        let mut histogram = Histogram::default();
        values.iter().for_each(|value| histogram.add(*value));
        histogram
    }

    #[test]
    fn median_and_deviation_are_those_of_the_sorted_values() {
        let some = of(&[9, 1, 2, 2, 100]);
        assert_eq!((some.median(), some.deviation(), some.bound(3)), (Some(2), Some(1), Some(5)));
        assert_eq!((of(&[1, 2]).median(), of(&[]).median(), of(&[]).bound(1)), (Some(1), None, None));
    }

    #[test]
    fn one_outlier_does_not_move_the_bound() {
        let mut values = vec![5; 99];
        values.push(1_000_000);
        assert_eq!(of(&values).bound(6), Some(5));
    }
}
