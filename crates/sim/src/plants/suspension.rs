//! Clocks stopped and extended against the law.

use crate::story::{Story, days};
use calendar::Day;
use engine::{EventKind, Limit};

type Made = Option<(Day, Day)>;

/// Puts a special procedure into a case: so many working days after acceptance, told to take some, taking others.
/// The steps follow it. Returns the row of its beginning.
fn procedure(story: &mut Story<'_>, after: u32, planned: u32, taken: u32) -> Option<usize> {
    let accepted = story.day(EventKind::Accepted)?;
    let item = story.item;
    let special = item.specials.first()?;
    let steps = story.find(EventKind::StepStarted, "")?;
    story.shift(steps, after + taken);
    let from = story.later(accepted, after);
    let to = story.later(from, taken);
    let who = story.staff("handler");
    let row = story.insert(EventKind::SpecialStarted, from, who);
    (row.subject, row.ground, row.document) = (&special.code, &special.ground, "suspension_notice");
    row.planned = Some(length(planned));
    let began = story.rows.len() - 1;
    story.insert(EventKind::SpecialEnded, to, who).subject = &special.code;
    Some(began)
}

fn length(days: u32) -> Limit {
    Limit::working_days(u16::try_from(days).unwrap_or(1))
}

/// As a limit it is missed on the last day that was told.
pub(super) fn special_overrun(story: &mut Story<'_>) -> Made {
    let (from, _) = overlong(story)?;
    let due = story.later(from, 4);
    Some((due, due))
}

/// As a suspension it is known to be overlong when it ends.
pub(super) fn suspended_overlong(story: &mut Story<'_>) -> Made {
    overlong(story)
}

fn overlong(story: &mut Story<'_>) -> Made {
    let late = story.chance.between(1, 4);
    let began = procedure(story, 1, 4, 4 + late)?;
    let from = story.rows.get(began)?.day;
    Some((from, story.later(from, 4 + late)))
}

pub(super) fn special_unlisted(story: &mut Story<'_>) -> Made {
    let began = procedure(story, 1, 3, 2)?;
    for row in &mut story.rows[began..] {
        row.subject = "auction";
    }
    let row = story.rows.get_mut(began)?;
    row.ground = "auction";
    Some((row.day, row.day))
}

/// A procedure as it should be, but for what happens in it.
pub(crate) fn suspended(story: &mut Story<'_>) -> Made {
    let began = procedure(story, 1, 5, 4)?;
    let day = story.rows.get(began)?.day;
    Some((day, day))
}

pub(crate) fn waiting_for_leader(story: &mut Story<'_>) -> Made {
    let accepted = story.day(EventKind::Accepted)?;
    let waited = story.chance.between(2, 6);
    let steps = story.find(EventKind::StepStarted, "")?;
    story.shift(steps, 1 + waited);
    let (from, to) = (story.later(accepted, 1), story.later(accepted, 1 + waited));
    let who = story.staff("handler");
    let row = story.insert(EventKind::Suspended, from, who);
    (row.reason, row.document, row.planned) = ("等领导批示", "suspension_notice", Some(length(8)));
    story.insert(EventKind::Resumed, to, who);
    Some((from, from))
}

pub(super) fn suspended_untold(story: &mut Story<'_>) -> Made {
    let began = procedure(story, 1, 5, 4)?;
    let row = story.rows.get_mut(began)?;
    row.document = "";
    Some((row.day, row.day))
}

pub(super) fn suspended_openly(story: &mut Story<'_>) -> Made {
    let began = procedure(story, 1, 5, 4)?;
    let row = story.rows.get_mut(began)?;
    row.planned = None;
    Some((row.day, row.day))
}

pub(super) fn suspended_too_late(story: &mut Story<'_>) -> Made {
    let after = days(story.item.statutory, 20) + 2;
    let began = procedure(story, after, 5, 3)?;
    let day = story.rows.get(began)?.day;
    Some((day, day))
}

pub(super) fn suspension_left_open(story: &mut Story<'_>) -> Made {
    let began = procedure(story, 1, 5, 3)?;
    let day = story.rows.get(began)?.day;
    story.remove(EventKind::SpecialEnded);
    Some((day, story.day(EventKind::Decided)?))
}

pub(crate) fn suspended_near_limit(story: &mut Story<'_>) -> Made {
    let left = story.chance.between(0, 2);
    let after = days(story.item.promised, 20) - left;
    let began = procedure(story, after, 5, 4)?;
    // On the last day there is time until the windows close.
    let row = story.rows.get_mut(began)?;
    Some((row.day, row.day))
}

pub(super) fn suspension_backdated(story: &mut Story<'_>) -> Made {
    let began = procedure(story, 1, 6, 5)?;
    let late = story.chance.between(4, 9);
    let (day, second) = story.rows.get(began).map(|row| (row.day, row.second))?;
    let entered = story.later(day, late);
    story.rows.get_mut(began)?.recorded = Some((entered, second));
    Some((day, entered))
}

/// Extends a case so many working days after acceptance; the decision is put off until it was.
fn extend(story: &mut Story<'_>, after: u32, post: &'static str, planned: u32) -> Option<Day> {
    let accepted = story.day(EventKind::Accepted)?;
    let day = story.later(accepted, after);
    let until = story.later(day, 2);
    story.decide_on(until)?;
    let who = story.staff(post);
    let row = story.insert(EventKind::Extended, day, who);
    (row.document, row.reason, row.planned) =
        ("extension_notice", "情况复杂，需进一步核实", Some(length(planned)));
    Some(day)
}

pub(super) fn extended_twice(story: &mut Story<'_>) -> Made {
    extend(story, 1, "head", 5)?;
    let day = extend(story, 3, "head", 5)?;
    Some((day, day))
}

pub(super) fn extended_by_clerk(story: &mut Story<'_>) -> Made {
    let day = extend(story, 2, "window", 5)?;
    Some((day, day))
}

pub(super) fn extended_too_long(story: &mut Story<'_>) -> Made {
    let day = extend(story, 2, "head", 15)?;
    Some((day, day))
}

pub(super) fn extended_unexplained(story: &mut Story<'_>) -> Made {
    let day = extend(story, 2, "head", 5)?;
    story.row(EventKind::Extended)?.reason = "";
    Some((day, day))
}

pub(super) fn extended_anyway(story: &mut Story<'_>) -> Made {
    let day = extend(story, 2, "head", 5)?;
    Some((day, day))
}

pub(super) fn extended_too_late(story: &mut Story<'_>) -> Made {
    let after = days(story.item.statutory, 20) + 1;
    let day = extend(story, after, "head", 5)?;
    Some((day, day))
}
