//! Several workers, each taking the next part.

use super::case::CaseFacts;
use super::counts::{DepartmentCount, LevelCount, Levels, Quality, departments};
use super::findings::{Collected, Findings};
use crate::columns::{EventStore, Grouper};
use calendar::Moment;
use engine::{
    Matter, Measuring, PeriodCounts, PeriodFinding, Scratch, Setting, Spread, Statistics, Sym, Tally,
    judge_periods, supervise,
};
use std::num::NonZero;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

/// How to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunOptions {
    /// The instant of evaluation; what happened later is not seen.
    pub as_of: Moment,
    /// How many workers.
    pub threads: NonZero<usize>,
}

/// What supervision found in a log.
#[derive(Debug)]
pub struct Audit {
    /// The instant of evaluation.
    pub as_of: Moment,
    /// How many cases.
    pub cases: u64,
    /// How many events of them, those that belong to the case counted once.
    pub events: u64,
    /// How often each rule was evaluated, fired and could not be evaluated.
    pub tally: Tally,
    /// The findings by rule and level.
    pub levels: Vec<LevelCount>,
    /// The counts by department, in the order of the codes.
    pub departments: Vec<DepartmentCount>,
    /// The statistics by department, item and month.
    pub statistics: Statistics,
    /// How long cases took, one by one; empty unless it was wished for.
    pub spread: Spread,
    /// What the log says about its own quality.
    pub quality: Quality,
    /// Findings of rules on periods.
    pub periods: Vec<PeriodFinding>,
    /// The findings.
    pub findings: Findings,
}

/// What a run does besides judging.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes<'a> {
    /// Whether to keep how long each case took ([`Audit::spread`]).
    pub spread: bool,
    /// Where to say how far it is: parts of the store that are done.
    pub parts_done: Option<&'a AtomicU64>,
}

/// Judges every case of a store. The result does not depend on the number of workers.
#[must_use]
pub fn run(store: &EventStore, setting: &Setting<'_>, options: RunOptions) -> Audit {
    run_with(store, setting, options, Wishes::default())
}

/// Judges every case of a store, and does what is wished for besides.
#[must_use]
pub fn run_with(store: &EventStore, setting: &Setting<'_>, options: RunOptions, wishes: Wishes<'_>) -> Audit {
    let next = AtomicUsize::new(0);
    let work = || Worker::new(store, setting, options.as_of).wishing(wishes).work(&next);
    let mut done: Vec<Worker<'_>> = thread::scope(|scope| {
        let handles: Vec<_> = (0..options.threads.get()).map(|_| scope.spawn(work)).collect();
        handles.into_iter().filter_map(|handle| handle.join().ok()).collect()
    });
    let mut whole = done.pop().unwrap_or_else(|| Worker::new(store, setting, options.as_of));
    let mut lists = Vec::with_capacity(done.len() + 1);
    let mut periods = PeriodCounts::default();
    for other in &mut done {
        whole.cases += other.cases;
        whole.events += other.events;
        whole.levels.add(&other.levels);
        whole.statistics.merge(&other.statistics);
        if let (Some(spread), Some(theirs)) = (&mut whole.spread, &other.spread) {
            spread.merge(theirs);
        }
        whole.quality.add(&other.quality);
        whole.scratch.tally.add(&other.scratch.tally);
        periods.merge(&other.scratch.periods);
        lists.push(std::mem::take(&mut other.collected));
    }
    periods.merge(&whole.scratch.periods);
    lists.push(std::mem::take(&mut whole.collected));
    Audit {
        as_of: options.as_of,
        cases: whole.cases,
        events: whole.events,
        levels: whole.levels.list(),
        departments: departments(&whole.statistics, &store.symbols),
        statistics: whole.statistics,
        spread: whole.spread.unwrap_or_default(),
        quality: whole.quality,
        periods: judge_periods(setting, &periods, options.as_of),
        tally: whole.scratch.tally,
        findings: Findings::new(lists),
    }
}

struct Worker<'a> {
    store: &'a EventStore,
    setting: &'a Setting<'a>,
    as_of: Moment,
    kind: Sym,
    facts: CaseFacts,
    scratch: Scratch,
    levels: Levels,
    statistics: Statistics,
    measuring: Measuring,
    spread: Option<Spread>,
    parts_done: Option<&'a AtomicU64>,
    quality: Quality,
    collected: Collected,
    cases: u64,
    events: u64,
    /// Whether the activities of a shape are unlisted.
    unlisted: Option<Vec<bool>>,
}

impl<'a> Worker<'a> {
    fn new(store: &'a EventStore, setting: &'a Setting<'a>, as_of: Moment) -> Worker<'a> {
        let unlisted: Vec<bool> = store.shapes.iter().map(|shape| !shape.listed).collect();
        Worker {
            store,
            setting,
            as_of,
            kind: setting.rules.symbols.find("case").unwrap_or_default(),
            facts: CaseFacts::new(store, setting.rules),
            scratch: Scratch::default(),
            levels: Levels::new(setting.rules),
            statistics: Statistics::new(Measuring::of(setting.rules)),
            measuring: Measuring::of(setting.rules),
            spread: None,
            parts_done: None,
            quality: Quality::default(),
            collected: Collected::default(),
            cases: 0,
            events: 0,
            unlisted: unlisted.contains(&true).then_some(unlisted),
        }
    }

    fn wishing(mut self, wishes: Wishes<'a>) -> Worker<'a> {
        self.spread = wishes.spread.then(Spread::default);
        self.parts_done = wishes.parts_done;
        self
    }

    fn work(mut self, next: &AtomicUsize) -> Worker<'a> {
        let mut grouper = Grouper::default();
        let store = self.store;
        loop {
            let part = next.fetch_add(1, Ordering::Relaxed);
            if part >= store.parts() {
                break;
            }
            grouper.part(store, part, |case| self.case(&case));
            if let Some(done) = self.parts_done {
                done.fetch_add(1, Ordering::Relaxed);
            }
        }
        self.collected.sort();
        self
    }

    #[inline]
    fn case(&mut self, case: &crate::columns::CaseEvents<'_>) {
        let Worker { store, setting, facts, scratch, levels, statistics, quality, collected, .. } = self;
        let (spread, measuring) = (&mut self.spread, &self.measuring);
        facts.fill(store, case);
        self.cases += 1;
        self.events += facts.facts().len() as u64;
        quality.cases_changing += u64::from(facts.changes());
        quality.cases_in_conflict += u64::from(case.conflict.is_some());
        if let Some(unlisted) = &self.unlisted {
            let count = case.events.iter().filter(|event| unlisted[event.shape as usize]).count();
            quality.unlisted_events += count as u64;
        }
        let matter = Matter {
            kind: self.kind,
            item: facts.item(),
            department: facts.department(),
            facts: facts.facts(),
            details: facts.details(),
            symbols: &store.symbols,
        };
        supervise(setting, &matter, self.as_of, scratch, |verdict| {
            quality.cases_without_item += u64::from(verdict.view.item.is_none());
            statistics.observe(verdict);
            if let Some(spread) = spread {
                spread.observe(verdict, measuring);
            }
            if !verdict.findings.is_empty() {
                levels.observe(verdict.findings);
                collected.take(case.id, (matter.item, matter.department), verdict.findings);
            }
        });
    }
}
