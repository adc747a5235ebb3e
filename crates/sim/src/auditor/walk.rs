//! One run of a clock, walked through from day to day as somebody would who sits beside it.

use super::Ground;
use crate::row::{CLOSE, Row};
use calendar::Day;
use engine::{EventKind, ItemVersion, Limit, Unit};

/// What a run is: where it starts and stops, how long it may take, what stops and extends it.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) stop: Option<usize>,
    pub(super) limit: Option<Limit>,
    /// Days used in earlier runs on the same subject.
    pub(super) carried: u32,
    pub(super) pausable: bool,
    pub(super) extendable: bool,
}

/// A suspension as it was seen.
#[derive(Clone, Debug)]
pub(super) struct Pause {
    pub(super) row: usize,
    pub(super) end: Option<usize>,
    stops: bool,
    /// What is wrong with it.
    pub(super) wrong: Vec<&'static str>,
    /// Units of the clock that were left when it began; `None` where that cannot be said.
    pub(super) left: Option<u32>,
}

/// What came of a walk.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) due: Option<Day>,
    /// The day on which all but one unit were used, if the clock ran then.
    pub(super) nearly: Option<Day>,
    /// Units used through the stop, those carried over not included.
    pub(super) used_at_stop: u32,
    pub(super) pauses: Vec<Pause>,
    /// Extensions with what is wrong with each that was not wrong before.
    pub(super) extensions: Vec<(usize, Vec<&'static str>)>,
}

/// 行政许可法 art. 45: the closed list.
pub(crate) const GROUNDS: [&str; 8] =
    ["hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review"];

/// Nobody waits longer than this many days after the last thing that happened.
const PATIENCE: i32 = 400;

struct Walk<'a> {
    ground: &'a Ground<'a>,
    rows: &'a [Row<'a>],
    item: Option<&'a ItemVersion>,
    run: Run,
    limit: Option<u32>,
    used: u32,
    extended: bool,
    stopped: bool,
    told: Vec<&'static str>,
    out: Walked,
}

/// Walks through a run.
pub(super) fn walk(ground: &Ground<'_>, rows: &[Row<'_>], item: Option<&ItemVersion>, run: Run) -> Walked {
    let limit = run.limit.map(Limit::count);
    let (used, out) = (run.carried, Walked::default());
    let mut walk =
        Walk { ground, rows, item, run, limit, used, extended: false, stopped: false, told: Vec::new(), out };
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return walk.out };
    let start = rows[run.start].day;
    let mut next = 0;
    let mut day = first.day;
    while day <= last.day || (walk.out.due.is_none() && limit.is_some() && day <= last.day + PATIENCE) {
        if day > start {
            walk.begin(day);
        } else if day == start && walk.limit.is_some_and(|limit| walk.used >= limit) {
            walk.out.due = Some(day);
        }
        while next < rows.len() && rows[next].day == day {
            walk.row(next);
            next += 1;
        }
        day = day + 1;
    }
    walk.left_open();
    walk.out
}

