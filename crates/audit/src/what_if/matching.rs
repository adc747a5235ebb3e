//! Which cards of one setting are which of the other, within one case.

use super::card::{Card, CardChange};

/// How nearly two cards must be alike, in the order in which pairs are taken out: the nearest first, so that a card is
/// said to have moved only when no other stands where it stood.
const ALIKE: [fn(&Card, &Card) -> bool; 5] = [
    |a, b| level(a, b) && a.day == b.day && a.occasion == b.occasion,
    |a, b| level(a, b) && a.day == b.day,
    |a, b| level(a, b) && a.occasion == b.occasion,
    level,
    rule,
];

fn rule(a: &Card, b: &Card) -> bool {
    a.rule == b.rule && a.part == b.part
}

fn level(a: &Card, b: &Card) -> bool {
    rule(a, b) && a.level == b.level
}

/// Pairs the cards of a case; both lists are emptied. Returns how many are the same.
pub(super) fn pair(before: &mut Vec<Card>, after: &mut Vec<Card>, mut found: impl FnMut(CardChange)) -> u64 {
    let order = |card: &Card| (card.day, card.occasion, card.at);
    before.sort_by_key(order);
    after.sort_by_key(order);
    let mut same = 0;
    for alike in ALIKE {
        before.retain(|old| {
            let Some(at) = after.iter().position(|new| alike(old, new)) else { return true };
            let new = after.remove(at);
            match (old.level == new.level, old.day == new.day) {
                (true, true) => same += 1,
                (true, false) => found(CardChange::Moved { before: *old, after: new }),
                (false, _) => found(CardChange::Regraded { before: *old, after: new }),
            }
            false
        });
    }
    before.drain(..).for_each(|card| found(CardChange::Lost(card)));
    after.drain(..).for_each(|card| found(CardChange::Gained(card)));
    same
}
