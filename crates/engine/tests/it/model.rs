//! The slow model: a clerk with a wall calendar who counts day by day. Shares no arithmetic with the engine.

use calendar::{Day, DayEnd, FirstDay, Moment, RollLastDay, SuspensionDays};
use engine::{Cap, Counting, LimitSource, Unit};
use proptest::prelude::*;

use crate::ground::{CALENDAR, Pack, Told, limit};

const MINUTE: i64 = 60_000_000;
const DAY: i64 = 1_440 * MINUTE;

/// One suspension.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pause {
    pub(crate) from: Moment,
    pub(crate) to: Option<Moment>,
}

/// One case of one clock that counts days.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) unit: Unit,
    pub(crate) count: u32,
    pub(crate) first_day: FirstDay,
    pub(crate) day_end: DayEnd,
    pub(crate) roll: RollLastDay,
    pub(crate) policy: SuspensionDays,
    pub(crate) start: Moment,
    pub(crate) pauses: Vec<Pause>,
    pub(crate) extension: Option<(Moment, u32)>,
    pub(crate) stop: Option<Moment>,
    pub(crate) as_of: Moment,
}

/// What the clerk says of the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    By { day: Day, moment: Moment },
    NotWhileSuspended,
}

/// What the clerk found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) due: Said,
    pub(crate) limit: u32,
    pub(crate) used: u32,
    pub(crate) rescuing: Vec<bool>,
    pub(crate) extended: bool,
}

fn day_of(moment: Moment) -> Day {
    CALENDAR.zone().day_of(moment)
}

fn worked(day: Day) -> bool {
    CALENDAR.working(day).expect("the model stays within the calendar")
}

impl Case {
    /// The clerk's answer.
    pub(crate) fn clerk(&self) -> Answer {
        let mut rescuing = vec![false; self.pauses.len()];
        let mut limit = self.days_of_limit();
        let mut extended = false;
        let mut incidents: Vec<(Moment, Option<usize>)> =
            self.pauses.iter().enumerate().map(|(at, pause)| (pause.from, Some(at))).collect();
        incidents.extend(self.extension.map(|(at, _)| (at, None)));
        incidents.sort();
        for (at, pause) in incidents {
            let in_time = match self.due(limit, &rescuing) {
                Said::By { moment, .. } => at <= moment,
                Said::NotWhileSuspended => true,
            };
            let running = self.stop.is_none_or(|stop| at <= stop);
            match pause {
                Some(pause) => {
                    let over_before = self.pauses[pause].to.is_some_and(|to| to < self.start);
                    rescuing[pause] = in_time && running && !over_before;
                }
                None if at >= self.start && in_time && running => {
                    limit += self.extension.map_or(0, |(_, count)| count);
                    extended = true;
                }
                None => {}
            }
        }
        let due = self.due(limit, &rescuing);
        Answer { due, limit, used: self.used(limit, due, &rescuing), rescuing, extended }
    }

    fn days_of_limit(&self) -> u32 {
        if self.unit != Unit::Month {
            return self.count;
        }
        let start = day_of(self.start);
        let (year, month, day) = start.ymd();
        let months = year * 12 + i32::from(month) - 1 + i32::try_from(self.count).expect("a few months");
        let (year, month) = (months / 12, u8::try_from(months % 12 + 1).expect("a month"));
        let end = (1..=day).rev().find_map(|day| Day::from_ymd(year, month, day)).expect("the first exists");
        u32::try_from(end - start).expect("later")
    }

    fn left_out(&self, day: Day, rescuing: &[bool]) -> bool {
        self.pauses.iter().zip(rescuing).filter(|(_, rescues)| **rescues).any(|(pause, _)| {
            let (start, end) = (day_of(pause.from), pause.to.map(day_of));
            match self.policy {
                SuspensionDays::AfterStartThroughEnd | SuspensionDays::Instants => {
                    day > start && end.is_none_or(|end| day <= end)
                }
                SuspensionDays::StartThroughBeforeEnd => day >= start && end.is_none_or(|end| day < end),
                SuspensionDays::Both => day >= start && end.is_none_or(|end| day <= end),
            }
        })
    }

