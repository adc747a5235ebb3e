//! One pass over the log, on all cores: recompute, pair, and where they differ ask the other readings.

use super::cards::LegacyCard;
use super::judge::{Ours, Scope, Verdict, is_level, pair};
use crate::columns::{CaseEvents, EventStore, Grouper};
use crate::run::{CaseFacts, each_part};
use calendar::Moment;
use engine::{Matter, Scratch, Setting, Sym, supervise};
use std::collections::{HashMap, HashSet};
use std::num::NonZero;

/// Another reading of the time limits that a legacy system may have.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// Its code.
    pub code: &'a str,
    /// What it does, in Chinese and English.
    pub words: (&'a str, &'a str),
    /// What matters are judged by under it.
    pub setting: Setting<'a>,
}

/// How to compare.
#[derive(Clone, Copy, Debug)]
pub struct CompareOptions<'a> {
    /// The instant of evaluation.
    pub as_of: Moment,
    /// How many days after its day the legacy issues a card.
    pub lag: i32,
    /// The other readings, tried on every discrepancy.
    pub readings: &'a [Reading<'a>],
    /// The codes of the rules that the legacy's cards are about; empty for the rules on time and those that cards name.
    pub only: &'a [String],
    /// How many threads; they do not show in the result.
    pub threads: NonZero<usize>,
}

/// One card of the legacy, one recomputed, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What it turned out to be.
    pub verdict: Verdict,
    /// The case.
    pub case: Box<str>,
    /// Its item.
    pub item: Sym,
    /// Its department.
    pub department: Sym,
    /// The number of the legacy's card.
    pub legacy: Option<usize>,
    /// The recomputed card.
    pub ours: Option<Ours>,
    /// The readings that give what the legacy has, by their numbers.
    pub readings: Vec<usize>,
}

/// What a comparison gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many cases the log has.
    pub cases: u64,
    /// Every card, in the order of the cases.
    pub rows: Vec<Compared>,
}

impl Comparison {
    /// Returns how many cards turned out so.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> u64 {
        self.rows.iter().filter(|row| row.verdict == verdict).count() as u64
    }

    /// Returns by reading how many discrepancies it explains, and of how many.
    #[must_use]
    pub fn explained(&self, readings: usize) -> (Vec<u64>, u64) {
        let mut counts = vec![0; readings];
        let mut all = 0;
        for row in self.rows.iter().filter(|row| may_be_explained(row.verdict)) {
            all += 1;
            row.readings.iter().filter_map(|at| counts.get_mut(*at).map(|count| *count += 1)).for_each(drop);
        }
        (counts, all)
    }
}

/// Whether another reading could be why.
const fn may_be_explained(verdict: Verdict) -> bool {
    match verdict {
        Verdict::OtherDay | Verdict::OtherLevel | Verdict::Missing | Verdict::Unjustified => true,
        Verdict::Same | Verdict::OtherOverdue | Verdict::UnknownCase => false,
    }
}

/// Holds the legacy's cards against the recomputed ones.
#[must_use]
pub fn compare(
    store: &EventStore,
    setting: &Setting<'_>,
    cards: &[LegacyCard],
    options: CompareOptions<'_>,
) -> Comparison {
    let mut by_case: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, card) in cards.iter().enumerate() {
        by_case.entry(&card.case).or_default().push(at);
    }
    let named: Vec<&str> =
        cards.iter().map(|card| card.rule.as_str()).filter(|rule| !rule.is_empty()).collect();
    let mut words: Vec<&str> = cards.iter().map(|card| card.level.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    let against = Against { store, setting, cards, by_case: &by_case, words: &words, options };
    let judge = |setting| Judge::new(store, setting, (&named, options.only));
    let make = || Worker {
        grouper: Grouper::default(),
        main: judge(*setting),
        others: options.readings.iter().map(|reading| judge(reading.setting)).collect(),
        done: Comparison::default(),
        known: Vec::new(),
    };
    let workers =
        each_part((store.parts(), options.threads), make, |part, worker| worker.part(&against, part));
    let mut done = Comparison::default();
    let mut known: HashSet<&str> = HashSet::new();
    for worker in workers {
        done.cases += worker.done.cases;
        done.rows.extend(worker.done.rows);
        known.extend(worker.known);
    }
    let unknown = by_case.iter().filter(|(case, _)| !known.contains(*case)).flat_map(|(_, cards)| cards);
    done.rows.extend(unknown.map(|&at| Compared {
        verdict: Verdict::UnknownCase,
        case: cards[at].case.as_str().into(),
        item: Sym::NONE,
        department: Sym::NONE,
        legacy: Some(at),
        ours: None,
        readings: Vec::new(),
    }));
    // All rows of a case come from one thread, in their order, which a stable sort keeps.
    done.rows.sort_by(|a, b| (&a.case, a.legacy).cmp(&(&b.case, b.legacy)));
    done
}

