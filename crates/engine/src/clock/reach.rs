//! The n-th counted day after a day, with suspensions left out; and its inverse.

use super::span::OPEN;
use calendar::Unit;
use calendar::{Calendar, Day};

/// Where counting arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// On this day.
    On(Day),
    /// Nowhere while the suspension is open: nothing is due.
    Suspended,
    /// Outside the calendar: refused, never guessed.
    Outside,
}

impl Reach {
    /// Returns the day, if counting arrived.
    #[must_use]
    pub const fn day(self) -> Option<Day> {
        match self {
            Reach::On(day) => Some(day),
            Reach::Suspended | Reach::Outside => None,
        }
    }
}

#[inline]
fn count(calendar: &Calendar, unit: Unit, after: Day, through: Day) -> Option<u32> {
    if unit == Unit::WorkingDay {
        calendar.count_in(after, through)
    } else {
        u32::try_from(through - after).ok()
    }
}

#[inline]
fn step(calendar: &Calendar, unit: Unit, day: Day, n: u32) -> Reach {
    let reached = if unit == Unit::WorkingDay {
        calendar.nth_after(day, n)
    } else {
        i32::try_from(n).ok().map(|n| day + n)
    };
    reached.map_or(Reach::Outside, Reach::On)
}

/// Returns the n-th counted day after `start`; `spans` are disjoint, ascending, `(after, through]`.
///
/// One table look-up for each suspension that is met on the way: constant time otherwise. A suspension that begins
/// after the n-th day has been reached is never met, so it rescues nothing.
#[inline]
pub(crate) fn nth_counted(
    calendar: &Calendar,
    unit: Unit,
    start: Day,
    n: u32,
    spans: &[(Day, Day)],
) -> Reach {
    let mut at = start;
    let mut left = n;
    for &(after, through) in spans {
        if through <= at {
            continue;
        }
        if after > at {
            let Some(counted) = count(calendar, unit, at, after) else { return Reach::Outside };
            if counted >= left {
                break;
            }
            left -= counted;
        } else if left == 0 {
            break;
        }
        if through == OPEN {
            return Reach::Suspended;
        }
        at = through;
    }
    step(calendar, unit, at, left)
}

/// Returns the first working day from `day` on that no suspension leaves out (民法典 art. 203).
pub(crate) fn settle(calendar: &Calendar, day: Day, spans: &[(Day, Day)]) -> Reach {
    let mut from = day;
    loop {
        let Some(rolled) = calendar.nth_after(from, 0) else { return Reach::Outside };
        match spans.iter().find(|(after, through)| *after < rolled && rolled <= *through) {
            None => return Reach::On(rolled),
            Some((_, through)) if *through == OPEN => return Reach::Suspended,
            Some((_, through)) => from = *through + 1,
        }
    }
}

/// Returns the counted days d, `start < d <= through`, with suspensions left out.
#[inline]
pub(crate) fn counted_in(
    calendar: &Calendar,
    unit: Unit,
    start: Day,
    through: Day,
    spans: &[(Day, Day)],
) -> Option<u32> {
    if through <= start {
        return Some(0);
    }
    let mut sum = 0;
    let mut at = start;
    for &(after, until) in spans {
        if until <= at {
            continue;
        }
        if after >= through {
            break;
        }
        if after > at {
            sum += count(calendar, unit, at, after)?;
        }
        at = until.min(through);
        if at == through {
            return Some(sum);
        }
    }
    Some(sum + count(calendar, unit, at, through)?)
}
