//! Values as text and JSON: what is read, what is written, what is refused.

use calendar::{Day, IsoDuration, Limit, LimitError, Moment, Repeat, TimeOfDay, Unit, Window, Zone};
use expect_test::{Expect, expect};

/// Writes what a text is read as, or why it is not.
fn check<T>(texts: &[&str], expected: &Expect)
where
    T: std::str::FromStr<Err: std::fmt::Display> + std::fmt::Display,
{
    let read = |text: &&str| match text.parse::<T>() {
        Ok(value) => format!("{text} = {value}\n"),
        Err(error) => format!("{text}: {error}\n"),
    };
    expected.assert_eq(&texts.iter().map(read).collect::<String>());
}

#[test]
fn days_are_ten_characters_and_exist() {
    check::<Day>(
        &["2024-02-29", "2023-02-29", "2026-13-01", "2026-3-2", "20260302", "2026-03-0²", "+026-03-02", ""],
        &expect![[r#"
            2024-02-29 = 2024-02-29
            2023-02-29: day: "2023-02-29" is not a date YYYY-MM-DD that exists
            2026-13-01: day: "2026-13-01" is not a date YYYY-MM-DD that exists
            2026-3-2: day: "2026-3-2" is not a date YYYY-MM-DD that exists
            20260302: day: "20260302" is not a date YYYY-MM-DD that exists
            2026-03-0²: day: "2026-03-0²" is not a date YYYY-MM-DD that exists
            +026-03-02: day: "+026-03-02" is not a date YYYY-MM-DD that exists
            : day: "" is not a date YYYY-MM-DD that exists
        "#]],
    );
}

#[test]
fn instants_are_read_at_any_offset_and_written_at_ours() {
    check::<Moment>(
        &[
            "2026-03-02T01:30:00Z",
            "2026-03-01T20:30:00.5-05:00",
            "2026-03-02 09:30:00.123456789+08:00",
            "1969-12-31T23:59:59.999999Z",
            "2026-03-02T24:00:00Z",
            "2026-03-02T09:30:00",
            "2026-03-02T09:30:00.Z",
            "2026-03-02T09:30:00+0800",
        ],
        &expect![[r#"
            2026-03-02T01:30:00Z = 2026-03-02T09:30:00+08:00
            2026-03-01T20:30:00.5-05:00 = 2026-03-02T09:30:00.500000+08:00
            2026-03-02 09:30:00.123456789+08:00 = 2026-03-02T09:30:00.123456+08:00
            1969-12-31T23:59:59.999999Z = 1970-01-01T07:59:59.999999+08:00
            2026-03-02T24:00:00Z: moment: "2026-03-02T24:00:00Z" is not an RFC 3339 instant such as 2026-03-02T09:30:00+08:00
            2026-03-02T09:30:00: moment: "2026-03-02T09:30:00" is not an RFC 3339 instant such as 2026-03-02T09:30:00+08:00
            2026-03-02T09:30:00.Z: moment: "2026-03-02T09:30:00.Z" is not an RFC 3339 instant such as 2026-03-02T09:30:00+08:00
            2026-03-02T09:30:00+0800: moment: "2026-03-02T09:30:00+0800" is not an RFC 3339 instant such as 2026-03-02T09:30:00+08:00
        "#]],
    );
}

#[test]
fn windows_end_after_they_start_and_may_end_at_midnight() {
    check::<Window>(
        &["09:00-12:30", "00:00-24:00", "23:59-24:01", "12:00-12:00", "9:00-12:00", "0900-1200", "09:00"],
        &expect![[r#"
            09:00-12:30 = 09:00-12:30
            00:00-24:00 = 00:00-24:00
            23:59-24:01: time: "24:01" is not a time HH:MM from 00:00 to 24:00
            12:00-12:00: window: "12:00-12:00" is not an opening window HH:MM-HH:MM that ends after it starts
            9:00-12:00: time: "9:00" is not a time HH:MM from 00:00 to 24:00
            0900-1200: time: "0900" is not a time HH:MM from 00:00 to 24:00
            09:00: window: "09:00" is not an opening window HH:MM-HH:MM that ends after it starts
        "#]],
    );
    assert_eq!("09:00:30".parse::<TimeOfDay>().map(TimeOfDay::seconds), Ok(32_430));
}

#[test]
fn limits_have_an_amount_and_a_unit() {
    check::<Limit>(
        &[
            "20个工作日",
            "15日",
            "3个月",
            "1年",
            "4 working hours",
            "48h",
            "2周",
            "20",
            "-1日",
            "1.5日",
            "1０日",
        ],
        &expect![[r#"
            20个工作日 = 20 working_day
            15日 = 15 calendar_day
            3个月 = 3 month
            1年 = 12 month
            4 working hours = 4 working_hour
            48h = 48 hour
            2周 = 14 calendar_day
            20: a limit is a whole number and a unit (working_day, calendar_day, working_hour, hour, month, year)
            -1日: a limit is a whole number and a unit (working_day, calendar_day, working_hour, hour, month, year)
            1.5日: a limit is a whole number and a unit (working_day, calendar_day, working_hour, hour, month, year)
            1０日: a limit is a whole number and a unit (working_day, calendar_day, working_hour, hour, month, year)
        "#]],
    );
    assert_eq!(Limit::new(10_001, Unit::Month), Err(LimitError::TooLong { count: 10_001 }));
}

#[test]
fn days_and_instants_are_texts_in_json() {
    let day: Day = serde_json::from_str("\"2026-03-02\"").expect("a day");
    assert_eq!(serde_json::to_string(&day).expect("a text"), "\"2026-03-02\"");
    let moment: Moment = serde_json::from_str("\"2026-03-02T01:30:00Z\"").expect("an instant");
    assert_eq!(serde_json::to_string(&moment).expect("a text"), "\"2026-03-02T09:30:00+08:00\"");
    assert!(serde_json::from_str::<Day>("20514").is_err());
    assert!(serde_json::from_str::<Day>("\"2026-02-30\"").is_err());
    assert!(serde_json::from_str::<Moment>("0").is_err());
}

#[test]
fn extreme_values_are_clamped_not_panicked_over() {
    for day in [Day::new(i32::MIN), Day::new(i32::MAX), Day::MIN, Day::MAX] {
        let moved = (day + i32::MAX) - i32::MAX;
        assert!(moved <= day.max(moved));
        let (year, month, of_month) = day.ymd();
        assert!(year != 0 || (1..=12).contains(&month) && (1..=31).contains(&of_month));
        assert!(day.add_months(i32::MAX) >= Day::MIN && day.add_months(i32::MIN) <= Day::MAX);
        assert!(Zone::CHINA.start_of(day) <= Zone::CHINA.end_of(day).plus_micros(1));
    }
    let far = "P999999D".parse::<IsoDuration>().expect("six digits are few");
    for micros in [i64::MIN, i64::MAX] {
        assert!(!far.after(&Zone::CHINA, Moment::from_micros(micros)).to_string().is_empty());
    }
    let often: Repeat = "R999999999/PT1S/2026-03-02T00:00:00Z".parse().expect("nine digits are allowed");
    let after = "2026-03-01T00:00:00Z".parse().expect("an instant");
    let next = often.next(&Zone::UTC, after, after).map(|next| next.to_string());
    assert_eq!(next.as_deref(), Some("2026-03-01T08:00:01+08:00"));
}

#[test]
fn months_end_on_the_corresponding_day_or_the_last() {
    let check = |from: &str, months: i32, to: &str| {
        let from: Day = from.parse().expect("a day");
        assert_eq!(from.add_months(months).to_string(), to, "{from} {months}");
    };
    check("2024-02-29", 12, "2025-02-28");
    check("2024-02-29", 48, "2028-02-29");
    check("2026-08-31", 1, "2026-09-30");
    check("2026-03-31", -1, "2026-02-28");
    check("2026-01-15", -13, "2024-12-15");
}
