//! A calendar resolved for one place as known on one day: constant-time questions on a table.

mod days;
mod due;
mod hours;
mod instants;

pub use due::Reading;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::day::Day;
use crate::error::CalendarError;
use crate::hours::HourTable;
use crate::kind::{DayEntry, DayKind, Layer, Source};
use crate::policy::Strictness;
use crate::zone::Zone;

/// The longest table, so that every count fits 16 bits.
const DAYS_MAX: usize = 65_534;

/// A calendar for one place as known on one day.
///
/// It covers the days from [`first`](Calendar::first) to [`last`](Calendar::last) and refuses what lies
/// outside. It never changes; when a notice appears, build another.
#[derive(Clone, Debug)]
pub struct Calendar {
    first: Day,
    last: Day,
    zone: Zone,
    strictness: Strictness,
    /// Working days among the first `i` days of the table.
    ordinal: Box<[u16]>,
    /// Offset from `first` of the `k`-th working day, counted from 0.
    nth: Box<[u16]>,
    /// Provisional days among the first `i` days of the table.
    provisional: Box<[u16]>,
    records: Box<[Record]>,
    names: Box<[String]>,
    sources: Box<[Source]>,
    hours: HourTable,
}

/// What the builder found out about one day; names and sources are places in lists.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record {
    pub(crate) kind: DayKind,
    pub(crate) layer: Layer,
    pub(crate) provisional: bool,
    pub(crate) name: u16,
    pub(crate) source: u16,
}

/// Everything a calendar is made from.
pub(crate) struct Parts {
    pub(crate) first: Day,
    pub(crate) zone: Zone,
    pub(crate) strictness: Strictness,
    pub(crate) records: Vec<Record>,
    pub(crate) names: Vec<String>,
    pub(crate) sources: Vec<Source>,
    pub(crate) hours: HourTable,
}

impl Calendar {
    /// Builds the tables. The caller has checked with [`check_span`] that the days fit.
    pub(crate) fn from_parts(parts: Parts) -> Calendar {
        let days = parts.records.len();
        let mut ordinal = Vec::with_capacity(days + 1);
        let mut provisional = Vec::with_capacity(days + 1);
        let mut nth = Vec::with_capacity(days);
        let mut provisional_days = 0_u16;
        ordinal.push(0);
        provisional.push(0);
        for (offset, record) in (0_u16..).zip(&parts.records) {
            if record.kind.is_working() {
                nth.push(offset);
            }
            provisional_days += u16::from(record.provisional);
            ordinal.push(nth.len() as u16);
            provisional.push(provisional_days);
        }
        Calendar {
            first: parts.first,
            last: parts.first + (days as i32 - 1),
            zone: parts.zone,
            strictness: parts.strictness,
            ordinal: ordinal.into(),
            nth: nth.into(),
            provisional: provisional.into(),
            records: parts.records.into(),
            names: parts.names.into(),
            sources: parts.sources.into(),
            hours: parts.hours,
        }
    }

    /// The first day covered.
    #[inline]
    #[must_use]
    pub fn first(&self) -> Day {
        self.first
    }

    /// The last day covered.
    #[inline]
    #[must_use]
    pub fn last(&self) -> Day {
        self.last
    }

    /// True when the day is in the table.
    #[inline]
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The zone in which days begin and end.
    #[inline]
    #[must_use]
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Whether answers that touch a year without a notice are refused; inner loops ask it once.
    #[inline]
    #[must_use]
    pub fn strictness(&self) -> Strictness {
        self.strictness
    }

    /// The kind of a day.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`]; [`CalendarError::Provisional`] from a strict calendar.
    ///
    /// ```
    /// use calendar::{DayKind, china};
    /// let calendar = china().as_known_on(None).build()?;
    /// assert_eq!(calendar.kind("2026-02-14".parse()?)?, DayKind::MakeUp); // a Saturday that is worked
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn kind(&self, day: Day) -> Result<DayKind, CalendarError> {
        self.record(day).map(|record| record.kind)
    }

    /// The kind of a day with name, layer and the document it comes from.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`]; [`CalendarError::Provisional`] from a strict calendar.
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// let entry = calendar.entry("2026-02-14".parse()?)?;
    /// assert_eq!((entry.name, entry.source.number.as_str()), ("春节", "国办发明电〔2025〕7号"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn entry(&self, day: Day) -> Result<DayEntry<'_>, CalendarError> {
        let record = self.record(day)?;
        Ok(DayEntry {
            day,
            kind: record.kind,
            name: &self.names[usize::from(record.name)],
            layer: record.layer,
            source: &self.sources[usize::from(record.source)],
            provisional: record.provisional,
        })
    }

    /// The days from `first` through `last` with their reasons; none when `last` is before `first`.
    ///
    /// # Errors
    /// The iterator gives an error for each day outside the table, and from a strict calendar for each
    /// day of a provisional year.
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// let days = calendar.days("2024-10-01".parse()?, "2024-10-07".parse()?);
    /// assert!(days.flatten().all(|entry| !entry.kind.is_working())); // National Day
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn days(&self, first: Day, last: Day) -> impl Iterator<Item = Result<DayEntry<'_>, CalendarError>> {
        (first.number()..=last.number()).map(|number| self.entry(Day::new(number)))
    }

    fn record(&self, day: Day) -> Result<&Record, CalendarError> {
        let index = self.offset(day).ok_or_else(|| self.out_of_range(day))?;
        self.refuse_provisional(day - 1, day)?;
        Ok(&self.records[index])
    }

    /// Place of a day in the table.
    #[inline]
    fn offset(&self, day: Day) -> Option<usize> {
        let offset = usize::try_from(i64::from(day.number()) - i64::from(self.first.number())).ok()?;
        (offset < self.records.len()).then_some(offset)
    }

    fn out_of_range(&self, day: Day) -> CalendarError {
        CalendarError::OutOfRange { day, first: self.first, last: self.last }
    }

    /// Refuses when the calendar is strict and a day in `(after, through]` is provisional.
    fn refuse_provisional(&self, after: Day, through: Day) -> Result<(), CalendarError> {
        if self.strictness == Strictness::AllowProvisional || !self.provisional(after, through) {
            return Ok(());
        }
        let touched = (after.number() + 1..=through.number()).map(Day::new);
        let year = touched.into_iter().find(|&day| self.provisional(day - 1, day)).unwrap_or(through).year();
        Err(CalendarError::Provisional { year })
    }
}

/// Checks that a span is in order and fits a table; returns its number of days.
pub(crate) fn check_span(first: Day, last: Day) -> Result<usize, CalendarError> {
    if last < first {
        return Err(CalendarError::Reversed { from: first, to: last });
    }
    let days = (i64::from(last.number()) - i64::from(first.number()) + 1) as usize;
    if days > DAYS_MAX { Err(CalendarError::TooLong { first, last }) } else { Ok(days) }
}
