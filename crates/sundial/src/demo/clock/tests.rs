//! How fast the clock goes.

use super::{DemoClock, PeoplesClock};
use calendar::{Day, Moment, china};
use expect_test::{Expect, expect};
use ports::Clock as _;

fn clock(days_a_minute: u32) -> DemoClock {
    let calendar = china().as_known_on(None).build().expect("the calendar is whole");
    let day = |day| Day::from_ymd(2026, 1, day).expect("a day");
    let clock = DemoClock::new(&calendar, (day(1), day(31)), days_a_minute);
    clock.set(moment("2026-01-08T08:00:00"));
    clock
}

fn moment(text: &str) -> Moment {
    format!("{text}+08:00").parse().expect("an instant")
}

/// The instants that are reached after some real seconds.
#[track_caller]
fn check(days_a_minute: u32, seconds: &[i64], expected: &Expect) {
    let clock = clock(days_a_minute);
    let start = clock.real(clock.now().micros());
    let line = |second: &i64| {
        let real = start + second * 1_000_000;
        let at = clock.reached(real);
        assert!((clock.real(at) - real).abs() <= 1, "there and back again");
        format!("{second} s: {}\n", Moment::from_micros(at))
    };
    expected.assert_eq(&seconds.iter().map(line).collect::<String>());
}

#[test]
fn a_working_day_takes_a_minute_and_a_weekend_eight_seconds() {
    check(
        1,
        &[0, 57, 59, 60, 117, 119, 123, 127, 128],
        &expect![[r#"
        0 s: 2026-01-08T08:00:00+08:00
        57 s: 2026-01-08T18:00:00+08:00
        59 s: 2026-01-09T00:00:00+08:00
        60 s: 2026-01-09T08:00:00+08:00
        117 s: 2026-01-09T18:00:00+08:00
        119 s: 2026-01-10T00:00:00+08:00
        123 s: 2026-01-11T00:00:00+08:00
        127 s: 2026-01-12T00:00:00+08:00
        128 s: 2026-01-12T08:00:00+08:00
    "#]],
    );
}

#[test]
fn more_days_a_minute_go_faster() {
    check(
        10,
        &[0, 6, 12],
        &expect![[r#"
        0 s: 2026-01-08T08:00:00+08:00
        6 s: 2026-01-09T08:00:00+08:00
        12 s: 2026-01-10T06:00:00+08:00
    "#]],
    );
}

#[test]
fn beyond_its_way_it_goes_on_and_until_it_is_let_go_it_stands() {
    let clock = clock(1);
    assert_eq!(clock.now(), moment("2026-01-08T08:00:00"));
    clock.set(moment("2025-05-05T10:00:00"));
    assert_eq!(clock.now(), moment("2025-05-05T10:00:00"));
    assert!(clock.reached(i64::from(u32::MAX) * 1_000_000) > moment("2026-02-01T00:00:00").micros());
}

#[test]
fn people_stay_signed_in_while_days_fly_past() {
    let city = clock(100);
    let people = PeoplesClock::from(city.now());
    let later = Moment::from_micros(city.reached(city.real(city.now().micros()) + 1_000_000));
    assert!(later > people.now().plus_seconds(12 * 3_600), "a second of the city is more than half a day");
    assert!(people.now() >= city.now(), "it goes on from where the city stood");
}
