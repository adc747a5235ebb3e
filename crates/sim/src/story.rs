//! A case while it is being told: rows are added, moved and taken away by working days.

use crate::chance::Chance;
use crate::city::City;
use crate::row::{Actor, Row};
use calendar::{Calendar, Day};
use engine::{EventKind, ItemVersion, Limit};

/// A case on its way.
pub(crate) struct Story<'a> {
    pub(crate) calendar: &'a Calendar,
    pub(crate) city: &'a City,
    /// The version in force on the day of acceptance.
    pub(crate) item: &'a ItemVersion,
    /// The code that stands in the log; another than the item's where that is the breach.
    pub(crate) code: &'a str,
    pub(crate) rows: Vec<Row<'a>>,
    pub(crate) chance: Chance,
    /// When the last row was.
    pub(crate) at: (Day, u32),
}

impl<'a> Story<'a> {
    /// Returns the n-th working day after a day; the day itself for none.
    pub(crate) fn later(&self, day: Day, days: u32) -> Day {
        if days == 0 {
            return day;
        }
        self.calendar.nth_after(day, days).expect("worlds begin and end well within the calendar")
    }

    /// Adds a row on a day: shortly after the last one, or in the morning of another day.
    pub(crate) fn next(&mut self, kind: EventKind, day: Day, who: (Actor, &'a str)) -> &mut Row<'a> {
        let second = if day == self.at.0 {
            after(self.at.1, self.chance.between(120, 720))
        } else {
            9 * 3600 + self.chance.below(7200)
        };
        self.at = (day, second);
        self.put(kind, (day, second), who)
    }

    /// Adds a row at an instant.
    pub(crate) fn put(
        &mut self,
        kind: EventKind,
        at: (Day, u32),
        (actor, role): (Actor, &'a str),
    ) -> &mut Row<'a> {
        self.rows.push(Row::new(kind, at, actor, role));
        self.rows.last_mut().expect("one was pushed")
    }

    /// Adds a row on an afternoon.
    pub(crate) fn insert(&mut self, kind: EventKind, day: Day, who: (Actor, &'a str)) -> &mut Row<'a> {
        let second = 13 * 3600 + self.chance.between(1800, 9000);
        self.put(kind, (day, second), who)
    }

    /// Finds the first row of a kind.
    pub(crate) fn find(&self, kind: EventKind, subject: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.kind == kind && (subject.is_empty() || row.subject == subject))
    }

    /// Returns the first row of a kind.
    pub(crate) fn row(&mut self, kind: EventKind) -> Option<&mut Row<'a>> {
        let at = self.find(kind, "")?;
        self.rows.get_mut(at)
    }

    /// Returns the day of the first row of a kind.
    pub(crate) fn day(&self, kind: EventKind) -> Option<Day> {
        self.rows.get(self.find(kind, "")?).map(|row| row.day)
    }

    /// Moves a row and all after it by so many working days.
    pub(crate) fn shift(&mut self, from: usize, days: u32) {
        for at in from..self.rows.len() {
            self.rows[at].day = self.later(self.rows[at].day, days);
        }
    }

    /// Moves the decision and what follows so that it falls on a day, if it was earlier.
    pub(crate) fn decide_on(&mut self, day: Day) -> Option<()> {
        let from = self.last_step()?;
        let decided = self.day(EventKind::Decided)?;
        let days = self.calendar.count_in(decided, day.max(decided))?;
        self.shift(from, days);
        Some(())
    }

    /// The row that ends the last step, or the decision where there is no step.
    pub(crate) fn last_step(&self) -> Option<usize> {
        let ended = self.rows.iter().rposition(|row| row.kind == EventKind::StepEnded);
        ended.or_else(|| self.find(EventKind::Decided, ""))
    }

    /// Takes away all rows of a kind.
    pub(crate) fn remove(&mut self, kind: EventKind) {
        self.rows.retain(|row| row.kind != kind);
    }

    /// Puts the rows in the order of time.
    pub(crate) fn sort(&mut self) {
        self.rows.sort_by_key(|row| (row.day, row.second));
    }

    /// A member of the office.
    pub(crate) fn staff(&mut self, post: &'static str) -> (Actor, &'a str) {
        let number = u8::try_from(self.chance.between(1, staff_count(post))).unwrap_or(1);
        (Actor { post, number }, role_of(post))
    }
}

/// How many members of an office have a post.
pub(crate) fn staff_count(post: &str) -> u32 {
    match post {
        "head" | "government_head" => 1,
        "approver" => 2,
        "reviewer" | "handler" => 4,
        _ => 6,
    }
}

/// The role that goes with a post.
pub(crate) fn role_of(post: &'static str) -> &'static str {
    if post == "window" { "clerk" } else { post }
}

/// The post of a role that a step names.
pub(crate) fn post_of(role: &str) -> &'static str {
    match role {
        "clerk" => "window",
        "approver" => "approver",
        "head" => "head",
        "handler" => "handler",
        _ => "reviewer",
    }
}

/// Some seconds later; nobody works over lunch.
fn after(second: u32, more: u32) -> u32 {
    let then = second + more;
    if second < 12 * 3600 && then >= 12 * 3600 { then + 3600 } else { then }
}

/// The days of a limit in working days.
pub(crate) fn days(limit: Option<Limit>, otherwise: u32) -> u32 {
    limit.map_or(otherwise, Limit::count)
}
