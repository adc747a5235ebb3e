//! Exact ratios: two integers, divided only when shown.

use alloc::format;
use alloc::string::String;

/// A numerator over a denominator, both exact. Reduced only for display.
///
/// ```
/// use engine::{Ratio, ZeroDenominator};
/// let on_time = Ratio::new(2, 3);
/// assert_eq!(on_time.decimal(4), Some("0.6667".into()));
/// assert_eq!(on_time.percent(2), Some("66.67%".into()));
/// assert_eq!(Ratio::new(1, 8).decimal(2), Some("0.13".into())); // half goes up
/// assert_eq!(Ratio::new(0, 0).decimal(2), None); // nobody was there: neither 0 nor 100 percent
/// assert_eq!(Ratio::new(0, 0).under(ZeroDenominator::One).percent(0), Some("100%".into()));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ratio {
    /// The part.
    pub numerator: i128,
    /// The whole; 0 when there is none.
    pub denominator: u64,
}

/// What a ratio over nothing is worth. A policy, never a guess.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ZeroDenominator {
    /// Not defined: shown as a dash, left out of comparisons. The default.
    #[default]
    Undefined,
    /// 0: nothing was achieved.
    Zero,
    /// 1: nothing was missed.
    One,
}

impl Ratio {
    /// Makes a ratio.
    #[must_use]
    pub const fn new(numerator: i128, denominator: u64) -> Ratio {
        Ratio { numerator, denominator }
    }

    /// Returns the ratio that a policy puts in place of one over nothing.
    #[must_use]
    pub const fn under(self, policy: ZeroDenominator) -> Ratio {
        match policy {
            ZeroDenominator::Zero if self.denominator == 0 => Ratio::new(0, 1),
            ZeroDenominator::One if self.denominator == 0 => Ratio::new(1, 1),
            ZeroDenominator::Undefined | ZeroDenominator::Zero | ZeroDenominator::One => self,
        }
    }

    /// Returns the same ratio in lowest terms.
    #[must_use]
    pub fn reduced(self) -> Ratio {
        let common = gcd(self.numerator.unsigned_abs(), u128::from(self.denominator));
        if common <= 1 {
            return self;
        }
        let denominator = u64::try_from(u128::from(self.denominator) / common).unwrap_or(self.denominator);
        let divisor = i128::try_from(common).unwrap_or(1);
        Ratio { numerator: self.numerator / divisor, denominator }
    }

    /// Compares two ratios exactly; `None` when one is over nothing or the products do not fit.
    #[must_use]
    pub fn compare(self, other: Ratio) -> Option<core::cmp::Ordering> {
        if self.denominator == 0 || other.denominator == 0 {
            return None;
        }
        let left = self.numerator.checked_mul(i128::from(other.denominator))?;
        let right = other.numerator.checked_mul(i128::from(self.denominator))?;
        Some(left.cmp(&right))
    }

    /// Adds two ratios exactly, in lowest terms; `None` when one is over nothing or the sum does not fit.
    #[must_use]
    pub fn checked_add(self, other: Ratio) -> Option<Ratio> {
        if self.denominator == 0 || other.denominator == 0 {
            return None;
        }
        let common = gcd(u128::from(self.denominator), u128::from(other.denominator));
        let common = u64::try_from(common).ok()?;
        let denominator = (self.denominator / common).checked_mul(other.denominator)?;
        let ours = self.numerator.checked_mul(i128::from(other.denominator / common))?;
        let theirs = other.numerator.checked_mul(i128::from(self.denominator / common))?;
        Some(Ratio { numerator: ours.checked_add(theirs)?, denominator }.reduced())
    }

    /// Returns the mean of ratios: their sum over their number; over nothing when there are none.
    #[must_use]
    pub fn mean(ratios: impl Iterator<Item = Ratio>) -> Option<Ratio> {
        let mut count = 0_u64;
        let mut sum = Ratio::new(0, 1);
        for ratio in ratios {
            sum = sum.checked_add(ratio)?;
            count += 1;
        }
        Some(Ratio { numerator: sum.numerator, denominator: sum.denominator.checked_mul(count)? }.reduced())
    }

    /// Returns the value as a decimal with that many places, half away from zero; `None` over nothing, or where the
    /// digits do not fit.
    #[must_use]
    pub fn decimal(self, places: u8) -> Option<String> {
        let scale = 10_u128.checked_pow(u32::from(places))?;
        let denominator = u128::from(self.denominator);
        let scaled = self.numerator.unsigned_abs().checked_mul(scale)?.checked_mul(2)?;
        let units = scaled.checked_add(denominator)?.checked_div(denominator.checked_mul(2)?)?;
        let sign = if self.numerator < 0 && units > 0 { "-" } else { "" };
        let (whole, part) = (units / scale, units % scale);
        Some(match places {
            0 => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{part:0width$}", width = usize::from(places)),
        })
    }

    /// Returns the value in percent with that many places; `None` as [`Ratio::decimal`].
    #[must_use]
    pub fn percent(self, places: u8) -> Option<String> {
        let hundredfold = Ratio { numerator: self.numerator.checked_mul(100)?, ..self };
        hundredfold.decimal(places).map(|text| format!("{text}%"))
    }
}

const fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
