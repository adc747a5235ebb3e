//! Limits: how many of which unit, and on which day or at which instant they end.

use core::fmt;
use core::str::FromStr;

use crate::calendar::Calendar;
use crate::day::Day;
use crate::error::{CalendarError, ParseError};
use crate::moment::{MICROS_PER_HOUR, Moment};
use crate::policy::{DayEnd, FirstDay, RollLastDay};

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// 工作日
    WorkingDay,
    /// 自然日
    CalendarDay,
    /// 工作小时: an hour of opening time.
    WorkingHour,
    /// 小时: an hour by the clock, day and night.
    Hour,
    /// 周: seven calendar days.
    Week,
    /// 月
    Month,
    /// 年
    Year,
}

/// A limit such as 20 working days: 0 to 10,000 of a unit.
///
/// ```
/// use calendar::{Limit, Unit};
/// assert_eq!("20个工作日".parse::<Limit>()?, Limit::new(20, Unit::WorkingDay).expect("20 is allowed"));
/// assert_eq!("3 months".parse::<Limit>()?.to_string(), "3 months");
/// for refused in ["-1 days", "1.5 days", "10001 days", "[1, 2] days", "days", "2 fortnights"] {
///     assert!(refused.parse::<Limit>().is_err(), "{refused}");
/// }
/// # Ok::<(), calendar::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limit {
    amount: u16,
    unit: Unit,
}

/// How the end of a limit is found: the three choices of the Civil Code as named policies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reading {
    /// Whether the first day counts (民法典 201).
    pub first_day: FirstDay,
    /// When the last day ends (民法典 203).
    pub day_end: DayEnd,
    /// What happens to a last day off (民法典 203).
    pub roll: RollLastDay,
}

impl Limit {
    /// The largest amount; more is refused, as a slip of the keyboard.
    pub const AMOUNT_MAX: u16 = 10_000;

    /// Makes a limit; `None` above [`Limit::AMOUNT_MAX`].
    #[must_use]
    pub const fn new(amount: u16, unit: Unit) -> Option<Limit> {
        if amount > Limit::AMOUNT_MAX { None } else { Some(Limit { amount, unit }) }
    }

    /// How many.
    #[must_use]
    pub const fn amount(self) -> u16 {
        self.amount
    }

    /// Of what.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// Reads an amount alone, for a field of that name: a whole number from 0 to 10,000.
    ///
    /// # Errors
    /// [`ParseError`] names the field: negative values, fractions, lists and larger numbers are refused.
    ///
    /// ```
    /// use calendar::Limit;
    /// assert_eq!(Limit::parse_amount("limit_days", "20"), Ok(20));
    /// let error = Limit::parse_amount("limit_days", "1.5").unwrap_err();
    /// assert_eq!(error.to_string(), "limit_days: \"1.5\" is not a whole number from 0 to 10000");
    /// ```
    pub fn parse_amount(field: &str, text: &str) -> Result<u16, ParseError> {
        let digits = crate::day::digits(text.trim().as_bytes()).and_then(|number| u16::try_from(number).ok());
        let amount = digits.filter(|&amount| amount <= Limit::AMOUNT_MAX);
        amount.ok_or_else(|| ParseError::new(field, text, "a whole number from 0 to 10000"))
    }
}

