//! `suspension`: the clock was stopped just before its limit.
//!
//! At most `lead` units of the clock were left, as known the moment before; lawful or not, it is worth a look. The
//! value is what was left. Too many suspensions are a `repeated`, too long ones a clock `per = "each"`.

use super::common::{of_span, words};
use super::irregular::{run_number, was_reopened};
use crate::form::{Form, needed};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use calendar::{Moment, SuspensionDays};
use engine::{ClockIndex, ClockRun, Found, Irregularity, NO_FACT, Runs, Span, View};

pub(crate) const KIND: Kind = Kind {
    code: "suspension",
    zh: "临期停计：时限将满时停止时钟",
    en: "the clock was stopped just before its limit",
    keys: &[
        needed("clock", Form::Clock, "时钟", "the clock"),
        needed("lead", Form::Whole, "所余至多几个时限单位", "how many units of the clock were left at most"),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Debug)]
struct Suspension {
    clock: ClockIndex,
    lead: u16,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let clock = compile.clock(table, "clock");
    let lead = table.whole("lead", 0)?;
    let clock = clock?;
    let (zh, en) = compile.clock_name(clock);
    let words = Texts {
        demand: words(format!("不以停计规避{zh}"), format!("do not stop the {en} to escape it")),
        avoid: words("及早启动特别程序", "starting the special procedure early"),
    };
    Some(Made { check: Check::matter(Suspension { clock, lead }), parts: Vec::new(), words })
}

impl Look for Suspension {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        for run in view.runs(self.clock) {
            for (number, span) in view.runs.spans(run).iter().enumerate() {
                self.judge(view, found, run, (number, span));
            }
        }
    }
}

impl Suspension {
    fn judge(&self, view: &View<'_>, found: &mut Found<'_>, run: &ClockRun, (number, span): (usize, &Span)) {
        let Some(left) = left(view, run, span).filter(|left| *left <= u32::from(self.lead)) else { return };
        let occasion = of_span(view, run, number, span);
        let mut finding = found.finding(0, occasion, span.from.max(run.known_at), view.day_of(span.from));
        finding.evidence = [span.began, NO_FACT];
        finding.run = run_number(view, run);
        finding.value = i64::from(left);
        found.add(view, finding);
    }
}

/// The units left the moment before a suspension began; `None` when the limit had passed, the clock had stopped, or
/// it cannot be said.
fn left(view: &View<'_>, run: &ClockRun, span: &Span) -> Option<u32> {
    let before = span.from.plus_micros(-1);
    let spec = view.clock(run.clock)?;
    let used = |run: &ClockRun, runs: &Runs| runs.used(view.setting.calendar, spec, run, before);
    let left =
        |run: &ClockRun, used: u32| Some((run.limit?.count() + run.extra).saturating_sub(used + run.carried));
    let plain =
        matches!(spec.suspension_days, SuspensionDays::AfterStartThroughEnd | SuspensionDays::Instants);
    // What came later does not show in what was used: no extension, no reopening, no day left out in hindsight.
    if plain && run.extended_by.is_none() && !was_reopened(view, run) {
        let over = run.stop.is_some_and(|stop| stop <= before)
            || span.irregular.meets(Irregularity::AFTER_EXPIRY)
            || before < run.known_at
            || view.runs.spans(run).iter().any(|other| other.stops && is_open(other, before));
        return if over { None } else { left(run, used(run, view.runs)?) };
    }
    let (known, runs) = view.as_known(run, before)?;
    let engine::Due::At { moment, .. } = known.due else { return None };
    if span.from > moment || known.stop.is_some() {
        return None;
    }
    left(&known, used(&known, &runs)?)
}

/// Whether a suspension was open at an instant: a clock that is stopped already is not stopped before its limit.
fn is_open(span: &Span, at: Moment) -> bool {
    span.from <= at && span.to.is_none_or(|to| to > at)
}
