//! The task of comparison, against its description followed day by day: slow, and written without the engine's clocks.

use calendar::{Calendar, Day, Moment, china};
use engine::{
    Catalogue, EventKind, Fact, ItemVersion, Limit, Matter, Outcome, RuleSet, Scratch, Setting, supervise,
};
use proptest::prelude::*;
use std::sync::OnceLock;

/// The kinds of event of the task: the kind, its step in the chain, its subject.
const EVENTS: [(EventKind, Option<usize>, &str); 11] = [
    (EventKind::Submitted, Some(0), ""),
    (EventKind::Accepted, Some(1), ""),
    (EventKind::StepEnded, Some(2), "review"),
    (EventKind::Decided, Some(3), ""),
    (EventKind::Decided, Some(3), ""),
    (EventKind::Concluded, Some(4), ""),
    (EventKind::Delivered, Some(5), ""),
    (EventKind::CorrectionRequested, None, ""),
    (EventKind::CorrectionSupplied, None, ""),
    (EventKind::SpecialStarted, None, ""),
    (EventKind::SpecialEnded, None, ""),
];
const STEPS: [&str; 5] = ["submitted", "accepted", "review", "decide", "done"];
const STANDARD_FEN: i64 = 10_000;

fn ground() -> &'static (Calendar, RuleSet) {
    static GROUND: OnceLock<(Calendar, RuleSet)> = OnceLock::new();
    GROUND.get_or_init(|| {
        let calendar = china().as_known_on(None).build().expect("the shipped years");
        (calendar, rules::load("peer-task").expect("a shipped pack").rules)
    })
}

/// A case: promised and statutory limit, events with minutes after the one before, and the fee in yuan.
#[derive(Clone, Debug)]
struct Case {
    limits: (u16, u16),
    told: Vec<(usize, i64, i64)>,
    as_of: Day,
}

fn case() -> impl Strategy<Value = Case> {
    let minutes = prop_oneof![1..500_i64, 1..9_000_i64];
    let told = prop::collection::vec((0..EVENTS.len(), minutes, 90..112_i64), 1..14);
    ((1..8_u16, 0..9_u16), told, 0..80_i32).prop_map(|((promised, more), told, days)| Case {
        limits: (promised, promised + more),
        told,
        as_of: Day::from_ymd(2025, 9, 15).expect("a day") + days,
    })
}

impl Case {
    /// The events up to the end of the last day, with their day: number, instant, day, fen.
    fn events(&self) -> Vec<(usize, Moment, Day, i64)> {
        let mut at: Moment = "2025-09-15T08:00:00+08:00".parse().expect("an instant");
        let mut events = Vec::new();
        for (number, minutes, yuan) in &self.told {
            at = at.plus_seconds(minutes * 60);
            let day = ground().0.zone().day_of(at);
            let fee = if EVENTS[*number].0 == EventKind::Concluded { yuan * 100 } else { 0 };
            if day <= self.as_of {
                events.push((*number, at, day, fee));
            }
        }
        events
    }

    fn found(&self) -> Vec<(String, Day)> {
        let (calendar, rules) = ground();
        let mut symbols = rules.symbols.clone();
        let mut item = ItemVersion::new("a");
        item.promised = Some(Limit::working_days(self.limits.0));
        item.statutory = Some(Limit::working_days(self.limits.1));
        item.accept = Some(Limit::working_days(5));
        item.deliver = Some(Limit::working_days(10));
        item.fees = vec![engine::FeeStandard { code: String::new(), amount_fen: STANDARD_FEN }];
        let catalogue = Catalogue::new(&[item], &mut symbols).expect("one item");
        let fact = |(number, at, _, fee): &(usize, Moment, Day, i64)| {
            let (kind, _, subject) = EVENTS[*number];
            let mut fact = Fact::new(kind, *at);
            fact.subject = symbols.find(subject).unwrap_or_default();
            fact.outcome = if *number == 4 { Outcome::Denied } else { Outcome::None };
            fact.amount_fen = *fee;
            fact.marks = rules.patterns.marks_of(kind, fact.subject, fact.outcome);
            fact
        };
        let facts: Vec<Fact> = self.events().iter().map(fact).collect();
        let find = |code| symbols.find(code).expect("a code of the pack");
        let (kind, item) = (find("case"), find("a"));
        let matter = Matter { kind, item, department: item, facts: &facts, details: &[], symbols: &symbols };
        let setting = Setting { calendar, catalogue: &catalogue, rules };
        let as_of = calendar.zone().start_of(self.as_of + 1);
        let mut found = Vec::new();
        supervise(&setting, &matter, as_of, &mut Scratch::default(), |verdict| {
            found.extend(verdict.findings.iter().map(|one| (one.code(rules).to_owned(), one.day)));
        });
        found.sort();
        found
    }

