//! Clocks in hours, and clocks that leave out suspensions from instant to instant, counted minute by minute.

use calendar::{Moment, SuspensionDays};
use engine::{Counting, Due, EventKind, LimitSource};
use proptest::prelude::*;

use crate::ground::{CALENDAR, Pack, Seen, Told, after, at, limit, see};

const MINUTE: i64 = 60_000_000;

/// How the time of a clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Runs {
    /// While the office is open; the limit is in hours.
    Open,
    /// Always; the limit is in hours.
    Always,
    /// While the office is open; the limit is in working days that end at the time of day of the start.
    OpenDays,
}

/// A case in whole minutes.
#[derive(Clone, Debug)]
struct Case {
    runs: Runs,
    count: u32,
    start: i64,
    /// Begin, and length if it ended.
    pauses: Vec<(i64, Option<i64>)>,
    stop: Option<i64>,
    as_of: i64,
}

fn moment(minute: i64) -> Moment {
    Moment::from_micros(minute * MINUTE)
}

impl Case {
    fn ticks(&self, minute: i64) -> bool {
        self.runs == Runs::Always || CALENDAR.open_at(moment(minute)).expect("within the calendar")
    }

    fn paused(&self, minute: i64, pauses: &[(i64, Option<i64>)]) -> bool {
        pauses
            .iter()
            .any(|(from, length)| *from <= minute && length.is_none_or(|length| minute < from + length))
    }

    /// Minutes the limit has.
    fn minutes(&self) -> i64 {
        if self.runs != Runs::OpenDays {
            return i64::from(self.count) * 60;
        }
        let end = self.plain_end();
        i64::try_from((self.start..end).filter(|minute| self.ticks(*minute)).count()).expect("a few weeks")
    }

    /// The same time of day on the last working day.
    fn plain_end(&self) -> i64 {
        let zone = CALENDAR.zone();
        let mut day = zone.day_of(moment(self.start));
        let mut left = self.count;
        while left > 0 {
            day = day + 1;
            left -= u32::from(CALENDAR.working(day).expect("within the calendar"));
        }
        self.start + i64::from(day - zone.day_of(moment(self.start))) * 1_440
    }

    /// The minute at whose end the limit is used up; `None` while it is suspended.
    fn due(&self, pauses: &[(i64, Option<i64>)]) -> Option<i64> {
        let mut left = self.minutes();
        let mut minute = self.start;
        while left > 0 {
            let open = pauses.iter().any(|(from, length)| *from <= minute && length.is_none());
            if open {
                return None;
            }
            left -= i64::from(self.ticks(minute) && !self.paused(minute, pauses));
            minute += 1;
        }
        Some(if self.runs == Runs::OpenDays { minute.max(self.plain_end()) } else { minute })
    }

    /// The pauses that begin before the limit is over, in order.
    fn rescuing(&self) -> Vec<(i64, Option<i64>)> {
        let mut rescuing = Vec::new();
        for pause in &self.pauses {
            let in_time = self.due(&rescuing).is_none_or(|due| pause.0 <= due);
            let running = self.stop.is_none_or(|stop| pause.0 <= stop);
            if in_time && running {
                rescuing.push(*pause);
            }
        }
        rescuing
    }

    fn used(&self) -> i64 {
        let pauses = self.rescuing();
        let end = self.stop.map_or(self.as_of, |stop| stop.min(self.as_of));
        let ticking = |minute: &i64| self.ticks(*minute) && !self.paused(*minute, &pauses);
        i64::try_from((self.start..end).filter(ticking).count()).expect("a few months")
    }

    fn seen(&self, as_of: Moment) -> Seen {
        let mut pack = Pack::new();
        let text = match self.runs {
            Runs::Open => format!("{} working_hour", self.count),
            Runs::Always => format!("{} hour", self.count),
            Runs::OpenDays => format!("{} working_day", self.count),
        };
        let mut clock = pack.clock(LimitSource::Fixed(limit(&text)));
        clock.counting = Counting::Instant;
        clock.suspension_days = SuspensionDays::Instants;
        if self.runs != Runs::OpenDays {
            clock.counting = Counting::Day;
        }
        pack.add(clock);
        let mut told = Told::default();
        for (number, (from, length)) in self.pauses.iter().enumerate() {
            told.event(EventKind::SpecialStarted, moment(*from)).subject = format!("procedure-{number}");
            if let Some(length) = length {
                told.event(EventKind::SpecialEnded, moment(from + length)).subject =
                    format!("procedure-{number}");
            }
        }
        if let Some(stop) = self.stop {
            told.event(EventKind::Concluded, moment(stop));
        }
        told.event(EventKind::Accepted, moment(self.start));
        see(&pack, None, &told, as_of)
    }
}

