//! The days of a legacy system's file.

use super::cards::day_of;

#[test]
fn days_are_read_as_systems_write_them() {
    for text in ["2026-03-02", "2026/3/2", "2026.3.2", "2026年3月2日", "20260302", "2026-03-02 09:15:00"] {
        assert_eq!(day_of(text).map(|day| day.to_string()).as_deref(), Some("2026-03-02"), "{text}");
    }
}

#[test]
fn what_is_no_day_is_not_guessed() {
    for text in ["", "2026-02-30", "2026-03", "3 March", "2026-03-02-01", "202603"] {
        assert_eq!(day_of(text), None, "{text}");
    }
}
