//! Fees.

use crate::story::Story;
use calendar::Day;
use engine::EventKind;

type Made = Option<(Day, Day)>;

pub(super) fn overcharged(story: &mut Story<'_>) -> Made {
    let row = story.row(EventKind::FeeCharged)?;
    row.amount_fen *= 3;
    Some((row.day, row.day))
}

pub(super) fn charged_off_list(story: &mut Story<'_>) -> Made {
    let day = story.later(story.day(EventKind::Accepted)?, 1);
    let who = story.staff("cashier");
    let row = story.insert(EventKind::FeeCharged, day, who);
    (row.subject, row.amount_fen) = ("express_fee", 20_000);
    Some((day, day))
}
