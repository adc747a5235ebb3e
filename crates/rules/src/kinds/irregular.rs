//! `irregular`: a suspension or extension of a clock breaks the rules for it.
//!
//! The law closes the list of grounds, asks for a written notice with the time it will take (行政许可法 art. 45), and
//! allows one extension, before expiry, by the head, with reasons (art. 42). A finding for each suspension or
//! extension and each thing that is wrong with it, its part the code of that. Known when it began; what only its end
//! or the end of the matter shows, from then on.

use super::common::{evidence, of_span, words};
use crate::form::{Form, codes, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use calendar::Moment;
use engine::{ClockIndex, ClockRun, Found, Irregularity, NO_FACT, NO_RUN, Per, Span, View};

pub(crate) const KIND: Kind = Kind {
    code: "irregular",
    zh: "停计、延长违反规定",
    en: "a suspension or extension breaks the rules for it",
    keys: &[
        needed("clock", Form::Clock, "时钟", "the clock"),
        optional(
            "of",
            Form::ListOf(|| codes(&OFS)),
            "[\"suspension\", \"extension\"]",
            ("看停计或延长", "suspensions, extensions or both"),
        ),
        optional(
            "which",
            Form::ListOf(|| codes(&irregularities())),
            "",
            ("看哪些；空为全部", "which of them; all where left out"),
        ),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Suspension,
    Extension,
}

const OFS: [(&str, Of); 2] = [("suspension", Of::Suspension), ("extension", Of::Extension)];

fn irregularities() -> Vec<(&'static str, Irregularity)> {
    Irregularity::ALL.iter().map(|(one, code, _)| (*code, *one)).collect()
}

#[derive(Debug)]
struct Irregular {
    clock: ClockIndex,
    suspensions: bool,
    extensions: bool,
    /// Each with its part.
    which: Box<[Irregularity]>,
    any: Irregularity,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let known = irregularities();
    let mut which = table.list_of("which", &known);
    if !table.has("which") {
        which = known.iter().map(|(_, one)| *one).collect();
    }
    let of = table.list_of("of", &OFS);
    let any = which.iter().fold(Irregularity::NONE, |any, one| any.and(*one));
    let parts = which.iter().flat_map(|one| one.each()).map(|(code, _)| code.to_owned()).collect();
    let clock = compile.clock(table, "clock")?;
    let (zh, en) = compile.clock_name(clock);
    let words = Texts {
        demand: words(
            format!("依法中止、延长{zh}"),
            format!("suspend and extend the {en} only as the law allows"),
        ),
        avoid: words(
            "依法定事由，书面告知所需时间；期满前由负责人批准延长一次并告知理由",
            "a listed ground, a written notice of the time needed; one extension before expiry, by the head, with reasons",
        ),
    };
    let looks_at = |one: Of| !table.has("of") || of.contains(&one);
    let rule = Irregular {
        clock,
        suspensions: looks_at(Of::Suspension),
        extensions: looks_at(Of::Extension),
        which: which.into(),
        any,
    };
    Some(Made { check: Check::matter(rule), parts, words })
}

impl Look for Irregular {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        for run in view.runs(self.clock) {
            if self.suspensions {
                for (number, span) in view.runs.spans(run).iter().enumerate() {
                    self.span(view, found, run, (number, span));
                }
            }
            if self.extensions && self.any.meets(run.extension_irregular) {
                self.extension(view, found, run);
            }
        }
    }
}

/// Since when it is known that a special procedure was open when the matter stopped; opening the matter again does
/// not undo it.
fn outlives(view: &View<'_>, run: &ClockRun, span: &Span) -> Option<Moment> {
    let spec = view.clock(run.clock)?;
    let stop = match spec.per {
        Per::Matter => {
            let mut stops = view.all(spec.stops).map(|(_, fact)| fact.at);
            stops.find(|stop| *stop >= span.from)?
        }
        Per::Each | Per::Subject | Per::Stop => run.stop.filter(|stop| *stop >= span.from)?,
    };
    span.to.is_none_or(|to| to > stop).then_some(stop)
}

/// Whether the limit had passed, as known when the suspension began. Only a reopening lets that look different later.
fn began_late(view: &View<'_>, run: &ClockRun, span: &Span) -> bool {
    if !was_reopened(view, run) {
        return span.irregular.meets(Irregularity::AFTER_EXPIRY);
    }
    let known = view.as_known(run, span.from);
    known.is_some_and(|(known, runs)| {
        let own = runs.spans(&known).iter().find(|one| one.began == span.began);
        own.is_some_and(|one| one.irregular.meets(Irregularity::AFTER_EXPIRY))
    })
}

/// Whether the clock was ever set going again after a stop.
pub(crate) fn was_reopened(view: &View<'_>, run: &ClockRun) -> bool {
    view.clock(run.clock).is_some_and(|spec| view.first.seen().meets(spec.reopens))
}

impl Irregular {
    #[cold]
    fn span(&self, view: &View<'_>, found: &mut Found<'_>, run: &ClockRun, (number, span): (usize, &Span)) {
        for (part, one) in self.which.iter().enumerate() {
            let known = if *one == Irregularity::DANGLING {
                outlives(view, run, span)
            } else if *one == Irregularity::AFTER_EXPIRY {
                began_late(view, run, span).then_some(span.from)
            } else if !span.irregular.meets(*one) {
                None
            } else if *one == Irregularity::OVER_PLANNED {
                span.to
            } else {
                Some(span.from)
            };
            let Some(at) = known else { continue };
            let occasion = of_span(view, run, number, span);
            let mut finding = found.finding(0, occasion, at.max(run.known_at), view.day_of(span.from));
            finding.part = u16::try_from(part).unwrap_or(u16::MAX);
            finding.evidence = [span.began, span.ended.unwrap_or(NO_FACT)];
            finding.run = run_number(view, run);
            found.add(view, finding);
        }
    }

    /// Which extension brought which irregularity: what is wrong after it and was not before.
    #[cold]
    fn extension(&self, view: &View<'_>, found: &mut Found<'_>, run: &ClockRun) {
        let Some(by) = view.clock(run.clock).and_then(|spec| spec.extends.as_ref()) else { return };
        for (at, fact) in view.all(by.by) {
            let wrong = |then: Moment| {
                view.as_known(run, then).map_or(Irregularity::NONE, |(known, _)| known.extension_irregular)
            };
            let (before, after) = (wrong(fact.at.plus_micros(-1)), wrong(fact.at));
            for (part, one) in self.which.iter().enumerate() {
                if !after.meets(*one) || before.meets(*one) {
                    continue;
                }
                let mut finding =
                    found.finding(0, view.occasion(fact), fact.at.max(run.known_at), view.day_of(fact.at));
                finding.part = u16::try_from(part).unwrap_or(u16::MAX);
                finding.evidence = [evidence(at), run.extended_by.unwrap_or(NO_FACT)];
                finding.run = run_number(view, run);
                found.add(view, finding);
            }
        }
    }
}

/// The place of a run among all.
pub(crate) fn run_number(view: &View<'_>, run: &ClockRun) -> u32 {
    let at = view.runs.all().iter().position(|one| std::ptr::eq(one, run));
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or(NO_RUN)
}
