//! `supervise`: (events, item version, calendar, rule set, as-of instant) → clocks and findings.
//!
//! The live service, the audit of a file, a what-if and the verifier call this one function. It never fails for
//! reasons outside its arguments, and it allocates nothing in the steady state: [`Scratch`] is used again.

use crate::catalogue::{Catalogue, Item};
use crate::clock::{Boundary, Ground, Threshold};
use crate::clock::{
    ClockIndex, ClockRun, ClockSpec, Crossing, Runs, as_known, crossing, evaluate, over_the_limit,
};
use crate::event::{Details, Fact, Marks, occasion};
use crate::finding::{Finding, Found, Tally};
use crate::rule::{RuleIndex, RuleSet};
use crate::statistics::PeriodCounts;
use crate::symbol::{Sym, Symbols};
use alloc::vec::Vec;
use calendar::{Calendar, Day, Moment};

/// What matters are judged by. The catalogue's codes come from a copy of the rule set's symbols.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The working calendar, as known on a day.
    pub calendar: &'a Calendar,
    /// The service items.
    pub catalogue: &'a Catalogue,
    /// The rules.
    pub rules: &'a RuleSet,
}

/// One matter: its facts in order of time and what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// The kind of matter (`case`, `ticket`, …).
    pub kind: Sym,
    /// The item it is about.
    pub item: Sym,
    /// The department that answers for it.
    pub department: Sym,
    /// Its facts, sorted by `at`.
    pub facts: &'a [Fact],
    /// The details that facts refer to.
    pub details: &'a [Details],
    /// The codes of the log.
    pub symbols: &'a Symbols,
}

/// The first fact of every pattern.
#[derive(Clone, Debug)]
pub struct First {
    at: [u32; 128],
    seen: Marks,
}

impl Default for First {
    fn default() -> Self {
        First { at: [0; 128], seen: Marks::NONE }
    }
}

impl First {
    pub(crate) fn fill(&mut self, facts: &[Fact]) {
        self.seen = Marks::NONE;
        for (at, fact) in facts.iter().enumerate() {
            let (low, high) = fact.marks.without(self.seen).halves();
            self.note(0, low, at);
            self.note(64, high, at);
            self.seen = self.seen.and(fact.marks);
        }
    }

    #[inline]
    fn note(&mut self, base: usize, mut marks: u64, at: usize) {
        while marks != 0 {
            if let Some(place) = self.at.get_mut(base + marks.trailing_zeros() as usize) {
                *place = u32::try_from(at).unwrap_or(u32::MAX);
            }
            marks &= marks - 1;
        }
    }

    /// Returns the index of the first fact that matches any of the patterns.
    #[inline]
    #[must_use]
    pub fn of(&self, marks: Marks) -> Option<usize> {
        let (low, high) = marks.common(self.seen).halves();
        let first = self.earliest(0, low).min(self.earliest(64, high));
        (first != u32::MAX).then_some(first as usize)
    }

    #[inline]
    fn earliest(&self, base: usize, mut marks: u64) -> u32 {
        let mut first = u32::MAX;
        while marks != 0 {
            let at = self.at.get(base + marks.trailing_zeros() as usize);
            first = first.min(at.copied().unwrap_or(u32::MAX));
            marks &= marks - 1;
        }
        first
    }

    /// Returns the patterns that any fact matches.
    #[inline]
    #[must_use]
    pub const fn seen(&self) -> Marks {
        self.seen
    }
}

/// What a rule sees of a matter.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// What it is judged by.
    pub setting: &'a Setting<'a>,
    /// The matter; its facts are those known at `as_of`.
    pub matter: &'a Matter<'a>,
    /// The item version it is pinned to: in force on the day of acceptance, or of the first event before that.
    pub item: Option<&'a Item>,
    /// The first fact of every pattern.
    pub first: &'a First,
    /// Its clocks.
    pub runs: &'a Runs,
    /// The instant of evaluation.
    pub as_of: Moment,
}

