//! How a case was kept: entered late, altered, complained of, sent to and fro, accepted with gaps, steps passed over.

use super::process::once;
use crate::row::Actor;
use crate::story::Story;
use calendar::Day;
use engine::{EventKind, Limit};

type Made = Option<(Day, Day)>;

pub(super) fn entered_late(story: &mut Story<'_>) -> Made {
    let late = story.chance.between(2, 6);
    let (day, second) = story.row(EventKind::Decided).map(|row| (row.day, row.second))?;
    let entered = story.later(day, late);
    story.row(EventKind::Decided)?.recorded = Some((entered, second));
    Some((day, entered))
}

pub(super) fn altered_afterwards(story: &mut Story<'_>) -> Made {
    let days = story.chance.between(1, 5);
    let day = story.later(story.day(EventKind::Concluded)?, days);
    let who = story.staff("handler");
    let row = story.insert(EventKind::Amended, day, who);
    (row.subject, row.reason) = ("accepted", "受理时间录入有误");
    once(day)
}

pub(super) fn complained_of(story: &mut Story<'_>) -> Made {
    let day = story.later(story.day(EventKind::Concluded)?, 1);
    let upheld = story.later(day, 4);
    let row = story.insert(EventKind::Complained, day, (Actor::APPLICANT, "applicant"));
    row.reason = "窗口态度生硬、推诿";
    let who = story.staff("head");
    story.insert(EventKind::ComplaintUpheld, upheld, who);
    once(upheld)
}

/// That there was no notice is to be seen once the case has any other paper.
pub(super) fn accepted_untold(story: &mut Story<'_>) -> Made {
    let paper = story.day(EventKind::Decided)?;
    let row = story.row(EventKind::Accepted)?;
    row.document = "";
    Some((row.day, paper))
}

pub(super) fn sent_back_twice(story: &mut Story<'_>) -> Made {
    let started = story.find(EventKind::StepStarted, "")?;
    let step = story.rows.get(started)?.clone();
    story.shift(started + 1, 3);
    let mut day = step.day;
    for days in [1, 2] {
        day = story.later(step.day, days);
        let who = story.staff("approver");
        let row = story.insert(EventKind::Returned, day, who);
        (row.subject, row.reason) = (step.subject, "审查意见不完整");
        let second = row.second + 600;
        story.put(EventKind::StepStarted, (day, second), (step.actor, step.role)).subject = step.subject;
    }
    once(day)
}

pub(crate) fn suspended_thrice(story: &mut Story<'_>) -> Made {
    let accepted = story.day(EventKind::Accepted)?;
    let special = story.item.specials.first()?;
    let steps = story.find(EventKind::StepStarted, "")?;
    story.shift(steps, 7);
    let mut from = accepted;
    for days in [1, 3, 5] {
        from = story.later(accepted, days);
        let to = story.later(accepted, days + 1);
        let who = story.staff("handler");
        let row = story.insert(EventKind::SpecialStarted, from, who);
        (row.subject, row.ground, row.document) = (&special.code, &special.ground, "suspension_notice");
        row.planned = Some(Limit::working_days(2));
        story.insert(EventKind::SpecialEnded, to, who).subject = &special.code;
    }
    once(from)
}

/// Takes away what came in of the last material that may follow, or of the last that may not.
fn gap(story: &mut Story<'_>, may_follow: bool) -> Option<(usize, Day)> {
    let item = story.item;
    let wanted = item.materials.iter().rfind(|one| one.required && one.may_follow == may_follow)?;
    let came = story.find(EventKind::MaterialReceived, &wanted.code)?;
    let accepted = story.row(EventKind::Accepted)?;
    (accepted.kind, accepted.document) = (EventKind::AcceptedWithGaps, "gap_notice");
    Some((came, accepted.day))
}

pub(super) fn gap_not_allowed(story: &mut Story<'_>) -> Made {
    let (came, accepted) = gap(story, false)?;
    let next = story.later(accepted, 1);
    story.rows.get_mut(came)?.day = next;
    once(accepted)
}

pub(super) fn gap_left_open(story: &mut Story<'_>) -> Made {
    let (came, accepted) = gap(story, true)?;
    let due = story.later(accepted, 2);
    let late = story.later(due, 1);
    story.row(EventKind::AcceptedWithGaps)?.planned = Some(Limit::working_days(2));
    let row = story.rows.get_mut(came)?;
    (row.day, row.second) = (late, 10 * 3600);
    let decided = story.later(late, 1);
    story.decide_on(decided)?;
    Some((due, due))
}

pub(super) fn granted_with_gap(story: &mut Story<'_>) -> Made {
    let (came, _) = gap(story, true)?;
    story.rows.remove(came);
    once(story.day(EventKind::Decided)?)
}

/// The first step is left out; that is to be seen when the second ends.
pub(crate) fn review_skipped(story: &mut Story<'_>) -> Made {
    let first = &story.item.steps.first()?.code;
    let step = |row: &crate::row::Row<'_>| {
        matches!(row.kind, EventKind::StepStarted | EventKind::StepEnded | EventKind::Returned)
            && row.subject == first
    };
    story.rows.retain(|row| !step(row));
    once(story.day(EventKind::StepEnded)?)
}

pub(super) fn decided_too_soon(story: &mut Story<'_>) -> Made {
    let decided = story.day(EventKind::Decided)?;
    let next = story.later(decided, 1);
    let last = story.rows.iter().rposition(|row| row.kind == EventKind::StepEnded)?;
    story.rows.get_mut(last)?.day = next;
    Some((decided, next))
}

pub(super) fn handed_over_and_left(story: &mut Story<'_>) -> Made {
    let decided = story.find(EventKind::Decided, "")?;
    let ended = story.last_step()?;
    let (day, second) = story.rows.get(ended).map(|row| (row.day, row.second))?;
    story.shift(decided, 4);
    let who = story.staff("handler");
    story.put(EventKind::Transferred, (day, second + 60), who);
    let due = story.later(day, 2);
    Some((due, due))
}

pub(super) fn asked_again(story: &mut Story<'_>) -> Made {
    let day = story.later(story.day(EventKind::Accepted)?, 1);
    let item = story.item;
    let material = item.materials.iter().find(|material| material.required && !material.shareable)?;
    let who = story.staff("window");
    story.insert(EventKind::MaterialRequested, day, who).subject = &material.code;
    once(day)
}

/// Concluded in time on paper, opened again, and done when the promise is over.
pub(super) fn reopened_late(story: &mut Story<'_>) -> Made {
    let due = story.later(story.day(EventKind::Accepted)?, crate::story::days(story.item.promised, 20));
    let concluded = story.day(EventKind::Concluded)?;
    let opened = story.later(concluded, 1);
    let late = story.chance.between(1, 3);
    let again = story.later(due.max(opened), late);
    let who = story.staff("window");
    story.insert(EventKind::Reopened, opened, who).reason = "系统内先办结，后继续办理";
    story.insert(EventKind::Concluded, again, who);
    Some((due, due))
}
