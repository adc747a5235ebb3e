//! The clock ribbon: a square for each day of a clock, coloured and said, in weeks from Monday to Sunday.

use calendar::Day;

/// A clock day by day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ribbon {
    /// Whose clock, and which.
    pub title: String,
    /// When it began, when it was due, when it ended.
    pub sentence: String,
    /// Its days, one behind the other.
    pub days: Vec<RibbonDay>,
}

/// A day of a ribbon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RibbonDay {
    /// The day.
    pub day: Day,
    /// Why it counts or does not.
    pub kind: RibbonKind,
    /// The same in words, since no colour stands alone.
    pub words: String,
    /// What happened on it; empty where nothing did.
    pub mark: String,
}

/// Why a day counts or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RibbonKind {
    /// It counts.
    Counted,
    /// It counts, and is beyond the limit.
    Over,
    /// A weekend or a holiday worked by notice: it counts.
    MakeUp,
    /// A weekend, a holiday, the day of the start.
    Rest,
    /// Left out by a suspension.
    Suspended,
}

impl RibbonKind {
    /// Returns the name of its class on a page.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            RibbonKind::Counted => "d-counted",
            RibbonKind::Over => "d-over",
            RibbonKind::MakeUp => "d-makeup",
            RibbonKind::Rest => "d-rest",
            RibbonKind::Suspended => "d-suspended",
        }
    }
}

impl Ribbon {
    /// Returns the place of the first day in its week: 1 for Monday, 7 for Sunday.
    ///
    /// ```
    /// use report::{Ribbon, RibbonDay, RibbonKind};
    /// let day = RibbonDay {
    ///     day: "2026-02-15".parse()?, // a Sunday
    ///     kind: RibbonKind::Rest,
    ///     words: "weekend".into(),
    ///     mark: String::new(),
    /// };
    /// assert_eq!(Ribbon { days: vec![day], ..Ribbon::default() }.first_place(), 7);
    /// assert_eq!(Ribbon::default().first_place(), 1); // no day at all
    /// # Ok::<(), calendar::ParseError>(())
    /// ```
    #[must_use]
    pub fn first_place(&self) -> u8 {
        // 1970-01-01 was a Thursday.
        let place = self.days.first().map_or(0, |first| (first.day.number() + 3).rem_euclid(7));
        u8::try_from(place + 1).unwrap_or(1)
    }
}
