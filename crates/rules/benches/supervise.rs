//! One case through supervision: the rules of the comparison with the peers, and the statutory pack.
//!
//! A batch holds different cases, so that no branch is learned by heart, and as many as a cache holds: in an audit the
//! facts of a case have just been written. Figures are for a case each.

use calendar::{Calendar, Moment, china};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use engine::{
    Catalogue, Details, Event, EventKind, Fact, ItemVersion, Matter, Measuring, Outcome, RuleSet, Scratch,
    Setting, Statistics, Sym, Symbols, fold, supervise,
};

fn main() {
    divan::main();
}

const CASES: u64 = 250;
const DAY: i64 = 86_400;

/// A small generator of numbers: the same cases in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % end).expect("a small number")
    }
}

struct Case {
    facts: Vec<Fact>,
    details: Vec<Details>,
    item: Sym,
    department: Sym,
}

struct Ground {
    calendar: Calendar,
    catalogue: Catalogue,
    rules: RuleSet,
    symbols: Symbols,
    cases: Vec<Case>,
    as_of: Moment,
}

/// Seven events a case: submitted, accepted, review, decided, fee, concluded, delivered; with special procedures.
fn ground(pack: &str, specials: u64) -> Ground {
    let rules = rules::load(pack).expect("a shipped pack").rules;
    let mut symbols = rules.symbols.clone();
    let items: Vec<ItemVersion> = (0..40).map(item).collect();
    let catalogue = Catalogue::new(&items, &mut symbols).expect("possible items");
    let mut numbers = Numbers(7);
    let as_of = "2026-01-01T00:00:00+08:00".parse().expect("an instant");
    let mut cases = Vec::new();
    for _ in 0..CASES {
        let events = events(&mut numbers, specials);
        let mut facts = fold(&events, as_of, &rules.patterns, &mut symbols).expect("a history");
        facts.list.iter_mut().for_each(|fact| fact.details = 0);
        let item = numbers.below(40);
        cases.push(Case {
            facts: facts.list,
            details: Vec::new(),
            item: symbols.intern(&format!("item-{item}")),
            department: symbols.intern(&format!("D{}", item % 12)),
        });
    }
    let calendar = china().as_known_on(None).build().expect("the shipped years");
    Ground { calendar, catalogue, rules, symbols, cases, as_of }
}

fn item(number: u32) -> ItemVersion {
    let mut item = ItemVersion::new(&format!("item-{number}"));
    let limit = |count: u32, unit: &str| Some(format!("{count} {unit}").parse().expect("a limit"));
    item.promised = limit(5 + number % 16, "working_day");
    item.statutory = limit(25 + number % 20, "working_day");
    item.accept = limit(5, "working_day");
    item.deliver = limit(10, "working_day");
    item.fees = vec![engine::FeeStandard { code: String::new(), amount_fen: 20_000 }];
    item
}

fn events(numbers: &mut Numbers, specials: u64) -> Vec<Event> {
    let start: Moment = "2025-01-02T09:00:00+08:00".parse().expect("an instant");
    let mut at = start.plus_seconds(numbers.below(200) * DAY + numbers.below(28_000));
    let mut list = Vec::new();
    let mut tell = |kind: EventKind, seconds: i64| {
        at = at.plus_seconds(seconds);
        let mut event = Event::new(&format!("e{}", list.len()), "CS-1", kind, at);
        event.actor.id = "officer-1".into();
        list.push(event);
    };
    tell(EventKind::Submitted, 0);
    tell(EventKind::Accepted, DAY * numbers.below(4) + 600);
    for _ in 0..specials {
        tell(EventKind::SpecialStarted, DAY * numbers.below(3) + 600);
        tell(EventKind::SpecialEnded, DAY * numbers.below(9) + 600);
    }
    tell(EventKind::StepEnded, DAY * numbers.below(6) + 600);
    tell(EventKind::Decided, DAY * numbers.below(6) + 600);
    tell(EventKind::Concluded, DAY * numbers.below(3) + 600);
    tell(EventKind::FeeCharged, 60);
    tell(EventKind::Delivered, DAY * numbers.below(8) + 600);
    for event in &mut list {
        if event.kind == EventKind::StepEnded {
            event.subject = "review".into();
        }
        if event.kind == EventKind::Decided {
            event.outcome = Outcome::Granted;
        }
        if event.kind == EventKind::FeeCharged {
            event.amount_fen = Some(10_000);
        }
        if matches!(event.kind, EventKind::SpecialStarted | EventKind::SpecialEnded) {
            event.subject = "expert_review".into();
        }
    }
    list
}

fn judge(ground: &Ground, scratch: &mut Scratch, mut with: impl FnMut(&engine::Verdict<'_>)) {
    let setting = Setting { calendar: &ground.calendar, catalogue: &ground.catalogue, rules: &ground.rules };
    let kind = ground.rules.symbols.find("case").expect("every pack is about cases");
    for case in &ground.cases {
        let matter = Matter {
            kind,
            item: case.item,
            department: case.department,
            facts: &case.facts,
            details: &case.details,
            symbols: &ground.symbols,
        };
        supervise(&setting, &matter, ground.as_of, scratch, |verdict| with(verdict));
    }
}

/// The pack of the comparison, with that many special procedures in each case.
#[divan::bench(args = [0, 1, 3])]
fn comparison(bencher: Bencher<'_, '_>, specials: u64) {
    let ground = ground("peer-task", specials);
    let mut scratch = Scratch::default();
    bencher.counter(ItemsCount::new(CASES)).bench_local(|| {
        let mut findings = 0;
        judge(&ground, &mut scratch, |verdict| findings += verdict.findings.len());
        black_box(findings)
    });
}

/// The statutory pack.
#[divan::bench(args = [0, 1])]
fn statute(bencher: Bencher<'_, '_>, specials: u64) {
    let ground = ground("statute", specials);
    let mut scratch = Scratch::default();
    bencher.counter(ItemsCount::new(CASES)).bench_local(|| {
        let mut findings = 0;
        judge(&ground, &mut scratch, |verdict| findings += verdict.findings.len());
        black_box(findings)
    });
}

/// The pack of the comparison, with statistics by department, item and month.
#[divan::bench]
fn comparison_with_statistics(bencher: Bencher<'_, '_>) {
    let ground = ground("peer-task", 0);
    let mut scratch = Scratch::default();
    let mut statistics = Statistics::new(Measuring::of(&ground.rules));
    bencher.counter(ItemsCount::new(CASES)).bench_local(|| {
        judge(&ground, &mut scratch, |verdict| statistics.observe(verdict));
        black_box(statistics.total())
    });
}
