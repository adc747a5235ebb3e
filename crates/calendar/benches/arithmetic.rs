//! Working-day and working-hour arithmetic, a million questions at a time.
//!
//! `cargo bench -p calendar`; the comparison with numpy is `benches/compare_numpy.py`.

use calendar::{Calendar, Day, MICROS_PER_HOUR, Moment, Zone, china};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

const QUESTIONS: usize = 1_000_000;

fn main() {
    divan::main();
}

fn calendar() -> Calendar {
    china().as_known_on(None).build().expect("27 years fit a table")
}

/// Starts of 2004 to 2025 and distances of 1 to 60, from a fixed sequence.
fn questions() -> Vec<(Day, u32)> {
    let first = Day::from_ymd(2004, 1, 1).expect("the date exists").number();
    let mut state = 1_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below) as i32
    };
    (0..QUESTIONS).map(|_| (Day::new(first + next(8_000)), next(60) as u32 + 1)).collect()
}

/// Office hours of the same days, 09:00 to 17:00 in steps of a minute.
fn moments() -> Vec<(Moment, i64)> {
    let at = |day: Day, n: u32| {
        let minutes = i64::from(day.number() % 480) + 540;
        Zone::CHINA.moment(day, minutes * 60_000_000).plus_seconds(i64::from(n))
    };
    questions().into_iter().map(|(day, n)| (at(day, n), i64::from(n) * MICROS_PER_HOUR)).collect()
}

#[divan::bench]
fn add_working_days(bencher: Bencher<'_, '_>) {
    let (calendar, questions) = (calendar(), questions());
    let mut answers = vec![Day::default(); QUESTIONS];
    bencher.counter(ItemsCount::new(QUESTIONS)).bench_local(|| {
        for (answer, &(day, n)) in answers.iter_mut().zip(black_box(&questions)) {
            *answer = calendar.nth_after(day, n).unwrap_or_default();
        }
        black_box(&answers);
    });
}

#[divan::bench]
fn count_working_days(bencher: Bencher<'_, '_>) {
    let (calendar, questions) = (calendar(), questions());
    bencher.counter(ItemsCount::new(QUESTIONS)).bench_local(|| {
        let counts = black_box(&questions).iter().map(|&(day, n)| calendar.count_in(day, day + n as i32));
        counts.map(Option::unwrap_or_default).fold(0_u32, u32::wrapping_add)
    });
}

#[divan::bench]
fn add_working_days_with_reasons(bencher: Bencher<'_, '_>) {
    let (calendar, questions) = (calendar(), questions());
    bencher.counter(ItemsCount::new(QUESTIONS)).bench_local(|| {
        let due = black_box(&questions).iter().map(|&(day, n)| calendar.add_working_days(day, n as i32));
        due.map(|due| due.unwrap_or_default().number()).fold(0_i32, i32::wrapping_add)
    });
}

#[divan::bench]
fn add_working_hours(bencher: Bencher<'_, '_>) {
    let (calendar, questions) = (calendar(), moments());
    bencher.counter(ItemsCount::new(QUESTIONS)).bench_local(|| {
        let due = black_box(&questions).iter().map(|&(from, micros)| calendar.add_open_micros(from, micros));
        due.map(|due| due.unwrap_or_default().micros()).fold(0_i64, i64::wrapping_add)
    });
}

#[divan::bench]
fn working_hours_between(bencher: Bencher<'_, '_>) {
    let (calendar, questions) = (calendar(), moments());
    bencher.counter(ItemsCount::new(QUESTIONS)).bench_local(|| {
        let used = black_box(&questions)
            .iter()
            .map(|&(from, micros)| calendar.open_micros_between(from, from.plus_micros(micros)));
        used.map(Result::unwrap_or_default).fold(0_i64, i64::wrapping_add)
    });
}

#[divan::bench]
fn build_the_calendar_of_china() -> Calendar {
    calendar()
}

#[divan::bench]
fn read_the_files_of_china(bencher: Bencher<'_, '_>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/calendars/cn");
    let read = |year: i32| {
        let name = format!("{folder}/{year}.toml");
        let text = std::fs::read_to_string(&name).expect("the files are shipped");
        (name, text)
    };
    let files: Vec<(String, String)> = (2004..=2030).map(read).collect();
    bencher.bench_local(|| {
        let files = black_box(&files).iter().map(|(name, text)| (name.as_str(), text.as_str()));
        calendar::Almanac::parse(files).expect("the files are shipped")
    });
}
