//! Single days of an organisation: closures, days off, extra days, shifts, breaks.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::day::Day;
use crate::hours::Window;
use crate::kind::Source;
use crate::layer::{Notice, NoticeDay, Order};

/// The day or days of an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// One day.
    Once(Day),
    /// The same month and day in every year.
    Yearly {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
}

/// What an exception does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExceptionKind {
    /// 停办: closed, above everything else.
    Closure,
    /// 放假: a day off.
    Holiday,
    /// 加班: worked although the pattern or a holiday says otherwise; windows empty means the usual ones.
    Extra(Vec<Window>),
    /// 轮班: the windows of this date, instead of the usual ones; does not make the day a working day.
    Shift(Vec<Window>),
    /// 暂停服务: these windows are taken out of the day.
    Break(Vec<Window>),
}

/// A day on which an organisation differs from its week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The day.
    pub when: When,
    /// What is different.
    pub kind: ExceptionKind,
    /// Why, in the organisation's words.
    pub name: String,
    /// From when it was known; `None` for always.
    pub known_from: Option<Day>,
}

/// A change to the windows of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Single {
    /// These windows and no others.
    Only(Vec<Window>),
    /// All but these.
    Without(Vec<Window>),
}

impl When {
    /// The days meant, within a span, in order.
    pub(crate) fn days(self, first: Day, last: Day) -> impl Iterator<Item = Day> {
        let years = match self {
            When::Once(day) => day.year()..=day.year(),
            When::Yearly { .. } => first.year()..=last.year(),
        };
        years
            .filter_map(move |year| match self {
                When::Once(day) => Some(day),
                When::Yearly { month, day } => Day::from_ymd(year, month, day),
            })
            .filter(move |day| first <= *day && *day <= last)
    }
}

impl Exception {
    pub(crate) fn notice(&self, organisation: &str, first: Day, last: Day) -> Option<Notice> {
        let order = match self.kind {
            ExceptionKind::Closure => Order::Closure,
            ExceptionKind::Holiday => Order::Holiday,
            ExceptionKind::Extra(_) => Order::MakeUp,
            ExceptionKind::Shift(_) | ExceptionKind::Break(_) => return None,
        };
        let named = |day| NoticeDay { day, order, name: self.name.clone() };
        let source = Source { known_from: self.known_from, ..Source::unwritten(organisation) };
        Some(Notice { source, days: self.when.days(first, last).map(named).collect() })
    }

    pub(crate) fn single(&self) -> Option<Single> {
        match &self.kind {
            ExceptionKind::Closure | ExceptionKind::Holiday => None,
            ExceptionKind::Extra(windows) if windows.is_empty() => None,
            ExceptionKind::Extra(windows) | ExceptionKind::Shift(windows) => {
                Some(Single::Only(windows.clone()))
            }
            ExceptionKind::Break(windows) => Some(Single::Without(windows.clone())),
        }
    }
}

impl Single {
    /// Applies the change to a set of windows; returns the place of the new set.
    pub(crate) fn apply(&self, set: u16, sets: &mut Vec<Box<[Window]>>) -> u16 {
        let windows: Vec<Window> = match self {
            Single::Only(windows) => windows.clone(),
            Single::Without(breaks) => {
                let whole = sets[usize::from(set)].to_vec();
                breaks.iter().fold(whole, |windows, gap| without(&windows, *gap))
            }
        };
        if windows.is_empty() {
            return 0;
        }
        sets.push(windows.into());
        (sets.len() - 1) as u16
    }
}

/// The parts of windows that lie outside a break.
fn without(windows: &[Window], gap: Window) -> Vec<Window> {
    let parts = |window: &Window| {
        let before = Window { opens: window.opens, closes: window.closes.min(gap.opens) };
        let after = Window { opens: window.opens.max(gap.closes), closes: window.closes };
        [before, after]
    };
    windows.iter().flat_map(parts).filter(|part| part.opens < part.closes).collect()
}
