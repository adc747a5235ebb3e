//! Shares and how far counts lie from others, exact: whole numbers and fractions, no floats.

use crate::form::{Form, Key, codes, needed, optional};
use crate::pack::keys;
use crate::table::Table;
use engine::Comparator;
use std::str::FromStr;

/// A share: `2%`, `0.5%`, `1/3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    numerator: u64,
    denominator: u64,
}

/// The text is not a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoShare;

impl FromStr for Share {
    type Err = NoShare;

    fn from_str(text: &str) -> Result<Share, NoShare> {
        let number = |text: &str| {
            let digits = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
            if digits { text.parse::<u64>().map_err(|_| NoShare) } else { Err(NoShare) }
        };
        if let Some((numerator, denominator)) = text.split_once('/') {
            let share =
                Share { numerator: number(numerator.trim())?, denominator: number(denominator.trim())? };
            return if share.denominator == 0 { Err(NoShare) } else { Ok(share) };
        }
        let percent = text.strip_suffix('%').ok_or(NoShare)?.trim();
        let (whole, part) = percent.split_once('.').unwrap_or((percent, ""));
        let part_value = if part.is_empty() { 0 } else { number(part)? };
        let scale = 10_u64.pow(u32::try_from(part.len()).map_err(|_| NoShare)?);
        Ok(Share { numerator: number(whole)? * scale + part_value, denominator: 100 * scale })
    }
}

/// The own keys of a level that is a share.
pub(crate) const LEVEL: &[Key] = &[
    needed("at", Form::Share, "比例", "the share"),
    optional(
        "compare",
        Form::OneOf(|| codes(&keys::COMPARATORS)),
        "reaches",
        ("达到或超过", "reached or exceeded"),
    ),
];

/// A level: its share and how it is compared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    share: Share,
    comparator: Comparator,
}

/// Reads the shares of levels.
pub(crate) fn marks(levels: &[Table<'_>]) -> Option<Box<[Mark]>> {
    let read = |level: &Table<'_>| {
        let comparator = level.one_of("compare", &keys::COMPARATORS, Comparator::Reaches);
        Some(Mark { share: level.parsed("at")?.value, comparator })
    };
    let marks: Vec<Option<Mark>> = levels.iter().map(read).collect();
    marks.into_iter().collect()
}

/// Returns the highest level that a fraction meets.
pub(crate) fn highest(marks: &[Mark], (numerator, denominator): (u128, u128)) -> Option<u8> {
    let meets = |mark: &Mark| {
        let left = numerator.saturating_mul(u128::from(mark.share.denominator));
        let right = denominator.saturating_mul(u128::from(mark.share.numerator));
        match mark.comparator {
            Comparator::Reaches => left >= right,
            Comparator::Exceeds => left > right,
        }
    };
    marks.iter().rposition(meets).and_then(|level| u8::try_from(level).ok())
}

/// How far two fractions lie apart, as a fraction.
pub(crate) fn apart((a, b): (u64, u64), (c, d): (u64, u64)) -> (u128, u128) {
    let wide = |x: u64, y: u64| u128::from(x) * u128::from(y);
    (wide(a, d).abs_diff(wide(c, b)), wide(b, d))
}

/// What a count or a ratio is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Against {
    /// Nothing: the level itself.
    Fixed,
    /// 环比: the month before.
    PreviousMonth,
    /// 同比: the same month of the year before.
    SameMonthLastYear,
    /// The average of all groups in the same month.
    Average,
}

impl Against {
    /// How many months back the reference lies.
    pub(crate) const fn months_back(self) -> i32 {
        match self {
            Against::PreviousMonth => 1,
            Against::SameMonthLastYear => 12,
            Against::Fixed | Against::Average => 0,
        }
    }
}
