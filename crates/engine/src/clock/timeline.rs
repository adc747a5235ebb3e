//! Suspensions and extensions in the order in which they came: each is judged by the limit as it ran at that moment.

use super::due::due_of;
use super::evaluate::Ground;
use super::extend::extend;
use super::run::{ClockRun, Due, Runs};
use super::span::unite;
use super::spec::{ClockSpec, ExtendSpec};

/// Walks through the suspensions and extensions of a run and sets when it is due.
///
/// Needed where an extension may come between suspensions, and where a suspension leaves out the whole day on which
/// it begins: it must not reach back to a limit that had passed earlier on that day.
pub(super) fn walk(
    ground: &Ground<'_>,
    (spec, by): (&ClockSpec, Option<&ExtendSpec>),
    run: &mut ClockRun,
    runs: &mut Runs,
) {
    let calendar = ground.setting.calendar;
    let (from, to) = run.spans;
    run.spans.1 = from;
    run.due = due_of(calendar, spec, run, runs);
    let mut seen = 0;
    for at in from..to {
        let began = runs.spans[at as usize].began as usize;
        if let Some(by) = by {
            extend(ground, (spec, by), seen..began, run, runs);
        }
        seen = seen.max(began);
        if let Due::At { moment, .. } = run.due {
            runs.spans[at as usize].late_after(moment);
        }
        run.spans.1 = at + 1;
        unite(&runs.spans[at as usize], run.united.0 as usize, &mut runs.united);
        run.united.1 = u32::try_from(runs.united.len()).unwrap_or(u32::MAX);
        run.due = due_of(calendar, spec, run, runs);
    }
    if let Some(by) = by {
        extend(ground, (spec, by), seen..ground.facts.len(), run, runs);
    }
}
