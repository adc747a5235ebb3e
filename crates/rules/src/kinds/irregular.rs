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
use engine::{ClockIndex, ClockRun, Found, Irregularity, NO_FACT, NO_RUN, Span, View};

pub(crate) const KIND: Kind = Kind {
    code: "irregular",
    zh: "停计、延长违反规定",
    en: "a suspension or extension breaks the rules for it",
    keys: &[
        needed("clock", Form::Clock, "时钟", "the clock"),
        optional(
            "which",
            Form::ListOf(|| codes(&WRONGS)),
            "",
            ("看哪些；空为全部", "which of them; all where left out"),
        ),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

/// What can be wrong, and with which of the two. Late is said apart: the engine has one word for both.
const WRONGS: [(&str, Wrong); 12] = [
    ("ground_not_listed", Wrong::Suspension(Irregularity::GROUND_NOT_LISTED)),
    ("no_written_notice", Wrong::Suspension(Irregularity::NO_WRITTEN_NOTICE)),
    ("no_planned_length", Wrong::Suspension(Irregularity::NO_PLANNED_LENGTH)),
    ("over_planned", Wrong::Suspension(Irregularity::OVER_PLANNED)),
    ("after_expiry", Wrong::Suspension(Irregularity::AFTER_EXPIRY)),
    ("dangling", Wrong::Suspension(Irregularity::DANGLING)),
    ("second_extension", Wrong::Extension(Irregularity::SECOND_EXTENSION)),
    ("extended_late", Wrong::Extension(Irregularity::AFTER_EXPIRY)),
    ("wrong_role", Wrong::Extension(Irregularity::WRONG_ROLE)),
    ("too_long", Wrong::Extension(Irregularity::TOO_LONG)),
    ("no_reason", Wrong::Extension(Irregularity::NO_REASON)),
    ("not_extendable", Wrong::Extension(Irregularity::NOT_EXTENDABLE)),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Suspension(Irregularity),
    Extension(Irregularity),
}

#[derive(Debug)]
struct Irregular {
    clock: ClockIndex,
    /// Each with its part.
    which: Box<[Wrong]>,
    suspensions: Irregularity,
    extensions: Irregularity,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let mut which = table.list_of("which", &WRONGS);
    if !table.has("which") {
        which = WRONGS.iter().map(|(_, wrong)| *wrong).collect();
    }
    let code =
        |one: &Wrong| WRONGS.iter().find(|(_, known)| known == one).map(|(code, _)| (*code).to_owned());
    let parts = which.iter().filter_map(code).collect();
    let (mut suspensions, mut extensions) = (Irregularity::NONE, Irregularity::NONE);
    for one in &which {
        match one {
            Wrong::Suspension(one) => suspensions = suspensions.and(*one),
            Wrong::Extension(one) => extensions = extensions.and(*one),
        }
    }
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
    let rule = Irregular { clock, which: which.into(), suspensions, extensions };
    Some(Made { check: Check::matter(rule), parts, words })
}

impl Look for Irregular {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        for run in view.runs(self.clock) {
            for (number, span) in view.runs.spans(run).iter().enumerate() {
                if self.suspensions.meets(span.irregular) || outlives(run, span).is_some() {
                    self.span(view, found, run, (number, span));
                }
            }
            if self.extensions.meets(run.extension_irregular) {
                self.extension(view, found, run);
            }
        }
    }
}

/// A special procedure that was open when the matter stopped, and the instant from which that is known.
fn outlives(run: &ClockRun, span: &Span) -> Option<Moment> {
    let stop = run.stop.filter(|stop| span.from <= *stop)?;
    span.to.is_none_or(|to| to > stop).then_some(stop)
}

impl Irregular {
    #[cold]
    fn span(&self, view: &View<'_>, found: &mut Found<'_>, run: &ClockRun, (number, span): (usize, &Span)) {
        for (part, one) in self.which.iter().enumerate() {
            let Wrong::Suspension(one) = one else { continue };
            let known = if *one == Irregularity::DANGLING {
                outlives(run, span)
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
                let Wrong::Extension(one) = one else { continue };
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
