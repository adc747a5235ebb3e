//! What can go wrong: a question the table cannot answer, or a text that cannot be read.

use alloc::borrow::ToOwned as _;
use alloc::string::String;

use crate::day::Day;
use crate::moment::Moment;

/// A question that a calendar refuses to answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The question or its answer lies outside the days that the calendar covers.
    #[error("{day} is outside the calendar, which covers {first} to {last}")]
    OutOfRange {
        /// The day that was asked about, or the last day reached.
        day: Day,
        /// The first day covered.
        first: Day,
        /// The last day covered.
        last: Day,
    },
    /// The answer touches a year whose notice is not known, and the calendar is strict.
    #[error("the arrangement for {year} is not published yet, and only published years are allowed")]
    Provisional {
        /// The year without a notice.
        year: i32,
    },
    /// The end of an interval lies before its start (Z4: refused, never zero or negative).
    #[error("the interval ends on {to}, before its start on {from}")]
    Reversed {
        /// The start of the interval.
        from: Day,
        /// The end of the interval.
        to: Day,
    },
    /// The end of an interval lies before its start (Z4: refused, never zero or negative).
    #[error("the interval ends at {to}, before its start at {from}")]
    ReversedMoments {
        /// The start of the interval.
        from: Moment,
        /// The end of the interval.
        to: Moment,
    },
    /// More days than the table can hold (65,534, about 179 years).
    #[error("{first} to {last} is too long for one calendar; at most 65534 days")]
    TooLong {
        /// The first day asked for.
        first: Day,
        /// The last day asked for.
        last: Day,
    },
    /// Working time was asked of a calendar that has no opening hours at all.
    #[error("the calendar has no opening hours")]
    NoHours,
}

/// A text that could not be read: which field, what stood there, what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {text:?} is not {expected}")]
pub struct ParseError {
    /// The field that was being read.
    pub field: String,
    /// What stood there.
    pub text: String,
    /// What is allowed.
    pub expected: String,
}

impl ParseError {
    pub(crate) fn new(field: &str, text: &str, expected: &str) -> ParseError {
        let text = text.chars().take(80).collect();
        ParseError { field: field.to_owned(), text, expected: expected.to_owned() }
    }
}
