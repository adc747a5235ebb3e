//! The working calendar, for whoever says how much time is left.

use crate::app::App;
use calendar::Calendar;

/// Lends the calendar in force. Anybody may see it: it is made of published notices.
pub fn in_calendar<T>(app: &App, with: impl FnOnce(&Calendar) -> T) -> T {
    with(app.judge().book().calendar())
}
