//! A run as it was known at an earlier instant.

use super::evaluate::{Ground, evaluate_one};
use super::run::{ClockRun, Runs};
use super::spec::ClockSpec;
use crate::supervise::{First, View};
use calendar::Moment;

/// Returns the run as it was known at `at`, with the runs of its clock then; `None` before it was known.
///
/// For the rare questions that compare then and now, such as a due day that was declared before a suspension.
pub(crate) fn as_known(
    view: &View<'_>,
    spec: &ClockSpec,
    run: &ClockRun,
    at: Moment,
) -> Option<(ClockRun, Runs)> {
    let facts = view.facts();
    let seen = facts.get(..facts.partition_point(|fact| fact.at <= at))?;
    let mut first = First::default();
    first.fill(seen);
    let mut runs = Runs::default();
    let (setting, item, matter) = (view.setting, view.item, view.matter);
    let (details, kind) = (matter.details, matter.kind);
    let ground = Ground { setting, item, facts: seen, details, first: &first, kind, as_of: at };
    evaluate_one(&ground, run.clock, spec, &mut runs);
    let known = *runs.all().iter().find(|one| one.is(run))?;
    Some((known, runs))
}
