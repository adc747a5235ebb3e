//! What the layers above the weekly pattern say about single days, and which of them wins.

mod read;

use alloc::string::String;
use alloc::vec::Vec;

use crate::day::Day;
use crate::kind::Source;

/// What a document orders for one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// Back to the weekly pattern: an earlier order of the same layer is lifted.
    Plain,
    /// 放假: a day off.
    Holiday,
    /// 调休上班: worked, whatever the weekly pattern says.
    MakeUp,
    /// 调休放假: a day off although a wider layer has it as a make-up day. A region's notice does this when
    /// it puts its festival on such a day (广西, 2017-04-01).
    Off,
    /// 停工停办: closed, whatever anybody else says.
    Closure,
}

/// One day named in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeDay {
    /// The day.
    pub day: Day,
    /// What is ordered for it.
    pub order: Order,
    /// The festival or occasion.
    pub name: String,
}

/// A document that orders days, with the day from which it was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The document.
    pub source: Source,
    /// The days it names.
    pub days: Vec<NoticeDay>,
}

impl Notice {
    /// True when the document was known on a day; `None` asks with all that is known.
    #[must_use]
    pub fn known_on(&self, day: Option<Day>) -> bool {
        match (day, self.source.known_from) {
            (Some(day), Some(known_from)) => known_from <= day,
            (None, _) | (_, None) => true,
        }
    }
}

/// A province, region, prefecture or city with days of its own: festivals, storm closures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// Its name, 广西壮族自治区.
    pub name: String,
    /// Its code in GB/T 2260; empty where none was given.
    pub code: String,
    /// The documents that order its days.
    pub notices: Vec<Notice>,
}
