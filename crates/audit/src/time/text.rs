//! The forms of dates and times that are understood without being described.

use calendar::Day;

/// A time as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) day: Day,
    pub(super) micros_of_day: i64,
    /// Microseconds ahead of UTC, where written.
    pub(super) offset: Option<i64>,
}

const SECOND: i64 = 1_000_000;

/// Reads a date with or without a time: `2017-01-02`, `2017/1/2 9:33`, `20170102093351`, `2017-01-02T09:33:51.120+08:00`,
/// `2017年1月2日 9时33分`.
pub(super) fn read(text: &[u8]) -> Option<Written> {
    let mut rest = Rest { bytes: text };
    let day = rest.date()?;
    let mut micros_of_day = 0;
    let mut offset = None;
    let time_follows = rest.between();
    if time_follows || !rest.bytes.is_empty() {
        micros_of_day = rest.time()?;
        rest.spaces();
        offset = rest.offset()?;
    }
    rest.bytes.is_empty().then_some(Written { day, micros_of_day, offset })
}

struct Rest<'a> {
    bytes: &'a [u8],
}

impl Rest<'_> {
    fn take(&mut self, prefix: &[u8]) -> bool {
        let Some(rest) = self.bytes.strip_prefix(prefix) else { return false };
        self.bytes = rest;
        true
    }

    fn spaces(&mut self) {
        while self.take(b" ") {}
    }

    /// Takes what stands between date and time; returns whether a time must follow.
    fn between(&mut self) -> bool {
        let marked = self.take(b"T") || self.take(b"t");
        if !marked {
            self.spaces();
        }
        marked
    }

    /// Takes between `least` and `most` digits.
    fn digits(&mut self, least: usize, most: usize) -> Option<i64> {
        let count = self.bytes.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
        if count < least {
            return None;
        }
        let (digits, rest) = self.bytes.split_at(count);
        self.bytes = rest;
        Some(digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')))
    }

    fn date(&mut self) -> Option<Day> {
        let year = self.digits(4, 4)?;
        let (month, day) = if self.take("年".as_bytes()) {
            let month = self.digits(1, 2)?;
            self.take("月".as_bytes()).then_some(())?;
            let day = self.digits(1, 2)?;
            self.take("日".as_bytes()).then_some(())?;
            (month, day)
        } else if let Some(separator @ (b'-' | b'/' | b'.')) = self.bytes.first().copied() {
            self.take(&[separator]);
            let month = self.digits(1, 2)?;
            self.take(&[separator]).then_some(())?;
            (month, self.digits(1, 2)?)
        } else {
            (self.digits(2, 2)?, self.digits(2, 2)?)
        };
        Day::from_ymd(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    fn time(&mut self) -> Option<i64> {
        let hour = self.digits(1, 2)?;
        let mut second = 0;
        let mut fraction = 0;
        let minute;
        if self.take("时".as_bytes()) {
            minute = if self.bytes.is_empty() { 0 } else { self.digits(1, 2)? };
            if !self.bytes.is_empty() && self.take("分".as_bytes()) && !self.bytes.is_empty() {
                second = self.digits(1, 2)?;
                self.take("秒".as_bytes()).then_some(())?;
            }
        } else {
            let colon = self.take(b":");
            minute = self.digits(2, 2)?;
            if self.take(b":") || (!colon && self.bytes.first().is_some_and(u8::is_ascii_digit)) {
                second = self.digits(2, 2)?;
                if self.take(b".") || self.take(b",") {
                    fraction = self.fraction()?;
                }
            }
        }
        let whole_day = hour == 24 && minute == 0 && second == 0 && fraction == 0;
        if (hour > 23 && !whole_day) || minute > 59 || second > 59 {
            return None;
        }
        Some((hour * 3600 + minute * 60 + second) * SECOND + fraction)
    }

    /// Takes a fraction of a second; beyond microseconds it is cut off.
    fn fraction(&mut self) -> Option<i64> {
        let count = self.bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 || count > 12 {
            return None;
        }
        let (digits, rest) = self.bytes.split_at(count);
        self.bytes = rest;
        let mut micros = digits.iter().take(6).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        for _ in count..6 {
            micros *= 10;
        }
        Some(micros)
    }

    /// Takes an offset; `Some(None)` when there is none.
    #[expect(clippy::option_option, reason = "unreadable and absent are different things")]
    fn offset(&mut self) -> Option<Option<i64>> {
        if self.bytes.is_empty() {
            return Some(None);
        }
        if self.take(b"Z") || self.take(b"z") {
            return Some(Some(0));
        }
        let sign = if self.take(b"+") { 1 } else { self.take(b"-").then_some(-1)? };
        let hours = self.digits(2, 2)?;
        let colon = self.take(b":");
        let minutes = if self.bytes.is_empty() && !colon { 0 } else { self.digits(2, 2)? };
        (hours <= 18 && minutes < 60).then_some(Some(sign * (hours * 60 + minutes) * 60 * SECOND))
    }
}
