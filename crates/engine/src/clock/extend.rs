//! Extensions: once, before expiry, by the right role, no longer than the law allows (行政许可法 art. 42).

use super::boundary::due_of;
use super::run::{ClockRun, Due, Ground, Runs};
use super::span::Irregularity;
use super::spec::{ClockSpec, ExtendSpec};
use crate::event::{Fact, Flags};
use crate::limit::Limit;

/// Judges every extension of a run; the first lawful one counts.
pub(crate) fn extend(
    ground: &Ground<'_>,
    (spec, by): (&ClockSpec, &ExtendSpec),
    run: &mut ClockRun,
    runs: &Runs,
) {
    for (at, fact) in ground.facts.iter().enumerate() {
        if !fact.marks.meets(by.by) || fact.at < run.start {
            continue;
        }
        let most = most(ground, by);
        let length = fact.planned.unwrap_or(most);
        let wrong = judge(ground, by, run, fact, most);
        run.extension_irregular = run.extension_irregular.and(wrong);
        // Missing reasons are a breach of the duty to tell, not of the power to extend.
        let void = Irregularity::SECOND_EXTENSION
            .and(Irregularity::AFTER_EXPIRY)
            .and(Irregularity::WRONG_ROLE)
            .and(Irregularity::NOT_EXTENDABLE);
        if !wrong.meets(void) && run.limit.is_some() {
            run.extra = length.count().min(most.count());
            run.extended_by = u32::try_from(at).ok();
            run.due = due_of(ground.setting.calendar, spec, run, runs);
        }
    }
}

fn most(ground: &Ground<'_>, by: &ExtendSpec) -> Limit {
    match ground.item {
        Some(item) => item.extension.unwrap_or(if item.joint { by.most_joint } else { by.most }),
        None => by.most,
    }
}

fn judge(ground: &Ground<'_>, by: &ExtendSpec, run: &ClockRun, fact: &Fact, most: Limit) -> Irregularity {
    let mut wrong = Irregularity::NONE;
    if run.extended_by.is_some() {
        wrong = wrong.and(Irregularity::SECOND_EXTENSION);
    }
    if let Due::At { moment, .. } = run.due
        && fact.at > moment
    {
        wrong = wrong.and(Irregularity::AFTER_EXPIRY);
    }
    if !by.roles.is_empty() && fact.role.is_some() && !by.roles.contains(&fact.role) {
        wrong = wrong.and(Irregularity::WRONG_ROLE);
    }
    if ground.item.is_some_and(|item| !item.extendable) {
        wrong = wrong.and(Irregularity::NOT_EXTENDABLE);
    }
    if fact.planned.is_some_and(|planned| planned.count() > most.count()) {
        wrong = wrong.and(Irregularity::TOO_LONG);
    }
    if by.needs_reason && !fact.flags.has(Flags::REASONED) {
        wrong = wrong.and(Irregularity::NO_REASON);
    }
    wrong
}