    fn counts(&self, day: Day, rescuing: &[bool]) -> bool {
        (self.unit != Unit::WorkingDay || worked(day)) && !self.left_out(day, rescuing)
    }

    fn first(&self) -> Day {
        match self.first_day {
            FirstDay::Excluded => day_of(self.start) + 1,
            FirstDay::Included => day_of(self.start),
        }
    }

    fn due(&self, limit: u32, rescuing: &[bool]) -> Said {
        let open = self.pauses.iter().zip(rescuing).any(|(pause, rescues)| *rescues && pause.to.is_none());
        let mut day = day_of(self.start);
        let mut counted = 0;
        let mut next = self.first();
        while counted < limit {
            if open && next >= CALENDAR.last() {
                return Said::NotWhileSuspended;
            }
            day = next;
            counted += u32::from(self.counts(day, rescuing));
            next = day + 1;
        }
        if self.rolls(limit) {
            while !worked(day) || self.left_out(day, rescuing) {
                if open && day >= CALENDAR.last() {
                    return Said::NotWhileSuspended;
                }
                day = day + 1;
            }
        }
        Said::By { day, moment: self.end_of(day) }
    }

    /// A last day moves off days off: in calendar days where the policy says so, and a decision on the spot.
    fn rolls(&self, limit: u32) -> bool {
        if self.unit == Unit::WorkingDay { limit == 0 } else { self.roll == RollLastDay::Forward }
    }

    fn end_of(&self, day: Day) -> Moment {
        let midnight = i64::from(day.number()) * DAY - 8 * 60 * MINUTE;
        let end = match self.day_end {
            DayEnd::CloseOfBusiness if worked(day) => midnight + 17 * 60 * MINUTE,
            DayEnd::CloseOfBusiness | DayEnd::Midnight => midnight + DAY - 1,
        };
        Moment::from_micros(end)
    }

    fn used(&self, limit: u32, due: Said, rescuing: &[bool]) -> u32 {
        let seen = self.as_of.plus_micros(-1); // At midnight sharp the new day has used nothing.
        let end = day_of(self.stop.map_or(seen, |stop| if stop <= self.as_of { stop } else { seen }));
        let mut counted = 0;
        let mut day = self.first();
        while day <= end {
            let rolled = match due {
                Said::By { day: due, .. } => {
                    (limit == 0 || self.rolls(limit)) && counted >= limit && day <= due
                }
                Said::NotWhileSuspended => false,
            };
            counted += u32::from(!rolled && self.counts(day, rescuing));
            day = day + 1;
        }
        counted
    }

    /// The same case for the engine.
    pub(crate) fn told(&self) -> (Pack, Told) {
        let mut pack = Pack::new();
        let fixed = limit(&format!("{} {}", self.count, self.unit.code()));
        let mut clock = pack.clock(LimitSource::Fixed(fixed));
        clock.counting = Counting::Day;
        clock.first_day = self.first_day;
        clock.day_end = self.day_end;
        clock.roll = self.roll;
        clock.suspension_days = self.policy;
        clock.suspends[0].cap = Cap::Actual;
        clock.extends = Some(pack.extension(&[], "30 working_day"));
        if self.unit != Unit::WorkingDay
            && let Some(extends) = clock.extends.as_mut()
        {
            extends.most = limit("30 calendar_day");
        }
        pack.add(clock);
        (pack, self.story())
    }

    /// Its events, in no particular order.
    pub(crate) fn story(&self) -> Told {
        use engine::EventKind::{Accepted, Concluded, Extended, SpecialEnded, SpecialStarted};
        let mut told = Told::default();
        for (number, pause) in self.pauses.iter().enumerate() {
            told.event(SpecialStarted, pause.from).subject = format!("procedure-{number}");
            if let Some(to) = pause.to {
                told.event(SpecialEnded, to).subject = format!("procedure-{number}");
            }
        }
        if let Some(stop) = self.stop {
            told.event(Concluded, stop);
        }
        if let Some((at, count)) = self.extension {
            let unit = if self.unit == Unit::WorkingDay { "working_day" } else { "calendar_day" };
            told.event(Extended, at).planned = Some(limit(&format!("{count} {unit}")));
        }
        told.event(Accepted, self.start);
        told
    }
}

