//! How fast logs are read, grouped and judged: rows a second on a log made here, of the shape of the peer task.

use audit::mapping::{Mapping, recognise};
use audit::source::{Log, from_reader};
use audit::{Grouper, Input, ReadOptions, RunOptions};
use calendar::{Calendar, Day, Zone};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use engine::{Setting, Symbols};
use std::fmt::Write as _;
use std::io::Cursor;
use std::num::NonZero;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const CASES: u32 = 50_000;
const STEPS: [&str; 6] = ["submitted", "accepted", "review", "approve", "done", "delivered"];

/// A log sorted by time, so that the events of a case lie far apart.
fn text() -> Vec<u8> {
    let mut text = "case_id,item,department,event,timestamp,actor,fee\n".to_owned();
    for row in 0..CASES * 6 {
        let step = (row / (CASES / 6)) % 6;
        let case = row.wrapping_mul(2_654_435_761) % CASES;
        let item = case % 550;
        let (day, second) = (row / 900 % 28 + 1, row % 86_400);
        let _ = writeln!(
            text,
            "CS17-{case:07},I{item:04},D{:02},{},2017-{:02}-{day:02} {:02}:{:02}:{:02},U{:04},{}",
            item % 45,
            STEPS[step as usize],
            row / 26_000 + 1,
            second / 3600,
            second / 60 % 60,
            second % 60,
            row % 1_980,
            if step == 4 { "100" } else { "" },
        );
    }
    text.into_bytes()
}

fn log(text: &[u8]) -> Log {
    let bytes = text.len() as u64;
    from_reader("bench".to_owned(), Box::new(Cursor::new(text.to_vec())), Some(bytes))
        .expect("the log is CSV")
}

fn mapping(text: &[u8]) -> Mapping {
    recognise(&log(text)).expect("the log has the columns of the peer task")
}

fn options(threads: usize) -> ReadOptions {
    let threads = NonZero::new(threads).unwrap_or(NonZero::<usize>::MIN);
    ReadOptions { threads, ..ReadOptions::default() }
}

fn read(text: &[u8], mapping: &Mapping, symbols: Symbols, threads: usize) -> Input {
    audit::read(vec![log(text)], mapping, options(threads), symbols).expect("every row can be read")
}

#[divan::bench(args = [1, 2])]
fn read_rows(bencher: Bencher<'_, '_>, threads: usize) {
    let text = text();
    let mapping = mapping(&text);
    bencher
        .counter(ItemsCount::new(CASES * 6))
        .counter(BytesCount::new(text.len()))
        .bench_local(|| read(&text, &mapping, Symbols::default(), threads).store.events);
}

#[divan::bench]
fn group_by_case(bencher: Bencher<'_, '_>) {
    let text = text();
    let store = read(&text, &mapping(&text), Symbols::default(), 1).store;
    let mut grouper = Grouper::default();
    bencher.counter(ItemsCount::new(CASES * 6)).bench_local(|| {
        let mut events = 0;
        for part in 0..store.parts() {
            grouper.part(&store, part, |case| events += case.events.len());
        }
        events
    });
}

#[divan::bench]
fn judge_cases(bencher: Bencher<'_, '_>) {
    let text = text();
    let mapping = mapping(&text);
    let pack = rules::load("peer-task").expect("the pack is shipped");
    let mut input = read(&text, &mapping, pack.rules.symbols.clone(), 1);
    let catalogue =
        audit::items::catalogue(&[], &mapping, &mut input.store).expect("an empty catalogue is valid");
    let day = |year| Day::from_ymd(year, 1, 1).expect("a date that exists");
    let calendar =
        Calendar::weekdays(day(2010), day(2030), Zone::CHINA).expect("the span is in the calendar's range");
    let setting = Setting { calendar: &calendar, catalogue: &catalogue, rules: &pack.rules };
    let options = RunOptions { as_of: Zone::CHINA.start_of(day(2018)), threads: NonZero::<usize>::MIN };
    bencher
        .counter(ItemsCount::new(CASES))
        .bench_local(|| audit::run(&input.store, &setting, options).findings.len());
}
