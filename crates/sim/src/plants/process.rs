//! Steps left out, added, taken by the wrong person; materials, refusals, hearings.

use crate::row::Actor;
use crate::story::Story;
use calendar::Day;
use engine::{EventKind, ItemState, Outcome};

type Made = Option<(Day, Day)>;

pub(super) fn once(day: Day) -> Made {
    Some((day, day))
}

pub(super) fn acceptance_skipped(story: &mut Story<'_>) -> Made {
    story.remove(EventKind::Accepted);
    once(story.day(EventKind::Decided)?)
}

pub(super) fn decision_skipped(story: &mut Story<'_>) -> Made {
    story.remove(EventKind::Decided);
    once(story.day(EventKind::Concluded)?)
}

pub(super) fn corrected_twice(story: &mut Story<'_>) -> Made {
    let first = story.day(EventKind::Submitted)?;
    let accepted = story.find(EventKind::Accepted, "")?;
    story.shift(accepted, 5);
    let mut second = first;
    for days in [1, 3] {
        second = story.later(first, days);
        let who = story.staff("window");
        let row = story.insert(EventKind::CorrectionRequested, second, who);
        (row.document, row.reason) = ("correction_notice", "再补一份证明");
        let answered = story.later(first, days + 1);
        story.insert(EventKind::CorrectionSupplied, answered, (Actor::APPLICANT, "applicant"));
    }
    once(second)
}

pub(super) fn corrected_late(story: &mut Story<'_>) -> Made {
    let day = story.later(story.day(EventKind::Accepted)?, 1);
    let who = story.staff("window");
    let row = story.insert(EventKind::CorrectionRequested, day, who);
    (row.document, row.reason) = ("correction_notice", "受理后又要求补材料");
    once(day)
}

pub(super) fn refused_unexplained(story: &mut Story<'_>) -> Made {
    let accepted = story.find(EventKind::Accepted, "")?;
    let day = story.later(story.rows.get(accepted)?.day, 1);
    story.rows.truncate(accepted);
    refuse(story, day);
    once(day)
}

fn refuse<'s, 'a>(story: &'s mut Story<'a>, day: Day) -> &'s mut crate::row::Row<'a> {
    let who = story.staff("window");
    let row = story.insert(EventKind::RefusedToAccept, day, who);
    row.document = "refusal_notice";
    row
}

pub(super) fn denied_unexplained(story: &mut Story<'_>) -> Made {
    story.remove(EventKind::FeeCharged);
    let row = story.row(EventKind::Decided)?;
    (row.outcome, row.document, row.reason) = (Outcome::Denied, "remedy_notice", "");
    once(row.day)
}

pub(super) fn denied_without_remedy(story: &mut Story<'_>) -> Made {
    story.remove(EventKind::FeeCharged);
    let row = story.row(EventKind::Decided)?;
    (row.outcome, row.document, row.reason) = (Outcome::Denied, "decision", "不符合法定条件");
    once(row.day)
}

pub(super) fn hearing_left_out(story: &mut Story<'_>) -> Made {
    story.remove(EventKind::HearingHeld);
    once(story.day(EventKind::Decided)?)
}

pub(super) fn item_unlisted(story: &mut Story<'_>) -> Made {
    story.code = "ZZ-999";
    once(story.day(EventKind::Submitted)?)
}

pub(super) fn item_cancelled(story: &mut Story<'_>) -> Made {
    let accepted = story.day(EventKind::Accepted)?;
    let cancelled = |item: &&engine::ItemVersion| {
        item.state == ItemState::Cancelled
            && story.city.version(&item.code, accepted).is_some_and(|version| std::ptr::eq(version, *item))
    };
    story.code = &story.city.items.iter().find(cancelled)?.code;
    once(accepted)
}

pub(super) fn step_unlisted(story: &mut Story<'_>) -> Made {
    let day = story.later(story.day(EventKind::Accepted)?, 1);
    let (actor, _) = story.staff("handler");
    for kind in [EventKind::StepStarted, EventKind::StepEnded] {
        let row = story.put(kind, (day, 15 * 3600), (actor, "office"));
        row.subject = "leader_hint";
    }
    once(day)
}

pub(super) fn unauthorised(story: &mut Story<'_>) -> Made {
    let (actor, role) = story.staff("window");
    let row = story.row(EventKind::StepEnded)?;
    (row.actor, row.role) = (actor, role);
    once(row.day)
}

pub(super) fn one_person(story: &mut Story<'_>) -> Made {
    let decided = story.find(EventKind::Decided, "")?;
    let (actor, day) = story.rows.get(decided).map(|row| (row.actor, row.day))?;
    story.row(EventKind::Accepted)?.actor = actor;
    once(day)
}

pub(super) fn material_unlisted(story: &mut Story<'_>) -> Made {
    let day = story.later(story.day(EventKind::Accepted)?, 1);
    let who = story.staff("window");
    story.insert(EventKind::MaterialRequested, day, who).subject = "guarantee_letter";
    once(day)
}

pub(super) fn material_shareable(story: &mut Story<'_>) -> Made {
    let day = story.later(story.day(EventKind::Accepted)?, 1);
    let item = story.item;
    let material = item.materials.iter().find(|material| material.shareable)?;
    let who = story.staff("window");
    story.insert(EventKind::MaterialRequested, day, who).subject = &material.code;
    once(day)
}

pub(super) fn refused_although_complete(story: &mut Story<'_>) -> Made {
    let accepted = story.find(EventKind::Accepted, "")?;
    let day = story.later(story.rows.get(accepted)?.day, 1);
    story.rows.truncate(accepted);
    refuse(story, day).reason = "材料不齐全";
    once(day)
}

pub(super) fn accepted_although_incomplete(story: &mut Story<'_>) -> Made {
    let last = story.rows.iter().rposition(|row| row.kind == EventKind::MaterialReceived)?;
    story.rows.remove(last);
    once(story.day(EventKind::Accepted)?)
}

pub(super) fn verified_alone(story: &mut Story<'_>) -> Made {
    let day = story.later(story.day(EventKind::Accepted)?, 1);
    let who = story.staff("handler");
    let row = story.insert(EventKind::SiteVerified, day, who);
    // The guard of the rule looks at details, which the document brings along.
    (row.staff, row.document) = (Some(1), "site_record");
    once(day)
}
