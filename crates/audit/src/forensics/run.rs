//! Two passes over a store, on all cores: one to learn what is usual, one to see what is not.

use super::book::{Evidence, UnitCount};
use super::detectors::{Books, Detectors};
use super::score::UnitScore;
use super::seen::{Known, Seen, SeenEvent, fill};
use super::signal::{Missing, Reason, Signal};
use super::step_order::Deviation;
use super::thresholds::Thresholds;
use crate::columns::{CaseEvents, EventStore, Grouper};
use crate::run::{CaseFacts, each_part};
use calendar::Moment;
use engine::{Matter, Scratch, Setting, Sym, supervise};
use std::num::NonZero;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// When a signal is one.
    pub thresholds: &'a Thresholds,
    /// The instant of evaluation; what happened or was recorded later is not seen.
    pub as_of: Moment,
    /// How many threads look; they do not show in the result.
    pub threads: NonZero<usize>,
}

/// What one signal gave.
#[derive(Clone, Debug)]
pub struct SignalResult {
    /// Which.
    pub signal: Signal,
    /// What the log lacks for it; then nothing else is said.
    pub missing: Option<Missing>,
    /// What the log lacks for some of its reasons.
    pub lacks: Option<Missing>,
    /// Observations and hits.
    pub count: UnitCount,
    /// How often for each reason.
    pub reasons: Vec<(Reason, u64)>,
    /// The units, the most striking first.
    pub scores: Vec<UnitScore>,
    /// The strongest evidence of each operator: by reason, and of one reason the strongest first.
    pub evidence: Vec<Evidence>,
}

/// What forensics gave.
#[derive(Clone, Debug)]
pub struct Forensics {
    /// How many cases were looked at.
    pub cases: u64,
    /// The signals, in order of declaration.
    pub signals: Vec<SignalResult>,
    /// The most frequent deviations from the steps of items.
    pub deviations: Vec<Deviation>,
    /// Whether nobody configured opening hours, so that assumed ones were used.
    pub hours_assumed: bool,
}

/// Looks for signals in a store. The result depends neither on the order of its rows nor on the number of threads.
#[must_use]
pub fn run(store: &EventStore, setting: &Setting<'_>, asked: Asked<'_>) -> Forensics {
    let ground = Ground { store, setting, asked };
    let mut learned =
        ground.on_all_cores(|| (Detectors::new(asked.thresholds), 0), Ground::learn).into_iter();
    let (mut detectors, mut cases) = learned.next().unwrap_or((Detectors::new(asked.thresholds), 0));
    for (other, count) in learned {
        detectors.merge(other);
        cases += count;
    }
    detectors.learned();
    let per_operator = asked.thresholds.evidence.per_operator;
    let books = ground.on_all_cores(
        || detectors.books(per_operator),
        |ground, part, hands, books| ground.judge(part, hands, &detectors, books),
    );
    let (signals, deviations) = detectors.close(books, asked.thresholds);
    Forensics { cases, signals, deviations, hours_assumed: setting.calendar.hours_assumed() }
}

/// Returns the last instant at which something happened or was recorded: as of then nothing of a store is unseen.
#[must_use]
pub fn last_known(store: &EventStore, threads: NonZero<usize>) -> Option<Moment> {
    let look = |part: usize, grouper: &mut Grouper, last: &mut Option<Moment>| {
        grouper.part(store, part, |case| {
            let recorded = case.events.iter().filter_map(|event| case.extra(event)?.recorded_at);
            *last = (*last).max(recorded.max());
        });
    };
    let found = each_part(
        (store.parts(), threads),
        || (Grouper::default(), None),
        |part, (grouper, last)| {
            look(part, grouper, last);
        },
    );
    found.into_iter().map(|(_, last)| last).max().flatten().max(store.span.map(|(_, last)| last))
}

#[derive(Clone, Copy)]
struct Ground<'a> {
    store: &'a EventStore,
    setting: &'a Setting<'a>,
    asked: Asked<'a>,
}

/// What one thread works with, used again for every case.
struct Hands {
    grouper: Grouper,
    facts: CaseFacts,
    scratch: Scratch,
    events: Vec<SeenEvent>,
}

impl<'a> Ground<'a> {
    /// Hands every part to one of the threads; returns what each made.
    fn on_all_cores<T: Send>(
        &self,
        make: impl Fn() -> T + Sync,
        look: impl Fn(&Ground<'a>, usize, &mut Hands, &mut T) + Sync,
    ) -> Vec<T> {
        let hands = || Hands {
            grouper: Grouper::default(),
            facts: CaseFacts::new(self.store, self.setting.rules),
            scratch: Scratch::default(),
            events: Vec::new(),
        };
        let made = each_part(
            (self.store.parts(), self.asked.threads),
            || (hands(), make()),
            |part, (hands, made)| look(self, part, hands, made),
        );
        made.into_iter().map(|(_, made)| made).collect()
    }

    fn learn(&self, part: usize, hands: &mut Hands, (detectors, cases): &mut (Detectors, u64)) {
        let Hands { grouper, events, .. } = hands;
        grouper.part(self.store, part, |case| {
            *cases += 1;
            let applicant = self.fill(&case, events);
            let (item, department) = self.first_codes(&case);
            detectors.learn(&self.known(&case, (item, department), applicant, events));
        });
    }

    fn judge(&self, part: usize, hands: &mut Hands, detectors: &Detectors, books: &mut Books) {
        let Hands { grouper, facts, scratch, events } = hands;
        let kind = self.setting.rules.symbols.find("case").unwrap_or_default();
        grouper.part(self.store, part, |case| {
            facts.fill(self.store, &case);
            let applicant = self.fill(&case, events);
            let (item, department) = (facts.item(), facts.department());
            let (facts, details, symbols) = (facts.facts(), facts.details(), &self.store.symbols);
            let matter = Matter { kind, item, department, facts, details, symbols };
            supervise(self.setting, &matter, self.asked.as_of, scratch, |verdict| {
                let known = self.known(&case, (item, department), applicant, events);
                detectors.judge(&Seen { known, view: &verdict.view }, books);
            });
        });
    }

    fn fill(&self, case: &CaseEvents<'_>, events: &mut Vec<SeenEvent>) -> Option<u64> {
        fill(self.store, case, (&self.asked.thresholds.applicant, self.asked.as_of), events)
    }

    fn known<'c>(
        &'c self,
        case: &CaseEvents<'c>,
        (item, department): (Sym, Sym),
        applicant: Option<u64>,
        events: &'c [SeenEvent],
    ) -> Known<'c> {
        let (setting, symbols, as_of) = (self.setting, &self.store.symbols, self.asked.as_of);
        Known { id: case.id.text(), item, department, applicant, events, setting, symbols, as_of }
    }

    /// The first item and department that rows of a case name, as [`CaseFacts`] takes them.
    fn first_codes(&self, case: &CaseEvents<'_>) -> (Sym, Sym) {
        let shapes = || case.events.iter().filter_map(|event| self.store.shapes.get(event.shape as usize));
        let item = shapes().map(|shape| shape.item).find(|code| code.is_some());
        let department = shapes().map(|shape| shape.department).find(|code| code.is_some());
        (item.unwrap_or_default(), department.unwrap_or_default())
    }
}
