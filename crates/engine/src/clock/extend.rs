//! Extensions: once, before expiry, by the right role, no longer than the law allows (行政许可法 art. 42).

use super::due::due_of;
use super::evaluate::Ground;
use super::reach::counted_in;
use super::run::{ClockRun, Due, Runs};
use super::span::{Irregularity, planned_through};
use super::spec::{ClockSpec, ExtendSpec};
use crate::event::{Fact, Flags};
use calendar::{Calendar, Day};
use calendar::{Limit, Unit};
use core::ops::Range;

/// Judges the extensions of a run among some of the facts; the first lawful one counts.
pub(crate) fn extend(
    ground: &Ground<'_>,
    (spec, by): (&ClockSpec, &ExtendSpec),
    among: Range<usize>,
    run: &mut ClockRun,
    runs: &Runs,
) {
    for at in among {
        let Some(fact) = ground.facts.get(at) else { continue };
        if !fact.marks.meets(by.by) || fact.at < run.start || run.stop.is_some_and(|stop| fact.at > stop) {
            continue;
        }
        let most = most(ground, by);
        let wrong = judge(ground, by, run, fact, most);
        run.extension_irregular = run.extension_irregular.and(wrong);
        // Missing reasons are a breach of the duty to tell, not of the power to extend.
        let void = Irregularity::SECOND_EXTENSION
            .and(Irregularity::AFTER_EXPIRY)
            .and(Irregularity::WRONG_ROLE)
            .and(Irregularity::NOT_EXTENDABLE);
        if !wrong.meets(void) && run.limit.is_some() {
            let calendar = ground.setting.calendar;
            run.extra = extra(calendar, run, fact.planned.unwrap_or(most), most);
            run.extended_by = u32::try_from(at).ok();
            run.due = due_of(calendar, spec, run, runs);
        }
    }
}

/// The extension in units of the clock: what was given, at most what may be given. A length in another unit is
/// laid on the due day and counted in the clock's.
fn extra(calendar: &Calendar, run: &ClockRun, given: Limit, most: Limit) -> u32 {
    let unit = match run.limit.map(Limit::unit) {
        Some(Unit::Month | Unit::CalendarDay) => Unit::CalendarDay,
        Some(unit) => unit,
        None => return 0,
    };
    if given.unit() == unit && most.unit() == unit {
        return given.count().min(most.count());
    }
    let days = |day: Day| {
        let through = planned_through(calendar, day, given)?.min(planned_through(calendar, day, most)?);
        counted_in(calendar, unit, day, through, &[])
    };
    match unit {
        Unit::WorkingDay | Unit::CalendarDay | Unit::Month => run.due_day().and_then(days),
        Unit::WorkingHour | Unit::Hour => None,
    }
    .unwrap_or(given.count().min(most.count()))
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
    let joint = ground.item.is_some_and(|item| item.joint) && !by.roles_joint.is_empty();
    let roles = if joint { &by.roles_joint } else { &by.roles };
    if !roles.is_empty() && fact.role.is_some() && !roles.contains(&fact.role) {
        wrong = wrong.and(Irregularity::WRONG_ROLE);
    }
    if ground.item.is_some_and(|item| !item.extendable) {
        wrong = wrong.and(Irregularity::NOT_EXTENDABLE);
    }
    let longer = |planned: Limit| planned.unit() == most.unit() && planned.count() > most.count();
    if fact.planned.is_some_and(longer) {
        wrong = wrong.and(Irregularity::TOO_LONG);
    }
    if by.needs_reason && !fact.flags.has(Flags::REASONED) {
        wrong = wrong.and(Irregularity::NO_REASON);
    }
    wrong
}
