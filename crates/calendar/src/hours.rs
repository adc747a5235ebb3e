//! Opening hours: windows of local time, and their running total over a calendar's days.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use crate::day::{Day, digits};
use crate::error::ParseError;
use crate::moment::{MICROS_PER_SECOND, Moment};
use crate::zone::Zone;

/// A local time of day from 00:00 to 24:00, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u32);

/// A stretch of one day in which an office is open: from `opens` to before `closes`.
///
/// ```
/// use calendar::Window;
/// let window: Window = "09:00-12:30".parse()?;
/// assert_eq!(window.closes.to_string(), "12:30");
/// assert!("12:30-09:00".parse::<Window>().is_err());
/// assert!("00:00-24:00".parse::<Window>().is_ok());
/// # Ok::<(), calendar::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    /// The first second of being open.
    pub opens: TimeOfDay,
    /// The first second of being closed again.
    pub closes: TimeOfDay,
}

impl TimeOfDay {
    /// 00:00.
    pub const MIDNIGHT: TimeOfDay = TimeOfDay(0);
    /// 24:00, the end of the day.
    pub const END: TimeOfDay = TimeOfDay(86_400);

    /// Makes the time `seconds` after midnight; `None` beyond 24:00.
    #[must_use]
    pub const fn from_seconds(seconds: u32) -> Option<TimeOfDay> {
        if seconds > 86_400 { None } else { Some(TimeOfDay(seconds)) }
    }

    /// Seconds after midnight, 0 to 86,400.
    #[must_use]
    pub const fn seconds(self) -> u32 {
        self.0
    }

    /// Microseconds after midnight.
    #[inline]
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0 as i64 * MICROS_PER_SECOND
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 3600, self.0 / 60 % 60)?;
        if self.0.is_multiple_of(60) { Ok(()) } else { write!(f, ":{:02}", self.0 % 60) }
    }
}

impl FromStr for TimeOfDay {
    type Err = ParseError;

    /// Reads `09:00` or `09:00:30`, up to `24:00`.
    fn from_str(text: &str) -> Result<TimeOfDay, ParseError> {
        let bytes = text.as_bytes();
        let part = |at: usize| bytes.get(at..at + 2).and_then(digits);
        let shaped =
            matches!(bytes.len(), 5 | 8) && bytes[2] == b':' && (bytes.len() == 5 || bytes[5] == b':');
        let second = if bytes.len() == 8 { part(6) } else { Some(0) };
        let time = match (shaped, part(0), part(3), second) {
            (true, Some(hour), Some(minute), Some(second)) if minute < 60 && second < 60 => {
                TimeOfDay::from_seconds(hour * 3600 + minute * 60 + second)
            }
            _ => None,
        };
        time.ok_or_else(|| ParseError::new("time", text, "a time HH:MM from 00:00 to 24:00"))
    }
}

impl FromStr for Window {
    type Err = ParseError;

    /// Reads `09:00-12:00`; the end must come after the start.
    fn from_str(text: &str) -> Result<Window, ParseError> {
        let error =
            || ParseError::new("window", text, "an opening window HH:MM-HH:MM that ends after it starts");
        let (opens, closes) = text.split_once('-').ok_or_else(error)?;
        let window = Window { opens: opens.trim().parse()?, closes: closes.trim().parse()? };
        if window.opens < window.closes { Ok(window) } else { Err(error()) }
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.opens, self.closes)
    }
}

/// Windows in order, without overlap; neighbours that touch are joined. `Err` holds two that overlap.
pub(crate) fn join(mut windows: Vec<Window>) -> Result<Vec<Window>, (Window, Window)> {
    windows.sort_unstable();
    let mut joined: Vec<Window> = Vec::with_capacity(windows.len());
    for window in windows {
        match joined.last_mut() {
            Some(last) if window.opens < last.closes => return Err((*last, window)),
            Some(last) if window.opens == last.closes => last.closes = window.closes,
            _ => joined.push(window),
        }
    }
    Ok(joined)
}

