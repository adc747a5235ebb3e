//! The time of a head: seconds, written as a date that a person can read.

use core::fmt;
use core::str::FromStr;

const SECONDS_PER_DAY: i64 = 86_400;

/// An instant, in seconds since 1970-01-01T00:00:00Z; as text in UTC. The caller says what time it is.
///
/// ```
/// use ledger::HeadTime;
///
/// let time = HeadTime::from_unix_seconds(1_763_778_000).expect("the year has four digits");
/// assert_eq!(time.to_string(), "2025-11-22T02:20:00Z");
/// assert_eq!("2025-11-22T02:20:00Z".parse(), Ok(time));
/// assert!("2025-02-29T00:00:00Z".parse::<HeadTime>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeadTime(i64);

/// The text is not a time in UTC such as 2026-03-02T09:30:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time in UTC such as 2026-03-02T09:30:00Z")]
pub struct NotATime;

impl HeadTime {
    /// Takes seconds since 1970; `None` outside the years 0000 to 9999.
    pub fn from_unix_seconds(seconds: i64) -> Option<HeadTime> {
        let range = days_before(0)..days_before(10_000);
        range.contains(&seconds.div_euclid(SECONDS_PER_DAY)).then_some(HeadTime(seconds))
    }

    /// Returns seconds since 1970.
    pub const fn unix_seconds(self) -> i64 {
        self.0
    }
}

impl fmt::Display for HeadTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut day, second) = (self.0.div_euclid(SECONDS_PER_DAY), self.0.rem_euclid(SECONDS_PER_DAY));
        // A guess that is never late: years have 366 days at most, and 365 at least.
        let guess = 1970 + day.div_euclid(if day < 0 { 365 } else { 366 });
        let year = (guess..).take_while(|year| days_before(*year) <= day).last().unwrap_or(guess);
        day -= days_before(year);
        let month = (1..=12).take_while(|month| days_to(year, *month) <= day).last().unwrap_or(1);
        day -= days_to(year, month);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(f, "{year:04}-{month:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z", day + 1)
    }
}

impl FromStr for HeadTime {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<HeadTime, NotATime> {
        let bytes = text.as_bytes();
        let form = b"0000-00-00T00:00:00Z";
        let fits =
            |(byte, form): (&u8, &u8)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form };
        if bytes.len() != form.len() || !bytes.iter().zip(form).all(fits) {
            return Err(NotATime);
        }
        let number = |from: usize, to: usize| {
            bytes[from..to].iter().fold(0_i64, |number, digit| number * 10 + i64::from(digit - b'0'))
        };
        let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
        let (hour, minute, second) = (number(11, 13), number(14, 16), number(17, 19));
        let known = (1..=12).contains(&month)
            && (1..=days_to(year, month + 1) - days_to(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second < 60;
        let days = days_before(year) + days_to(year, month.clamp(1, 12)) + day - 1;
        let seconds = days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
        known.then_some(HeadTime(seconds)).ok_or(NotATime)
    }
}

/// Returns the days from 1970-01-01 to the first of January.
const fn days_before(year: i64) -> i64 {
    let past = year - 1;
    365 * (year - 1970) + (past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400)) - 477
}

/// Returns the days of the year before the first of the month; of month 13, all.
const fn days_to(year: i64, month: i64) -> i64 {
    const BEFORE: [i64; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    BEFORE[(month - 1) as usize] + (leap && month > 2) as i64
}