    /// The description of the task, step by step.
    fn expected(&self) -> Vec<(String, Day)> {
        let events = self.events();
        let first = |step: usize| events.iter().find(|event| EVENTS[event.0].1 == Some(step));
        let day = |step: usize| first(step).map(|event| event.2);
        let mut found: Vec<(String, Day)> = Vec::new();
        let mut add = |kind: &str, day: Day| found.push((kind.to_owned(), day));
        let special = pairs(&events, EventKind::SpecialStarted, EventKind::SpecialEnded);
        let late = |due: Option<Day>, done: Option<Day>| {
            due.filter(|due| done.map_or(*due <= self.as_of, |done| done > *due))
        };
        if let Some(accepted) = day(1) {
            let (promised, statutory) = self.limits;
            let notice = if promised >= 2 { due(accepted, promised - 1, &special) } else { None };
            if let Some(notice) =
                notice.filter(|notice| *notice <= self.as_of && day(4).is_none_or(|done| done >= *notice))
            {
                add("notice", notice);
            }
            late(due(accepted, promised, &special), day(4)).into_iter().for_each(|day| add("yellow", day));
            late(due(accepted, statutory, &special), day(4)).into_iter().for_each(|day| add("red", day));
        }
        if let Some(submitted) = day(0) {
            let asked = pairs(&events, EventKind::CorrectionRequested, EventKind::CorrectionSupplied);
            let answered = (1..6).filter_map(day).min();
            late(due(submitted, 5, &asked), answered).into_iter().for_each(|day| add("step_accept", day));
        }
        if let Some(decided) = day(3) {
            late(due(decided, 10, &[]), day(5)).into_iter().for_each(|day| add("step_deliver", day));
        }
        for (step, name) in STEPS.iter().enumerate() {
            let later = (step + 1..6).filter_map(first).min_by_key(|event| event.1);
            if let Some(later) = later.filter(|later| first(step).is_none_or(|own| own.1 > later.1)) {
                add(&format!("skip_{name}"), later.2);
            }
        }
        let mut sum = 0;
        let over = events.iter().find(|event| {
            sum += event.3;
            sum > STANDARD_FEN
        });
        over.into_iter().for_each(|event| add("fee", event.2));
        found.sort();
        found
    }
}

/// Each start with the next end; an open one has none.
fn pairs(events: &[(usize, Moment, Day, i64)], start: EventKind, end: EventKind) -> Vec<(Day, Option<Day>)> {
    let mut list = Vec::new();
    let mut open = None;
    for (number, _, day, _) in events {
        let kind = EVENTS[*number].0;
        if kind == start && open.is_none() {
            open = Some(*day);
        } else if kind == end
            && let Some(from) = open.take()
        {
            list.push((from, Some(*day)));
        }
    }
    list.extend(open.map(|from| (from, None)));
    list
}

/// The n-th counted day after the start, walking day by day; none while suspended for good.
fn due(start: Day, count: u16, suspended: &[(Day, Option<Day>)]) -> Option<Day> {
    let mut day = start;
    let mut counted = 0;
    while counted < count {
        day = day + 1;
        if day > start + 400 {
            return None;
        }
        let left_out = suspended.iter().any(|(from, to)| *from < day && to.is_none_or(|to| day <= to));
        counted += u16::from(ground().0.working(day).expect("a day of the calendar") && !left_out);
    }
    Some(day)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn findings_are_those_of_the_description(case in case()) {
        prop_assert_eq!(case.found(), case.expected());
    }
}