impl Walk<'_> {
    /// A day begins.
    fn begin(&mut self, day: Day) {
        let Some(limit) = self.limit else { return };
        let paused = self.out.pauses.iter().any(|pause| pause.stops && pause.end.is_none());
        let works = self.ground.works(day);
        let by_calendar = self.run.limit.is_some_and(|limit| limit.unit() == Unit::CalendarDay);
        if self.out.due.is_some() || paused || !(works || by_calendar) {
            return;
        }
        self.used += 1;
        if self.used + 1 == limit && self.out.nearly.is_none() && !self.stopped {
            self.out.nearly = Some(day);
        }
        // 民法典 art. 203: a last day that is a day off moves on.
        if self.used >= limit && works {
            self.out.due = Some(day);
        }
    }

    /// Something happens.
    fn row(&mut self, at: usize) {
        let kind = self.rows[at].kind;
        if self.run.pausable {
            if [EventKind::SpecialStarted, EventKind::Suspended].contains(&kind) {
                self.pause(at);
            }
            if [EventKind::SpecialEnded, EventKind::Resumed].contains(&kind) {
                self.resume(at);
            }
        }
        if self.run.extendable && kind == EventKind::Extended && at >= self.run.start && !self.stopped {
            self.extend(at);
        }
        if self.run.stop == Some(at) {
            self.stopped = true;
            self.out.used_at_stop = self.used - self.run.carried;
        }
    }

    /// Whether the limit has passed at a row.
    fn expired(&self, at: usize) -> bool {
        let row = &self.rows[at];
        self.out.due.is_some_and(|due| row.day > due || (row.day == due && row.second > CLOSE))
    }

    fn pause(&mut self, at: usize) {
        let row = &self.rows[at];
        let listed =
            GROUNDS.contains(&row.ground) || (row.ground.is_empty() && GROUNDS.contains(&row.subject));
        let mut wrong = Vec::new();
        for (holds, what) in [
            (listed, "ground_not_listed"),
            (!row.document.is_empty(), "no_written_notice"),
            (row.planned.is_some(), "no_planned_length"),
        ] {
            if !holds {
                wrong.push(what);
            }
        }
        let lawful = wrong.is_empty();
        let expired = self.expired(at);
        if expired {
            wrong.push("after_expiry");
        }
        let waiting = self.out.pauses.iter().any(|pause| pause.stops && pause.end.is_none());
        let running =
            at > self.run.start && !self.stopped && !expired && (self.out.due.is_some() || !waiting);
        let left = self.limit.filter(|_| running).map(|limit| limit.saturating_sub(self.used));
        let stops = lawful && !expired && !self.stopped;
        self.out.pauses.push(Pause { row: at, end: None, stops, wrong, left });
    }

    fn resume(&mut self, at: usize) {
        let (ground, rows) = (self.ground, self.rows);
        let special = rows[at].kind == EventKind::SpecialEnded;
        let ends = |pause: &&mut Pause| {
            let began = &rows[pause.row];
            let same = if special {
                began.kind == EventKind::SpecialStarted && began.subject == rows[at].subject
            } else {
                began.kind == EventKind::Suspended
            };
            pause.end.is_none() && same
        };
        let Some(pause) = self.out.pauses.iter_mut().find(ends) else { return };
        pause.end = Some(at);
        let began = &rows[pause.row];
        let planned = began.planned.map(|planned| ground.working_day_after(began.day, planned.count()));
        if planned.is_some_and(|planned| rows[at].day > planned) {
            pause.wrong.push("over_planned");
        }
    }

    fn extend(&mut self, at: usize) {
        let row = &self.rows[at];
        let joint = self.item.is_some_and(|item| item.joint);
        let own = self.item.and_then(|item| item.extension).map(Limit::count);
        let most = own.unwrap_or(if joint { 15 } else { 10 });
        let planned = row.planned.map_or(most, Limit::count);
        let second = self.extended;
        let head = if joint { "government_head" } else { "head" };
        let role = !row.role.is_empty() && row.role != head;
        let rigid = self.item.is_some_and(|item| !item.extendable);
        let late = self.expired(at);
        let wrong: Vec<&'static str> = [
            (second, "second_extension"),
            (role, "wrong_role"),
            (planned > most, "too_long"),
            (row.reason.is_empty(), "no_reason"),
            (rigid, "not_extendable"),
            (late, "after_expiry"),
        ]
        .into_iter()
        .filter_map(|(holds, what)| holds.then_some(what))
        .collect();
        let new = wrong.iter().copied().filter(|what| !self.told.contains(what)).collect();
        self.told.extend(wrong);
        self.out.extensions.push((at, new));
        if !(second || role || rigid || late) {
            self.extended = true;
            self.limit = self.limit.map(|limit| limit + planned.min(most));
            self.out.due = None;
        }
    }

    /// A special procedure that was open when the clock stopped.
    fn left_open(&mut self) {
        let Some(stop) = self.run.stop else { return };
        for pause in &mut self.out.pauses {
            if pause.row <= stop && pause.end.is_none_or(|end| end > stop) {
                pause.wrong.push("dangling");
            }
        }
    }
}
