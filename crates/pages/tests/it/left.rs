//! The time that is left.

use calendar::china;
use pages::parts::Left;
use pages::{Language, Tone};

fn check(now: &str, due: &str, zh: &str, en: &str, tone: Tone) {
    let calendar = china().as_known_on(None).build().expect("built in");
    let at = |text: &str| format!("{text}:00+08:00").parse().expect("an instant");
    let left = Left::until(at(due), at(now), &calendar);
    assert_eq!((left.words(Language::Zh).as_str(), left.words(Language::En).as_str()), (zh, en));
    assert_eq!(left.tone(), tone);
}

#[test]
fn days_that_do_not_count_are_not_said_to_be_left() {
    check("2026-09-30T10:00", "2026-10-14T17:00", "还剩 6 个工作日", "6 working days left", Tone::Plain);
    check("2026-09-30T10:00", "2026-10-08T17:00", "还剩 1 个工作日", "1 working day left", Tone::Notice);
}

#[test]
fn the_last_day_says_its_hour_and_the_hour_itself_is_in_time() {
    check("2026-10-09T08:00", "2026-10-09T17:00", "今天 17:00 到期", "due today 17:00", Tone::Notice);
    check("2026-10-09T17:00", "2026-10-09T17:00", "今天 17:00 到期", "due today 17:00", Tone::Notice);
    check("2026-10-09T17:01", "2026-10-09T17:00", "已于今天 17:00 超期", "overdue since 17:00", Tone::Orange);
}

#[test]
fn what_is_late_is_orange_since_red_means_a_card() {
    check("2026-10-09T10:00", "2026-10-08T17:00", "已超 1 个工作日", "1 working day over", Tone::Orange);
}

#[test]
fn a_weekend_after_the_due_day_is_late_without_a_working_day() {
    check("2026-10-17T10:00", "2026-10-16T17:00", "已超期", "overdue", Tone::Orange);
}

#[test]
fn a_due_instant_on_a_rest_day_is_the_last_day() {
    check("2026-10-17T10:00", "2026-10-18T23:59", "最后一日", "last day", Tone::Notice);
}
