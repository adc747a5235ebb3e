//! The auditor: slow, obvious, and written without the engine.
//!
//! It knows the pack `statute` by heart: each rule is a few lines here, in the words of the statute. It asks the
//! calendar one thing only, what kind of day a day is, and walks from day to day. From `engine` it takes the names
//! of events and the form of items, no arithmetic.
//!
//! It judges as of the end of a day, when that day is over. It does not know limits in hours, which no simulated case has.

mod clocks;
mod listed;
mod process;
mod records;
mod walk;

pub(crate) use walk::GROUNDS;

use crate::row::Row;
use crate::world::Case;
use calendar::{Calendar, Day};
use engine::{EventKind, ItemVersion};

/// What a case is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The calendar; asked for kinds of days only.
    pub calendar: &'a Calendar,
    /// The items.
    pub items: &'a [ItemVersion],
    /// The day at whose end it is judged.
    pub last: Day,
}

/// What the auditor says of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Each run of each clock.
    pub dues: Vec<Due>,
    /// Each breach.
    pub breaches: Vec<Breach>,
}

/// When a run of a clock is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The clock.
    pub clock: &'static str,
    /// The day on which it started.
    pub start: Day,
    /// The day on which it is due; `None` while it is suspended, and where there is no limit.
    pub day: Option<Day>,
}

/// A breach, as a finding names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// The rule.
    pub rule: &'static str,
    /// The part of the rule; empty where it has none.
    pub part: &'static str,
    /// The level.
    pub level: &'static str,
    /// The day it is about.
    pub day: Day,
}

/// A case on the auditor's desk.
struct Desk<'a> {
    ground: &'a Ground<'a>,
    rows: &'a [Row<'a>],
    item: Option<&'a ItemVersion>,
    report: Report,
}

/// The events that stand for acceptance.
const ACCEPTED: [EventKind; 2] = [EventKind::Accepted, EventKind::AcceptedWithGaps];

/// Judges a case by all that its rows say.
#[must_use]
pub fn audit(ground: &Ground<'_>, case: &Case<'_>) -> Report {
    let rows = &case.rows;
    let accepted = rows.iter().find(|row| ACCEPTED.contains(&row.kind));
    let pinned_on = accepted.or(rows.first()).map(|row| row.day);
    let item = pinned_on.and_then(|day| ground.version(case.item, day));
    let mut desk = Desk { ground, rows, item, report: Report::default() };
    match case.matter {
        "case" => {
            desk.case_clocks();
            desk.process();
            desk.records();
            desk.listed(case.item);
        }
        "penalty" => desk.penalty_clocks(),
        "review" => desk.review_clocks(),
        "petition" => desk.petition_clocks(),
        _ => desk.disclosure_clocks(),
    }
    let mut report = desk.report;
    report.dues.sort_unstable();
    report.breaches.sort_unstable();
    report
}

impl<'a> Ground<'a> {
    fn works(&self, day: Day) -> bool {
        self.calendar.kind(day).is_ok_and(calendar::DayKind::is_working)
    }

    /// Walks to the n-th working day after a day.
    fn working_day_after(&self, day: Day, count: u32) -> Day {
        let (mut day, mut left) = (day, count);
        while left > 0 {
            day = day + 1;
            left -= u32::from(self.works(day));
        }
        day
    }

    fn version(&self, code: &str, day: Day) -> Option<&'a ItemVersion> {
        let since = |item: &ItemVersion| item.from.is_none_or(|from| from <= day);
        let until = |item: &ItemVersion| item.through.is_none_or(|through| day <= through);
        self.items.iter().find(|item| item.code == code && since(item) && until(item))
    }
}

impl<'a> Desk<'a> {
    fn breach(&mut self, rule: &'static str, part: &'static str, level: &'static str, day: Day) {
        self.report.breaches.push(Breach { rule, part, level, day });
    }

    /// The first row of any of some kinds.
    fn first(&self, kinds: &[EventKind]) -> Option<usize> {
        self.rows.iter().position(|row| kinds.contains(&row.kind))
    }

    fn of(&self, kinds: &'static [EventKind]) -> impl Iterator<Item = &'a Row<'a>> + use<'a> {
        self.rows.iter().filter(|row| kinds.contains(&row.kind))
    }
}
