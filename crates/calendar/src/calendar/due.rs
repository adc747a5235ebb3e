//! On which day, and at which instant, a limit ends.

use super::Calendar;
use crate::day::Day;
use crate::error::CalendarError;
use crate::limit::{Limit, Unit};
use crate::moment::{MICROS_PER_HOUR, Moment};
use crate::policy::{DayEnd, FirstDay, RollLastDay};

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

impl Calendar {
    /// The last day of a limit that starts on a day; `None` for limits in hours, which have instants.
    ///
    /// Working days never end on a day off; calendar days and months roll by the reading.
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
        let amount = i32::try_from(limit.count()).unwrap_or(i32::MAX);
        let included = i32::from(reading.first_day == FirstDay::Included && amount > 0);
        let end = match limit.unit() {
            Unit::WorkingDay => return self.add_working_days(start - included, amount).map(Some),
            Unit::CalendarDay => start + (amount - included),
            Unit::Month => start.add_months(amount) - included,
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
        let micros = i64::from(limit.count()) * MICROS_PER_HOUR;
        let Some(day) = self.last_day(self.zone().day_of(start), limit, reading)? else {
            return match limit.unit() {
                Unit::WorkingHour => self.add_open_micros(start, micros),
                Unit::Hour | Unit::WorkingDay | Unit::CalendarDay | Unit::Month => {
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