impl Calendar {
    /// The last day of a limit that starts on a day; `None` for limits in hours, which have instants.
    ///
    /// Working days never end on a day off; calendar days, weeks, months and years roll by the reading.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`]; [`CalendarError::Provisional`] from a strict calendar.
    ///
    /// ```
    /// use calendar::{Reading, RollLastDay, china};
    /// let calendar = china().as_known_on(None).build()?;
    /// let (start, limit) = ("2026-07-03".parse()?, "90 days".parse()?);
    /// let rolled = calendar.last_day(start, limit, Reading::default())?;
    /// assert_eq!(rolled.map(|day| day.to_string()).as_deref(), Some("2026-10-08")); // after National Day
    /// let kept = Reading { roll: RollLastDay::None, ..Reading::default() };
    /// assert_eq!(calendar.last_day(start, limit, kept)?, Some("2026-10-01".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn last_day(&self, start: Day, limit: Limit, reading: Reading) -> Result<Option<Day>, CalendarError> {
        let amount = i32::from(limit.amount);
        let included = i32::from(reading.first_day == FirstDay::Included && amount > 0);
        let end = match limit.unit {
            Unit::WorkingDay => return self.add_working_days(start - included, amount).map(Some),
            Unit::CalendarDay => start + (amount - included),
            Unit::Week => start + (amount * 7 - included),
            Unit::Month => start.add_months(amount) - included,
            Unit::Year => start.add_months(amount * 12) - included,
            Unit::Hour | Unit::WorkingHour => return Ok(None),
        };
        match reading.roll {
            RollLastDay::Forward => self.roll_forward(end).map(Some),
            RollLastDay::None => Ok(Some(end)),
        }
    }

    /// The last instant of a limit that starts at an instant; at it one is in time, after it late (Z6).
    ///
    /// Days end at close of business or at midnight by the reading (a day without opening hours ends at
    /// midnight). Hours run from the instant itself (民法典 201 第二款).
    ///
    /// # Errors
    /// As [`Calendar::last_day`], and [`CalendarError::NoHours`].
    ///
    /// ```
    /// use calendar::{Reading, china};
    /// let calendar = china().as_known_on(None).build()?;
    /// let accepted = "2018-10-15T10:00:00+08:00".parse()?;
    /// let due = calendar.due(accepted, "7 working days".parse()?, Reading::default())?;
    /// assert_eq!(due.to_string(), "2018-10-24T17:00:00+08:00");
    /// let due = calendar.due(accepted, "7 working hours".parse()?, Reading::default())?;
    /// assert_eq!(due.to_string(), "2018-10-16T10:00:00+08:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn due(&self, start: Moment, limit: Limit, reading: Reading) -> Result<Moment, CalendarError> {
        let micros = i64::from(limit.amount) * MICROS_PER_HOUR;
        let Some(day) = self.last_day(self.zone().day_of(start), limit, reading)? else {
            return match limit.unit {
                Unit::WorkingHour => self.add_open_micros(start, micros),
                Unit::Hour | Unit::WorkingDay | Unit::CalendarDay | Unit::Week | Unit::Month | Unit::Year => {
                    Ok(start.plus_micros(micros))
                }
            };
        };
        if reading.day_end == DayEnd::CloseOfBusiness {
            self.kind(day)?; // Hours of a day outside the table are not known.
        }
        Ok(self.day_end(day, reading.day_end))
    }

    /// The last instant of a day: close of business where there is one, otherwise the last microsecond.
    #[must_use]
    pub fn day_end(&self, day: Day, day_end: DayEnd) -> Moment {
        let closes = match day_end {
            DayEnd::CloseOfBusiness => self.closes(day),
            DayEnd::Midnight => None,
        };
        closes.unwrap_or_else(|| self.zone().end_of(day))
    }
}

/// Words for units; the first English and the first Chinese word of each are the ones written.
const WORDS: [(Unit, [&str; 5]); 7] = [
    (Unit::WorkingDay, ["working days", "working day", "个工作日", "工作日", "wd"]),
    (Unit::CalendarDay, ["days", "day", "日", "天", "d"]),
    (Unit::WorkingHour, ["working hours", "working hour", "个工作小时", "工作小时", "wh"]),
    (Unit::Hour, ["hours", "hour", "小时", "个小时", "h"]),
    (Unit::Week, ["weeks", "week", "周", "个星期", "w"]),
    (Unit::Month, ["months", "month", "个月", "月", "m"]),
    (Unit::Year, ["years", "year", "年", "周年", "y"]),
];

impl FromStr for Limit {
    type Err = ParseError;

    /// Reads `20 working days`, `20wd`, `20个工作日`, `15日`, `3 months`, `48 hours`.
    fn from_str(text: &str) -> Result<Limit, ParseError> {
        let text = text.trim();
        let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, word) = text.split_at(split);
        let amount = Limit::parse_amount("limit", number).map_err(|_| amount_error(text))?;
        let word = word.trim();
        let unit = WORDS.iter().find(|(_, words)| words.contains(&word)).map(|&(unit, _)| unit);
        let allowed = "followed by working days, days, working hours, hours, weeks, months or years";
        unit.map(|unit| Limit { amount, unit }).ok_or_else(|| ParseError::new("limit", text, allowed))
    }
}

fn amount_error(text: &str) -> ParseError {
    ParseError::new("limit", text, "a whole number from 0 to 10000 with a unit")
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = WORDS.iter().find(|(unit, _)| unit == self).map_or("", |(_, words)| words[0]);
        f.write_str(word)
    }
}
