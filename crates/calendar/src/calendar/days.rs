//! Working-day arithmetic: two loads from a table, whatever the distance.

use crate::calendar::Calendar;
use crate::day::Day;
use crate::error::CalendarError;

impl Calendar {
    /// True when limits run on this day.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`] for a day outside the table: an unknown day is not "an ordinary
    /// weekday". [`CalendarError::Provisional`] from a strict calendar.
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// assert!(calendar.working("2024-04-07".parse()?)?);   // Sunday, make-up day
    /// assert!(!calendar.working("2024-10-07".parse()?)?);  // Monday, holiday
    /// assert!(calendar.working("2001-01-01".parse()?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn working(&self, day: Day) -> Result<bool, CalendarError> {
        self.kind(day).map(|kind| kind.is_working())
    }

    /// The `n`-th working day after `day` (before it for negative `n`); `day` itself never counts
    /// (民法典 201, 行政许可法 82).
    ///
    /// A day off as the start changes nothing: the next working day is day 1 (Z3). With `n = 0` a
    /// working day stays and a day off rolls forward.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`] where start or result is not covered;
    /// [`CalendarError::Provisional`] from a strict calendar when the span touches a year without notice.
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// let due = calendar.add_working_days("2026-02-13".parse()?, 20)?;
    /// assert_eq!(due.to_string(), "2026-03-19"); // Spring Festival and two make-up Saturdays between
    /// assert_eq!(calendar.add_working_days("2024-05-13".parse()?, -1)?.to_string(), "2024-05-11");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_working_days(&self, day: Day, n: i32) -> Result<Day, CalendarError> {
        if !self.covers(day) {
            return Err(self.out_of_range(day));
        }
        let (found, beyond) = if n < 0 {
            (self.nth_before(day, n.unsigned_abs()), self.first - 1)
        } else {
            (self.nth_after(day, n.unsigned_abs()), self.last + 1)
        };
        let result = found.ok_or_else(|| self.out_of_range(beyond))?;
        self.refuse_provisional(day.min(result) - i32::from(n <= 0), day.max(result))?;
        Ok(result)
    }

    /// Number of working days `d` with `after < d <= through`.
    ///
    /// # Errors
    /// [`CalendarError::Reversed`] when `through` is before `after` (Z4);
    /// [`CalendarError::OutOfRange`]; [`CalendarError::Provisional`] from a strict calendar.
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// let used = calendar.working_days_in("2026-09-30".parse()?, "2026-10-10".parse()?)?;
    /// assert_eq!(used, 3); // Thursday 8, Friday 9 and the make-up Saturday 10 October
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn working_days_in(&self, after: Day, through: Day) -> Result<i32, CalendarError> {
        if through < after {
            return Err(CalendarError::Reversed { from: after, to: through });
        }
        let Some(count) = self.count_in(after, through) else {
            let outside = if after + 1 < self.first { after } else { through };
            return Err(self.out_of_range(outside));
        };
        self.refuse_provisional(after, through)?;
        Ok(count as i32)
    }

    /// Number of working days `d` in the table with `d <= day`.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    ///
    /// ```
    /// use calendar::{Calendar, Zone};
    /// let calendar = Calendar::weekdays("2026-03-01".parse()?, "2026-03-31".parse()?, Zone::CHINA)?;
    /// assert_eq!(calendar.working_ordinal("2026-03-01".parse()?)?, 0); // a Sunday
    /// assert_eq!(calendar.working_ordinal("2026-03-02".parse()?)?, 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn working_ordinal(&self, day: Day) -> Result<i32, CalendarError> {
        if !self.covers(day) {
            return Err(self.out_of_range(day));
        }
        self.through(day).map(i32::from).ok_or_else(|| self.out_of_range(day))
    }

    /// The day itself if it is worked, otherwise the next working day (民法典 203).
    ///
    /// # Errors
    /// As [`Calendar::add_working_days`].
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// assert_eq!(calendar.roll_forward("2026-10-01".parse()?)?.to_string(), "2026-10-08");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn roll_forward(&self, day: Day) -> Result<Day, CalendarError> {
        self.add_working_days(day, 0)
    }

    /// The day itself if it is worked, otherwise the working day before.
    ///
    /// # Errors
    /// As [`Calendar::add_working_days`].
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// assert_eq!(calendar.roll_back("2026-02-23".parse()?)?.to_string(), "2026-02-14"); // a worked Saturday
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn roll_back(&self, day: Day) -> Result<Day, CalendarError> {
        if self.working(day)? { Ok(day) } else { self.add_working_days(day, -1) }
    }

    /// True when any day `d` with `after < d <= through` lies in a year without a notice.
    ///
    /// Days outside the table are not known either: they count as provisional.
    ///
    /// ```
    /// use calendar::china;
    /// let calendar = china().as_known_on(None).build()?;
    /// assert!(calendar.provisional("2026-12-30".parse()?, "2027-01-01".parse()?));
    /// assert!(!calendar.provisional("2026-12-30".parse()?, "2026-12-31".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn provisional(&self, after: Day, through: Day) -> bool {
        if through <= after {
            return false;
        }
        let (Some(from), Some(to)) = (self.place(after), self.place(through)) else {
            return true;
        };
        self.provisional[to] != self.provisional[from]
    }

    /// [`Calendar::add_working_days`] for inner loops: `n` working days after, no reason when outside,
    /// no strictness.
    #[inline]
    #[must_use]
    pub fn nth_after(&self, day: Day, n: u32) -> Option<Day> {
        let place = if n == 0 { day - 1 } else { day };
        let passed = self.through(place)?;
        let offset = *self.nth.get(usize::from(passed).checked_add(n.saturating_sub(1) as usize)?)?;
        Some(self.first + i32::from(offset))
    }

    /// The `n`-th working day before a day, for inner loops; `n = 0` gives the day itself or the next.
    #[inline]
    #[must_use]
    pub fn nth_before(&self, day: Day, n: u32) -> Option<Day> {
        if n == 0 {
            return self.nth_after(day, 0);
        }
        let before = usize::from(self.through(day - 1)?);
        let offset = *self.nth.get(before.checked_sub(n as usize)?)?;
        Some(self.first + i32::from(offset))
    }

    /// [`Calendar::working_days_in`] for inner loops: `None` when outside or reversed, no strictness.
    #[inline]
    #[must_use]
    pub fn count_in(&self, after: Day, through: Day) -> Option<u32> {
        let (from, to) = (self.through(after)?, self.through(through)?);
        (after <= through).then(|| u32::from(to) - u32::from(from))
    }

    /// Working days up to and with `day`; the day before the first one counts as 0.
    #[inline]
    fn through(&self, day: Day) -> Option<u16> {
        self.ordinal.get(self.distance(day)).copied()
    }

    #[inline]
    fn place(&self, day: Day) -> Option<usize> {
        let place = self.distance(day);
        (place < self.ordinal.len()).then_some(place)
    }

    /// Days from the day before the table to `day`; a huge number where `day` is before that.
    #[inline]
    fn distance(&self, day: Day) -> usize {
        (i64::from(day.number()) - i64::from(self.first.number()) + 1) as usize
    }
}
