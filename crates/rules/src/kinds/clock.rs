//! `clock`: a clock is at, over, or near its limit; levels are points on it.
//!
//! A finding of a level exists from the first crossing of its point on, unless the clock stopped in time; what moves
//! the limit later does not undo it ([`View::crossing`]).
//! Its occasion is the start of the run, its value the distance of the level from the limit in units of the clock
//! (−2 for `limit - 2`), its evidence the events that started and stopped the run.

use super::common::words;
use crate::form::{Form, codes, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::{Compile, Point, keys};
use crate::table::Table;
use calendar::Moment;
use engine::{
    ClockIndex, ClockRun, ClockSpec, Comparator, Crossing, Due, Found, NO_FACT, Rounding, Threshold,
    ThresholdPoint, Trouble, View,
};

pub(crate) const KIND: Kind = Kind {
    code: "clock",
    zh: "时限：时钟到达、超过或临近时限",
    en: "a clock is at, over or near its limit",
    keys: &[
        needed("clock", Form::Clock, "基准时钟", "the clock"),
        optional(
            "judged",
            Form::OneOf(|| codes(&JUDGED)),
            "always",
            (
                "随时判断，或只在停止时判断（迟到算，没做不算）",
                "at any time, or only when it has stopped: what came late counts, what never came does not",
            ),
        ),
    ],
    level_keys: &[
        optional("clock", Form::Clock, "", ("本级别自己的时钟", "a clock of the level's own")),
        optional("at", Form::Point, "limit", ("时钟上的一点", "the point on the clock")),
        optional(
            "compare",
            Form::OneOf(|| codes(&keys::COMPARATORS)),
            "exceeds",
            (
                "达到（自当日始）或超过（当日终后）",
                "reached (from the start of that day) or exceeded (after its end)",
            ),
        ),
        optional(
            "rounding",
            Form::OneOf(|| codes(&keys::ROUNDINGS)),
            "none",
            (
                "已用时间取整，只用于按时刻计的时钟",
                "rounding of used time, for clocks that keep the time of day",
            ),
        ),
    ],
    levels: LevelCount::Any,
    counts: false,
    read,
};

const JUDGED: [(&str, Judged); 2] = [("always", Judged::Always), ("stopped", Judged::Stopped)];

/// When a run is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Judged {
    /// At any time.
    Always,
    /// Once it has stopped: nobody owes the step, but taken late it counts for nothing (an appeal, say).
    Stopped,
}

#[derive(Debug)]
struct ClockRule {
    levels: Box<[Step]>,
    judged: Judged,
}

/// A level: where it lies on which clock.
#[derive(Clone, Copy, Debug)]
struct Step {
    clock: ClockIndex,
    threshold: Threshold,
    value: i64,
}

fn read(table: &Table<'_>, levels: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let base = compile.clock(table, "clock");
    let steps: Vec<Option<Step>> = levels.iter().map(|level| step(level, base, compile)).collect();
    let levels: Box<[Step]> = steps.into_iter().collect::<Option<_>>()?;
    let judged = table.one_of("judged", &JUDGED, Judged::Always);
    let (zh, en) = compile.clock_name(base?);
    let words = Texts {
        demand: words(format!("在{zh}届满前办结"), format!("finish before the {en} runs out")),
        avoid: words(
            format!("在{zh}的最后一日结束前停止时钟，或依法中止、延长"),
            format!("stop the clock before the last day of the {en} ends, or suspend or extend it lawfully"),
        ),
    };
    Some(Made { check: Check::matter(ClockRule { levels, judged }), parts: Vec::new(), words })
}

fn step(level: &Table<'_>, base: Option<ClockIndex>, compile: &Compile) -> Option<Step> {
    let own = if level.has("clock") { compile.clock(level, "clock") } else { base };
    let point = match (level.has("at"), level.parsed::<Point>("at")) {
        (true, point) => point.map(|point| point.value.0),
        (false, _) => Some(ThresholdPoint::Limit(0)),
    };
    let comparator = level.one_of("compare", &keys::COMPARATORS, Comparator::Exceeds);
    let rounding = level.one_of("rounding", &keys::ROUNDINGS, Rounding::None);
    let point = point?;
    let value = match point {
        ThresholdPoint::Limit(by) | ThresholdPoint::Shifted(by, _) => i64::from(by),
        ThresholdPoint::Percent(_) | ThresholdPoint::Start(_) => 0,
    };
    Some(Step { clock: own?, threshold: Threshold { point, comparator, rounding }, value })
}

impl Look for ClockRule {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        let mut due = true;
        for (level, step) in self.levels.iter().enumerate() {
            for run in view.runs(step.clock) {
                due &= matches!(run.due, Due::At { .. });
                if let Some(crossing) = view.crossing(run, &step.threshold)
                    && let Some(at) = self.known_at(run, crossing)
                {
                    add(view, found, (level, step), run, (crossing, at));
                }
            }
        }
        if !due {
            self.trouble(view, found);
        }
    }
}

impl ClockRule {
    /// When a crossing is known; `None` while it is not judged.
    #[inline]
    fn known_at(&self, run: &ClockRun, crossing: Crossing) -> Option<Moment> {
        match self.judged {
            Judged::Always => Some(crossing.at),
            Judged::Stopped => run.stop.map(|stop| stop.max(crossing.at)),
        }
    }

    #[inline(never)]
    fn trouble(&self, view: &View<'_>, found: &mut Found<'_>) {
        for step in &self.levels {
            if let Some(trouble) = view.runs(step.clock).iter().find_map(|run| trouble_of(view, run)) {
                return found.trouble(trouble);
            }
        }
    }
}

#[cold]
fn add(
    view: &View<'_>,
    found: &mut Found<'_>,
    (level, step): (usize, &Step),
    run: &ClockRun,
    (crossing, at): (Crossing, Moment),
) {
    let number = view.runs.all().iter().position(|one| std::ptr::eq(one, run)).unwrap_or(0);
    let occasion = occasion(view, run, number);
    let level = u8::try_from(level).unwrap_or(u8::MAX);
    let mut finding = found.finding(level, occasion, at, crossing.boundary.day);
    finding.evidence = [run.began, run.stopped_by.unwrap_or(NO_FACT)];
    finding.run = u32::try_from(number).unwrap_or(engine::NO_RUN);
    finding.value = step.value;
    found.add(view, finding);
}

/// The start of a run; runs of one clock that start at the same instant are told apart by their order.
pub(crate) fn occasion(view: &View<'_>, run: &ClockRun, number: usize) -> Moment {
    let same = |one: &&ClockRun| one.clock == run.clock && one.occasion == run.occasion;
    let twins = view.runs.all().iter().take(number).filter(same).count();
    run.occasion.plus_micros(i64::try_from(twins).unwrap_or(0))
}

/// Why a run cannot be judged; a suspended clock is no trouble.
#[inline]
pub(crate) fn trouble_of(view: &View<'_>, run: &ClockRun) -> Option<Trouble> {
    match run.due {
        Due::NoLimit => {
            let of_item = view.clock(run.clock).is_some_and(ClockSpec::is_of_item);
            Some(if of_item && view.item.is_none() { Trouble::NoItem } else { Trouble::NoLimit })
        }
        Due::Outside => Some(Trouble::OutsideCalendar),
        Due::Suspended | Due::At { .. } => None,
    }
}
