//! An organisation's own pattern: working weekdays, opening hours, weekend service, single dates.

mod read;
mod single;

use alloc::borrow::ToOwned as _;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::day::{Day, Weekday};
use crate::hours::{TimeOfDay, Window};
use crate::kind::{DayKind, Layer, Source};
use crate::layer::Notice;
use crate::zone::Zone;

pub(crate) use single::Single;
pub use single::{Exception, ExceptionKind, When};

/// What one organisation does differently from its surroundings.
///
/// Working weekdays count for limits; weekend service opens the doors and counts for hours alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The organisation's name, for the source of its days.
    pub name: String,
    /// Its zone; `None` keeps that of the calendar.
    pub zone: Option<Zone>,
    /// Which weekdays are worked, Monday first.
    pub working: [bool; 7],
    /// Opening windows of each weekday, Monday first.
    pub windows: [Vec<Window>; 7],
    /// Windows of weekend service on weekdays that are not worked.
    pub service: [Vec<Window>; 7],
    /// Windows on make-up days; empty takes those of the first weekday that has some.
    pub make_up: Vec<Window>,
    /// Single days that differ.
    pub exceptions: Vec<Exception>,
    pub(crate) layer: Layer,
}

impl Office {
    /// Monday to Friday, no hours given, no exceptions.
    #[must_use]
    pub fn weekdays() -> Office {
        Office {
            name: String::new(),
            zone: None,
            working: Weekday::ALL.map(|weekday| !weekday.is_weekend()),
            windows: Default::default(),
            service: Default::default(),
            make_up: Vec::new(),
            exceptions: Vec::new(),
            layer: Layer::National,
        }
    }

    /// Every day from 00:00 to 24:00.
    #[must_use]
    pub fn always() -> Office {
        let whole = Window { opens: TimeOfDay::MIDNIGHT, closes: TimeOfDay::END };
        let windows = core::array::from_fn(|_| alloc::vec![whole]);
        Office { working: [true; 7], windows, layer: Layer::Organisation, ..Office::weekdays() }
    }

    /// A named organisation with this weekly pattern: the working weekdays and their windows.
    #[must_use]
    pub fn new(name: &str, week: impl IntoIterator<Item = (Weekday, Vec<Window>)>) -> Office {
        let mut office = Office { name: name.to_owned(), layer: Layer::Organisation, ..Office::weekdays() };
        office.working = [false; 7];
        for (weekday, windows) in week {
            office.working[weekday.index()] = true;
            office.windows[weekday.index()] = windows;
        }
        office
    }

    pub(crate) fn works(&self, weekday: Weekday) -> bool {
        self.working[weekday.index()]
    }

    /// True when nobody said when the office is open.
    pub(crate) fn has_no_hours(&self) -> bool {
        self.windows.iter().all(Vec::is_empty)
    }

    pub(crate) fn pattern_source(&self) -> Source {
        if self.name.is_empty() {
            return Source::unwritten("每周工作日 / weekly pattern");
        }
        Source::unwritten(&alloc::format!("{}：每周工作日 / weekly pattern", self.name))
    }

    /// The exceptions that decide whether a day is worked, as documents.
    pub(crate) fn notices_between(&self, first: Day, last: Day) -> Vec<Notice> {
        self.exceptions.iter().filter_map(|exception| exception.notice(&self.name, first, last)).collect()
    }

    /// The exceptions that change windows, by date; breaks come after shifts, so that a break wins.
    pub(crate) fn single_dates_between(
        &self,
        first: Day,
        last: Day,
        known_on: Option<Day>,
    ) -> Vec<(Day, Single)> {
        let of_one = |exception: &Exception| {
            let single = exception.single();
            exception.when.days(first, last).filter_map(move |day| single.clone().map(|single| (day, single)))
        };
        let known = |exception: &&Exception| match (known_on, exception.known_from) {
            (Some(day), Some(known_from)) => known_from <= day,
            (None, _) | (_, None) => true,
        };
        let mut singles: Vec<(Day, Single)> = self.exceptions.iter().filter(known).flat_map(of_one).collect();
        singles.sort_by_key(|(day, single)| (*day, matches!(single, Single::Without(_))));
        singles
    }

    /// Puts the windows of the week into `sets` and remembers where.
    pub(crate) fn week_sets(&self, assumed: &[Window], sets: &mut Vec<Box<[Window]>>) -> WeekSets {
        let mut put = |windows: &[Window]| {
            if windows.is_empty() {
                return 0;
            }
            sets.push(windows.into());
            (sets.len() - 1) as u16
        };
        let none = self.has_no_hours();
        let first_open = self.windows.iter().find(|windows| !windows.is_empty());
        let usual: &[Window] = first_open.map_or(assumed, |windows| windows);
        let make_up = put(if self.make_up.is_empty() { usual } else { &self.make_up });
        let working = core::array::from_fn(|at| {
            put(if none && self.working[at] { assumed } else { &self.windows[at] })
        });
        let service = core::array::from_fn(|at| put(&self.service[at]));
        WeekSets { working, service, make_up }
    }
}

/// Where the windows of each weekday lie in the list of window sets.
pub(crate) struct WeekSets {
    working: [u16; 7],
    service: [u16; 7],
    make_up: u16,
}

impl WeekSets {
    pub(crate) fn set(&self, weekday: Weekday, kind: DayKind) -> u16 {
        match kind {
            DayKind::Working => self.working[weekday.index()],
            DayKind::MakeUp => self.make_up,
            DayKind::Rest => self.service[weekday.index()],
            DayKind::Holiday | DayKind::HolidayRest | DayKind::Closure => 0,
        }
    }
}
