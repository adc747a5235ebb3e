//! Civil days. Owns the day number and its calendar date; never an instant, an hour or a zone.

use core::fmt;
use core::ops::{Add, Sub};
use core::str::FromStr;

use crate::error::ParseError;

/// A civil day, counted from 1970-01-01 (day 0).
///
/// ```
/// use calendar::Day;
/// let day: Day = "2026-03-02".parse()?;
/// assert_eq!(day.number(), 20_514);
/// assert_eq!((day + 30).to_string(), "2026-04-01");
/// # Ok::<(), calendar::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A day of the week, Monday first as in GB/T 7408 (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// 星期一
    Monday,
    /// 星期二
    Tuesday,
    /// 星期三
    Wednesday,
    /// 星期四
    Thursday,
    /// 星期五
    Friday,
    /// 星期六
    Saturday,
    /// 星期日
    Sunday,
}

impl Day {
    /// The first day that has a four-digit date, 0001-01-01.
    pub const MIN: Day = Day(-719_162);
    /// The last day that has a four-digit date, 9999-12-31.
    pub const MAX: Day = Day(2_932_896);

    /// Makes the day with this number; day 0 is 1970-01-01.
    #[inline]
    #[must_use]
    pub const fn new(number: i32) -> Day {
        Day(number)
    }

    /// Makes the day of a date, or `None` where the date does not exist.
    ///
    /// ```
    /// use calendar::Day;
    /// assert!(Day::from_ymd(2024, 2, 29).is_some());
    /// assert!(Day::from_ymd(2023, 2, 29).is_none());
    /// ```
    #[must_use]
    pub const fn from_ymd(year: i32, month: u8, day: u8) -> Option<Day> {
        if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month) {
            return None;
        }
        Some(Day(number_of(year, month, day)))
    }

    /// Days since 1970-01-01.
    #[inline]
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Year, month (1-12) and day of the month (1-31).
    #[must_use]
    pub const fn ymd(self) -> (i32, u8, u8) {
        let shifted = self.0 as i64 + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + (month <= 2) as i64;
        (year as i32, month as u8, day as u8)
    }

    /// The year of the date.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.ymd().0
    }

    /// The day of the week.
    ///
    /// ```
    /// use calendar::{Day, Weekday};
    /// assert_eq!(Day::new(0).weekday(), Weekday::Thursday);
    /// ```
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        Weekday::ALL[(self.0 as i64 + 3).rem_euclid(7) as usize]
    }

    /// The day `months` later (or earlier) with the same number, or the last day of a shorter month
    /// (民法典 202). Days beyond the four-digit years are clamped to [`Day::MIN`] and [`Day::MAX`].
    ///
    /// ```
    /// use calendar::Day;
    /// let day: Day = "2024-01-31".parse()?;
    /// assert_eq!(day.add_months(1).to_string(), "2024-02-29");
    /// assert_eq!(day.add_months(13).to_string(), "2025-02-28");
    /// # Ok::<(), calendar::ParseError>(())
    /// ```
    #[must_use]
    pub const fn add_months(self, months: i32) -> Day {
        let (year, month, day) = self.ymd();
        let total = year as i64 * 12 + month as i64 - 1 + months as i64;
        let year = total.div_euclid(12);
        if year < 1 {
            return Day::MIN;
        }
        if year > 9999 {
            return Day::MAX;
        }
        let year = year as i32;
        let month = total.rem_euclid(12) as u8 + 1;
        let last = days_in_month(year, month);
        Day(number_of(year, month, if day < last { day } else { last }))
    }
}

/// Number of days in a month.
const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Day number of an existing date.
const fn number_of(year: i32, month: u8, day: u8) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month as i32 + 9) % 12;
    let of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    era * 146_097 + of_era - 719_468
}

impl Add<i32> for Day {
    type Output = Day;
    #[inline]
    fn add(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }
}

impl Sub<i32> for Day {
    type Output = Day;
    #[inline]
    fn sub(self, days: i32) -> Day {
        Day(self.0.saturating_sub(days))
    }
}

impl Sub for Day {
    type Output = i32;
    #[inline]
    fn sub(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = ParseError;

    /// Reads `2026-03-02`: four, two and two digits, nothing else.
    fn from_str(text: &str) -> Result<Day, ParseError> {
        let error = || ParseError::new("day", text, "a date YYYY-MM-DD that exists");
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(error());
        }
        let number = |range: core::ops::Range<usize>| digits(&bytes[range]);
        let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
            return Err(error());
        };
        Day::from_ymd(year as i32, month as u8, day as u8).ok_or_else(error)
    }
}

/// Reads up to nine ASCII digits.
pub(crate) fn digits(bytes: &[u8]) -> Option<u32> {
    if bytes.is_empty() || bytes.len() > 9 {
        return None;
    }
    bytes.iter().try_fold(0_u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

impl Weekday {
    /// The seven days, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// 0 for Monday to 6 for Sunday.
    #[inline]
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// True on Saturday and Sunday.
    #[inline]
    #[must_use]
    pub const fn is_weekend(self) -> bool {
        matches!(self, Weekday::Saturday | Weekday::Sunday)
    }

    /// The Chinese name, 星期一 to 星期日.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"][self as usize]
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        deserializer.deserialize_str(crate::text::FromText::new("a day YYYY-MM-DD"))
    }
}
