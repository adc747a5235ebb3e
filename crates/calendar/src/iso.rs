//! Durations and repeats of ISO 8601, as process models and schedulers write them.

use core::str::FromStr;

use crate::error::ParseError;
use crate::moment::Moment;
use crate::zone::Zone;

/// A duration `P1Y5M21DT19H47M55S`: whole numbers, each of at most nine digits; no sign, no fraction.
///
/// ```
/// use calendar::{IsoDuration, Zone};
/// let duration: IsoDuration = "P2DT5H70M".parse()?;
/// let from = "2010-06-11T17:23:00+08:00".parse()?;
/// assert_eq!(duration.after(&Zone::CHINA, from).to_string(), "2010-06-13T23:33:00+08:00");
/// for refused in ["P", "PT", "P-1D", "P1.5D", "1D", "P1H", "P1D2Y", "PT99999999999S"] {
///     assert!(refused.parse::<IsoDuration>().is_err(), "{refused}");
/// }
/// # Ok::<(), calendar::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct IsoDuration {
    /// Years and months, in months.
    pub months: i32,
    /// Weeks and days, in days.
    pub days: i32,
    /// Hours, minutes and seconds, in seconds.
    pub seconds: i64,
}

/// A repeat `R2/PT10S`, `R2/2026-01-01T00:00:00Z/PT10S` or `R2/PT10S/2026-01-01T00:00:50Z`.
///
/// ```
/// use calendar::{Moment, Repeat, Zone};
/// let at = |seconds| Moment::from_micros(0).plus_seconds(seconds);
/// let repeat: Repeat = "R2/PT10S".parse()?;
/// assert_eq!(repeat.next(&Zone::UTC, at(0), at(15)), Some(at(20)));
/// assert_eq!(repeat.next(&Zone::UTC, at(0), at(20)), None); // used up: it stops (Z11)
/// # Ok::<(), calendar::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Repeat {
    /// How often; `None` for ever.
    pub count: Option<u32>,
    /// The time between two occurrences.
    pub every: IsoDuration,
    /// The instant from which to count, where it is written.
    pub start: Option<Moment>,
    /// The instant of the last occurrence, where it is written.
    pub end: Option<Moment>,
}

impl IsoDuration {
    /// The instant this much later: months and days by the local calendar at the same local time, hours
    /// and below as time that passes.
    #[must_use]
    pub fn after(self, zone: &Zone, from: Moment) -> Moment {
        let (day, of_day) = zone.local(from);
        let moved = if self.months == 0 && self.days == 0 {
            from
        } else {
            zone.moment(day.add_months(self.months) + self.days, of_day)
        };
        moved.plus_seconds(self.seconds)
    }

    fn times(self, times: i64) -> IsoDuration {
        let clamp = |value: i64| value.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
        IsoDuration {
            months: clamp(i64::from(self.months) * times),
            days: clamp(i64::from(self.days) * times),
            seconds: self.seconds.saturating_mul(times),
        }
    }
}

impl Repeat {
    /// The first occurrence after an instant, counting from `armed` where no start is written; `None`
    /// when the repeats are used up.
    ///
    /// With a written end the occurrences are counted back from it: `R2/PT10S/…:50` means :30, :40, :50.
    #[must_use]
    pub fn next(&self, zone: &Zone, armed: Moment, after: Moment) -> Option<Moment> {
        if self.every == IsoDuration::default() {
            return None;
        }
        if let (Some(end), Some(count)) = (self.end, self.count) {
            return self.last_before_end(zone, end, i64::from(count), after);
        }
        let start = self.start.unwrap_or(armed);
        let last = self.count.map_or(i64::from(u32::MAX), i64::from);
        let number = self.first_after(zone, start, after)?;
        let found = self.every.times(number).after(zone, start);
        (number <= last && self.end.is_none_or(|end| found <= end)).then_some(found)
    }

