//! Practices of entering: late, in the evening, by the month, under an earlier date.

use super::Followed;
use crate::row::Actor;
use crate::story::Story;
use calendar::Day;
use engine::EventKind;

/// Enters rows of an actor elsewhere in time; returns the last day on which one was entered.
fn enter(
    story: &mut Story<'_>,
    who: Actor,
    mut at: impl FnMut(&mut Story<'_>, Day) -> (Day, u32),
) -> Followed {
    let mut last = None;
    for number in 0..story.rows.len() {
        let (actor, day) = (story.rows[number].actor, story.rows[number].day);
        if actor == who {
            let entered = at(story, day);
            story.rows[number].recorded = Some(entered);
            last = last.max(Some(entered.0));
        }
    }
    last.map_or(Followed::Not, Followed::Shown)
}

pub(super) fn days_later(story: &mut Story<'_>, who: Actor) -> Followed {
    enter(story, who, |story, day| {
        let days = story.chance.between(2, 6);
        (story.later(day, days), 9 * 3600 + story.chance.below(7 * 3600))
    })
}

pub(super) fn in_the_evening(story: &mut Story<'_>, who: Actor) -> Followed {
    enter(story, who, |story, day| (day, 19 * 3600 + story.chance.below(3 * 3600)))
}

/// All of a month's concluded cases are entered together on the third working day of the next, in one second.
pub(super) fn by_the_month(story: &mut Story<'_>, _: Actor) -> Followed {
    let Some(concluded) = story.day(EventKind::Concluded) else { return Followed::Not };
    let last = story.rows.last().map_or(concluded, |row| row.day);
    let entered = story.later(month_end(concluded.max(last)), 3);
    let clerk = Actor { post: "handler", number: 1 };
    for row in story.rows.iter_mut().filter(|row| row.actor != Actor::APPLICANT) {
        row.recorded = Some((entered, 16 * 3600));
        if matches!(row.kind, EventKind::Accepted | EventKind::AcceptedWithGaps | EventKind::Concluded) {
            (row.actor, row.role) = (clerk, "handler");
        }
    }
    Followed::Shown(entered)
}

/// The last day of a month.
pub(super) fn month_end(day: Day) -> Day {
    let (year, month, _) = day.ymd();
    Day::from_ymd(year, month, 1).map_or(day, |first| first.add_months(1) - 1)
}

/// The whole case is said to have been weeks earlier than its number was given out.
pub(super) fn weeks_back(story: &mut Story<'_>, _: Actor) -> Followed {
    let days = story.chance.between(10, 15);
    let known = story.rows.last().map(|row| row.day);
    for row in &mut story.rows {
        let (mut day, mut left) = (row.day, days);
        while left > 0 {
            day = day - 1;
            left -= u32::from(story.calendar.working(day).unwrap_or(true));
        }
        row.day = day;
        row.due = None;
    }
    known.map_or(Followed::Not, Followed::Shown)
}
