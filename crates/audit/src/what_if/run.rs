//! One pass over the log under both settings.

use super::card::{Card, CardChange, Codes, Renamed, Side};
use super::matching::pair;
use crate::columns::{CaseEvents, EventStore, Grouper};
use crate::run::{CaseFacts, RunOptions};
use calendar::Moment;
use engine::{Matter, PeriodFinding, Scratch, Setting, Sym, Tally, judge_periods, supervise};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The two settings that a log is judged by. Their rule sets and catalogues share the symbols of the log.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// As it is.
    pub before: Setting<'a>,
    /// As it would be.
    pub after: Setting<'a>,
    /// Rules that are called otherwise in the second pack.
    pub renamed: &'a [Renamed],
}

/// What became of one card of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The case.
    pub case: Box<str>,
    /// Its item.
    pub item: Sym,
    /// Its department.
    pub department: Sym,
    /// What became of it.
    pub change: CardChange,
}

/// A finding of a rule on a period, by codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PeriodCard {
    /// The code of its rule.
    pub rule: Sym,
    /// The code of its level.
    pub level: Sym,
    /// The group: a department or an item, in the symbols of the log.
    pub group: Sym,
    /// Year times twelve plus month, January being 0.
    pub month: i32,
}

/// A finding on a period that only one setting gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangedPeriod {
    /// Only the other setting gives it.
    Gained(PeriodCard),
    /// Only this setting gives it.
    Lost(PeriodCard),
}

/// What another setting changes.
#[derive(Debug)]
pub struct WhatIf {
    /// The instant of evaluation.
    pub as_of: Moment,
    /// How many cases were judged.
    pub cases: u64,
    /// How many of them have any change.
    pub cases_changed: u64,
    /// How many cards there are, and would be.
    pub cards: (u64, u64),
    /// How many are the same under both.
    pub same: u64,
    /// What changed, in the order of the cases.
    pub changes: Vec<Changed>,
    /// What changed among the findings on periods.
    pub periods: Vec<ChangedPeriod>,
    /// What each setting evaluated, and could not.
    pub tallies: (Tally, Tally),
    /// The codes of both packs.
    pub codes: Codes,
}

impl WhatIf {
    /// Returns whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.periods.is_empty()
    }
}

/// Judges every case by both settings. The result does not depend on the number of workers.
#[must_use]
pub fn what_if(store: &EventStore, sides: &Sides<'_>, options: RunOptions) -> WhatIf {
    let codes = Codes::new(sides.before.rules, sides.after.rules, sides.renamed);
    let next = AtomicUsize::new(0);
    let work = || Worker::new(store, sides, &codes, options.as_of).work(&next);
    let done: Vec<Worker<'_>> = thread::scope(|scope| {
        let handles: Vec<_> = (0..options.threads.get()).map(|_| scope.spawn(work)).collect();
        handles.into_iter().filter_map(|handle| handle.join().ok()).collect()
    });
    let mut whole = Worker::new(store, sides, &codes, options.as_of);
    done.into_iter().for_each(|other| whole.add(other));
    whole.changes.sort_by(|a, b| a.case.cmp(&b.case));
    let judged = |setting: &Setting<'_>, scratch: &Scratch, side| {
        let found = judge_periods(setting, &scratch.periods, options.as_of);
        let mut cards: Vec<PeriodCard> = found.iter().map(|found| period(&codes, side, found)).collect();
        cards.sort_unstable();
        cards
    };
    let before = judged(&sides.before, &whole.before.scratch, Side::Before);
    let after = judged(&sides.after, &whole.after.scratch, Side::After);
    let Worker { cases, cases_changed, cards, same, changes, before: one, after: other, .. } = whole;
    let periods = changed_periods(&before, &after);
    let tallies = (one.scratch.tally, other.scratch.tally);
    WhatIf { as_of: options.as_of, cases, cases_changed, cards, same, changes, periods, tallies, codes }
}

fn period(codes: &Codes, side: Side, found: &PeriodFinding) -> PeriodCard {
    let (rule, level) = codes.rule(side, found.rule, found.level);
    PeriodCard { rule, level, group: found.group, month: found.month }
}

