//! Counting days from an instant to an instant, as service desks do: the time of day is kept (Z2).
//!
//! Statutory limits do not work like this; see [`Calendar::due`].

use crate::calendar::Calendar;
use crate::error::CalendarError;
use crate::moment::Moment;
use crate::policy::KeepTime;

impl Calendar {
    /// ADD-D: `n` working days later (earlier for negative `n`) at the same local time.
    ///
    /// # Errors
    /// As [`Calendar::add_working_days`] and [`Calendar::add_open_micros`].
    ///
    /// ```
    /// use calendar::{KeepTime, china};
    /// let calendar = china().as_known_on(None).build()?;
    /// let from = "2026-02-13T18:30:00+08:00".parse()?;
    /// let kept = calendar.add_working_days_at(from, 1, KeepTime::AsIs)?;
    /// assert_eq!(kept.to_string(), "2026-02-14T18:30:00+08:00"); // a make-up Saturday, after hours
    /// let open = calendar.add_working_days_at(from, 1, KeepTime::WhenOpen)?;
    /// assert_eq!(open.to_string(), "2026-02-24T09:00:00+08:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_working_days_at(&self, from: Moment, n: i32, keep: KeepTime) -> Result<Moment, CalendarError> {
        let (day, of_day) = self.zone().local(from);
        let kept = self.zone().moment(self.add_working_days(day, n)?, of_day);
        match keep {
            KeepTime::AsIs => Ok(kept),
            KeepTime::WhenOpen if n < 0 => self.last_open_before(kept),
            KeepTime::WhenOpen => self.add_open_micros(kept, 0),
        }
    }

    /// CAL-D: `n` calendar days later at the same local time, across changes of the clock.
    #[must_use]
    pub fn add_calendar_days_at(&self, from: Moment, n: i32) -> Moment {
        let (day, of_day) = self.zone().local(from);
        self.zone().moment(day + n, of_day)
    }
}
