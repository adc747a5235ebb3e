//! What is learned late, out of order or corrected: everything is computed again, and what it changed is said.

use calendar::Moment;
use engine::{
    Change, Comparator, Event, EventKind, Finding, LimitSource, Rounding, Threshold, ThresholdPoint, changes,
};
use proptest::prelude::*;

use crate::ground::{CALENDAR, Pack, Told, after, at, day, limit, see};
use crate::model::{Case, cases};

const OVERDUE: Threshold =
    Threshold { point: ThresholdPoint::Limit(0), comparator: Comparator::Exceeds, rounding: Rounding::None };

const NOTICE: Threshold =
    Threshold { point: ThresholdPoint::Limit(-1), comparator: Comparator::Reaches, rounding: Rounding::None };

fn pack() -> Pack {
    let mut pack = Pack::new();
    let clock = pack.clock(LimitSource::Fixed(limit("10 working_day")));
    let clock = pack.add(clock);
    pack.rule(clock, vec![OVERDUE], false);
    pack
}

/// The findings of a story before and after one more event became known.
fn learned(lines: &[&str], late: impl FnOnce(&mut Told), before: &str, then: &str) -> Vec<Change> {
    let pack = pack();
    let mut told = Told::lines(lines);
    late(&mut told);
    let earlier = see(&pack, None, &told, after(before)).findings;
    let later = see(&pack, None, &told, after(then)).findings;
    changes(&earlier, &later)
}

fn recorded(told: &mut Told, kind: EventKind, happened: &str, known: &str) -> usize {
    told.event(kind, at(happened)).recorded_at = Some(at(known));
    told.events.len() - 1
}

#[test]
fn a_conclusion_that_was_entered_late_lifts_the_card_and_says_so() {
    let conclude = |told: &mut Told| {
        recorded(told, EventKind::Concluded, "2026-03-16 15:00", "2026-03-18 09:00");
    };
    let changes = learned(&["2026-03-02 10:00 accepted"], conclude, "2026-03-17", "2026-03-18");
    let [Change::Lifted(finding)] = changes[..] else { panic!("{changes:?}") };
    assert_eq!((finding.day, finding.at), (day("2026-03-16"), at("2026-03-16 17:00").plus_micros(1)));
}

#[test]
fn a_back_dated_suspension_moves_the_card_and_the_old_due_day_stays_visible() {
    // The suspension of 9 to 18 March was entered on the 20th, when the case was overdue already (Q07).
    let suspend = |told: &mut Told| {
        let at = recorded(told, EventKind::SpecialStarted, "2026-03-09 09:00", "2026-03-20 09:00");
        told.events[at].subject = "expert_review".into();
        let at = recorded(told, EventKind::SpecialEnded, "2026-03-18 09:00", "2026-03-20 09:01");
        told.events[at].subject = "expert_review".into();
    };
    let lines = ["2026-03-02 10:00 accepted"];
    let lifted = learned(&lines, suspend, "2026-03-19", "2026-03-20");
    assert!(
        matches!(lifted[..], [Change::Lifted(finding)] if finding.day == day("2026-03-16")),
        "{lifted:?}"
    );
    let moved = learned(&lines, suspend, "2026-03-19", "2026-03-25");
    let [Change::Altered { before, after }] = moved[..] else { panic!("{moved:?}") };
    assert_eq!((before.day, after.day), (day("2026-03-16"), day("2026-03-25")));
}

#[test]
fn a_corrected_acceptance_shifts_what_has_fired_and_does_not_fire_it_again() {
    // The anchor is three days later than was thought (I41).
    let correct = |told: &mut Told| {
        let at = recorded(told, EventKind::Amended, "2026-03-05 10:00", "2026-03-17 12:00");
        told.events[at].corrects = Some("e1".into());
    };
    let lines = ["2026-03-02 10:00 accepted"];
    let gone = learned(&lines, correct, "2026-03-16", "2026-03-18");
    assert!(matches!(gone[..], [Change::Lifted(finding)] if finding.day == day("2026-03-16")), "{gone:?}");
    let shifted = learned(&lines, correct, "2026-03-16", "2026-03-19");
    let [Change::Altered { before, after }] = shifted[..] else { panic!("{shifted:?}") };
    assert_eq!((before.day, after.day), (day("2026-03-16"), day("2026-03-19")));
    assert_eq!(before.id(), after.id());
}

/// A case whose events became known late, by up to this many minutes each.
fn tardy(case: &Case, lags: &[i64]) -> Told {
    let mut told = case.story();
    for (event, lag) in told.events.iter_mut().zip(lags) {
        event.recorded_at = Some(event.at.plus_seconds(lag * 60));
    }
    told
}

proptest! {
    #[test]
    fn late_events_lead_to_the_state_of_one_evaluation_and_every_change_is_said(
        case in cases(),
        lags in prop::collection::vec(0_i64..30 * 1_440, 12),
        sweeps in prop::collection::vec(0_i64..150 * 1_440, 8),
    ) {
        let (mut pack, punctual) = case.told();
        let clock = engine::ClockIndex(0);
        pack.rule(clock, vec![NOTICE, OVERDUE], true);
        let end = CALENDAR.zone().start_of(CALENDAR.last());
        let tardy = tardy(&case, &lags);
        let mut sweeps: Vec<Moment> = sweeps.iter().map(|minutes| case.start.plus_seconds(minutes * 60)).collect();
        sweeps.extend(tardy.events.iter().map(Event::known_at));
        sweeps.push(end);
        sweeps.sort();
        let mut book: Vec<Finding> = Vec::new();
        let mut before = Vec::new();
        for at in sweeps.into_iter().filter(|at| *at <= end) {
            let now = see(&pack, None, &tardy, at).findings;
            for change in changes(&before, &now) {
                match change {
                    Change::Issued(finding) => {
                        prop_assert!(book.iter().all(|known| known.id() != finding.id()));
                        book.push(finding);
                    }
                    Change::Kept(finding) => prop_assert!(book.iter().any(|known| known.id() == finding.id())),
                    Change::Altered { before, after } => {
                        prop_assert_eq!(before.id(), after.id());
                        book.retain(|known| known.id() != after.id());
                        book.push(after);
                    }
                    Change::Lifted(finding) => book.retain(|known| known.id() != finding.id()),
                }
            }
            before = now;
        }
        let mut last = see(&pack, None, &punctual, end).findings;
        last.sort_by_key(Finding::id);
        book.sort_by_key(Finding::id);
        let bare = |list: &[Finding]| -> Vec<Finding> {
            list.iter().map(|finding| Finding { evidence: [0; 2], run: 0, ..*finding }).collect()
        };
        prop_assert_eq!(bare(&book), bare(&last));
    }
}
