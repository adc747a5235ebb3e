//! Time independence: who watches at any instants sees what one evaluation at the end finds, each finding once.

use calendar::Moment;
use engine::{
    Change, Comparator, Counting, DeclaredDue, Deemed, DeemedKind, EventKind, Finding, Limit, LimitSource,
    Per, Rounding, Threshold, ThresholdPoint, Unit, changes,
};
use proptest::prelude::*;

use crate::ground::{CALENDAR, Pack, Told, limit, see};
use crate::model::{Case, cases};

/// A case, and what else can happen to it, in minutes from acceptance.
#[derive(Clone, Debug)]
struct Life {
    case: Case,
    reopened: Vec<i64>,
    stopped_again: Option<i64>,
    restarted: Vec<i64>,
    steps: Vec<(i64, Option<i64>, u8)>,
    received_before: i64,
    corrected: Option<i64>,
    thresholds: Vec<Threshold>,
    percent_of_hours: u16,
}

fn thresholds() -> impl Strategy<Value = Vec<Threshold>> {
    let unit = prop_oneof![
        Just(Unit::WorkingDay),
        Just(Unit::CalendarDay),
        Just(Unit::Hour),
        Just(Unit::WorkingHour),
    ];
    let point = prop_oneof![
        (-6_i32..6).prop_map(ThresholdPoint::Limit),
        (10_u16..130).prop_map(ThresholdPoint::Percent),
        (0_u32..20).prop_map(ThresholdPoint::Start),
        (-6_i32..6, unit).prop_map(|(by, unit)| ThresholdPoint::Shifted(by, unit)),
    ];
    let comparator = prop_oneof![Just(Comparator::Reaches), Just(Comparator::Exceeds)];
    let threshold = (point, comparator).prop_map(|(point, comparator)| Threshold {
        point,
        comparator,
        rounding: Rounding::None,
    });
    prop::collection::vec(threshold, 1..4)
}

fn lives() -> impl Strategy<Value = Life> {
    const DAY: i64 = 1_440;
    let step = (0..30 * DAY, prop::option::of(0..8 * DAY), 0_u8..2);
    (
        (cases(), prop::collection::vec(0..60 * DAY, 0..2), prop::option::of(0..80 * DAY)),
        (prop::collection::vec(0..30 * DAY, 0..2), prop::collection::vec(step, 0..4)),
        (0..12 * DAY, prop::option::of(0..12 * DAY)),
        thresholds(),
        10_u16..120,
    )
        .prop_map(
            |(
                (case, reopened, stopped_again),
                (restarted, steps),
                (received, corrected),
                thresholds,
                percent,
            )| Life {
                case,
                reopened,
                stopped_again,
                restarted,
                steps,
                received_before: received,
                corrected,
                thresholds,
                percent_of_hours: percent,
            },
        )
}

impl Life {
    fn minute(&self, minutes: i64, second: i64) -> Moment {
        self.case.start.plus_seconds(minutes * 60 + second)
    }

    fn told(&self) -> Told {
        let mut told = self.case.story();
        for &minutes in &self.reopened {
            told.event(EventKind::Reopened, self.minute(minutes, 41));
        }
        if let Some(minutes) = self.stopped_again {
            told.event(EventKind::Concluded, self.minute(minutes, 42));
        }
        for &minutes in &self.restarted {
            told.event(EventKind::Returned, self.minute(minutes, 43));
        }
        for &(begun, length, step) in &self.steps {
            told.event(EventKind::StepStarted, self.minute(begun, 44)).subject = format!("step-{step}");
            if let Some(length) = length {
                let ended = told.event(EventKind::StepEnded, self.minute(begun + length, 45));
                ended.subject = format!("step-{step}");
                // Some systems write the due instant of a step on its end.
                ended.due = (step == 0).then(|| self.minute(begun + 2_000, 0));
            }
        }
        told.event(EventKind::Received, self.minute(-self.received_before, 46));
        if let Some(minutes) = self.corrected {
            told.event(EventKind::CorrectionRequested, self.minute(minutes - self.received_before, 47));
        }
        told
    }

