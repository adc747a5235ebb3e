//! A look at one matter now, and ahead to the next instant at which time alone changes what is found.
//!
//! What will be found if nothing more happens is found by judging at the end of the calendar: every finding knows the
//! first instant at which it could be known, so the earliest of those that lie ahead is when to look again.

use super::rulebook::{Pack, Rulebook};
use super::turn::about;
use calendar::{DayEnd, Moment};
use engine::{
    ClockIndex, ClockRun, Due, Event, Finding, FoldError, Matter, RuleSet, Scratch, Setting, Symbols,
    Verdict, fold, responsible, supervise,
};
use ports::Stage;

/// The kind of a matter whose events do not say it.
pub(super) const CASE: &str = "case";

/// Judges matters, one after the other.
#[derive(Debug)]
pub struct Judge {
    pub(super) book: Rulebook,
    cases: Bench,
    desk: Bench,
}

/// What is used again for every matter that one pack judges.
#[derive(Debug, Default)]
struct Bench {
    symbols: Symbols,
    scratch: Scratch,
    promised: Option<ClockIndex>,
    statutory: Option<ClockIndex>,
}

/// What a look has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) findings: Vec<Finding>,
    /// Who answers for each finding.
    pub(super) responsible: Vec<String>,
    pub(super) stage: Stage,
    pub(super) promised_at: Option<Moment>,
    pub(super) statutory_at: Option<Moment>,
    pub(super) next_at: Option<Moment>,
    /// The codes of the clocks that run, with the instants at which they are due.
    pub(super) running: Vec<(String, Moment)>,
}

/// What a matter is about: its kind, its item, its department.
#[derive(Clone, Copy, Debug)]
pub(super) struct About<'a> {
    pub(super) kind: &'a str,
    pub(super) item: &'a str,
    pub(super) department: &'a str,
}

impl Bench {
    fn of(pack: &Pack) -> Bench {
        Bench {
            symbols: pack.symbols.clone(),
            scratch: Scratch::default(),
            promised: pack.rules.find_clock("promised"),
            statutory: pack.rules.find_clock("statutory"),
        }
    }
}

impl Judge {
    /// Makes a judge of a rulebook.
    #[must_use]
    pub fn new(book: Rulebook) -> Judge {
        let desk = book.desk.as_ref().map(Bench::of).unwrap_or_default();
        Judge { cases: Bench::of(&book.cases), desk, book }
    }

    /// Returns what it judges by.
    #[must_use]
    pub const fn book(&self) -> &Rulebook {
        &self.book
    }

    /// Looks at a matter.
    ///
    /// # Errors
    /// [`FoldError`] when the events are not the history of a matter.
    pub(super) fn look(&mut self, events: &[Event], now: Moment) -> Result<Look, FoldError> {
        self.on_matter(events, now, |setting, matter, bench| {
            let Seat { scratch, promised, statutory } = bench;
            let mut look = Look {
                findings: Vec::new(),
                responsible: Vec::new(),
                stage: Stage::Closed,
                promised_at: None,
                statutory_at: None,
                next_at: None,
                running: Vec::new(),
            };
            supervise(setting, matter, now, scratch, |verdict| {
                let who = |finding| responsible(&verdict.view, finding).to_owned();
                look.findings = verdict.findings.to_vec();
                look.responsible = verdict.findings.iter().map(who).collect();
                look.stage = stage(verdict);
                look.promised_at = promised.and_then(|clock| running_until(verdict, clock));
                look.statutory_at = statutory.and_then(|clock| running_until(verdict, clock));
                if engine::desk::DocketKind::from_code(matter.symbols.text(matter.kind)).is_some() {
                    look.running = running(verdict);
                }
            });
            let end = setting.calendar.day_end(setting.calendar.last(), DayEnd::Midnight);
            supervise(setting, matter, end, scratch, |verdict| {
                let known = verdict.findings.iter().map(|finding| finding.at);
                let happens = matter.facts.iter().map(|fact| fact.at);
                // The first instant at which something becomes known or an announced event happens.
                look.next_at = known.chain(happens).filter(|at| *at > now).min();
            });
            look
        })
    }

    /// Shows the verdict on a matter as known now to somebody who asks.
    ///
    /// # Errors
    /// [`FoldError`] when the events are not the history of a matter.
    pub(crate) fn show<T>(
        &mut self,
        events: &[Event],
        now: Moment,
        with: impl FnOnce(&Verdict<'_>) -> T,
    ) -> Result<Option<T>, FoldError> {
        self.on_matter(events, now, |setting, matter, bench| {
            let mut shown = None;
            supervise(setting, matter, now, bench.scratch, |verdict| shown = Some(with(verdict)));
            shown
        })
    }

    /// Prepares a matter as known now. The codes of one matter do not stay, whatever becomes of it.
    fn on_matter<T>(
        &mut self,
        events: &[Event],
        now: Moment,
        with: impl FnOnce(&Setting<'_>, &Matter<'_>, &mut Seat<'_>) -> T,
    ) -> Result<T, FoldError> {
        let Judge { book, cases, desk } = self;
        let about = about(events);
        let pack = book.pack(about.kind);
        let bench = if std::ptr::eq(pack, &book.cases) { cases } else { desk };
        let Bench { symbols, scratch, promised, statutory } = bench;
        let done = fold(events, now, &pack.rules.patterns, symbols).map(|facts| {
            let (kind, item) = (symbols.intern(about.kind), symbols.intern(about.item));
            let department = symbols.intern(about.department);
            let (facts, details) = (&facts.list[..], &facts.details[..]);
            let setting =
                Setting { calendar: &book.calendar, catalogue: &pack.catalogue, rules: &pack.rules };
            let mut seat = Seat { scratch, promised: *promised, statutory: *statutory };
            with(&setting, &Matter { kind, item, department, facts, details, symbols }, &mut seat)
        });
        symbols.forget_after(pack.symbols.len());
        done
    }
}

/// What a look works with besides the matter.
struct Seat<'a> {
    scratch: &'a mut Scratch,
    promised: Option<ClockIndex>,
    statutory: Option<ClockIndex>,
}

fn stage(verdict: &Verdict<'_>) -> Stage {
    let runs = verdict.view.runs.all();
    if runs.iter().any(|run| run.stop.is_none()) { Stage::Open } else { Stage::Closed }
}

/// When the running run of a clock is due; `None` where none runs, or it is suspended or has no limit.
fn running_until(verdict: &Verdict<'_>, clock: ClockIndex) -> Option<Moment> {
    let running = verdict.view.runs(clock).iter().filter(|run| run.stop.is_none());
    running.filter_map(due_at).min()
}

fn running(verdict: &Verdict<'_>) -> Vec<(String, Moment)> {
    let view = &verdict.view;
    let runs = view.runs.all().iter().filter(|run| run.stop.is_none());
    let named = |run: &ClockRun| {
        let spec = view.clock(run.clock)?;
        Some((view.setting.rules.symbols.text(spec.code).to_owned(), due_at(run)?))
    };
    runs.filter_map(named).collect()
}

fn due_at(run: &ClockRun) -> Option<Moment> {
    match run.due {
        Due::At { moment, .. } => Some(moment),
        Due::Suspended | Due::NoLimit | Due::Outside => None,
    }
}

/// Returns the code of the part of a rule that a finding is about, empty where the rule has no parts.
pub(crate) fn part_code(rules: &RuleSet, finding: &Finding) -> String {
    let entry = rules.rule(finding.rule);
    let part = entry.and_then(|entry| entry.info.parts.get(usize::from(finding.part)));
    part.cloned().unwrap_or_default()
}
