//! Zones: the map between instants and local days. Owns offsets; never a table of the world's zones,
//! which the caller brings.

use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::day::Day;
use crate::moment::{MICROS_PER_DAY, MICROS_PER_SECOND, Moment};

/// How far local time is ahead of UTC, for ever or with changes (summer time).
///
/// ```
/// use calendar::{Day, Moment, Zone};
/// let moment: Moment = "2026-03-01T16:00:00Z".parse()?;
/// assert_eq!(Zone::CHINA.day_of(moment).to_string(), "2026-03-02");
/// assert_eq!(Zone::CHINA.start_of("2026-03-02".parse()?), moment);
/// # Ok::<(), calendar::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(Offsets);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Offsets {
    Fixed(i64),
    Changing(Arc<Changes>),
}

#[derive(Debug, PartialEq, Eq)]
struct Changes {
    first: i64,
    /// Instant of the change and the offset from then on, in time order.
    list: Vec<(i64, i64)>,
}

impl Zone {
    /// China Standard Time, UTC+08:00 without summer time.
    pub const CHINA: Zone = Zone::fixed(8 * 3600);
    /// Coordinated Universal Time.
    pub const UTC: Zone = Zone::fixed(0);

    /// A zone that is always `seconds` ahead of UTC.
    #[must_use]
    pub const fn fixed(seconds: i32) -> Zone {
        Zone(Offsets::Fixed(seconds as i64 * MICROS_PER_SECOND))
    }

    /// A zone whose offset (seconds ahead of UTC) changes at the given instants.
    ///
    /// The changes are put in time order; with none of them this is a fixed zone.
    #[must_use]
    pub fn with_transitions(first_offset: i32, mut changes: Vec<(Moment, i32)>) -> Zone {
        if changes.is_empty() {
            return Zone::fixed(first_offset);
        }
        changes.sort_by_key(|&(at, _)| at);
        let list = changes
            .iter()
            .map(|&(at, seconds)| (at.micros(), i64::from(seconds) * MICROS_PER_SECOND))
            .collect();
        Zone(Offsets::Changing(Arc::new(Changes {
            first: i64::from(first_offset) * MICROS_PER_SECOND,
            list,
        })))
    }

    /// The local day of an instant.
    #[inline]
    #[must_use]
    pub fn day_of(&self, moment: Moment) -> Day {
        self.local(moment).0
    }

    /// The local day of an instant, and the microseconds of local time since its midnight.
    #[inline]
    #[must_use]
    pub fn local(&self, moment: Moment) -> (Day, i64) {
        let local = moment.micros().saturating_add(self.offset_at(moment));
        (Day::new(local.div_euclid(MICROS_PER_DAY) as i32), local.rem_euclid(MICROS_PER_DAY))
    }

    /// The instant at which local clocks show this day and these microseconds since midnight.
    ///
    /// A local time that does not exist (clocks put forward) is moved forward by the gap; of one that
    /// comes twice (clocks put back) the first is meant. 24:00 is the next day's 00:00.
    #[inline]
    #[must_use]
    pub fn moment(&self, day: Day, micros_of_day: i64) -> Moment {
        let local = i64::from(day.number()).saturating_mul(MICROS_PER_DAY).saturating_add(micros_of_day);
        match &self.0 {
            Offsets::Fixed(offset) => Moment::from_micros(local.saturating_sub(*offset)),
            Offsets::Changing(changes) => Moment::from_micros(changes.instant(local)),
        }
    }

    /// The first instant of a day.
    #[inline]
    #[must_use]
    pub fn start_of(&self, day: Day) -> Moment {
        self.moment(day, 0)
    }

    /// The last microsecond of a day.
    #[inline]
    #[must_use]
    pub fn end_of(&self, day: Day) -> Moment {
        self.start_of(day + 1).plus_micros(-1)
    }

    /// Microseconds ahead of UTC at an instant.
    #[inline]
    fn offset_at(&self, moment: Moment) -> i64 {
        match &self.0 {
            Offsets::Fixed(offset) => *offset,
            Offsets::Changing(changes) => changes.offset_at(moment.micros()),
        }
    }
}

impl Changes {
    fn offset_at(&self, instant: i64) -> i64 {
        self.offset_after(self.list.partition_point(|&(at, _)| at <= instant))
    }

    fn offset_after(&self, changes: usize) -> i64 {
        changes.checked_sub(1).map_or(self.first, |last| self.list[last].1)
    }

    fn instant(&self, local: i64) -> i64 {
        let passed = self.passed(local);
        let offset = self.offset_after(passed);
        let instant = local.saturating_sub(offset);
        let in_gap = passed > 0 && instant < self.list[passed - 1].0;
        if in_gap { local.saturating_sub(self.offset_after(passed - 1)) } else { instant }
    }

    /// How many changes lie behind a local time, each seen on the clock as it ran before the change.
    fn passed(&self, local: i64) -> usize {
        let (mut low, mut high) = (0, self.list.len());
        while low < high {
            let middle = low.midpoint(high);
            let on_the_old_clock = self.list[middle].0.saturating_add(self.offset_after(middle));
            if on_the_old_clock <= local { low = middle + 1 } else { high = middle }
        }
        low
    }
}
