//! Limits that are missed.

use crate::story::{Story, days};
use calendar::Day;
use engine::EventKind;

type Made = Option<(Day, Day)>;

pub(super) fn promise_missed(story: &mut Story<'_>) -> Made {
    let due = story.later(story.day(EventKind::Accepted)?, days(story.item.promised, 20));
    decide_after(story, due)
}

pub(super) fn law_missed(story: &mut Story<'_>) -> Made {
    let due = story.later(story.day(EventKind::Accepted)?, days(story.item.statutory, 20));
    decide_after(story, due)
}

fn decide_after(story: &mut Story<'_>, due: Day) -> Made {
    let late = story.chance.between(1, 4);
    let day = story.later(due, late);
    story.decide_on(day)?;
    Some((due, due))
}

pub(super) fn never_decided(story: &mut Story<'_>) -> Made {
    let due = story.later(story.day(EventKind::Accepted)?, days(story.item.statutory, 20));
    let end = story.last_step()?;
    story.rows.truncate(end);
    Some((due, due))
}

pub(super) fn accepted_late(story: &mut Story<'_>) -> Made {
    let due = story.later(story.day(EventKind::Submitted)?, days(story.item.accept, 5));
    let late = story.chance.between(1, 4);
    let day = story.later(due, late);
    let accepted = story.find(EventKind::Accepted, "")?;
    let more = story.calendar.count_in(story.rows.get(accepted)?.day, day)?;
    story.shift(accepted, more);
    Some((due, due))
}

pub(super) fn silent_on_receipt(story: &mut Story<'_>) -> Made {
    story.rows.truncate(1);
    let due = story.later(story.day(EventKind::Submitted)?, 5);
    Some((due, due))
}

pub(super) fn delivered_late(story: &mut Story<'_>) -> Made {
    let due = story.later(story.day(EventKind::Decided)?, days(story.item.deliver, 10));
    let late = story.chance.between(1, 4);
    let day = story.later(due, late);
    story.row(EventKind::Delivered)?.day = day;
    Some((due, due))
}

pub(super) fn step_late(story: &mut Story<'_>) -> Made {
    let limit = days(story.item.steps.first()?.limit, 0);
    let due = story.later(story.day(EventKind::StepStarted)?, limit);
    let late = story.chance.between(1, 3);
    let day = story.later(due, late);
    let ended = story.find(EventKind::StepEnded, "")?;
    let more = story.calendar.count_in(story.rows.get(ended)?.day, day)?;
    story.shift(ended, more);
    Some((due, due))
}

pub(super) fn forwarded_late(story: &mut Story<'_>) -> Made {
    let started = story.find(EventKind::StepStarted, "lower_review")?;
    let due = story.later(story.rows.get(started)?.day, 20);
    let late = story.chance.between(1, 4);
    let day = story.later(due, late);
    let ended = story.find(EventKind::StepEnded, "lower_review")?;
    let more = story.calendar.count_in(story.rows.get(ended)?.day, day)?;
    story.shift(ended, more);
    Some((due, due))
}

pub(super) fn due_misdeclared(story: &mut Story<'_>) -> Made {
    let accepted = story.day(EventKind::Accepted)?;
    let more = story.chance.between(1, 5);
    let wrong = story.later(accepted, days(story.item.statutory, 20) + more);
    story.row(EventKind::Accepted)?.due = Some(wrong);
    Some((accepted, accepted))
}