fn cases() -> impl Strategy<Value = Case> {
    const DAY: i64 = 1_440;
    let kind = prop_oneof![
        (Just(Runs::Open), 1_u32..24),
        (Just(Runs::Always), 1_u32..96),
        (Just(Runs::OpenDays), 1_u32..6),
    ];
    let length =
        prop_oneof![5 => (0..4 * DAY).prop_map(Some), 1 => Just(None), 3 => (0..300_i64).prop_map(Some)];
    let pauses = prop::collection::vec((0..8 * DAY, length), 0..4);
    // 2025-09-21 to 2025-10-11: a working Sunday, eight days of holiday, a working Saturday.
    let start = 20_352 * DAY..20_372 * DAY;
    (kind, start, pauses, prop::option::of(0..20 * DAY), 1..20 * DAY).prop_map(
        |((runs, count), start, pauses, stop, as_of)| {
            let mut pauses: Vec<_> =
                pauses.into_iter().map(|(from, length)| (start + from, length)).collect();
            pauses.sort_unstable_by_key(|(from, _)| *from);
            let stop = stop.map(|after| start + after);
            Case { runs, count, start, pauses, stop, as_of: start + as_of }
        },
    )
}

proptest! {
    #[test]
    fn due_and_used_time_are_what_a_stopwatch_says(case in cases()) {
        let end = CALENDAR.zone().start_of(CALENDAR.last());
        let seen = case.seen(end);
        let due = match seen.runs[0].due {
            Due::At { moment, .. } => Some(moment),
            Due::Suspended => None,
            Due::NoLimit | Due::Outside => panic!("every case has a limit and lies in the calendar"),
        };
        prop_assert_eq!(due, case.due(&case.rescuing()).map(moment));
        let now = case.seen(moment(case.as_of));
        if now.spans[0].iter().zip(&seen.spans[0]).all(|(now, end)| now.stops == end.stops) {
            prop_assert_eq!(now.used_micros[0], Some(case.used() * MINUTE));
        }
    }

    #[test]
    fn the_times_of_the_days_add_up(case in cases()) {
        let seen = case.seen(moment(case.as_of));
        let (run, ledger) = (seen.runs[0], &seen.ledgers[0]);
        prop_assert_eq!(Some(ledger.used_micros), seen.used_micros[0]);
        prop_assert_eq!(Some(ledger.used), seen.used[0]);
        let sum: i64 = ledger.days.iter().map(|row| row.micros).sum();
        let until = run.stop.map_or(moment(case.as_of), |stop| stop.min(moment(case.as_of)));
        match run.due {
            Due::At { moment: due, .. } if due >= until => prop_assert_eq!(sum, case.minutes() * MINUTE),
            Due::At { .. } | Due::Suspended | Due::NoLimit | Due::Outside => {
                prop_assert_eq!(sum, ledger.used_micros);
            }
        }
        prop_assert!(ledger.days.iter().all(|row| row.micros >= 0));
    }
}

#[test]
fn working_hours_begin_at_the_next_opening_and_end_at_closing() {
    let due = |hours: &str, start: &str| {
        let mut pack = Pack::new();
        let clock = pack.clock(LimitSource::Fixed(limit(hours)));
        pack.add(clock);
        let told = Told::lines(&[start]);
        see(&pack, None, &told, after("2026-12-01")).runs[0].due
    };
    let by = |text: &str| Due::At { day: CALENDAR.zone().day_of(at(text)), moment: at(text) };
    assert_eq!(due("4 working_hour", "2026-03-02 18:30 accepted"), by("2026-03-03 14:00"));
    assert_eq!(due("2 working_hour", "2026-09-18 15:00 accepted"), by("2026-09-18 17:00"));
    assert_eq!(due("7 working_hour", "2026-09-30 17:00 accepted"), by("2026-10-08 17:00"));
    assert_eq!(due("24 hour", "2026-09-30 17:00 accepted"), by("2026-10-01 17:00"));
}

#[test]
fn the_hours_that_a_peer_computes_wrongly_are_used() {
    let used = |start: &str, stop: &str| {
        let mut pack = Pack::new();
        let clock = pack.clock(LimitSource::Fixed(limit("35 working_hour")));
        pack.add(clock);
        see(&pack, None, &Told::lines(&[start, stop]), after("2018-12-01")).used[0]
    };
    assert_eq!(used("2018-10-13 10:00 accepted", "2018-10-15 10:00 concluded"), Some(1), "O19");
    assert_eq!(used("2018-10-12 10:00 accepted", "2018-10-13 10:00 concluded"), Some(6), "O20");
}

#[test]
fn hours_on_the_same_step_add_up_over_returns() {
    let mut pack = Pack::new();
    let mut clock = pack.clock(LimitSource::Fixed(limit("6 working_hour")));
    clock.per = engine::Per::Subject;
    clock.starts = pack.marks(&["step_started"]);
    clock.stops = pack.marks(&["step_ended"]);
    pack.add(clock);
    let told = Told::lines(&[
        "2026-03-02 10:00 step_started:review",
        "2026-03-02 14:00 step_ended:review",
        "2026-03-03 09:00 step_started:review",
    ]);
    let seen = see(&pack, None, &told, after("2026-03-10"));
    let moments: Vec<Due> = seen.runs.iter().map(|run| run.due).collect();
    let by = |text: &str| Due::At { day: CALENDAR.zone().day_of(at(text)), moment: at(text) };
    assert_eq!(moments, [by("2026-03-02 17:00"), by("2026-03-03 12:00")], "three of six hours were left");
}
