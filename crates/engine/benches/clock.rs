//! A clock by itself: one case a time, its due day with no, one and three suspensions, what it used, its ledger.
//!
//! A batch holds a thousand different cases, so that no branch is learned by heart; figures are for a case each.

use calendar::{Calendar, Moment, china};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use engine::{
    Cap, Catalogue, ClockSpec, Event, EventKind, Fact, Limit, LimitSource, Marks, Matter, Pattern, RuleSet,
    Scratch, Setting, SuspendSpec, Sym, Verdict, fold, ledger, supervise,
};

fn main() {
    divan::main();
}

const CASES: u64 = 1_000;
const DAY: i64 = 86_400;

struct Ground {
    calendar: Calendar,
    catalogue: Catalogue,
    rules: RuleSet,
    cases: Vec<Vec<Fact>>,
}

fn marks(rules: &mut RuleSet, pattern: &str) -> Marks {
    let pattern = Pattern::parse(pattern, &mut rules.symbols).expect("a pattern");
    rules.patterns.mark(pattern).expect("few patterns")
}

fn rules() -> RuleSet {
    let mut rules = RuleSet::default();
    let code = rules.symbols.intern("promised");
    let case = rules.symbols.intern("case");
    let (starts, stops) = (marks(&mut rules, "accepted"), marks(&mut rules, "concluded"));
    let mut clock = ClockSpec::new(code, case, starts, stops);
    clock.limit.push(LimitSource::Fixed(Limit::working_days(20)));
    clock.suspends.push(SuspendSpec {
        from: marks(&mut rules, "special_started"),
        to: marks(&mut rules, "special_ended"),
        same_subject: true,
        grounds: Vec::new(),
        needs_notice: false,
        cap: Cap::Actual,
    });
    rules.clocks.push(clock);
    rules
}

/// Cases that begin on any day of 2025, suspended every fifth day for three days.
fn ground(suspensions: i64) -> Ground {
    let mut rules = rules();
    let start: Moment = "2025-01-02T10:00:00+08:00".parse().expect("an instant");
    let as_of = "2026-06-01T00:00:00+08:00".parse().expect("an instant");
    let mut symbols = rules.symbols.clone();
    let mut cases = Vec::new();
    for number in 0..CASES {
        let begin = start.plus_seconds(i64::try_from(number * 7 % 300).expect("a small number") * DAY);
        let mut events = vec![Event::new("e1", "CS-1", EventKind::Accepted, begin)];
        for suspension in 1..=suspensions {
            let from = begin.plus_seconds(suspension * 5 * DAY);
            events.push(Event::new("s", "CS-1", EventKind::SpecialStarted, from));
            events.push(Event::new("t", "CS-1", EventKind::SpecialEnded, from.plus_seconds(3 * DAY)));
        }
        events.push(Event::new("e2", "CS-1", EventKind::Concluded, begin.plus_seconds(30 * DAY)));
        cases.push(fold(&events, as_of, &rules.patterns, &mut symbols).expect("a history").list);
    }
    rules.symbols = symbols;
    let calendar = china().as_known_on(None).build().expect("the shipped years");
    Ground { calendar, catalogue: Catalogue::default(), rules, cases }
}

fn each(ground: &Ground, scratch: &mut Scratch, mut with: impl FnMut(&Verdict<'_>)) {
    let setting = Setting { calendar: &ground.calendar, catalogue: &ground.catalogue, rules: &ground.rules };
    let kind = ground.rules.symbols.find("case").expect("it is a word of the rules");
    let as_of = "2026-06-01T00:00:00+08:00".parse().expect("an instant");
    for facts in &ground.cases {
        let symbols = &ground.rules.symbols;
        let matter = Matter { kind, item: Sym::NONE, department: Sym::NONE, facts, details: &[], symbols };
        supervise(&setting, &matter, as_of, scratch, |verdict| with(verdict));
    }
}

/// When it is due.
#[divan::bench(args = [0, 1, 3])]
fn due(bencher: Bencher<'_, '_>, suspensions: i64) {
    let ground = ground(suspensions);
    let mut scratch = Scratch::default();
    bencher.counter(ItemsCount::new(CASES)).bench_local(|| {
        each(&ground, &mut scratch, |verdict| {
            black_box(verdict.view.runs.all()[0].due);
        });
    });
}

/// When it is due and what it used.
#[divan::bench(args = [0, 1, 3])]
fn due_and_used(bencher: Bencher<'_, '_>, suspensions: i64) {
    let ground = ground(suspensions);
    let mut scratch = Scratch::default();
    bencher.counter(ItemsCount::new(CASES)).bench_local(|| {
        each(&ground, &mut scratch, |verdict| {
            let view = verdict.view;
            let run = &view.runs.all()[0];
            black_box(view.runs.used(view.setting.calendar, &ground.rules.clocks[0], run, view.as_of));
        });
    });
}

/// The ledger, day by day.
#[divan::bench(args = [0, 3])]
fn explained(bencher: Bencher<'_, '_>, suspensions: i64) {
    let ground = ground(suspensions);
    let mut scratch = Scratch::default();
    bencher.counter(ItemsCount::new(CASES)).bench_local(|| {
        each(&ground, &mut scratch, |verdict| {
            let view = verdict.view;
            let run = &view.runs.all()[0];
            let rows = ledger(view.setting.calendar, &ground.rules.clocks[0], run, view.runs, view.as_of);
            black_box(rows.map(|rows| rows.used)).expect("within the calendar");
        });
    });
}
