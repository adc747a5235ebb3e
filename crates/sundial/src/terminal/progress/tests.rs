//! The line of progress, without a terminal.

use super::{Phase, Unit, clock, line, size};
use crate::terminal::Language;
use std::time::Duration;

fn reading(total: Option<u64>) -> Phase {
    Phase { name: ("读取", "reading"), unit: Unit::Bytes, total, done: Box::new(|| 0) }
}

#[test]
fn the_line_says_share_amount_rate_and_time_left() {
    let phase = reading(Some(400_000_000));
    assert_eq!(
        line(&phase, Language::Zh, 100_000_000, Duration::from_secs(2)),
        "读取  ██████░░░░░░░░░░░░░░░░░░  25%  100 MB / 400 MB  50.0 MB/s  还需 0:06"
    );
    assert_eq!(
        line(&phase, Language::En, 400_000_000, Duration::from_secs(8)),
        "reading  ████████████████████████ 100%  400 MB / 400 MB  50.0 MB/s  0:00 left"
    );
}

#[test]
fn the_last_second_is_a_second() {
    let line = line(&reading(Some(400)), Language::En, 399, Duration::from_secs(2));
    assert!(line.ends_with("0:01 left"), "{line}");
}

#[test]
fn without_a_total_there_is_no_share_and_no_time_left() {
    let line = line(&reading(None), Language::En, 1_500, Duration::from_secs(1));
    assert_eq!(line, "reading  1.5 kB  1.5 kB/s");
}

#[test]
fn nothing_is_foretold_at_the_very_beginning() {
    let line = line(&reading(Some(1_000)), Language::En, 0, Duration::ZERO);
    assert_eq!(line, "reading  ░░░░░░░░░░░░░░░░░░░░░░░░   0%  0 B / 1.0 kB  0 B/s");
}

#[test]
fn more_than_there_was_said_to_be_is_not_more_than_all() {
    let phase = Phase { unit: Unit::Parts, ..reading(Some(3)) };
    let line = line(&phase, Language::En, 5, Duration::from_millis(10));
    assert_eq!(line, "reading  ████████████████████████ 100%");
}

#[test]
fn sizes_and_times_have_few_digits() {
    assert_eq!(
        ["0 B", "999 B", "1.0 kB", "18.0 MB", "184 TB"],
        [0, 999, 1_000, 18_000_000, 184_000_000_000_000].map(size).each_ref().map(String::as_str)
    );
    assert_eq!(["0:59", "1:00", "1:01:01"], [59, 60, 3_661].map(clock).each_ref().map(String::as_str));
}