impl<'a> View<'a> {
    /// Returns the facts in order of time.
    #[must_use]
    pub const fn facts(&self) -> &'a [Fact] {
        self.matter.facts
    }

    /// Returns the first fact that matches any of the patterns, with its index.
    #[inline]
    #[must_use]
    pub fn first(&self, marks: Marks) -> Option<(usize, &'a Fact)> {
        let at = self.first.of(marks)?;
        self.matter.facts.get(at).map(|fact| (at, fact))
    }

    /// Returns the facts that match any of the patterns, with their indexes.
    pub fn all(&self, marks: Marks) -> impl Iterator<Item = (usize, &'a Fact)> {
        // What lies before the first of them need not be looked at.
        let from = self.first.of(marks).unwrap_or(self.matter.facts.len());
        let facts = self.matter.facts.get(from..).unwrap_or(&[]);
        facts
            .iter()
            .enumerate()
            .filter(move |(_, fact)| fact.marks.meets(marks))
            .map(move |(at, fact)| (from + at, fact))
    }

    /// Returns the details of a fact.
    #[must_use]
    pub fn details(&self, fact: &Fact) -> Option<&'a Details> {
        self.matter.details.get((fact.details as usize).checked_sub(1)?)
    }

    /// Returns the instant that tells a fact from others, however often it was corrected: when it was first said to
    /// have happened. What it proved under that name is inherited by the corrected fact.
    #[inline]
    #[must_use]
    pub fn occasion(&self, fact: &Fact) -> Moment {
        occasion(fact, self.matter.details)
    }

    /// Returns the runs of a clock.
    #[inline]
    #[must_use]
    pub fn runs(&self, clock: ClockIndex) -> &'a [ClockRun] {
        self.runs.of(clock)
    }

    /// Returns the definition of a clock.
    #[must_use]
    pub fn clock(&self, clock: ClockIndex) -> Option<&'a ClockSpec> {
        self.setting.rules.clocks.get(usize::from(clock.0))
    }

    /// Returns where a threshold lies on a run.
    #[inline]
    #[must_use]
    pub fn boundary(&self, run: &ClockRun, threshold: &Threshold) -> Option<Boundary> {
        let spec = self.clock(run.clock)?;
        threshold.boundary(self.setting.calendar, spec, run, self.runs)
    }

    /// Returns when a run first crossed a threshold, as somebody who watched all the time would have seen it; `None`
    /// when it has not.
    ///
    /// What was crossed stays crossed: an extension, a suspension or a stop that comes later does not undo it, and a
    /// crossing that a reopening or a deemed start brings to light is known from then on.
    #[inline]
    #[must_use]
    pub fn crossing(&self, run: &ClockRun, threshold: &Threshold) -> Option<Crossing> {
        match over_the_limit(run, threshold, self.as_of) {
            Some(found) => found,
            None => crossing(self, self.clock(run.clock)?, run, threshold),
        }
    }

    /// Returns a run as it was known at an earlier instant, with the runs of its clock then; `None` before it was
    /// known. What happened later is not seen.
    #[must_use]
    pub fn as_known(&self, run: &ClockRun, at: Moment) -> Option<(ClockRun, Runs)> {
        as_known(self, self.clock(run.clock)?, run, at)
    }

    /// Returns the local day of an instant.
    #[inline]
    #[must_use]
    pub fn day_of(&self, moment: Moment) -> Day {
        self.setting.calendar.zone().day_of(moment)
    }
}

/// What supervision found on one matter.
#[derive(Clone, Copy, Debug)]
pub struct Verdict<'a> {
    /// The matter as it was seen.
    pub view: View<'a>,
    /// The findings, rule by rule.
    pub findings: &'a [Finding],
}

/// Memory that is used again for every matter, and the counts that add up over them.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    facts: Vec<Fact>,
    first: First,
    runs: Runs,
    findings: Vec<Finding>,
    /// How often each rule was evaluated, fired and could not be evaluated.
    pub tally: Tally,
    /// What the matters contribute to rules on periods.
    pub periods: PeriodCounts,
}

