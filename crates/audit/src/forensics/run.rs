//! Two passes over a store: one to learn what is usual, one to see what is not.

use super::back_dating::BackDating;
use super::back_fill::BackFill;
use super::book::{Book, Detect, Evidence, UnitCount};
use super::early_exit::EarlyExit;
use super::instant::Instant;
use super::month_end::MonthEnd;
use super::off_hours::OffHours;
use super::round_times::RoundTimes;
use super::score::{UnitScore, scores};
use super::seen::{Seen, SeenEvent, fill};
use super::serial_order::SerialOrder;
use super::signal::{Missing, Reason, Signal};
use super::step_order::{Deviation, StepOrder};
use super::suspension::Suspension;
use super::thresholds::Thresholds;
use crate::columns::{EventStore, Grouper};
use crate::run::CaseFacts;
use calendar::Moment;
use engine::{Matter, Scratch, Setting, supervise};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// When a signal is one.
    pub thresholds: &'a Thresholds,
    /// The instant of evaluation; what happened or was recorded later is not seen.
    pub as_of: Moment,
}

/// What one signal gave.
#[derive(Clone, Debug)]
pub struct SignalResult {
    /// Which.
    pub signal: Signal,
    /// What the log lacks for it; then nothing else is said.
    pub missing: Option<Missing>,
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

/// Looks for signals in a store. The result does not depend on the order of its rows.
#[must_use]
pub fn run(store: &EventStore, setting: &Setting<'_>, asked: Asked<'_>) -> Forensics {
    let mut detectors = detectors(asked.thresholds);
    let mut cases = 0;
    each_case(store, setting, asked, |case| {
        cases += 1;
        detectors.iter_mut().for_each(|detector| detector.learn(case));
    });
    let mut books: Vec<(Box<dyn Detect>, Book)> = Vec::new();
    for mut detector in detectors {
        detector.learned();
        books.push((detector, Book::new(asked.thresholds.evidence.per_operator)));
    }
    each_case(store, setting, asked, |case| {
        for (detector, book) in &mut books {
            if detector.missing().is_none() {
                detector.judge(case, book);
            }
        }
    });
    let deviations = books.iter_mut().flat_map(|(detector, _)| detector.deviations()).collect();
    let result = |(detector, mut book): (Box<dyn Detect>, Book)| SignalResult {
        signal: detector.signal(),
        missing: detector.missing(),
        count: book.all,
        reasons: book.by_reason.iter().map(|(reason, count)| (*reason, *count)).collect(),
        scores: scores(detector.signal(), &book, &asked.thresholds.score),
        evidence: book.evidence(),
    };
    Forensics {
        cases,
        signals: books.into_iter().map(result).collect(),
        deviations,
        hours_assumed: setting.calendar.hours_assumed(),
    }
}

/// Returns the last instant at which something happened or was recorded: as of then nothing of a store is unseen.
#[must_use]
pub fn last_known(store: &EventStore) -> Option<Moment> {
    let mut last = store.span.map(|(_, last)| last);
    let mut grouper = Grouper::default();
    for part in 0..store.parts() {
        grouper.part(store, part, |case| {
            let recorded = case.events.iter().filter_map(|event| case.extra(event)?.recorded_at);
            last = last.max(recorded.max());
        });
    }
    last
}

fn detectors(thresholds: &Thresholds) -> Vec<Box<dyn Detect>> {
    let Thresholds { back_dating, back_fill, serial_order, suspension, .. } = thresholds;
    let Thresholds { early_exit, month_end, instant, off_hours, step_order, .. } = thresholds;
    vec![
        Box::new(BackDating::new(back_dating.clone())),
        Box::new(BackFill::new(back_fill.clone())),
        Box::new(SerialOrder::new(serial_order.clone())),
        Box::new(Suspension::new(suspension.clone())),
        Box::new(EarlyExit::new(early_exit.clone())),
        Box::new(MonthEnd::new(month_end.clone())),
        Box::new(Instant::new(instant.clone())),
        Box::new(OffHours::new(off_hours.clone())),
        Box::new(RoundTimes::default()),
        Box::new(StepOrder::new(step_order.clone())),
    ]
}

fn each_case(store: &EventStore, setting: &Setting<'_>, asked: Asked<'_>, mut look: impl FnMut(&Seen<'_>)) {
    let mut facts = CaseFacts::new(store, setting.rules);
    let mut grouper = Grouper::default();
    let mut scratch = Scratch::default();
    let mut events: Vec<SeenEvent> = Vec::new();
    let kind = setting.rules.symbols.find("case").unwrap_or_default();
    for part in 0..store.parts() {
        grouper.part(store, part, |case| {
            facts.fill(store, &case);
            fill(store, &case, (&asked.thresholds.applicant, asked.as_of), &mut events);
            let (item, department) = (facts.item(), facts.department());
            let (facts, details) = (facts.facts(), facts.details());
            let matter = Matter { kind, item, department, facts, details, symbols: &store.symbols };
            supervise(setting, &matter, asked.as_of, &mut scratch, |verdict| {
                let (id, events) = (case.id.text(), &events[..]);
                look(&Seen { id, item, department, events, view: &verdict.view });
            });
        });
    }
}
