//! What kind of day a day is, and who says so.

use alloc::borrow::ToOwned as _;
use alloc::string::String;
use core::fmt;

use crate::day::Day;

/// The kind of a day, after all layers have been weighed.
///
/// Where two apply to one day the precedence is: closure, make-up day, holiday, weekly pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKind {
    /// 工作日: a working day by the weekly pattern.
    Working,
    /// 休息日: a day off by the weekly pattern.
    Rest,
    /// 放假: a day off that the weekly pattern would have had as a working day.
    Holiday,
    /// 放假期间的休息日: a day inside a holiday that is off by the weekly pattern too.
    HolidayRest,
    /// 调休上班: a working day that the weekly pattern would have had off.
    MakeUp,
    /// 停工停办: closed by an emergency order; nothing on this day counts.
    Closure,
}

impl DayKind {
    /// True for days on which limits run.
    #[inline]
    #[must_use]
    pub const fn is_working(self) -> bool {
        matches!(self, DayKind::Working | DayKind::MakeUp)
    }

    /// The Chinese word that readers see.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            DayKind::Working => "工作日",
            DayKind::Rest => "休息日",
            DayKind::Holiday => "放假",
            DayKind::HolidayRest => "放假（休息日）",
            DayKind::MakeUp => "调休上班",
            DayKind::Closure => "停工停办",
        }
    }

    /// The English words that stand second.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            DayKind::Working => "working day",
            DayKind::Rest => "day off",
            DayKind::Holiday => "holiday",
            DayKind::HolidayRest => "holiday (day off)",
            DayKind::MakeUp => "make-up day",
            DayKind::Closure => "closure",
        }
    }
}

impl fmt::Display for DayKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.english())
    }
}

/// Which layer decided a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// 国家: the State Council's notices, and the weekly pattern of the whole country.
    National,
    /// 行政区划: a province, region, prefecture or city.
    Division,
    /// 单位: one authority or one service hall.
    Organisation,
}

/// Where a day's kind comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document number, 国办发明电〔2025〕7号; empty where there is none.
    pub number: String,
    /// The title of the document, or words such as "weekly pattern".
    pub title: String,
    /// The date of the document (成文日期), where it is known.
    pub issued: Option<Day>,
    /// The day from which it was known (发布日期); `None` for a weekly pattern.
    pub known_from: Option<Day>,
    /// True when number, title and day were compared with the document, with a copy of it, or with two
    /// independent readings of it; the note says which.
    pub verified: bool,
    /// How it was verified, or why not.
    pub note: String,
}

impl Source {
    /// A source that is no document: a weekly pattern, an organisation's own list.
    #[must_use]
    pub fn unwritten(title: &str) -> Source {
        let title = title.to_owned();
        Source {
            number: String::new(),
            title,
            issued: None,
            known_from: None,
            verified: true,
            note: String::new(),
        }
    }
}

/// One day of a calendar with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayEntry<'a> {
    /// The day.
    pub day: Day,
    /// Its kind.
    pub kind: DayKind,
    /// The festival or occasion, 元旦; empty for an ordinary day.
    pub name: &'a str,
    /// The layer that decided.
    pub layer: Layer,
    /// The document that decided.
    pub source: &'a Source,
    /// True when the year's notice is not known, so that the kind may still change.
    pub provisional: bool,
}
