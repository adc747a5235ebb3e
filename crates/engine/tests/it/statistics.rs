//! Statistics: small cases with known figures, and sums against a count by hand.

use calendar::Moment;
use engine::{
    Catalogue, Count, Dimension, Dimensions, EventKind, Indicator, ItemVersion, LimitSource, Matter,
    Measuring, MonthOf, Outcome, Ratio, Row, Scratch, Setting, Spread, Statistics, Sum, SuspendedMatters,
    Sym, Symbols, Verdict, VoidMatters, ZeroDenominator, fold, promised_speed_up, supervise,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

use crate::ground::{CALENDAR, Pack, Told, after, item};
use crate::model::{Case, cases};

/// A promise and a statutory limit, and a clock of steps.
fn pack() -> Pack {
    let mut pack = Pack::new();
    let promised = pack.clock(LimitSource::Promised);
    let mut statutory = promised.clone();
    statutory.code = pack.rules.symbols.intern("statutory");
    statutory.limit = vec![LimitSource::Statutory];
    let mut step = promised.clone();
    step.code = pack.rules.symbols.intern("step");
    step.per = engine::Per::Each;
    step.starts = pack.marks(&["step_started"]);
    step.stops = pack.marks(&["step_ended"]);
    step.limit = vec![LimitSource::Fixed(crate::ground::limit("2 working_day"))];
    for clock in [promised, statutory, step] {
        pack.add(clock);
    }
    pack.every(&["complained"]);
    pack
}

fn measuring(pack: &Pack) -> Measuring {
    let by = Dimensions { month: true, step: true, person: true, channel: true };
    Measuring { by, ..Measuring::of(&pack.rules) }
}

/// Adds one matter to statistics.
fn observe(
    statistics: &mut Statistics,
    pack: &Pack,
    about: (&ItemVersion, &str),
    told: &Told,
    as_of: Moment,
) {
    judge(pack, about, told, as_of, |verdict| statistics.observe(verdict));
}

fn judge(
    pack: &Pack,
    (item, body): (&ItemVersion, &str),
    told: &Told,
    as_of: Moment,
    take: impl FnOnce(&Verdict<'_>),
) {
    let mut symbols = pack.rules.symbols.clone();
    let body = symbols.intern(body);
    let catalogue = Catalogue::new(std::slice::from_ref(item), &mut symbols).expect("a possible item");
    let facts = fold(&told.events, as_of, &pack.rules.patterns, &mut symbols).expect("a history");
    let matter = Matter {
        kind: symbols.find("case").expect("every pack has it"),
        item: symbols.find(&item.code).expect("it is in the catalogue"),
        department: body,
        facts: &facts.list,
        details: &facts.details,
        symbols: &symbols,
    };
    let setting = Setting { calendar: &CALENDAR, catalogue: &catalogue, rules: &pack.rules };
    supervise(&setting, &matter, as_of, &mut Scratch::default(), take);
}

fn of(stories: &[&[&str]], change: impl FnOnce(&mut Measuring)) -> Statistics {
    let pack = pack();
    let mut measuring = measuring(&pack);
    change(&mut measuring);
    let mut statistics = Statistics::new(measuring);
    let item = item("10 working_day", "20 working_day");
    for story in stories {
        observe(&mut statistics, &pack, (&item, "D01"), &Told::lines(story), after("2026-06-30"));
    }
    statistics
}

/// Five cases: on the spot, early, on the last day, late, and still open and over.
const FIVE: [&[&str]; 5] = [
    &["2026-03-02 10:00 accepted", "2026-03-02 16:00 decided=granted", "2026-03-02 16:30 concluded"],
    &["2026-03-02 10:00 accepted", "2026-03-09 16:00 decided=denied", "2026-03-09 16:30 concluded"],
    &["2026-03-02 10:00 accepted", "2026-03-16 16:59 concluded", "2026-03-20 10:00 rated=dissatisfied"],
    &["2026-03-02 10:00 accepted", "2026-03-05 10:00 suspended", "2026-03-16 17:01 concluded"],
    &["2026-03-02 10:00 accepted", "2026-03-05 10:00 complained"],
];

/// How long cases took; each is a part of its own, put together in the end.
fn spread(item: &ItemVersion, stories: &[&[&str]]) -> Spread {
    let pack = pack();
    let measuring = measuring(&pack);
    let mut whole = Spread::default();
    for story in stories {
        let mut part = Spread::default();
        judge(&pack, (item, "D01"), &Told::lines(story), after("2026-06-30"), |verdict| {
            part.observe(verdict, &measuring);
        });
        whole.merge(&part);
    }
    whole
}

#[test]
fn the_spread_of_five_cases_is_counted_by_hand() {
    let spread = spread(&item("10 working_day", "20 working_day"), &FIVE);
    let all = spread.all();
    assert_eq!((all.count(), all.mean()), (4, Ratio::new(25, 4)), "0, 5, 10 and 10 days; one is open");
    assert_eq!(
        [25, 50, 75, 90].map(|percent| all.percentile(percent)),
        [Some(0), Some(5), Some(10), Some(10)]
    );
    // The one that was a minute late on its last day used its ten days, and no more.
    assert_eq!(spread.shares(&[0, 49, 50, 99, 100]), [1, 0, 1, 0, 2, 0]);
    assert_eq!(spread.items().len(), 1);
}

#[test]
fn what_is_used_beyond_the_promise_lies_beyond_the_last_bound() {
    let late: &[&str] = &["2026-03-02 10:00 accepted", "2026-03-10 10:00 concluded"];
    let void: &[&str] =
        &["2026-03-02 10:00 accepted", "2026-03-10 10:00 withdrawn", "2026-03-10 11:00 concluded"];
    let spread = spread(&item("3 working_day", "20 working_day"), &[late, void]);
    assert_eq!(spread.shares(&[100, 150, 200]), [0, 0, 1, 0], "6 of 3 days; what was withdrawn is left out");
}

#[test]
fn a_promise_in_months_is_as_long_as_its_days() {
    let on_the_last_day: &[&str] = &["2026-03-02 10:00 accepted", "2026-04-02 10:00 concluded"];
    let half: &[&str] = &["2026-03-02 10:00 accepted", "2026-03-17 10:00 concluded"];
    let spread = spread(&item("1 month", "2 month"), &[on_the_last_day, half]);
    assert_eq!(spread.shares(&[49, 99, 100]), [1, 0, 1, 0], "31 and 15 of 31 days, not of 1");
}

#[test]
fn steps_that_ended_are_spread_by_item_and_step() {
    let story: &[&str] = &[
        "2026-03-02 10:00 accepted",
        "2026-03-02 10:00 step_started review",
        "2026-03-05 10:00 step_ended review",
        "2026-03-05 10:00 step_started approve",
    ];
    let steps = spread(&item("10 working_day", "20 working_day"), &[story]).steps();
    let days: Vec<_> = steps.values().map(|days| (days.count(), days.percentile(50))).collect();
    assert_eq!(days, [(1, Some(3))], "the second one runs");
}

fn rate(statistics: &Statistics, indicator: Indicator) -> (i128, u64) {
    let ratio = indicator.of(&statistics.total());
    (ratio.numerator, ratio.denominator)
}

#[test]
fn five_cases_give_the_rates_that_one_counts_on_a_hand() {
    let statistics = of(&FIVE, |_| ());
    let expected = [
        (Indicator::Conclusion, (4, 5)),
        (Indicator::OnTime, (3, 4)),
        (Indicator::OnTimeByLaw, (4, 4)),
        (Indicator::Early, (2, 4)),
        (Indicator::PromiseSpeedUp, (80 - 40, 80)),
        // Used: 0, 5, 10 and 10 working days of 20 each.
        (Indicator::HandlingSpeedUp, (80 - 25, 80)),
        (Indicator::AverageUsed, (25, 4)),
        (Indicator::AveragePromised, (40, 4)),
        (Indicator::AverageStatutory, (80, 4)),
        (Indicator::SameDay, (1, 4)),
        (Indicator::WithinWeek, (2, 4)),
        (Indicator::Denial, (1, 4)),
        (Indicator::Warning, (1, 5)),
        (Indicator::Overdue, (2, 5)),
        (Indicator::Regularity, (4, 5)),
        (Indicator::Rating, (1, 4)),
        (Indicator::Rectification, (0, 1)),
        (Indicator::Redo, (0, 4)),
    ];
    for (indicator, figures) in expected {
        assert_eq!(rate(&statistics, indicator), figures, "{}", indicator.code());
    }
    assert_eq!(Indicator::AverageUsed.of(&statistics.total()).decimal(2), Some("6.25".into()));
}

/// A log without deadlines: its clock only measures. A limit that the log records stands in for a promise.
#[test]
fn a_clock_without_a_limit_gives_times_and_no_rate_in_time() {
    for (code, judged) in [("handling", (0, 0)), ("recorded", (0, 1))] {
        let mut pack = Pack::new();
        let mut clock = pack.clock(LimitSource::Declared);
        clock.code = pack.rules.symbols.intern(code);
        if code == "handling" {
            clock.limit.clear();
        }
        pack.add(clock);
        let mut told = Told::lines(FIVE[3]);
        told.events[0].due = Some(after("2026-03-13"));
        let mut statistics = Statistics::new(measuring(&pack));
        let permit = item("10 working_day", "20 working_day");
        observe(&mut statistics, &pack, (&permit, "D01"), &told, after("2026-04-30"));
        assert_eq!(rate(&statistics, Indicator::AverageUsed), (10, 1), "{code}");
        assert_eq!(rate(&statistics, Indicator::OnTime), judged, "{code}");
    }
}

#[test]
fn a_void_matter_is_counted_as_void_alone_unless_the_policy_says_otherwise() {
    let void: &[&str] = &["2026-03-02 10:00 accepted", "2026-03-03 10:00 withdrawn"];
    let left_out = of(&[FIVE[0], void], |_| ());
    assert_eq!(rate(&left_out, Indicator::Conclusion), (1, 1));
    assert_eq!((left_out.total().count(Count::Cases), left_out.total().count(Count::Void)), (2, 1));
    let counted = of(&[FIVE[0], void], |measuring| measuring.void = VoidMatters::Counted);
    assert_eq!(rate(&counted, Indicator::Conclusion), (2, 2));
}

#[test]
fn an_open_suspension_can_be_left_out_and_ends_with_the_case() {
    let open: &[&str] = &["2026-03-02 10:00 accepted", "2026-03-03 10:00 special_started:review"];
    let closed: &[&str] = &[
        "2026-03-02 10:00 accepted",
        "2026-03-03 10:00 special_started:review",
        "2026-03-05 10:00 concluded",
    ];
    let counted = of(&[open, closed], |_| ());
    assert_eq!(rate(&counted, Indicator::Conclusion), (1, 2));
    assert_eq!(counted.total().count(Count::Suspended), 1);
    assert_eq!(rate(&counted, Indicator::Regularity), (2, 2), "a procedure of the law is no irregular pause");
    let left_out = of(&[open, closed], |measuring| measuring.suspended = SuspendedMatters::LeftOut);
    assert_eq!(rate(&left_out, Indicator::Conclusion), (1, 1));
}

#[test]
fn refusals_to_accept_have_no_clock_and_count_as_denied() {
    let refused: &[&str] = &["2026-03-02 10:00 submitted", "2026-03-03 10:00 refused_to_accept"];
    let statistics = of(&[FIVE[0], refused], |_| ());
    assert_eq!(rate(&statistics, Indicator::Denial), (1, 2));
    assert_eq!(rate(&statistics, Indicator::OnTime), (1, 1));
    assert_eq!(rate(&statistics, Indicator::AverageUsed), (0, 1));
}

#[test]
fn a_bad_rating_is_put_right_only_after_it_and_a_case_is_rated_once() {
    let rated: &[&str] = &[
        "2026-03-02 10:00 accepted",
        "2026-03-03 10:00 concluded",
        "2026-03-04 10:00 rated=dissatisfied",
        "2026-03-05 10:00 rated=satisfied",
        "2026-03-06 10:00 rectified",
    ];
    let before: &[&str] = &[
        "2026-03-02 10:00 accepted",
        "2026-03-03 10:00 concluded",
        "2026-03-03 11:00 rectified",
        "2026-03-04 10:00 rated=dissatisfied",
    ];
    let statistics = of(&[rated, before], |_| ());
    assert_eq!(rate(&statistics, Indicator::Rating), (2, 2));
    assert_eq!(rate(&statistics, Indicator::Rectification), (1, 2));
}

#[test]
fn a_ticket_that_came_back_and_a_case_that_was_opened_again_are_seen() {
    let ticket: &[&str] = &[
        "2026-03-02 10:00 accepted",
        "2026-03-02 11:00 dispatched",
        "2026-03-03 10:00 returned",
        "2026-03-04 10:00 concluded",
        "2026-03-05 10:00 reopened",
    ];
    let statistics = of(&[ticket], |_| ());
    assert_eq!(rate(&statistics, Indicator::SendBack), (1, 1));
    assert_eq!(rate(&statistics, Indicator::Redo), (1, 1));
    assert_eq!(rate(&statistics, Indicator::Regularity), (0, 1));
}

#[test]
fn groups_add_up_to_the_whole() {
    let pack = pack();
    let mut symbols = pack.rules.symbols.clone();
    let bodies = [symbols.intern("D01"), symbols.intern("D02")];
    let mut measuring = measuring(&pack);
    measuring.districts = vec![Sym::NONE; symbols.len()];
    measuring.districts[bodies[1].number() as usize] = bodies[0];
    let mut statistics = Statistics::new(measuring);
    let item = item("10 working_day", "20 working_day");
    for (at, story) in FIVE.iter().enumerate() {
        let mut told = Told::lines(story);
        told.event(EventKind::StepStarted, crate::ground::at("2026-04-01 10:00")).subject = "review".into();
        told.events[1].actor.id = format!("officer-{}", at % 2);
        told.events[0].source = "portal".into();
        let ended = told.event(EventKind::StepEnded, crate::ground::at("2026-04-08 10:00"));
        ended.subject = "review".into();
        let body = if at < 2 { "D01" } else { "D02" };
        observe(&mut statistics, &pack_with(&pack, &symbols), (&item, body), &told, after("2026-06-30"));
    }
    let total = statistics.total();
    for dimension in
        [Dimension::Department, Dimension::Item, Dimension::District, Dimension::Person, Dimension::Channel]
    {
        let mut sum = Row::default();
        statistics.rows(dimension).iter().for_each(|(_, row)| sum.add(row));
        assert_eq!(sum, total, "{dimension:?}");
    }
    assert_eq!(
        statistics
            .rows(Dimension::Department)
            .iter()
            .map(|(_, row)| row.count(Count::Cases))
            .collect::<Vec<_>>(),
        [2, 3]
    );
    assert_eq!(statistics.rows(Dimension::District).len(), 2);
    assert_eq!(
        statistics.months().iter().map(|(month, row)| (*month, row.count(Count::Cases))).collect::<Vec<_>>(),
        [((2026, 3), 5)]
    );
    let [(_, step)] = statistics.rows(Dimension::Step)[..] else { panic!("one step") };
    // 1 April to 8 April 2026: 4 to 6 April are days off, so four working days where two are allowed.
    assert_eq!((step.count(Count::Cases), step.count(Count::Overdue), step.sum(Sum::Used)), (5, 5, 20));
}

fn pack_with(pack: &Pack, symbols: &Symbols) -> Pack {
    let mut other = self::pack();
    other.rules.symbols = symbols.clone();
    assert_eq!(other.rules.clocks.len(), pack.rules.clocks.len());
    other
}

#[test]
fn a_matter_belongs_to_the_month_it_began_in_or_ended_in() {
    let across: &[&str] = &["2026-03-31 10:00 accepted", "2026-04-02 10:00 concluded"];
    let months = |of_end: MonthOf| -> Vec<(i32, u8)> {
        let statistics = of(&[across, FIVE[4]], |measuring| measuring.month = of_end);
        statistics.months().into_iter().map(|(month, _)| month).collect()
    };
    assert_eq!(months(MonthOf::Start), [(2026, 3)]);
    assert_eq!(months(MonthOf::End), [(2026, 4)]);
}

#[test]
fn over_nothing_a_ratio_is_what_the_policy_says() {
    let nothing = Indicator::OnTime.of(&Row::default());
    assert_eq!(nothing.under(ZeroDenominator::Undefined).decimal(2), None);
    assert_eq!(nothing.under(ZeroDenominator::Zero).decimal(2), Some("0.00".into()));
    assert_eq!(nothing.under(ZeroDenominator::One).decimal(2), Some("1.00".into()));
    assert_eq!(Ratio::new(3, 4).under(ZeroDenominator::Zero), Ratio::new(3, 4));
}

#[test]
fn decimals_are_exact_and_half_goes_away_from_zero() {
    let shown = |numerator, denominator, places| Ratio::new(numerator, denominator).decimal(places);
    assert_eq!(shown(1, 3, 3), Some("0.333".into()));
    assert_eq!(shown(2, 3, 0), Some("1".into()));
    assert_eq!(shown(1, 2, 0), Some("1".into()));
    assert_eq!(shown(-1, 2, 0), Some("-1".into()));
    assert_eq!(shown(-1, 1000, 2), Some("0.00".into()));
    assert_eq!(shown(-5, 4, 1), Some("-1.3".into()));
    assert_eq!(shown(558, 305_000, 4), Some("0.0018".into()));
    assert_eq!(Ratio::new(306, 10_375).percent(1), Some("2.9%".into()));
    assert_eq!(Ratio::new(i128::MAX, 1).decimal(2), None, "what does not fit is not shown");
    assert_eq!(Ratio::new(-6, 4).reduced(), Ratio::new(-3, 2));
    assert_eq!(Ratio::new(1, 3).compare(Ratio::new(2, 6)), Some(std::cmp::Ordering::Equal));
    assert_eq!(Ratio::new(1, 3).compare(Ratio::new(1, 0)), None);
}

#[test]
fn the_speed_up_of_items_is_a_mean_of_fractions() {
    let versions = [item("5 working_day", "20 working_day"), item("10 working_day", "45 working_day")];
    let mut versions = versions.to_vec();
    versions[1].code = "other".into();
    let catalogue = Catalogue::new(&versions, &mut Symbols::default()).expect("possible items");
    // (15/20 + 35/45) / 2 = 55/72
    assert_eq!(promised_speed_up(catalogue.items()), Some(Ratio::new(55, 72)));
    assert_eq!(promised_speed_up(&[]), Some(Ratio::new(0, 0)));
}

/// What one counts by hand from the events and the days.
fn by_hand(case: &Case, as_of: Moment) -> BTreeMap<&'static str, u64> {
    let zone = CALENDAR.zone();
    let mut figures = BTreeMap::new();
    let mut add = |name, by| *figures.entry(name).or_insert(0) += by;
    add("cases", 1);
    let known = |at: Moment| at <= as_of;
    if !known(case.start) {
        return figures;
    }
    let stop = case.stop.filter(|stop| known(*stop));
    add("finished", u64::from(stop.is_some()));
    let last = zone.day_of(stop.unwrap_or(as_of.plus_micros(-1)));
    let first = zone.day_of(case.start);
    let mut day = first + 1;
    while day <= last {
        let suspended = case.pauses.iter().filter(|pause| known(pause.from)).any(|pause| {
            let in_time =
                pause.to.is_none_or(|to| to >= case.start) && stop.is_none_or(|stop| pause.from <= stop);
            let ended = pause.to.filter(|to| known(*to)).map(|to| zone.day_of(to));
            in_time && day > zone.day_of(pause.from) && ended.is_none_or(|ended| day <= ended)
        });
        add("worked", u64::from(!suspended && CALENDAR.working(day).expect("within the calendar")));
        day = day + 1;
    }
    if let Some(stop) = stop {
        add("same_day", u64::from(zone.day_of(stop) == first));
        add("within_week", u64::from(zone.day_of(stop) - first <= 7));
    }
    figures
}

proptest! {
    #[test]
    fn sums_are_those_of_a_count_by_hand_in_any_parts(
        list in prop::collection::vec((cases(), 0_usize..3, 0_usize..3), 1..8),
        outcome in prop_oneof![Just(Outcome::Granted), Just(Outcome::Denied)],
    ) {
        let pack = pack();
        let item = item("10 working_day", "20 working_day");
        let mut whole = Statistics::new(measuring(&pack));
        let mut parts = vec![Statistics::new(measuring(&pack)); 3];
        let mut expected: BTreeMap<&'static str, u64> = BTreeMap::new();
        let mut denied = 0;
        for (case, part, body) in &list {
            let mut told = case.story();
            if let Some(stop) = case.stop {
                told.event(EventKind::Decided, stop).outcome = outcome;
                denied += u64::from(outcome == Outcome::Denied && stop <= case.as_of && case.start <= case.as_of);
            }
            let body = ["D01", "D02", "D03"][*body];
            observe(&mut whole, &pack, (&item, body), &told, case.as_of);
            observe(&mut parts[*part], &pack, (&item, body), &told, case.as_of);
            for (name, by) in by_hand(case, case.as_of) {
                *expected.entry(name).or_insert(0) += by;
            }
        }
        let total = whole.total();
        let figure = |name| expected.get(name).copied().unwrap_or(0);
        prop_assert_eq!(total.count(Count::Cases), figure("cases"));
        prop_assert_eq!(total.count(Count::Finished), figure("finished"));
        prop_assert_eq!(total.sum(Sum::Worked), figure("worked"));
        prop_assert_eq!(total.count(Count::SameDay), figure("same_day"));
        prop_assert_eq!(total.count(Count::WithinWeek), figure("within_week"));
        prop_assert_eq!(total.count(Count::Denied), denied);
        prop_assert!(total.count(Count::Early) <= total.count(Count::OnTime));
        prop_assert!(total.count(Count::OnTime) <= total.count(Count::Judged));
        let mut merged = Statistics::new(measuring(&pack));
        parts.iter().rev().for_each(|part| merged.merge(part));
        prop_assert_eq!(merged.total(), total);
        prop_assert_eq!(merged.by_item_and_department(), whole.by_item_and_department());
        prop_assert_eq!(merged.months(), whole.months());
        prop_assert_eq!(merged.rows(Dimension::Person), whole.rows(Dimension::Person));
    }
}
