//! Practices of time: everything at the end of the month, at once, at night, on the hour.

use super::Followed;
use super::entry::month_end;
use crate::row::{Actor, CLOSE};
use crate::story::{Story, days};
use engine::EventKind;

/// Keeps what could be decided now until the last working day of the month, where the promise allows it.
pub(super) fn for_the_month_end(story: &mut Story<'_>, _: Actor) -> Followed {
    let odd = [EventKind::SpecialStarted, EventKind::Extended];
    let (Some(accepted), Some(decided)) = (story.day(EventKind::Accepted), story.day(EventKind::Decided))
    else {
        return Followed::Not;
    };
    let due = story.later(accepted, days(story.item.promised, 20));
    let mut last = month_end(decided);
    while !story.calendar.working(last).unwrap_or(true) {
        last = last - 1;
    }
    if odd.iter().any(|kind| story.find(*kind, "").is_some()) || last <= decided || last >= due {
        return Followed::Not;
    }
    if story.decide_on(last).is_none() {
        return Followed::Not;
    }
    Followed::Shown(last)
}

/// From acceptance to conclusion within half an hour.
pub(super) fn at_once(story: &mut Story<'_>, _: Actor) -> Followed {
    let odd = [EventKind::SpecialStarted, EventKind::Extended, EventKind::Returned];
    let (Some(accepted), Some(concluded)) =
        (story.find(EventKind::Accepted, ""), story.find(EventKind::Concluded, ""))
    else {
        return Followed::Not;
    };
    let (day, from) = (story.rows[accepted].day, story.rows[accepted].second);
    let last = from + 100 * u32::try_from(concluded - accepted).unwrap_or(u32::MAX / 200);
    let long = last > from + 25 * 60 || last >= CLOSE;
    if odd.iter().any(|kind| story.find(*kind, "").is_some()) || long {
        return Followed::Not;
    }
    for (number, row) in (0..).zip(&mut story.rows[accepted..=concluded]) {
        (row.day, row.second) = (day, from + 100 * number);
    }
    Followed::Shown(day)
}

/// Works in the evening, where the next thing happens on another day.
pub(super) fn at_night(story: &mut Story<'_>, who: Actor) -> Followed {
    let mut last = None;
    for at in 0..story.rows.len() {
        let day = story.rows[at].day;
        let alone = story.rows.get(at + 1).is_none_or(|next| next.day > day);
        if alone && story.rows[at].actor == who {
            story.rows[at].second = 19 * 3600 + story.chance.below(4 * 3600);
            last = Some(day);
        }
    }
    last.map_or(Followed::Not, Followed::Shown)
}

/// Writes the full hour, where nothing else happened since it.
pub(super) fn full_hours(story: &mut Story<'_>, who: Actor) -> Followed {
    let mut last = None;
    for at in 0..story.rows.len() {
        let (day, second) = (story.rows[at].day, story.rows[at].second / 3600 * 3600);
        let earlier = usize::checked_sub(at, 1).and_then(|before| story.rows.get(before));
        let free = earlier.is_none_or(|before| (before.day, before.second) < (day, second));
        if free && story.rows[at].actor == who && second >= 9 * 3600 {
            story.rows[at].second = second;
            last = Some(day);
        }
    }
    last.map_or(Followed::Not, Followed::Shown)
}
