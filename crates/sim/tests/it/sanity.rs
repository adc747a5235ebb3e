//! The world looks like the places that it is drawn from.

use crate::engine_side::{calendar, city, each, options};
use engine::EventKind;
use sim::{Matters, Options, World};
use std::collections::BTreeMap;

/// An honest world of the city's own rates.
fn own(code: &str, cases: u32) -> Options {
    let misconduct = city(code).misconduct.cases_per_million;
    Options { matters: Matters::Cases, ..options(77, cases, misconduct) }
}

#[test]
fn items_of_13_promised_days_take_3_6_on_the_average() {
    let (mut cases, mut days, mut same, mut seven) = (0, 0, 0, 0);
    each("changsha", own("changsha", 12_000), |city, calendar, case| {
        let promised = city.version(case.item, case.arrived).and_then(|item| item.promised);
        let of = |kind| case.rows.iter().find(|row| row.kind == kind).map(|row| row.day);
        let (Some(accepted), Some(concluded)) = (of(EventKind::Accepted), of(EventKind::Concluded)) else {
            return;
        };
        if promised.is_some_and(|limit| limit.count() == 13) && !case.touched {
            let suspended = case.rows.iter().any(|row| row.kind == EventKind::SpecialStarted);
            let extended = case.rows.iter().any(|row| row.kind == EventKind::Extended);
            if suspended || extended {
                return;
            }
            let used = calendar.count_in(accepted, concluded).unwrap();
            cases += 1;
            days += used;
            same += u32::from(used == 0);
            seven += u32::from(used <= 7);
        }
    });
    // 3.6 working days, 20 % on the same day, 90 % within 7 days: each within a tenth or so.
    assert!(cases > 800, "{cases}");
    assert!((330..=400).contains(&(days * 100 / cases)), "{days} days of {cases} cases");
    assert!((150..=230).contains(&(same * 1000 / cases)), "{same} of {cases} on the same day");
    assert!((870..=930).contains(&(seven * 1000 / cases)), "{seven} of {cases} within 7 days");
}

#[test]
fn notices_and_cards_are_as_rare_as_reported() {
    let (mut cases, mut noticed, mut carded) = (0_u64, 0_u64, 0_u64);
    each("changsha", own("changsha", 25_000), |city, calendar, case| {
        let ground = sim::auditor::Ground { calendar, items: &city.items, last: city.last };
        let breaches = sim::auditor::audit(&ground, case).breaches;
        cases += 1;
        let card = breaches.iter().any(|breach| breach.level != "notice");
        carded += u64::from(card);
        noticed += u64::from(!card && !breaches.is_empty());
    });
    // 558 notices and 121 cards on 305,000 cases are 1,830 and 397 in a million; about that is believable.
    let per_million = |count: u64| count * 1_000_000 / cases;
    assert!((1_300..=2_400).contains(&per_million(noticed)), "{noticed} notices in {cases} cases");
    assert!((200..=700).contains(&per_million(carded)), "{carded} cards in {cases} cases");
}

#[test]
fn offices_work_on_working_days_and_people_come_at_any_time() {
    let mut rest_days = 0;
    let mut months: BTreeMap<u8, u32> = BTreeMap::new();
    each("ezhou", own("ezhou", 3_000), |_, calendar, case| {
        let (_, month, _) = case.arrived.ymd();
        *months.entry(month).or_default() += 1;
        for row in &case.rows {
            let works = calendar.working(row.day).unwrap();
            let open = works && (9 * 3600..17 * 3600).contains(&row.second);
            if row.kind == EventKind::Submitted {
                assert!(open || row.channel == "online", "{} came to a closed window", case.id);
                rest_days += u32::from(!works);
            } else {
                assert!(open, "{}: {} at {} {}", case.id, row.kind.code(), row.day, row.second);
            }
        }
    });
    assert!(rest_days > 20, "{rest_days}");
    assert!(months.len() == 12 && months[&3] > months[&2], "{months:?}");
}

#[test]
fn a_queue_never_holds_more_than_an_office_can_do_unless_a_limit_is_near() {
    let mut by_day: BTreeMap<(usize, String, calendar::Day), u32> = BTreeMap::new();
    let mut decided = 0;
    each("changsha", own("changsha", 4_000), |_, _, case| {
        let found = case.rows.iter().find(|row| row.kind == EventKind::Decided);
        if let Some(row) = found {
            *by_day.entry((case.division, case.department.to_owned(), row.day)).or_default() += 1;
            decided += 1;
        }
    });
    let crowded = by_day.values().filter(|count| **count > 12).count();
    assert!(decided > 3_500 && crowded == 0, "{decided} decided, {crowded} crowded days");
}

#[test]
fn no_case_at_all_is_a_world_too() {
    let (city, calendar) = (city("wuhai"), calendar());
    let world = World::new(&city, &calendar, own("wuhai", 0)).unwrap();
    world.each(|case| panic!("{} came from nowhere", case.id));
}