/// Judges one matter as known at `as_of`.
///
/// Facts that happened or became known later are not seen. The version of the item is pinned on the day of
/// acceptance (R-C03); before acceptance it is that of the first event.
///
/// ```
/// use calendar::china;
/// use engine::{
///     Catalogue, ClockSpec, Due, Event, EventKind, Limit, LimitSource, Matter, Pattern, RuleSet, Scratch, Setting,
///     Sym, fold, supervise,
/// };
/// // A clock of five working days from acceptance to conclusion.
/// let mut rules = RuleSet::default();
/// let case = rules.symbols.intern("case");
/// let code = rules.symbols.intern("promised");
/// let starts = rules.patterns.mark(Pattern::parse("accepted", &mut rules.symbols)?)?;
/// let stops = rules.patterns.mark(Pattern::parse("concluded", &mut rules.symbols)?)?;
/// let mut clock = ClockSpec::new(code, case, starts, stops);
/// clock.limit.push(LimitSource::Fixed(Limit::working_days(5)));
/// rules.clocks.push(clock);
/// // Accepted on the last day before National Day 2026: 8 and 9 October count, and the Saturday after them.
/// let events = [Event::new("e1", "CS-1", EventKind::Accepted, "2026-09-30T16:00:00+08:00".parse()?)];
/// let as_of = "2026-10-12T00:00:00+08:00".parse()?;
/// let mut symbols = rules.symbols.clone();
/// let facts = fold(&events, as_of, &rules.patterns, &mut symbols)?;
/// let calendar = china().as_known_on(None).build()?;
/// let setting = Setting { calendar: &calendar, catalogue: &Catalogue::default(), rules: &rules };
/// let matter = Matter {
///     kind: case,
///     item: Sym::NONE,
///     department: Sym::NONE,
///     facts: &facts.list,
///     details: &facts.details,
///     symbols: &symbols,
/// };
/// supervise(&setting, &matter, as_of, &mut Scratch::default(), |verdict| {
///     let run = &verdict.view.runs.all()[0];
///     let due = Due::At { day: "2026-10-13".parse().unwrap(), moment: "2026-10-13T17:00:00+08:00".parse().unwrap() };
///     assert_eq!(run.due, due);
///     assert_eq!(verdict.view.runs.used(&calendar, &rules.clocks[0], run, as_of), Some(3));
/// });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn supervise<'a>(
    setting: &'a Setting<'a>,
    matter: &'a Matter<'a>,
    as_of: Moment,
    scratch: &'a mut Scratch,
    with: impl FnOnce(&Verdict<'_>),
) {
    let Scratch { facts, first, runs, findings, tally, periods } = scratch;
    let visible = visible(matter.facts, as_of, facts);
    let matter = Matter { facts: visible, ..*matter };
    first.fill(visible);
    let item = pinned(setting, &matter, first);
    let details = matter.details;
    let ground = Ground { setting, item, facts: visible, details, first, kind: matter.kind, as_of };
    evaluate(&ground, runs);
    let view = View { setting, matter: &matter, item, first, runs, as_of };
    findings.clear();
    check(&view, findings, tally, periods);
    with(&Verdict { view, findings });
}

fn visible<'a>(facts: &'a [Fact], as_of: Moment, kept: &'a mut Vec<Fact>) -> &'a [Fact] {
    let all_happened = facts.last().is_none_or(|last| last.at <= as_of);
    let end = if all_happened { facts.len() } else { facts.partition_point(|fact| fact.at <= as_of) };
    let happened = facts.get(..end).unwrap_or(&[]);
    if happened.iter().all(|fact| fact.recorded_at <= as_of) {
        return happened;
    }
    kept.clear();
    kept.extend(happened.iter().filter(|fact| fact.recorded_at <= as_of));
    kept
}

fn pinned<'a>(setting: &Setting<'a>, matter: &Matter<'_>, first: &First) -> Option<&'a Item> {
    let versions = setting.catalogue.versions(matter.item);
    if let [only] = versions
        && only.from.number() == i32::MIN
        && only.through.number() == i32::MAX
    {
        return Some(only);
    }
    let accepted = first.of(setting.rules.acceptance).and_then(|at| matter.facts.get(at));
    let fact = accepted.or(matter.facts.first())?;
    let day = setting.calendar.zone().day_of(fact.at);
    versions.iter().find(|item| item.from <= day && day <= item.through)
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>, tally: &mut Tally, periods: &mut PeriodCounts) {
    let rules = &view.setting.rules.rules;
    tally.reach(rules.len());
    for (at, entry) in rules.iter().enumerate() {
        if entry.info.matter != view.matter.kind || !entry.filter.admits(view) {
            continue;
        }
        tally.evaluated(at);
        let rule = RuleIndex(u16::try_from(at).unwrap_or(u16::MAX));
        if let Some(period) = &entry.period {
            period.observe(view, rule, periods);
        }
        let Some(check) = &entry.check else { continue };
        let from = findings.len();
        let guard = entry.guard.as_deref();
        check.check(view, &mut Found { rule, info: &entry.info, guard, out: findings, tally });
        if entry.info.supersede {
            supersede(findings.get_mut(from..).unwrap_or(&mut []));
        }
    }
}

/// Lower levels of the same occasion give way to higher ones; they stay on record.
fn supersede(findings: &mut [Finding]) {
    for at in 0..findings.len() {
        let one = findings[at];
        let higher = |other: &Finding| {
            other.level > one.level && other.part == one.part && other.occasion == one.occasion
        };
        findings[at].standing = !findings.iter().any(higher);
    }
}
