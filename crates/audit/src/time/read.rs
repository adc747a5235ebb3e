//! From the text of a time to an instant: one form by fixed positions, every other by the slow way.

use super::text;
use calendar::{Day, Moment, Zone};
use jiff::fmt::strtime::BrokenDownTime;

/// Microseconds in a day of 24 hours.
const DAY: i64 = 86_400 * SECOND;
const SECOND: i64 = 1_000_000;

/// How a log writes times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TimeFormat {
    /// Year first, in any of the usual forms.
    #[default]
    Auto,
    /// Seconds since 1970-01-01T00:00:00Z.
    UnixSeconds,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    UnixMillis,
    /// As this `strftime` text says.
    Written(String),
}

impl TimeFormat {
    /// Parses what a mapping says.
    ///
    /// # Errors
    /// What is allowed.
    pub fn parse(format: &str) -> Result<TimeFormat, String> {
        match format {
            "auto" => Ok(TimeFormat::Auto),
            "unix" => Ok(TimeFormat::UnixSeconds),
            "unix-ms" => Ok(TimeFormat::UnixMillis),
            written if written.contains("%d") || written.contains("%e") || written.contains("%F") => {
                let sample = jiff::civil::date(2017, 1, 2).at(9, 33, 51, 0).to_zoned(jiff::tz::TimeZone::UTC);
                let sample = sample.map_err(|error| error.to_string())?;
                jiff::fmt::strtime::format(written, &sample).map_err(|error| error.to_string())?;
                Ok(TimeFormat::Written(written.to_owned()))
            }
            other => Err(format!(
                "no time format \"{other}\"; allowed: auto, unix, unix-ms, or strftime text such as \"%d.%m.%Y %H:%M\""
            )),
        }
    }
}

/// Reads the times of one log.
#[derive(Clone, Debug)]
pub(crate) struct TimeReader {
    zone: Zone,
    /// Microseconds ahead of UTC, where that never changes.
    fixed: Option<i64>,
    format: TimeFormat,
    /// Seconds ahead of UTC, where times may be read by fixed positions.
    fast: Option<i64>,
}

/// An instant: seconds since 1970, and microseconds of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) second: i64,
    pub(crate) micro: u32,
}

impl Stamp {
    /// Takes apart microseconds since 1970.
    pub(crate) const fn of_micros(micros: i64) -> Stamp {
        Stamp { second: micros.div_euclid(SECOND), micro: micros.rem_euclid(SECOND) as u32 }
    }

    /// Returns microseconds since 1970.
    #[inline(always)]
    pub(crate) const fn micros(self) -> i64 {
        self.second * SECOND + self.micro as i64
    }
}

/// The last date read, and the instant it began.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimeMemo {
    date: [u8; 10],
    start: i64,
}

impl Default for TimeMemo {
    fn default() -> TimeMemo {
        // No text in UTF-8 holds these bytes.
        TimeMemo { date: [0xff; 10], start: 0 }
    }
}

impl TimeReader {
    pub(crate) fn new(zone: &Zone, format: &TimeFormat) -> TimeReader {
        let offset = |micros: i64| {
            let (day, of_day) = zone.local(Moment::from_micros(micros));
            i64::from(day.number()) * DAY + of_day - micros
        };
        let now = offset(0);
        let seconds = i32::try_from(now / SECOND).unwrap_or(0);
        let fixed = (*zone == Zone::fixed(seconds)).then_some(now);
        let fast = fixed.filter(|offset| *format == TimeFormat::Auto && offset % SECOND == 0);
        let fast = fast.map(|offset| offset / SECOND);
        TimeReader { zone: zone.clone(), fixed, format: format.clone(), fast }
    }

    /// Reads the time in `buffer[start..end]`; `buffer` goes on behind it.
    #[inline]
    pub(crate) fn stamp(
        &self,
        buffer: &[u8],
        start: usize,
        end: usize,
        memo: &mut TimeMemo,
    ) -> Option<Stamp> {
        if let Some(second) = self.plain_second(buffer, start, end, memo) {
            return Some(Stamp { second, micro: 0 });
        }
        self.read_slowly(buffer.get(start..end)?).map(Stamp::of_micros)
    }

