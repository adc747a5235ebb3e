//! Working-time arithmetic on opening hours: a running total by day and a search.

use crate::calendar::Calendar;
use crate::day::Day;
use crate::error::CalendarError;
use crate::hours::Window;
use crate::moment::Moment;

impl Calendar {
    /// The opening windows of a day, in order; empty when closed or outside the table.
    ///
    /// ```
    /// use calendar::{Builder, Office, Weekday, Zone};
    /// let week = [(Weekday::Monday, vec!["09:00-12:00".parse()?, "13:00-17:00".parse()?])];
    /// let office = Office::new("Mondays", week);
    /// let builder = Builder::new("2026-03-01".parse()?, "2026-03-31".parse()?, Zone::CHINA);
    /// let calendar = builder.organisation(&office).build()?;
    /// assert_eq!(calendar.windows("2026-03-02".parse()?).len(), 2);
    /// assert!(calendar.windows("2026-03-03".parse()?).is_empty()); // a Tuesday
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn windows(&self, day: Day) -> &[Window] {
        self.hours.windows(day)
    }

    /// True when no opening hours were given, so that 09:00-12:00 and 13:00-17:00 are assumed.
    ///
    /// Every result in hours then carries this doubt; supervision goes on instead of falling silent.
    #[inline]
    #[must_use]
    pub fn hours_assumed(&self) -> bool {
        self.hours.assumed
    }