/// Minutes from the start; whole minutes, each kind of event on its own second.
fn later(start: Moment, minutes: i64, second: i64) -> Moment {
    start.plus_micros(minutes * MINUTE).plus_seconds(second)
}

fn policies() -> impl Strategy<Value = (FirstDay, DayEnd, RollLastDay, SuspensionDays)> {
    (
        prop_oneof![4 => Just(FirstDay::Excluded), 1 => Just(FirstDay::Included)],
        prop_oneof![Just(DayEnd::CloseOfBusiness), Just(DayEnd::Midnight)],
        prop_oneof![Just(RollLastDay::Forward), Just(RollLastDay::None)],
        prop_oneof![
            2 => Just(SuspensionDays::AfterStartThroughEnd),
            1 => Just(SuspensionDays::StartThroughBeforeEnd),
            1 => Just(SuspensionDays::Both),
            1 => Just(SuspensionDays::Instants),
        ],
    )
}

fn limits() -> impl Strategy<Value = (Unit, u32)> {
    prop_oneof![
        3 => (0_u32..30).prop_map(|count| (Unit::WorkingDay, count)),
        2 => (0_u32..60).prop_map(|count| (Unit::CalendarDay, count)),
        1 => (0_u32..3).prop_map(|count| (Unit::Month, count)),
    ]
}

type Spans = Vec<(i64, Option<i64>)>;

fn spans() -> impl Strategy<Value = Spans> {
    let minute = 1_440_i64;
    let length = prop_oneof![
        6 => (0..12 * minute).prop_map(Some),
        1 => Just(None),
        2 => (0..6 * 60_i64).prop_map(Some),
    ];
    prop::collection::vec((-3 * minute..45 * minute, length), 0..4)
}

/// Any case between the Spring Festival of 2025 and the National Day of 2025, with all their make-up days.
pub(crate) fn cases() -> impl Strategy<Value = Case> {
    let start = 20_107_i64 * 1_440..20_360_i64 * 1_440; // 2025-01-19 to 2025-09-29, in minutes
    let extension = prop::option::of((0_i64..50 * 1_440, 1_u32..12));
    let stop = prop::option::of(0_i64..80 * 1_440);
    // Often a suspension begins within hours of the limit: that is where readings differ.
    let near_due = prop::option::of(-900_i64..900);
    (policies(), limits(), start, spans(), (extension, near_due), stop, 0_i64..100 * 1_440).prop_map(
        |(
            (first_day, day_end, roll, policy),
            (unit, count),
            start,
            spans,
            (extension, near),
            stop,
            as_of,
        )| {
            let start = Moment::from_micros(start * MINUTE);
            let pauses = spans.iter().zip(1..).map(|(&(from, length), second)| {
                let begins = later(start, from, second);
                Pause { from: begins, to: length.map(|length| later(begins, length, 10)) }
            });
            let mut pauses: Vec<Pause> = pauses.collect();
            pauses.sort_by_key(|pause| pause.from);
            let extension = extension.map(|(after, count)| (later(start, after, 30), count));
            let stop = stop.map(|after| later(start, after, 40));
            let as_of = later(start, as_of, 50);
            let mut case =
                Case { unit, count, first_day, day_end, roll, policy, start, pauses, extension, stop, as_of };
            if let (Some(near), Said::By { moment, .. }) = (near, case.clerk().due) {
                let from = later(moment, near, 5);
                case.pauses.push(Pause { from, to: Some(later(from, 2 * 1_440 + near, 10)) });
                case.pauses.sort_by_key(|pause| pause.from);
            }
            case
        },
    )
}
