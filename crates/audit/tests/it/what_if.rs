//! The same log under two settings.

use crate::support::{log, options};
use audit::RunOptions;
use audit::mapping::recognise;
use audit::what_if::{Grouping, Sides, WhatIfReport, what_if, write_what_if_csv};
use calendar::{Day, Zone};
use engine::{Catalogue, ItemVersion, Limit, Setting};
use expect_test::{Expect, expect};
use std::num::NonZero;

const LOG: &str = "case_id,item,department,event,timestamp,actor,fee\n\
    C1,I1,D1,submitted,2017-03-01 09:00:00,U1,\n\
    C1,I1,D1,accepted,2017-03-01 10:00:00,U1,\n\
    C1,I1,D1,review,2017-03-02 10:00:00,U2,\n\
    C1,I1,D1,approve,2017-03-02 11:00:00,U3,\n\
    C1,I1,D1,done,2017-03-02 12:00:00,U3,\n\
    C\"2,I1,D2,submitted,2017-03-01 09:00:00,U1,\n\
    C\"2,I1,D2,accepted,2017-03-01 10:00:00,U1,\n\
    C\"2,I1,D2,approve,2017-03-20 11:00:00,U3,\n\
    C\"2,I1,D2,done,2017-03-20 12:00:00,U3,\n";

/// The changes from a promise of seven working days to another, for any number of workers.
fn check(promised: &str, expected: &Expect) {
    let texts = [1, 2, 5].map(|threads| changes(promised, threads));
    assert!(texts.iter().all(|text| *text == texts[0]), "the number of workers changes nothing");
    expected.assert_eq(&texts[0]);
}

fn changes(promised: &str, threads: usize) -> String {
    let log = log(LOG.as_bytes());
    let mapping = recognise(&log).unwrap();
    let first = rules::load("peer-task").unwrap();
    let text = rules::library("peer-task").unwrap();
    let second =
        rules::parse_pack_after(first.rules.symbols.clone(), "again", text, &rules::library).unwrap();
    let calendar = calendar::china().as_known_on(None).build().unwrap();
    let mut input =
        audit::read(vec![log], &mapping, options(threads, 64), second.rules.symbols.clone()).unwrap();
    let mut catalogue = |promised: &str| -> Catalogue {
        let mut item = ItemVersion::new("I1");
        item.promised = Some(promised.parse::<Limit>().unwrap());
        audit::items::catalogue(&[item], &mapping, &mut input.store).unwrap()
    };
    let (before, after) = (catalogue("7 working_day"), catalogue(promised));
    let sides = Sides {
        before: Setting { calendar: &calendar, catalogue: &before, rules: &first.rules },
        after: Setting { calendar: &calendar, catalogue: &after, rules: &second.rules },
        renamed: &[],
    };
    let as_of = Zone::CHINA.start_of(Day::from_ymd(2018, 1, 1).unwrap());
    let options = RunOptions { as_of, threads: NonZero::new(threads).unwrap() };
    let what_if = what_if(&input.store, &sides, options);
    let symbols = &input.store.symbols;
    let report = WhatIfReport { what_if: &what_if, symbols, before: &first.rules, after: &second.rules };
    let mut bytes = Vec::new();
    write_what_if_csv(&report, &mut bytes).unwrap();
    for (by, _) in Grouping::ALL {
        let total: u64 = what_if.groups(by, symbols).iter().map(audit::what_if::GroupCount::total).sum();
        assert_eq!(total, what_if.changes.len() as u64);
    }
    format!("same {}\n{}", what_if.same, String::from_utf8(bytes).unwrap())
}

#[test]
fn a_pack_read_twice_gives_no_difference() {
    check(
        "7 working_day",
        &expect![[r#"
        same 3
        change,case,department,item,rule,part,level_before,day_before,level_after,day_after
    "#]],
    );
}

#[test]
fn another_limit_moves_a_card() {
    check(
        "9 working_day",
        &expect![[r#"
        same 1
        change,case,department,item,rule,part,level_before,day_before,level_after,day_after
        moved,"C""2",D2,I1,notice,,notice,2017-03-09,notice,2017-03-13
        moved,"C""2",D2,I1,yellow,,yellow,2017-03-10,yellow,2017-03-14
    "#]],
    );
}

#[test]
fn a_limit_that_is_kept_takes_the_cards_away() {
    check(
        "30 working_day",
        &expect![[r#"
        same 1
        change,case,department,item,rule,part,level_before,day_before,level_after,day_after
        lost,"C""2",D2,I1,notice,,notice,2017-03-09,,
        lost,"C""2",D2,I1,yellow,,yellow,2017-03-10,,
    "#]],
    );
}