    /// The first of the occurrences counted back from the end that lies after an instant, by halving.
    fn last_before_end(&self, zone: &Zone, end: Moment, count: i64, after: Moment) -> Option<Moment> {
        let at = |back: i64| self.every.times(-back).after(zone, end);
        if at(0) <= after {
            return None;
        }
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = (low + high + 1) / 2;
            if at(middle) > after { low = middle } else { high = middle - 1 }
        }
        Some(at(low))
    }

    /// The number of the first occurrence after an instant, by halving: occurrences only grow.
    fn first_after(&self, zone: &Zone, start: Moment, after: Moment) -> Option<i64> {
        let (mut low, mut high) = (1, i64::from(u32::MAX));
        while low < high {
            let middle = low.midpoint(high);
            if self.every.times(middle).after(zone, start) > after { high = middle } else { low = middle + 1 }
        }
        (self.every.times(low).after(zone, start) > after).then_some(low)
    }
}

impl FromStr for IsoDuration {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<IsoDuration, ParseError> {
        let expected = "an ISO 8601 duration such as P2DT5H, in whole numbers and without a sign";
        duration(text).ok_or_else(|| ParseError::new("duration", text, expected))
    }
}

fn duration(text: &str) -> Option<IsoDuration> {
    let body = text.strip_prefix('P')?;
    let (date, time) = body.split_once('T').map_or((body, None), |(date, time)| (date, Some(time)));
    let mut parsed = IsoDuration::default();
    let date_parts = parts(date, "YMWD", |unit, number| {
        match unit {
            'Y' => parsed.months = parsed.months.checked_add(number.checked_mul(12)?)?,
            'M' => parsed.months = parsed.months.checked_add(number)?,
            'W' => parsed.days = parsed.days.checked_add(number.checked_mul(7)?)?,
            _ => parsed.days = parsed.days.checked_add(number)?,
        }
        Some(())
    })?;
    let time_parts = time.map(|time| {
        parts(time, "HMS", |unit, number| {
            let seconds = match unit {
                'H' => 3_600,
                'M' => 60,
                _ => 1,
            };
            parsed.seconds += i64::from(number) * seconds;
            Some(())
        })
    });
    match time_parts {
        None if date_parts > 0 => Some(parsed),
        Some(Some(count)) if count > 0 => Some(parsed),
        _ => None,
    }
}

/// Reads `2D`, `5H70M`: numbers with units in the order given, each at most once; returns how many.
fn parts(text: &str, units: &str, mut take: impl FnMut(char, i32) -> Option<()>) -> Option<usize> {
    let (mut rest, mut units, mut count) = (text, units, 0);
    while !rest.is_empty() {
        let at = rest.find(|c: char| !c.is_ascii_digit())?;
        let number = crate::day::digits(&rest.as_bytes()[..at])?;
        let unit = rest[at..].chars().next()?;
        let place = units.find(unit)?;
        take(unit, i32::try_from(number).ok()?)?;
        rest = &rest[at + 1..];
        units = &units[place + 1..];
        count += 1;
    }
    Some(count)
}

impl FromStr for Repeat {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Repeat, ParseError> {
        let error = || ParseError::new("repeat", text, "an ISO 8601 repeat such as R2/PT10S");
        let mut fields = text.split('/');
        let count = fields.next().and_then(|field| field.strip_prefix('R')).ok_or_else(error)?;
        let count = match count {
            "" => None,
            digits => Some(crate::day::digits(digits.as_bytes()).ok_or_else(error)?),
        };
        let rest: alloc::vec::Vec<&str> = fields.collect();
        let (start, every, end) = match rest.as_slice() {
            [every] => (None, *every, None),
            [first, end] if first.starts_with('P') => (None, *first, Some(end.parse()?)),
            [start, every] => (Some(start.parse()?), *every, None),
            _ => return Err(error()),
        };
        let every = every.parse().map_err(|_| error())?;
        Ok(Repeat { count, every, start, end })
    }
}