/// What is held against what.
#[derive(Clone, Copy)]
struct Against<'a> {
    store: &'a EventStore,
    setting: &'a Setting<'a>,
    cards: &'a [LegacyCard],
    by_case: &'a HashMap<&'a str, Vec<usize>>,
    /// The words for levels that the cards use.
    words: &'a [&'a str],
    options: CompareOptions<'a>,
}

/// One thread at work.
struct Worker<'a> {
    grouper: Grouper,
    main: Judge<'a>,
    others: Vec<Judge<'a>>,
    done: Comparison,
    /// The cases of the legacy that are in the log.
    known: Vec<&'a str>,
}

impl<'a> Worker<'a> {
    fn part(&mut self, against: &Against<'a>, part: usize) {
        let Worker { grouper, main, others, done, known } = self;
        let Against { store, setting, cards, by_case, words, options } = *against;
        grouper.part(store, part, |case| {
            done.cases += 1;
            let legacy = by_case.get_key_value(case.id.text());
            known.extend(legacy.map(|(case, _)| *case));
            let legacy = legacy.map_or(&[][..], |(_, cards)| cards);
            main.case(store, &case, options.as_of);
            let first = done.rows.len();
            let (item, department) = (main.facts.item(), main.facts.department());
            pair(setting.rules, (cards, legacy), &mut main.ours, (options.lag, words), |found| {
                let (verdict, legacy, ours) = found;
                let case = case.id.text().into();
                let readings = Vec::new();
                done.rows.push(Compared { verdict, case, item, department, legacy, ours, readings });
            });
            let rows = &mut done.rows[first..];
            if !rows.iter().any(|row| may_be_explained(row.verdict)) {
                return;
            }
            for (number, other) in others.iter_mut().enumerate() {
                other.case(store, &case, options.as_of);
                for row in rows.iter_mut().filter(|row| may_be_explained(row.verdict)) {
                    let card = row.legacy.and_then(|at| cards.get(at));
                    if other.gives(card, row.ours.as_ref(), (setting, options.lag)) {
                        row.readings.push(number);
                    }
                }
            }
        });
    }
}

/// One setting, with the memory to judge by it.
struct Judge<'a> {
    setting: Setting<'a>,
    scope: Scope,
    kind: Sym,
    facts: CaseFacts,
    scratch: Scratch,
    ours: Vec<Ours>,
}

impl<'a> Judge<'a> {
    fn new(store: &EventStore, setting: Setting<'a>, (named, only): (&[&str], &[String])) -> Judge<'a> {
        Judge {
            setting,
            scope: Scope::new(setting.rules, named, only),
            kind: setting.rules.symbols.find("case").unwrap_or_default(),
            facts: CaseFacts::new(store, setting.rules),
            scratch: Scratch::default(),
            ours: Vec::new(),
        }
    }

    fn case(&mut self, store: &EventStore, case: &CaseEvents<'_>, as_of: Moment) {
        let Judge { setting, scope, kind, facts, scratch, ours } = self;
        facts.fill(store, case);
        let matter = Matter {
            kind: *kind,
            item: facts.item(),
            department: facts.department(),
            facts: facts.facts(),
            details: facts.details(),
            symbols: &store.symbols,
        };
        supervise(setting, &matter, as_of, scratch, |verdict| {
            scope.cards(&verdict.view, verdict.findings, ours);
        });
    }

    /// Returns whether this reading gives what the legacy has: its card on its day, or no card where it has none.
    ///
    /// A reading may be another pack, whose rules have other names: a card is known by level and day, and its absence
    /// by the level alone.
    fn gives(&self, card: Option<&LegacyCard>, ours: Option<&Ours>, main: (&Setting<'_>, i32)) -> bool {
        let (setting, lag) = main;
        let rules = self.setting.rules;
        if let Some(card) = card {
            let is = |one: &Ours| is_level(rules, one.rule, one.level, &card.level);
            return self.ours.iter().any(|one| is(one) && one.day + lag == card.day);
        }
        let Some(ours) = ours else { return false };
        let entry = setting.rules.rule(ours.rule);
        let level = entry.and_then(|entry| entry.info.levels.get(usize::from(ours.level)));
        let same_rule = |one: &Ours| rules.code != setting.rules.code || one.rule == ours.rule;
        level.is_some_and(|level| {
            let is = |one: &Ours| is_level(rules, one.rule, one.level, &level.code);
            !self.ours.iter().any(|one| same_rule(one) && is(one))
        })
    }
}
