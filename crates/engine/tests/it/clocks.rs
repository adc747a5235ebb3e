//! Clocks that count days, against the clerk with the wall calendar.

use engine::{Boundary, Comparator, DayReason, Due, Irregularity, Rounding, Threshold, ThresholdPoint, Unit};
use proptest::prelude::*;

use crate::ground::{CALENDAR, Seen, see};
use crate::model::{Case, Said, cases};

fn seen(case: &Case) -> Seen {
    let (pack, told) = case.told();
    let end = CALENDAR.zone().start_of(CALENDAR.last());
    let mut case_at_end = see(&pack, None, &told, end);
    // What is used depends on the instant; everything else is asked for when all has happened.
    let early = engine_used(case, &case_at_end);
    case_at_end.used = vec![early];
    case_at_end
}

/// What the engine counts as used at the case's own instant, with all that is known at the end.
fn engine_used(case: &Case, end: &Seen) -> Option<u32> {
    let (pack, told) = case.told();
    let spec = &pack.rules.clocks[0];
    let mut symbols = pack.rules.symbols.clone();
    let last = CALENDAR.zone().start_of(CALENDAR.last());
    let facts = engine::fold(&told.events, last, &pack.rules.patterns, &mut symbols).expect("a history");
    let setting =
        engine::Setting { calendar: &CALENDAR, catalogue: &engine::Catalogue::default(), rules: &pack.rules };
    let matter = engine::Matter {
        kind: symbols.find("case").expect("every pack has it"),
        item: engine::Sym::NONE,
        department: engine::Sym::NONE,
        facts: &facts.list,
        details: &facts.details,
        symbols: &symbols,
    };
    let mut used = None;
    let run = end.runs[0];
    engine::supervise(&setting, &matter, last, &mut engine::Scratch::default(), |verdict| {
        used = verdict.view.runs.used(&CALENDAR, spec, &run, case.as_of);
    });
    used
}

fn as_said(due: Due) -> Said {
    match due {
        Due::At { day, moment } => Said::By { day, moment },
        Due::Suspended => Said::NotWhileSuspended,
        Due::NoLimit | Due::Outside => panic!("every case has a limit and lies in the calendar: {due:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    #[test]
    fn due_used_and_extension_are_what_a_clerk_counts(case in cases()) {
        let clerk = case.clerk();
        let seen = seen(&case);
        let run = seen.runs[0];
        prop_assert_eq!(as_said(run.due), clerk.due);
        prop_assert_eq!(run.extended_by.is_some(), clerk.extended);
        prop_assert_eq!(seen.used[0], Some(clerk.used));
    }

    #[test]
    fn a_suspension_after_the_limit_rescues_nothing_and_is_irregular(case in cases()) {
        let clerk = case.clerk();
        let seen = seen(&case);
        for (pause, rescues) in case.pauses.iter().zip(&clerk.rescuing) {
            let Some(span) = seen.spans[0].iter().find(|span| span.from == pause.from) else {
                prop_assert!(pause.to.is_some_and(|to| to < case.start));
                continue;
            };
            prop_assert_eq!(span.stops, *rescues);
            let late = span.irregular.meets(Irregularity::AFTER_EXPIRY);
            let stopped = case.stop.is_some_and(|stop| pause.from > stop);
            prop_assert_eq!(!rescues, late || stopped);
        }
    }

    #[test]
    fn the_ledger_adds_up_to_the_limit_and_to_the_days_used(case in cases()) {
        let (pack, told) = case.told();
        let now = see(&pack, None, &told, case.as_of);
        for ((run, ledger), used) in now.runs.iter().zip(&now.ledgers).zip(&now.used) {
            prop_assert_eq!(Some(ledger.used), *used);
            let Due::At { day: due, .. } = run.due else { continue };
            let through_due = ledger.days.iter().filter(|row| row.day <= due && row.counted).count();
            let limit = ledger.limit.expect("it has a due day");
            prop_assert_eq!(u32::try_from(through_due), Ok(limit));
            prop_assert!(ledger.days.windows(2).all(|pair| pair[0].day + 1 == pair[1].day));
            prop_assert!(ledger.days.windows(2).all(|pair| pair[0].number <= pair[1].number));
            for row in &ledger.days {
                let suspended = matches!(row.reason, DayReason::Suspended(_));
                prop_assert!(!(row.counted && suspended));
                prop_assert!(!row.source.is_empty(), "every day says where its kind comes from");
            }
        }
    }

    #[test]
    fn the_order_in_which_suspensions_are_told_changes_nothing(case in cases(), turn in 0_usize..8) {
        let (pack, mut told) = case.told();
        let before = see(&pack, None, &told, case.as_of);
        let length = told.events.len();
        told.events.rotate_left(turn % length);
        let after = see(&pack, None, &told, case.as_of);
        prop_assert_eq!(&before.runs, &after.runs);
        told.events.reverse();
        let reversed = see(&pack, None, &told, case.as_of);
        prop_assert_eq!(&before.runs, &reversed.runs);
        prop_assert_eq!(&before.spans, &reversed.spans);
    }

    #[test]
    fn a_higher_threshold_is_never_crossed_before_a_lower_one(
        case in cases(),
        low in -8_i32..8,
        step in 0_i32..6,
        percent in 1_u16..150,
    ) {
        let exceeds = |by| threshold(ThresholdPoint::Limit(by), Comparator::Exceeds);
        let reaches = |by| threshold(ThresholdPoint::Limit(by), Comparator::Reaches);
        in_order(&case, &exceeds(low), &exceeds(low + step))?;
        in_order(&case, &reaches(low), &reaches(low + step))?;
        in_order(&case, &reaches(low), &exceeds(low))?;
        let share = |percent| threshold(ThresholdPoint::Percent(percent), Comparator::Reaches);
        in_order(&case, &share(percent), &share(percent + 10))?;
        if case.unit == Unit::WorkingDay {
            let shifted = |by| threshold(ThresholdPoint::Shifted(by, Unit::WorkingDay), Comparator::Exceeds);
            in_order(&case, &shifted(low), &shifted(low + step))?;
        }
    }
}

fn threshold(point: ThresholdPoint, comparator: Comparator) -> Threshold {
    Threshold { point, comparator, rounding: Rounding::None }
}

fn in_order(case: &Case, low: &Threshold, high: &Threshold) -> Result<(), TestCaseError> {
    let (low, high) = (boundary(case, low), boundary(case, high));
    if let (Some(low), Some(high)) = (low, high) {
        prop_assert!(low.at <= high.at, "{low:?} {high:?}");
    }
    Ok(())
}

fn boundary(case: &Case, threshold: &Threshold) -> Option<Boundary> {
    let (pack, told) = case.told();
    let mut symbols = pack.rules.symbols.clone();
    let facts =
        engine::fold(&told.events, case.as_of, &pack.rules.patterns, &mut symbols).expect("a history");
    let setting =
        engine::Setting { calendar: &CALENDAR, catalogue: &engine::Catalogue::default(), rules: &pack.rules };
    let matter = engine::Matter {
        kind: symbols.find("case").expect("every pack has it"),
        item: engine::Sym::NONE,
        department: engine::Sym::NONE,
        facts: &facts.list,
        details: &facts.details,
        symbols: &symbols,
    };
    let mut found = None;
    engine::supervise(&setting, &matter, case.as_of, &mut engine::Scratch::default(), |verdict| {
        let run = verdict.view.runs.all().first();
        found = run.and_then(|run| verdict.view.boundary(run, threshold));
    });
    found
}
