//! A length of time that somebody may take, in the unit the law or the promise uses.

use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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
/// use engine::{Limit, Unit};
/// let limit: Limit = "20 working_day".parse()?;
/// assert_eq!((limit.count(), limit.unit()), (20, Unit::WorkingDay));
/// assert!("10001 working_day".parse::<Limit>().is_err());
/// assert!("1.5 working_day".parse::<Limit>().is_err());
/// # Ok::<(), engine::LimitError>(())
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

impl FromStr for Limit {
    type Err = LimitError;

    fn from_str(text: &str) -> Result<Limit, LimitError> {
        let (count, unit) = text.trim().split_once(' ').ok_or(LimitError::Form)?;
        let count: u32 = count.parse().map_err(|_| LimitError::Form)?;
        let unit = unit.trim();
        if matches!(unit, "year" | "years") {
            return Limit::new(count.saturating_mul(12), Unit::Month);
        }
        let unit = match unit {
            "wd" | "working days" | "working_days" => Unit::WorkingDay,
            "d" | "days" | "calendar days" | "calendar_days" => Unit::CalendarDay,
            "working hours" | "working_hours" => Unit::WorkingHour,
            "h" | "hours" => Unit::Hour,
            "months" => Unit::Month,
            code => Unit::ALL.iter().find(|(_, known)| *known == code).ok_or(LimitError::Form)?.0,
        };
        Limit::new(count, unit)
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
