//! A clock that goes fast, and through nights and days off faster still.

use crate::serve::Pace;
use calendar::{Calendar, Day, MICROS_PER_SECOND, Moment, Zone};
use ports::Clock;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

/// Parts of a working day: from which hour on, and how many seconds it takes. Together a minute.
const WORKING: [(i64, i64); 3] = [(0, 1), (8, 57), (18, 2)];
/// Seconds that a day off takes.
const OFF: [(i64, i64); 1] = [(0, 4)];

/// A clock that stands until it is let go.
#[derive(Debug)]
pub(super) struct DemoClock {
    /// Where its pace changes: an instant, and how many real microseconds along the way it is.
    stages: Vec<(i64, i64)>,
    stands_at: AtomicI64,
    /// Since when it goes, and how far along its way it was then.
    going: OnceLock<(Instant, i64)>,
}

impl DemoClock {
    /// Makes a clock that stands at the beginning of a day and, once it goes, takes a minute for so many working days;
    /// it knows its way through a day.
    pub(super) fn new(calendar: &Calendar, (first, through): (Day, Day), days_a_minute: u32) -> DemoClock {
        let mut stages: Vec<(i64, i64)> = Vec::new();
        let mut real = 0;
        for number in first.number()..=through.number() {
            let day = Day::new(number);
            let parts: &[(i64, i64)] = if calendar.working(day).unwrap_or(false) { &WORKING } else { &OFF };
            for (hour, seconds) in parts {
                let at = Zone::CHINA.moment(day, hour * 3_600 * MICROS_PER_SECOND).micros();
                stages.push((at, real));
                real += seconds * MICROS_PER_SECOND / i64::from(days_a_minute);
            }
        }
        stages.push((Zone::CHINA.start_of(through + 1).micros(), real));
        let stands_at = AtomicI64::new(Zone::CHINA.start_of(first).micros());
        DemoClock { stages, stands_at, going: OnceLock::new() }
    }

    /// Puts a clock that stands to another instant.
    pub(super) fn set(&self, at: Moment) {
        self.stands_at.store(at.micros(), Ordering::SeqCst);
    }

    /// Lets it go from where it was made to stand.
    pub(super) fn go(&self) {
        let along = self.real(self.stands_at.load(Ordering::SeqCst));
        self.going.get_or_init(|| (Instant::now(), along));
    }

    /// How many real microseconds along its way an instant is.
    fn real(&self, at: i64) -> i64 {
        along(&self.stages, at, |stage| stage.0, |stage| stage.1)
    }

    /// Which instant is so many real microseconds along its way.
    fn reached(&self, real: i64) -> i64 {
        along(&self.stages, real, |stage| stage.1, |stage| stage.0)
    }
}

/// Goes along a broken line; beyond its ends as at its ends.
fn along(line: &[(i64, i64)], at: i64, of: fn(&(i64, i64)) -> i64, to: fn(&(i64, i64)) -> i64) -> i64 {
    let next = line.partition_point(|stage| of(stage) <= at).clamp(1, line.len().saturating_sub(1).max(1));
    let (Some(one), Some(two)) = (line.get(next - 1), line.get(next)) else { return at };
    let (from, width) = (of(one), of(two) - of(one));
    let along = i128::from(at - from) * i128::from(to(two) - to(one)) / i128::from(width.max(1));
    to(one) + i64::try_from(along).unwrap_or(i64::MAX / 2)
}

impl Clock for DemoClock {
    fn now(&self) -> Moment {
        let Some((since, along)) = self.going.get() else {
            return Moment::from_micros(self.stands_at.load(Ordering::SeqCst));
        };
        Moment::from_micros(self.reached(along.saturating_add(micros(since.elapsed()))))
    }
}

impl Pace for DemoClock {
    fn until(&self, at: Moment) -> Duration {
        let Some((since, along)) = self.going.get() else { return Duration::ZERO };
        let left = self.real(at.micros()).saturating_sub(*along).saturating_sub(micros(since.elapsed()));
        Duration::from_micros(u64::try_from(left).unwrap_or(0))
    }
}

/// A clock that goes on from an instant as fast as every clock: by it people stay signed in while the days fly past.
#[derive(Debug)]
pub(super) struct PeoplesClock {
    from: Moment,
    since: Instant,
}

impl PeoplesClock {
    /// Goes on from an instant, at once.
    pub(super) fn from(from: Moment) -> PeoplesClock {
        PeoplesClock { from, since: Instant::now() }
    }
}

impl Clock for PeoplesClock {
    fn now(&self) -> Moment {
        self.from.plus_micros(micros(self.since.elapsed()))
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX / 2)
}

#[cfg(test)]
mod tests;
