//! Instants. Owns the microsecond count and its RFC 3339 text; never reads a clock.

use core::fmt;
use core::str::FromStr;

use crate::day::{Day, digits};
use crate::error::ParseError;

/// Microseconds in one second.
pub const MICROS_PER_SECOND: i64 = 1_000_000;
/// Microseconds in one hour.
pub const MICROS_PER_HOUR: i64 = 3_600 * MICROS_PER_SECOND;
/// Microseconds in a day of 24 hours.
pub const MICROS_PER_DAY: i64 = 24 * MICROS_PER_HOUR;

const CHINA_OFFSET_MICROS: i64 = 8 * MICROS_PER_HOUR;

/// An instant, in microseconds since 1970-01-01T00:00:00Z.
///
/// Text is RFC 3339; it is written at +08:00 and read at any offset.
///
/// ```
/// use calendar::Moment;
/// let moment: Moment = "2026-03-02T01:30:00Z".parse()?;
/// assert_eq!(moment.to_string(), "2026-03-02T09:30:00+08:00");
/// # Ok::<(), calendar::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// Makes the instant this many microseconds after 1970-01-01T00:00:00Z.
    #[inline]
    #[must_use]
    pub const fn from_micros(micros: i64) -> Moment {
        Moment(micros)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[inline]
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The instant `micros` microseconds later; clamped at the ends of the range.
    #[inline]
    #[must_use]
    pub const fn plus_micros(self, micros: i64) -> Moment {
        Moment(self.0.saturating_add(micros))
    }

    /// The instant `seconds` seconds later; clamped at the ends of the range.
    #[inline]
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Moment {
        Moment(self.0.saturating_add(seconds.saturating_mul(MICROS_PER_SECOND)))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.0.saturating_add(CHINA_OFFSET_MICROS);
        let day = Day::new(local.div_euclid(MICROS_PER_DAY) as i32);
        let of_day = local.rem_euclid(MICROS_PER_DAY);
        let seconds = of_day / MICROS_PER_SECOND;
        let micros = of_day % MICROS_PER_SECOND;
        write!(f, "{day}T{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)?;
        if micros != 0 {
            write!(f, ".{micros:06}")?;
        }
        f.write_str("+08:00")
    }
}

impl FromStr for Moment {
    type Err = ParseError;

    /// Reads RFC 3339: date, `T` or a space, time with optional fraction, and `Z` or `±HH:MM`.
    fn from_str(text: &str) -> Result<Moment, ParseError> {
        let expected = "an RFC 3339 instant such as 2026-03-02T09:30:00+08:00";
        parse(text).ok_or_else(|| ParseError::new("moment", text, expected))
    }
}

fn parse(text: &str) -> Option<Moment> {
    let bytes = text.as_bytes();
    if bytes.len() < 20 || !matches!(bytes[10], b'T' | b't' | b' ') {
        return None;
    }
    let day: Day = text.get(..10)?.parse().ok()?;
    let (of_day, rest) = time_of_day(&bytes[11..])?;
    let offset = offset_micros(rest)?;
    let local = i64::from(day.number()) * MICROS_PER_DAY + of_day;
    Some(Moment(local - offset))
}

/// Reads `09:30:00` and up to nine fraction digits (beyond six they are dropped).
fn time_of_day(bytes: &[u8]) -> Option<(i64, &[u8])> {
    if bytes.len() < 8 || bytes[2] != b':' || bytes[5] != b':' {
        return None;
    }
    let (hour, minute, second) = (digits(&bytes[0..2])?, digits(&bytes[3..5])?, digits(&bytes[6..8])?);
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let mut micros = i64::from(hour * 3600 + minute * 60 + second) * MICROS_PER_SECOND;
    let mut rest = &bytes[8..];
    if let Some(fraction) = rest.strip_prefix(b".") {
        let length = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 {
            return None;
        }
        let mut unit = MICROS_PER_SECOND / 10;
        for byte in &fraction[..length.min(6)] {
            micros += i64::from(byte - b'0') * unit;
            unit /= 10;
        }
        rest = &fraction[length..];
    }
    Some((micros, rest))
}

fn offset_micros(bytes: &[u8]) -> Option<i64> {
    if matches!(bytes, b"Z" | b"z") {
        return Some(0);
    }
    let (sign, rest) = match bytes.split_first()? {
        (b'+', rest) => (1, rest),
        (b'-', rest) => (-1, rest),
        _ => return None,
    };
    if rest.len() != 5 || rest[2] != b':' {
        return None;
    }
    let (hours, minutes) = (digits(&rest[..2])?, digits(&rest[3..])?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    Some(sign * i64::from(hours * 60 + minutes) * 60 * MICROS_PER_SECOND)
}

impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        deserializer.deserialize_str(crate::text::FromText::new("an RFC 3339 instant"))
    }
}
