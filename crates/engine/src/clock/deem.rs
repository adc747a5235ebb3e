//! Starts that the law puts in place of missing ones.

use super::evaluate::Ground;
use super::evaluate::Start;
use super::reach::nth_counted;

use super::spec::{ClockSpec, Deemed};
use calendar::DayEnd;
use calendar::Unit;

/// Returns the deemed start: nothing that prevents it happened within the limit.
///
/// 行政许可法 art. 32(4): what is missing must be told once, on the spot or within five working days; if it is not,
/// the application is accepted from the day it was received.
pub(crate) fn deemed_start(ground: &Ground<'_>, spec: &ClockSpec, deemed: &Deemed) -> Option<Start> {
    let calendar = ground.setting.calendar;
    let fact = ground.first.of(deemed.from)?;
    let from = ground.facts[fact].at;
    let day = calendar.zone().day_of(from);
    let unit = if deemed.within.unit() == Unit::WorkingDay { Unit::WorkingDay } else { Unit::CalendarDay };
    let last = nth_counted(calendar, unit, day, deemed.within.count(), &[]).day()?;
    let boundary = match spec.day_end {
        DayEnd::CloseOfBusiness => calendar.closes(last).unwrap_or_else(|| calendar.zone().end_of(last)),
        DayEnd::Midnight => calendar.zone().end_of(last),
    };
    let prevented = ground.first.of(deemed.unless).is_some_and(|at| ground.facts[at].at <= boundary);
    (!prevented && ground.as_of > boundary).then(|| Start {
        fact,
        about: fact,
        at: from,
        known_at: boundary.plus_micros(1),
        deemed: true,
    })
}