    /// The instant at which the office opens on a day; `None` when it does not.
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// let opens = calendar.opens("2026-02-14".parse()?).map(|moment| moment.to_string()); // a make-up Saturday
    /// assert_eq!(opens.as_deref(), Some("2026-02-14T09:00:00+08:00"));
    /// assert_eq!(calendar.opens("2026-02-15".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn opens(&self, day: Day) -> Option<Moment> {
        self.windows(day).first().map(|window| self.zone.moment(day, window.opens.micros()))
    }

    /// Close of business of a day (民法典 203); `None` when the office does not open.
    ///
    /// At this instant one is in time, after it late.
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// let closes = calendar.closes("2026-02-13".parse()?).map(|moment| moment.to_string());
    /// assert_eq!(closes.as_deref(), Some("2026-02-13T17:00:00+08:00"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn closes(&self, day: Day) -> Option<Moment> {
        self.windows(day).last().map(|window| self.zone.moment(day, window.closes.micros()))
    }

    /// OPEN?: true when the office is open at the instant. Windows are half-open: at 12:00 a window
    /// 09:00-12:00 is closed.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`]; [`CalendarError::Provisional`] from a strict calendar.
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// assert!(calendar.open_at("2026-03-02T11:59:59+08:00".parse()?)?);
    /// assert!(!calendar.open_at("2026-03-02T12:00:00+08:00".parse()?)?); // the lunch break has begun
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open_at(&self, moment: Moment) -> Result<bool, CalendarError> {
        let day = self.zone.day_of(moment);
        self.kind(day)?;
        Ok(self.windows(day).iter().any(|window| {
            let opens = self.zone.moment(day, window.opens.micros());
            opens <= moment && moment < self.zone.moment(day, window.closes.micros())
        }))
    }

    /// BETWEEN: open microseconds from `from` to `to`.
    ///
    /// # Errors
    /// [`CalendarError::ReversedMoments`] when `to` is before `from` (Z4);
    /// [`CalendarError::OutOfRange`]; [`CalendarError::Provisional`] from a strict calendar.
    ///
    /// ```
    /// use calendar::{MICROS_PER_HOUR, china};
    /// let calendar = china().as_known_on(None).build()?; // no hours given: 09-12 and 13-17 are assumed
    /// let used = calendar.open_micros_between("2018-10-12T10:00:00+08:00".parse()?, "2018-10-13T10:00:00+08:00".parse()?)?;
    /// assert_eq!(used, 6 * MICROS_PER_HOUR); // Friday 10-12 and 13-17; Saturday is closed
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open_micros_between(&self, from: Moment, to: Moment) -> Result<i64, CalendarError> {
        if to < from {
            return Err(CalendarError::ReversedMoments { from, to });
        }
        self.refuse_provisional(self.zone.day_of(from) - 1, self.zone.day_of(to))?;
        Ok(self.open_total(to)? - self.open_total(from)?)
    }

    /// BETWEEN for statistics: as [`Calendar::open_micros_between`], negative when `to` is before `from`.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`]; [`CalendarError::Provisional`] from a strict calendar.
    pub fn signed_open_micros_between(&self, from: Moment, to: Moment) -> Result<i64, CalendarError> {
        if to < from {
            return self.open_micros_between(to, from).map(|micros| -micros);
        }
        self.open_micros_between(from, to)
    }

    /// ADD-T: the instant at which `micros` open microseconds after `from` have been used.
    ///
    /// Time used up exactly at closing ends at closing, not at the next opening (Z1). Zero gives the
    /// instant itself when open, otherwise the next opening. Negative `micros` count back, and zero
    /// rolls only forward: see [`Calendar::last_open_before`].
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`], [`CalendarError::NoHours`], and [`CalendarError::Provisional`]
    /// from a strict calendar.
    ///
    /// ```
    /// use calendar::{MICROS_PER_HOUR, china};
    /// let calendar = china().as_known_on(None).build()?;
    /// let due = calendar.add_open_micros("2026-09-18T15:00:00+08:00".parse()?, 2 * MICROS_PER_HOUR)?;
    /// assert_eq!(due.to_string(), "2026-09-18T17:00:00+08:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_open_micros(&self, from: Moment, micros: i64) -> Result<Moment, CalendarError> {
        let total = self.open_total(from)?;
        let target = total.saturating_add(micros);
        let found = match micros {
            1.. => self.hours.reached(&self.zone, target),
            0 => self.hours.left(&self.zone, total).map(|opening| opening.max(from)),
            _ => self.hours.left(&self.zone, target),
        };
        self.found(from, micros, found)
    }

    /// As [`Calendar::add_open_micros`], but time used up exactly at closing ends at the next opening:
    /// the reading of some service desks (Z1), kept for comparison.
    ///
    /// # Errors
    /// As [`Calendar::add_open_micros`].
    ///
    /// ```
    /// use calendar::{MICROS_PER_HOUR, china};
    /// let calendar = china().as_known_on(None).build()?;
    /// let from = "2026-09-18T15:00:00+08:00".parse()?;
    /// let due = calendar.add_open_micros_to_next_opening(from, 2 * MICROS_PER_HOUR)?;
    /// assert_eq!(due.to_string(), "2026-09-20T09:00:00+08:00"); // the Sunday is a make-up day
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_open_micros_to_next_opening(
        &self,
        from: Moment,
        micros: i64,
    ) -> Result<Moment, CalendarError> {
        let total = self.open_total(from)?;
        let found = self.hours.left(&self.zone, total.saturating_add(micros));
        self.found(from, micros, found.map(|found| if micros == 0 { found.max(from) } else { found }))
    }

    /// The instant itself when the office is open or closes just then, otherwise the last closing before.
    ///
    /// # Errors
    /// As [`Calendar::add_open_micros`].
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// let last = calendar.last_open_before("2026-03-02T08:00:00+08:00".parse()?)?;
    /// assert_eq!(last.to_string(), "2026-02-28T17:00:00+08:00"); // a make-up Saturday
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn last_open_before(&self, moment: Moment) -> Result<Moment, CalendarError> {
        let total = self.open_total(moment)?;
        let found = self.hours.reached(&self.zone, total).map(|closing| closing.min(moment));
        self.found(moment, -1, found)
    }

    fn found(&self, from: Moment, micros: i64, found: Option<Moment>) -> Result<Moment, CalendarError> {
        let Some(found) = found else {
            if self.records.iter().enumerate().all(|(at, _)| self.windows(self.first + at as i32).is_empty())
            {
                return Err(CalendarError::NoHours);
            }
            return Err(self.out_of_range(if micros < 0 { self.first - 1 } else { self.last + 1 }));
        };
        let (start, end) = (from.min(found), from.max(found));
        self.refuse_provisional(self.zone.day_of(start) - 1, self.zone.day_of(end))?;
        Ok(found)
    }

    fn open_total(&self, moment: Moment) -> Result<i64, CalendarError> {
        self.hours.total_at(&self.zone, moment).map_err(|day| self.out_of_range(day))
    }
}
