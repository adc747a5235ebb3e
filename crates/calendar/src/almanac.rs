//! The national calendar with its history: which notice said what, and since when it was known.

mod data;
mod read;

use alloc::vec::Vec;

pub use data::china;

use crate::builder::Builder;
use crate::day::Day;
use crate::kind::Layer;
use crate::layer::Notice;
use crate::zone::Zone;

/// A country's years of notices.
///
/// A notice for year Y may change days of December of Y-1. A later notice overrides an earlier one day
/// by day; asked "as known on" a day, only notices known by then speak. The last days of a December whose
/// following year has no notice yet may therefore still change, although their own year is not provisional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Almanac {
    years: Vec<Year>,
}

/// One year: its statutory dates, and its notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// The dates that the regulation itself names, by version of the regulation. They hold while no
    /// notice is known; transfers of weekends are then unknown, and the year is provisional.
    pub statutory: Vec<Notice>,
    /// The notices for the year, the first one first; empty where none is published.
    pub notices: Vec<Notice>,
}

impl Almanac {
    /// Puts years together; they must follow one another, which the caller sees to.
    pub(crate) fn new(mut years: Vec<Year>) -> Almanac {
        years.sort_by_key(|year| year.year);
        Almanac { years }
    }

    /// The years, in order.
    #[must_use]
    pub fn years(&self) -> &[Year] {
        &self.years
    }

    /// The national layer as it was known at the end of a day; `None` asks with all that is known now.
    ///
    /// Years without a notice known by then are provisional: weekends and statutory dates only.
    ///
    /// ```
    /// use calendar::china;
    /// let day = "2020-01-21".parse()?;
    /// let then = china().as_known_on(Some(day)).build()?;
    /// let now = china().as_known_on(None).build()?;
    /// assert_eq!(then.add_working_days(day, 5)?.to_string(), "2020-02-03");
    /// assert_eq!(now.add_working_days(day, 5)?.to_string(), "2020-02-05"); // the holiday was extended
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn as_known_on(&self, day: Option<Day>) -> Builder {
        let first_year = self.years.first().map_or(1970, |year| year.year);
        let last_year = self.years.last().map_or(1970, |year| year.year);
        let first = Day::from_ymd(first_year, 1, 1).unwrap_or(Day::MIN);
        let last = Day::from_ymd(last_year, 12, 31).unwrap_or(Day::MAX);
        let mut builder = Builder::new(first, last, Zone::CHINA).known_on(day);
        for year in &self.years {
            let known: Vec<Notice> =
                year.notices.iter().filter(|notice| notice.known_on(day)).cloned().collect();
            builder = if known.is_empty() {
                let regulation = year.regulation_on(day).into_iter();
                builder.provisional_year(year.year).layer(Layer::National, regulation)
            } else {
                builder.layer(Layer::National, known)
            };
        }
        builder
    }
}

impl Year {
    /// The version of the regulation known last; before the first one of the file, the first.
    fn regulation_on(&self, day: Option<Day>) -> Option<Notice> {
        let known = self.statutory.iter().rfind(|notice| notice.known_on(day));
        let mut notice = known.or(self.statutory.first())?.clone();
        if known.is_none() {
            notice.source.known_from = None;
        }
        Some(notice)
    }
}
