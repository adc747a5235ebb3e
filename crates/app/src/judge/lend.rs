//! What of a rulebook is lent to whoever shows something.

use super::rulebook::Rulebook;
use calendar::Calendar;

impl Rulebook {
    /// Returns the working calendar.
    #[must_use]
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }
}
