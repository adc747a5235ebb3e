//! Scales: round figures on an axis.

/// An axis from nothing to a round figure at or above the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) top: i64,
    pub(super) step: i64,
}

/// Lines of an axis at most, besides its base.
const LINES: i64 = 4;

impl Scale {
    pub(super) fn of(largest: i64) -> Scale {
        let mut tens = 1;
        loop {
            for unit in [1, 2, 5] {
                let step = unit * tens;
                if step * LINES >= largest {
                    let lines = (largest + step - 1) / step;
                    return Scale { top: step * lines.max(1), step };
                }
            }
            tens *= 10;
        }
    }

    /// Returns the height of a figure on an axis of so many units.
    pub(super) fn height(self, value: i64, of: i64) -> i64 {
        value.clamp(0, self.top) * of / self.top
    }

    pub(super) fn lines(self) -> impl Iterator<Item = i64> {
        (0..=self.top / self.step).map(move |line| line * self.step)
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn an_axis_ends_on_a_round_figure_at_or_above_the_largest() {
        for largest in [0, 1, 3, 4, 5, 9, 17, 99, 100, 101, 8_914, 1_000_000] {
            let scale = Scale::of(largest);
            assert!(scale.top >= largest.max(1) && scale.top % scale.step == 0, "{largest}: {scale:?}");
            assert!(scale.lines().count() <= 5, "{largest}: {scale:?}");
            assert!(scale.height(largest, 1000) <= 1000, "{largest}: {scale:?}");
        }
        assert_eq!(Scale::of(17), Scale { top: 20, step: 5 });
    }
}
