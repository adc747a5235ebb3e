//! A length of time that somebody may take, in the unit the law or the promise uses.

use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::ParseError;

/// The unit of a limit (时限单位).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 工作日: days of the statutory working calendar (行政许可法 art. 82).
    WorkingDay,
    /// 自然日: every day counts; the last day rolls off a rest day where the policy says so (民法典 art. 203).
    CalendarDay,
    /// 工作小时: open time of the organisation, from the moment on (民法典 art. 201).
    WorkingHour,
    /// 小时: wall-clock hours from the moment on.
    Hour,
    /// 月: to the corresponding day of the month, or its last day (民法典 art. 202).
    Month,
}

impl Unit {
    /// Every unit with its code.
    pub const ALL: [(Unit, &'static str); 5] = [
        (Unit::WorkingDay, "working_day"),
        (Unit::CalendarDay, "calendar_day"),
        (Unit::WorkingHour, "working_hour"),
        (Unit::Hour, "hour"),
        (Unit::Month, "month"),
    ];

    /// Returns the code used in packs and files.
    #[must_use]
    pub fn code(self) -> &'static str {
        Unit::ALL.iter().find(|(unit, _)| *unit == self).map_or("", |(_, code)| code)
    }

    /// Returns the Chinese word.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Unit::WorkingDay => "个工作日",
            Unit::CalendarDay => "日",
            Unit::WorkingHour => "个工作小时",
            Unit::Hour => "小时",
            Unit::Month => "个月",
        }
    }
}

/// A limit: at most 10,000 of a unit, so that a typing error is refused and not computed.
///
/// ```
/// use calendar::{Limit, Unit};
/// let limit: Limit = "20 working_day".parse()?;
/// assert_eq!((limit.count(), limit.unit()), (20, Unit::WorkingDay));
/// assert!("10001 working_day".parse::<Limit>().is_err());
/// assert!("1.5 working_day".parse::<Limit>().is_err());
/// # Ok::<(), calendar::LimitError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Limit {
    count: u16,
    unit: Unit,
}

/// The largest count a limit may have.
pub const LIMIT_COUNT_MAX: u16 = 10_000;

impl Limit {
    /// Makes a limit.
    ///
    /// # Errors
    /// [`LimitError::TooLong`] above [`LIMIT_COUNT_MAX`].
    pub const fn new(count: u32, unit: Unit) -> Result<Limit, LimitError> {
        if count > LIMIT_COUNT_MAX as u32 {
            return Err(LimitError::TooLong { count });
        }
        Ok(Limit { count: count as u16, unit })
    }

    /// Makes a limit in working days, capped at [`LIMIT_COUNT_MAX`].
    #[must_use]
    pub const fn working_days(count: u16) -> Limit {
        Limit { count: if count > LIMIT_COUNT_MAX { LIMIT_COUNT_MAX } else { count }, unit: Unit::WorkingDay }
    }

    /// Reads a count alone, for a field of that name: a whole number from 0 to 10,000.
    ///
    /// # Errors
    /// [`ParseError`] names the field: negative values, fractions, lists and larger numbers are refused.
    ///
    /// ```
    /// use calendar::Limit;
    /// assert_eq!(Limit::parse_count("limit_days", "20"), Ok(20));
    /// let error = Limit::parse_count("limit_days", "1.5").unwrap_err();
    /// assert_eq!(error.to_string(), "limit_days: \"1.5\" is not a whole number from 0 to 10000");
    /// ```
    pub fn parse_count(field: &str, text: &str) -> Result<u16, ParseError> {
        let digits = crate::day::digits(text.trim().as_bytes()).and_then(|number| u16::try_from(number).ok());
        let count = digits.filter(|&count| count <= LIMIT_COUNT_MAX);
        count.ok_or_else(|| ParseError::new(field, text, "a whole number from 0 to 10000"))
    }

    /// Returns how many units.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.count as u32
    }

    /// Returns the unit.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }
}

/// Why a text is not a limit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// The count is above [`LIMIT_COUNT_MAX`].
    #[error("a limit of {count} is longer than {LIMIT_COUNT_MAX}")]
    TooLong {
        /// The count asked for.
        count: u32,
    },
    /// The text is not "count unit".
    #[error(
        "a limit is a whole number and a unit (working_day, calendar_day, working_hour, hour, month, year)"
    )]
    Form,
}

/// Words for units besides their codes, with how many of the unit one of them is.
const WORDS: [(Unit, u32, &[&str]); 7] = [
    (Unit::WorkingDay, 1, &["working days", "working day", "working_days", "wd", "个工作日", "工作日"]),
    (Unit::CalendarDay, 1, &["calendar days", "calendar_days", "days", "day", "d", "日", "天"]),
    (
        Unit::WorkingHour,
        1,
        &["working hours", "working hour", "working_hours", "wh", "个工作小时", "工作小时"],
    ),
    (Unit::Hour, 1, &["hours", "h", "小时", "个小时"]),
    (Unit::CalendarDay, 7, &["weeks", "week", "w", "周", "个星期"]),
    (Unit::Month, 1, &["months", "m", "个月", "月"]),
    (Unit::Month, 12, &["years", "year", "y", "年", "周年"]),
];

impl FromStr for Limit {
    type Err = LimitError;

    /// Reads `20 working_day`, `20wd`, `20个工作日`, `15日`, `3 months`, `48 hours`; a week is seven calendar days,
    /// a year twelve months.
    fn from_str(text: &str) -> Result<Limit, LimitError> {
        let text = text.trim();
        let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, word) = text.split_at(split);
        let number: u32 = number.parse().map_err(|_| LimitError::Form)?;
        let word = word.trim();
        let by_code = Unit::ALL.iter().find(|(_, code)| *code == word).map(|(unit, _)| (*unit, 1));
        let by_word = WORDS.iter().find(|(_, _, words)| words.contains(&word));
        let (unit, each) =
            by_code.or_else(|| by_word.map(|(unit, each, _)| (*unit, *each))).ok_or(LimitError::Form)?;
        Limit::new(number.saturating_mul(each), unit)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.count, self.unit.code())
    }
}

impl Serialize for Limit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Limit, D::Error> {
        let text = <alloc::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