    /// Returns the instant at which local clocks show that many microseconds since 1970-01-01T00:00:00.
    pub(crate) fn of_local(&self, local: i64) -> i64 {
        match self.fixed {
            Some(offset) => local.saturating_sub(offset),
            None => {
                let day = i32::try_from(local.div_euclid(DAY)).map_or(Day::MAX, Day::new);
                self.zone.moment(day, local.rem_euclid(DAY)).micros()
            }
        }
    }

    /// Reads a time in whole seconds that is written in fixed positions; `None` for every other.
    #[inline(always)]
    pub(crate) fn plain_second(
        &self,
        buffer: &[u8],
        start: usize,
        end: usize,
        memo: &mut TimeMemo,
    ) -> Option<i64> {
        if end - start != 19 {
            return None;
        }
        fixed_positions(buffer, start, self.fast?, memo)
    }

    /// As [`TimeReader::stamp`], in microseconds since 1970.
    pub(crate) fn read(&self, buffer: &[u8], start: usize, end: usize, memo: &mut TimeMemo) -> Option<i64> {
        self.stamp(buffer, start, end, memo).map(Stamp::micros)
    }

    #[cold]
    fn read_slowly(&self, text: &[u8]) -> Option<i64> {
        let text = text.trim_ascii();
        match &self.format {
            TimeFormat::Auto => {
                let written = text::read(text)?;
                Some(self.instant(written.day, written.micros_of_day, written.offset))
            }
            TimeFormat::UnixSeconds => number(text)?.checked_mul(SECOND),
            TimeFormat::UnixMillis => number(text)?.checked_mul(1_000),
            TimeFormat::Written(format) => {
                let parsed = BrokenDownTime::parse(format, text).ok()?;
                let date = parsed.to_date().ok()?;
                let day = Day::from_ymd(
                    i32::from(date.year()),
                    u8::try_from(date.month()).ok()?,
                    u8::try_from(date.day()).ok()?,
                )?;
                let micros = match (parsed.hour(), parsed.to_time()) {
                    (Some(_), Ok(time)) => micros_of(time),
                    (Some(_), Err(_)) => return None,
                    (None, _) => 0,
                };
                let offset = parsed.offset().map(|offset| i64::from(offset.seconds()) * SECOND);
                Some(self.instant(day, micros, offset))
            }
        }
    }

    fn instant(&self, day: Day, micros_of_day: i64, offset: Option<i64>) -> i64 {
        match offset.or(self.fixed) {
            Some(offset) => i64::from(day.number()) * DAY + micros_of_day - offset,
            None => self.zone.moment(day, micros_of_day).micros(),
        }
    }
}

fn micros_of(time: jiff::civil::Time) -> i64 {
    let seconds = i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
    seconds * SECOND + i64::from(time.subsec_nanosecond()) / 1_000
}

fn number(text: &[u8]) -> Option<i64> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// Reads `2017-01-02 09:33:51` or the same with `T`, as seconds since 1970 in a zone that far ahead of UTC.
#[inline(always)]
fn fixed_positions(buffer: &[u8], start: usize, offset: i64, memo: &mut TimeMemo) -> Option<i64> {
    let text: &[u8; 19] = buffer.get(start..start + 19)?.try_into().ok()?;
    let date: &[u8; 10] = text.first_chunk()?;
    if *date != memo.date {
        *memo = begin(date, offset)?;
    }
    if text[10] != b' ' && text[10] != b'T' {
        return None;
    }
    let time: &[u8; 8] = text.last_chunk()?;
    // Digits become 0-9 and colons 0; whatever else was there shows in the bits above.
    let digits = u64::from_le_bytes(*time) ^ 0x3030_3a30_303a_3030;
    let above = digits.wrapping_add(0x7676_7f76_767f_7676) | digits;
    if above & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    let pair = |shift: u32| ((digits >> shift) & 0xff) * 10 + ((digits >> (shift + 8)) & 0xff);
    let (hour, minute, second) = (pair(0), pair(24), pair(48));
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some(memo.start + (hour * 3600 + minute * 60 + second).cast_signed())
}

/// Reads a date and when it begins.
#[cold]
fn begin(date: &[u8; 10], offset: i64) -> Option<TimeMemo> {
    let written = text::read(date)?;
    Some(TimeMemo { date: *date, start: i64::from(written.day.number()) * 86_400 - offset })
}