    /// The case's clock with everything that can happen to it; a clock in hours; the steps, by themselves and added
    /// up; a clock whose start is deemed.
    fn pack(&self) -> Pack {
        let (mut pack, _) = self.case.told();
        let mut main = pack.rules.clocks.remove(0);
        let mut hours = main.clone();
        let mut steps = main.clone();
        main.reopens = pack.marks(&["reopened"]);
        main.restarts = pack.marks(&["returned"]);
        hours.limit = vec![LimitSource::Fixed(limit("40 working_hour"))];
        hours.reopens = main.reopens;
        hours.extends = None;
        steps.per = Per::Each;
        steps.starts = pack.marks(&["step_started"]);
        steps.stops = pack.marks(&["step_ended"]);
        steps.limit = vec![LimitSource::Fixed(limit("3 working_day"))];
        let mut added = steps.clone();
        added.per = Per::Subject;
        let mut ended = steps.clone();
        ended.per = Per::Stop;
        ended.limit.insert(0, LimitSource::Declared);
        ended.declared = DeclaredDue::Day;
        let mut deemed = main.clone();
        deemed.starts = pack.marks(&["accepted"]);
        deemed.deemed = Some(Deemed {
            kind: DeemedKind::Acceptance,
            from: pack.marks(&["received"]),
            unless: pack.marks(&["accepted", "correction_requested"]),
            within: Limit::working_days(5),
        });
        deemed.restarts = engine::Marks::NONE;
        let mut instant = main.clone();
        instant.counting = Counting::Instant;
        let hourly = Threshold {
            point: ThresholdPoint::Percent(self.percent_of_hours),
            comparator: Comparator::Reaches,
            rounding: Rounding::None,
        };
        for (at, clock) in [main, hours, steps, added, ended, deemed, instant].into_iter().enumerate() {
            let index = pack.add(clock);
            let mut levels = self.thresholds.clone();
            if at == 1 {
                levels.push(hourly);
            }
            pack.rule(index, levels, at % 2 == 0);
        }
        pack.every(&["returned", "reopened"]);
        pack
    }

    /// Instants worth looking at: events, findings, and just before them; and some others.
    fn instants(&self, told: &Told, findings: &[Finding], others: &[i64]) -> Vec<Moment> {
        let of_events = told.events.iter().map(|event| event.at);
        let of_findings = findings.iter().flat_map(|finding| [finding.at, finding.at.plus_micros(-1)]);
        let of_others = others.iter().map(|&minutes| self.minute(minutes, 0));
        let mut all: Vec<Moment> = of_events.chain(of_findings).chain(of_others).collect();
        all.sort();
        all.dedup();
        all
    }
}

/// What must be the same whenever it is computed: everything but which facts prove it and what took its place since.
fn bare(findings: &[Finding]) -> Vec<Finding> {
    findings.iter().map(|finding| Finding { standing: true, evidence: [0; 2], run: 0, ..*finding }).collect()
}

fn known_by(findings: &[Finding], at: Moment) -> Vec<Finding> {
    let mut known: Vec<Finding> = findings.iter().filter(|finding| finding.at <= at).copied().collect();
    known.sort_by_key(Finding::id);
    known
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    #[test]
    fn findings_at_any_instant_are_those_of_the_end_that_were_known_by_then(
        life in lives(),
        others in prop::collection::vec(-10_000_i64..150_000, 6),
    ) {
        let (pack, told) = (life.pack(), life.told());
        let end = CALENDAR.zone().start_of(CALENDAR.last());
        let last = bare(&see(&pack, None, &told, end).findings);
        let mut ids: Vec<_> = last.iter().map(Finding::id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), last.len(), "every finding has an identity of its own");
        for at in life.instants(&told, &last, &others) {
            let mut now = bare(&see(&pack, None, &told, at).findings);
            now.sort_by_key(Finding::id);
            prop_assert_eq!(now, known_by(&last, at), "at {}", at);
        }
    }

    #[test]
    fn sweeping_issues_each_finding_once_and_lifts_none(
        life in lives(),
        others in prop::collection::vec(-10_000_i64..150_000, 12),
    ) {
        let (pack, told) = (life.pack(), life.told());
        let end = CALENDAR.zone().start_of(CALENDAR.last());
        let mut issued = Vec::new();
        let mut before = Vec::new();
        let mut sweeps = life.instants(&told, &[], &others);
        sweeps.push(end);
        for at in sweeps.into_iter().filter(|at| *at <= end) {
            let now = see(&pack, None, &told, at).findings;
            for change in changes(&before, &now) {
                match change {
                    Change::Issued(finding) => issued.push(finding),
                    Change::Kept(_) => {}
                    Change::Altered { before, after } => {
                        prop_assert_eq!(bare(&[before]), bare(&[after]), "only what supersedes it is new");
                    }
                    Change::Lifted(finding) => prop_assert!(false, "lifted {finding:?} at {at}"),
                }
            }
            prop_assert!(
                changes(&now, &now).iter().all(|change| matches!(change, Change::Kept(_))),
                "computing twice changes nothing"
            );
            before = now;
        }
        let mut last = bare(&before);
        let mut issued = bare(&issued);
        last.sort_by_key(Finding::id);
        issued.sort_by_key(Finding::id);
        prop_assert_eq!(issued, last);
    }
}
