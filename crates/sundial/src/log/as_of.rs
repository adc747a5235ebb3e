//! `--as-of`: a day, which has then passed wholly, or an instant.

use calendar::{Day, Moment, TimeOfDay, Zone};
use std::str::FromStr;

/// The instant of evaluation as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AsOf {
    /// The end of a day: the first instant of the next.
    Day(Day),
    /// A local time of day.
    Local(Day, TimeOfDay),
    /// An instant with its offset.
    Moment(Moment),
}

impl AsOf {
    /// Returns the instant in a zone.
    pub(crate) fn moment(self, zone: &Zone) -> Moment {
        match self {
            AsOf::Day(day) => zone.start_of(day + 1),
            AsOf::Local(day, time) => zone.moment(day, time.micros()),
            AsOf::Moment(moment) => moment,
        }
    }
}

impl FromStr for AsOf {
    type Err = calendar::ParseError;

    /// Reads `2026-06-30`, `2026-06-30T17:00` or `2026-06-30T17:00:00+08:00`.
    fn from_str(text: &str) -> Result<AsOf, calendar::ParseError> {
        let Some((day, time)) = text.split_once(['T', ' ']) else { return text.parse().map(AsOf::Day) };
        match time.parse() {
            Ok(time) => Ok(AsOf::Local(day.parse()?, time)),
            Err(_) => text.parse().map(AsOf::Moment),
        }
    }
}
