//! Named policies: the points on which lawful and customary readings differ (domain 3.2, 3.4).

use crate::day::Day;

/// Whether the first day of a period counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FirstDay {
    /// 始日不计入: the period starts on the following day (民法典 201). The default.
    #[default]
    Excluded,
    /// 始日计入: the start day is day 1.
    Included,
}

/// When the last day of a period ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DayEnd {
    /// 停止业务活动: when business stops (民法典 203 第二款). The default.
    #[default]
    CloseOfBusiness,
    /// 二十四时: at 24:00, for channels without hours.
    Midnight,
}

/// What happens to a last day that is a day off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RollLastDay {
    /// 顺延: the day after the holiday is the last day (民法典 203). The default.
    #[default]
    Forward,
    /// 不顺延: the day stays, as for limits that bind the authority alone.
    None,
}

/// Which days of a suspension do not count (domain 3.4, Z7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SuspensionDays {
    /// The days after the start day, through the end day: `(s, e]`. The default.
    #[default]
    AfterStartThroughEnd,
    /// The start day through the day before the end day: `[s, e)`.
    StartThroughBeforeEnd,
    /// The start day through the end day: `[s, e]`.
    Both,
    /// From instant to instant, in opening hours.
    Instants,
}

impl SuspensionDays {
    /// The days that a suspension from one day to another takes out, as a span `(after, through]` for
    /// [`crate::Calendar::count_in`]; `None` for [`SuspensionDays::Instants`], which takes out hours.
    ///
    /// A suspension whose rule leaves no day (`[s, s)`) gives an empty span.
    ///
    /// ```
    /// use calendar::{SuspensionDays, china};
    /// let calendar = china().as_known_on(None).build()?;
    /// let (start, end) = ("2026-09-26".parse()?, "2026-09-28".parse()?); // Saturday to Monday
    /// let count = |rule: SuspensionDays| {
    ///     rule.span(start, end).and_then(|(after, through)| calendar.count_in(after, through))
    /// };
    /// assert_eq!(count(SuspensionDays::AfterStartThroughEnd), Some(1)); // the Monday
    /// assert_eq!(count(SuspensionDays::StartThroughBeforeEnd), Some(0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn span(self, start: Day, end: Day) -> Option<(Day, Day)> {
        match self {
            SuspensionDays::AfterStartThroughEnd => Some((start, end.max(start))),
            SuspensionDays::StartThroughBeforeEnd => Some((start - 1, end.max(start) - 1)),
            SuspensionDays::Both => Some((start - 1, end.max(start))),
            SuspensionDays::Instants => None,
        }
    }
}

/// What becomes of the time of day when working days are added to an instant (Z2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum KeepTime {
    /// It is kept, open or not. The default.
    #[default]
    AsIs,
    /// It is kept when the office is open then; otherwise the next opening counts (going back, the last
    /// closing).
    WhenOpen,
}

/// Whether answers that touch a year without a notice are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Strictness {
    /// They are given and can be recognised by [`crate::Calendar::provisional`]. The default.
    #[default]
    AllowProvisional,
    /// They are refused.
    RefuseProvisional,
}
