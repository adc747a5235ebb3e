//! Practices of handling: stopping the clock, ending before the limit, passing over steps and deliveries.

use super::Followed;
use crate::plants::{records, suspension};
use crate::row::Actor;
use crate::story::{Story, days};
use calendar::Day;
use engine::EventKind;

type Made = Option<(Day, Day)>;

fn shown(made: Made) -> Followed {
    made.map_or(Followed::Not, |(_, known)| Followed::Shown(known))
}

/// Stops the clock of a case that nobody stopped or extended and that was decided.
fn stop(story: &mut Story<'_>, how: fn(&mut Story<'_>) -> Made) -> Followed {
    let odd = [EventKind::SpecialStarted, EventKind::Extended, EventKind::Returned];
    let plain = odd.iter().all(|kind| story.find(*kind, "").is_none());
    if plain && story.day(EventKind::Decided).is_some() { shown(how(story)) } else { Followed::Not }
}

pub(super) fn stops_near_limit(story: &mut Story<'_>, _: Actor) -> Followed {
    stop(story, suspension::suspended_near_limit)
}

pub(super) fn stops_again(story: &mut Story<'_>, _: Actor) -> Followed {
    stop(story, records::suspended_thrice)
}

pub(super) fn waits_for_the_leader(story: &mut Story<'_>, _: Actor) -> Followed {
    stop(story, suspension::waiting_for_leader)
}

/// A verification on site that nobody made.
pub(super) fn stops_for_nothing(story: &mut Story<'_>, _: Actor) -> Followed {
    let inspected = story.item.specials.first().is_some_and(|special| special.ground == "inspection");
    if !inspected {
        return Followed::Not;
    }
    if story.find(EventKind::SpecialStarted, "").is_some() {
        let ended = story.day(EventKind::SpecialEnded);
        story.remove(EventKind::SiteVerified);
        return ended.map_or(Followed::Not, Followed::Shown);
    }
    let followed = stop(story, suspension::suspended);
    match (followed, story.day(EventKind::SpecialEnded)) {
        (Followed::Shown(_), Some(ended)) => Followed::Shown(ended),
        (other, _) => other,
    }
}

/// The procedure is ended when everything else is done.
pub(super) fn resumes_to_finish(story: &mut Story<'_>, _: Actor) -> Followed {
    if story.find(EventKind::SpecialStarted, "").is_none()
        && stop(story, suspension::suspended) == Followed::Not
    {
        return Followed::Not;
    }
    let Some(done) = story.row(EventKind::Concluded).map(|row| (row.day, row.second)) else {
        return Followed::Not;
    };
    let Some(ended) = story.row(EventKind::SpecialEnded) else { return Followed::Not };
    (ended.day, ended.second) = (done.0, done.1.saturating_sub(60));
    Followed::Shown(done.0)
}

/// On the last or the last but one day of the promise the case is ended without a decision.
pub(super) fn ends_near_limit(story: &mut Story<'_>, _: Actor) -> Followed {
    let odd = [EventKind::SpecialStarted, EventKind::Extended, EventKind::AcceptedWithGaps];
    let Some(accepted) = story.day(EventKind::Accepted) else { return Followed::Not };
    if odd.iter().any(|kind| story.find(*kind, "").is_some()) || story.day(EventKind::Decided).is_none() {
        return Followed::Not;
    }
    let left = story.chance.below(2);
    let day = story.later(accepted, days(story.item.promised, 20) - left);
    let Some(end) = story.last_step() else { return Followed::Not };
    story.rows.truncate(end);
    let who = story.staff("handler");
    let row = story.insert(EventKind::Terminated, day, who);
    row.reason = "申请人要求重新申报";
    Followed::Ended(day)
}

pub(super) fn delivers_nothing(story: &mut Story<'_>, _: Actor) -> Followed {
    let denied = |row: &crate::row::Row<'_>| row.outcome == engine::Outcome::Denied;
    if story.find(EventKind::Delivered, "").is_none() || story.rows.iter().any(denied) {
        return Followed::Not;
    }
    story.remove(EventKind::Delivered);
    story.remove(EventKind::Rated);
    let Some(concluded) = story.day(EventKind::Concluded) else { return Followed::Not };
    Followed::Shown(story.later(concluded, 16))
}

pub(super) fn skips_a_step(story: &mut Story<'_>, _: Actor) -> Followed {
    let made = records::review_skipped(story);
    shown(made.and(story.day(EventKind::Concluded)).map(|day| (day, day)))
}

/// The second step is done first.
pub(super) fn turns_steps_round(story: &mut Story<'_>, _: Actor) -> Followed {
    let of = |story: &Story<'_>, kind, number: usize| {
        let code = story.item.steps.get(number).map_or("", |step| step.code.as_str());
        story.rows.iter().rposition(|row| row.kind == kind && row.subject == code)
    };
    let returned = story.find(EventKind::Returned, "").is_some();
    let mut last = None;
    for kind in [EventKind::StepStarted, EventKind::StepEnded] {
        let (Some(one), Some(two)) = (of(story, kind, 0), of(story, kind, 1)) else { return Followed::Not };
        if returned {
            return Followed::Not;
        }
        let (first, second) = (story.rows[one].clone(), story.rows[two].clone());
        story.rows[one] = crate::row::Row { day: first.day, second: first.second, ..second.clone() };
        story.rows[two] = crate::row::Row { day: second.day, second: second.second, ..first };
        last = last.max(Some(second.day));
    }
    last.map_or(Followed::Not, Followed::Shown)
}

/// The first step is ended a second time, though nobody sent it back.
pub(super) fn repeats_a_step(story: &mut Story<'_>, _: Actor) -> Followed {
    if story.find(EventKind::Returned, "").is_some() {
        return Followed::Not;
    }
    let Some(row) = story.row(EventKind::StepEnded).map(|row| row.clone()) else { return Followed::Not };
    let day = row.day;
    let again = crate::row::Row { second: row.second + 45, ..row };
    story.rows.push(again);
    Followed::Shown(day)
}