fn changed_periods(before: &[PeriodCard], after: &[PeriodCard]) -> Vec<ChangedPeriod> {
    let lost = before.iter().filter(|card| after.binary_search(card).is_err());
    let gained = after.iter().filter(|card| before.binary_search(card).is_err());
    lost.map(|card| ChangedPeriod::Lost(*card))
        .chain(gained.map(|card| ChangedPeriod::Gained(*card)))
        .collect()
}

/// One setting, with the memory to judge by it.
struct Judge<'a> {
    setting: &'a Setting<'a>,
    kind: Sym,
    facts: CaseFacts,
    scratch: Scratch,
    cards: Vec<Card>,
}

impl<'a> Judge<'a> {
    fn new(store: &EventStore, setting: &'a Setting<'a>) -> Judge<'a> {
        Judge {
            setting,
            kind: setting.rules.symbols.find("case").unwrap_or_default(),
            facts: CaseFacts::new(store, setting.rules),
            scratch: Scratch::default(),
            cards: Vec::new(),
        }
    }

    fn case(
        &mut self,
        store: &EventStore,
        case: &CaseEvents<'_>,
        as_of: Moment,
        (codes, side): (&Codes, Side),
    ) {
        let Judge { setting, kind, facts, scratch, cards } = self;
        facts.fill(store, case);
        let matter = Matter {
            kind: *kind,
            item: facts.item(),
            department: facts.department(),
            facts: facts.facts(),
            details: facts.details(),
            symbols: &store.symbols,
        };
        supervise(setting, &matter, as_of, scratch, |verdict| codes.cards(side, verdict.findings, cards));
    }
}

struct Worker<'a> {
    store: &'a EventStore,
    codes: &'a Codes,
    as_of: Moment,
    before: Judge<'a>,
    after: Judge<'a>,
    cases: u64,
    cases_changed: u64,
    cards: (u64, u64),
    same: u64,
    changes: Vec<Changed>,
}

impl<'a> Worker<'a> {
    fn new(store: &'a EventStore, sides: &'a Sides<'a>, codes: &'a Codes, as_of: Moment) -> Worker<'a> {
        Worker {
            store,
            codes,
            as_of,
            before: Judge::new(store, &sides.before),
            after: Judge::new(store, &sides.after),
            cases: 0,
            cases_changed: 0,
            cards: (0, 0),
            same: 0,
            changes: Vec::new(),
        }
    }

    fn work(mut self, next: &AtomicUsize) -> Worker<'a> {
        let mut grouper = Grouper::default();
        let store = self.store;
        loop {
            let part = next.fetch_add(1, Ordering::Relaxed);
            if part >= store.parts() {
                return self;
            }
            grouper.part(store, part, |case| self.case(&case));
        }
    }

    fn case(&mut self, case: &CaseEvents<'_>) {
        let Worker { store, codes, as_of, before, after, changes, .. } = self;
        before.case(store, case, *as_of, (codes, Side::Before));
        after.case(store, case, *as_of, (codes, Side::After));
        self.cases += 1;
        self.cards.0 += before.cards.len() as u64;
        self.cards.1 += after.cards.len() as u64;
        let (item, department) = (before.facts.item(), before.facts.department());
        let known = changes.len();
        self.same += pair(&mut before.cards, &mut after.cards, |change| {
            changes.push(Changed { case: case.id.text().into(), item, department, change });
        });
        self.cases_changed += u64::from(changes.len() > known);
    }

    fn add(&mut self, mut other: Worker<'_>) {
        self.cases += other.cases;
        self.cases_changed += other.cases_changed;
        self.cards.0 += other.cards.0;
        self.cards.1 += other.cards.1;
        self.same += other.same;
        self.changes.append(&mut other.changes);
        let sides = [(&mut self.before, &other.before), (&mut self.after, &other.after)];
        for (ours, theirs) in sides {
            ours.scratch.tally.add(&theirs.scratch.tally);
            ours.scratch.periods.merge(&theirs.scratch.periods);
        }
    }
}