/// The windows of every day of a calendar, with the open microseconds before each day.
#[derive(Clone, Debug)]
pub(crate) struct HourTable {
    first: Day,
    sets: Box<[Box<[Window]>]>,
    of_day: Box<[u16]>,
    before: Box<[i64]>,
    pub(crate) assumed: bool,
}

impl HourTable {
    /// `of_day` names for each day, from `first` on, one of `sets`.
    pub(crate) fn new(zone: &Zone, first: Day, sets: Vec<Box<[Window]>>, of_day: Vec<u16>) -> HourTable {
        let mut before = Vec::with_capacity(of_day.len() + 1);
        let mut total = 0;
        before.push(0);
        for (day, set) in (first.number()..).zip(&of_day) {
            let windows = &sets[usize::from(*set)];
            total += windows.iter().map(|window| length(zone, Day::new(day), *window)).sum::<i64>();
            before.push(total);
        }
        let (sets, of_day, before) = (sets.into(), of_day.into(), before.into());
        HourTable { first, sets, of_day, before, assumed: false }
    }

    #[inline]
    pub(crate) fn windows(&self, day: Day) -> &[Window] {
        self.index(day).map_or(&[], |index| &self.sets[usize::from(self.of_day[index])])
    }

    /// Open microseconds from the first day to `moment`; `Err` holds the day outside the table.
    pub(crate) fn total_at(&self, zone: &Zone, moment: Moment) -> Result<i64, Day> {
        let (mut day, of_day) = zone.local(moment);
        if zone.start_of(day + 1) <= moment {
            day = day + 1; // Clocks were put back over midnight; the day had begun already.
        }
        let Some(index) = self.index(day) else {
            let at_end = of_day == 0 && day - self.first == self.of_day.len() as i32;
            return if at_end { Ok(self.total()) } else { Err(day) };
        };
        let windows = &self.sets[usize::from(self.of_day[index])];
        let of_day = windows.iter().map(|window| passed(zone, day, *window, moment)).sum::<i64>();
        Ok(self.before[index] + of_day)
    }

    /// The first instant at which the running total is `total`; `None` outside the table.
    pub(crate) fn reached(&self, zone: &Zone, total: i64) -> Option<Moment> {
        if total <= 0 || total > self.total() {
            return None;
        }
        let index = self.before.partition_point(|&before| before < total) - 1;
        let day = self.first + index as i32;
        let mut rest = total - self.before[index];
        for window in &self.sets[usize::from(self.of_day[index])] {
            let length = length(zone, day, *window);
            if rest <= length {
                return Some(zone.moment(day, window.opens.micros()).plus_micros(rest));
            }
            rest -= length;
        }
        None
    }

    /// The last instant at which the running total is still `total`; `None` outside the table.
    pub(crate) fn left(&self, zone: &Zone, total: i64) -> Option<Moment> {
        if total < 0 || total >= self.total() {
            return None;
        }
        let index = self.before.partition_point(|&before| before <= total) - 1;
        let day = self.first + index as i32;
        let mut rest = total - self.before[index];
        for window in &self.sets[usize::from(self.of_day[index])] {
            let length = length(zone, day, *window);
            if rest < length {
                return Some(zone.moment(day, window.opens.micros()).plus_micros(rest));
            }
            rest -= length;
        }
        None
    }

    fn total(&self) -> i64 {
        self.before[self.before.len() - 1]
    }

    #[inline]
    fn index(&self, day: Day) -> Option<usize> {
        let index = usize::try_from(i64::from(day.number()) - i64::from(self.first.number())).ok()?;
        (index < self.of_day.len()).then_some(index)
    }
}

/// Real length of a window on a day; an hour less or more where clocks change in it.
fn length(zone: &Zone, day: Day, window: Window) -> i64 {
    let closes = zone.moment(day, window.closes.micros()).micros();
    (closes - zone.moment(day, window.opens.micros()).micros()).max(0)
}

/// How much of a window has passed at an instant.
fn passed(zone: &Zone, day: Day, window: Window, moment: Moment) -> i64 {
    let since = moment.micros() - zone.moment(day, window.opens.micros()).micros();
    since.clamp(0, length(zone, day, window))
}
