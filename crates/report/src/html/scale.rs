//! The axis of figures: from where to where, and at which figures it is marked. All in thousandths.

/// An axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// The figure at the bottom.
    pub(super) bottom: i64,
    /// The figure at the top.
    pub(super) top: i64,
    /// Where it is marked.
    pub(super) ticks: Vec<i64>,
}

impl Scale {
    /// From nothing to a little more than the largest figure, in steps of 1, 2 or 5.
    pub(super) fn from_zero(most: i64) -> Scale {
        let step = step(most.max(1_000));
        let top = most.max(1_000).div_ceil_to(step);
        Scale { bottom: 0, top, ticks: ticks(0, top, step) }
    }

    /// Shares: up to the whole, from the roundest figure below the least.
    pub(super) fn of_shares(least: i64) -> Scale {
        let (bottom, step) = match least {
            950.. => (950, 10),
            900.. => (900, 20),
            800.. => (800, 50),
            500.. => (500, 100),
            _ => (0, 250),
        };
        Scale { bottom, top: 1_000, ticks: ticks(bottom, 1_000, step) }
    }

    /// Returns how far up a figure lies of so many units; what is there at all can be seen.
    pub(super) fn place(&self, figure: i64, units: i64) -> i64 {
        let span = i128::from((self.top - self.bottom).max(1));
        let above = i128::from((figure - self.bottom).clamp(0, self.top - self.bottom));
        let place = (above * i128::from(units) + span / 2) / span;
        let place = i64::try_from(place).unwrap_or(units);
        if above > 0 { place.max(1) } else { place }
    }
}

trait CeilTo {
    fn div_ceil_to(self, step: i64) -> i64;
}

impl CeilTo for i64 {
    fn div_ceil_to(self, step: i64) -> i64 {
        let rest = self.rem_euclid(step);
        if rest == 0 { self } else { self.saturating_add(step - rest) }
    }
}

/// A step that gives at most five marks, and never parts of one.
fn step(most: i64) -> i64 {
    let mut decade = 1_000_i64;
    loop {
        for factor in [1, 2, 5] {
            let step = decade.saturating_mul(factor);
            if most <= step.saturating_mul(4) || step == i64::MAX {
                return step;
            }
        }
        decade = decade.saturating_mul(10);
    }
}

fn ticks(bottom: i64, top: i64, step: i64) -> Vec<i64> {
    let mut ticks = Vec::new();
    let mut at = bottom;
    while at <= top {
        ticks.push(at);
        at = at.saturating_add(step.max(1));
        if ticks.len() > 8 {
            break;
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn marks_are_few_and_round() {
        let check = |most: i64, marks: &[i64]| assert_eq!(Scale::from_zero(most).ticks, marks, "{most}");
        check(0, &[0, 1_000]);
        check(3_000, &[0, 1_000, 2_000, 3_000]);
        check(97_000, &[0, 50_000, 100_000]);
        check(8_914_000, &[0, 5_000_000, 10_000_000]);
    }

    #[test]
    fn the_largest_figure_there_can_be_has_an_axis() {
        let scale = Scale::from_zero(i64::MAX);
        assert!(scale.ticks.len() <= 9);
        assert_eq!(scale.place(i64::MAX, 200), 200);
    }

    #[test]
    fn what_is_there_can_be_seen_and_what_is_not_cannot() {
        let scale = Scale::from_zero(1_000_000_000);
        assert_eq!(scale.place(1_000, 200), 1);
        assert_eq!(scale.place(0, 200), 0);
    }

    #[test]
    fn shares_are_shown_from_a_round_figure() {
        assert_eq!(Scale::of_shares(972).bottom, 950);
        assert_eq!(Scale::of_shares(0).ticks, [0, 250, 500, 750, 1_000]);
    }
}
