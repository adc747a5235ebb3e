//! The statutory calendar against the shared collection of eleven sources, and its history.

use calendar::{Calendar, Day, DayKind, Strictness, china};

use crate::shared::{day, file};

fn now() -> Calendar {
    china().as_known_on(None).build().expect("27 years fit a table")
}

fn then(known_on: &str) -> Calendar {
    china().as_known_on(Some(day(known_on))).build().expect("27 years fit a table")
}

/// Plain Sundays that the collection calls days of a holiday; no notice names them.
const PLAIN_SUNDAYS: [&str; 2] = ["2004-04-25", "2004-09-26"];

#[test]
fn every_day_agrees_with_the_collection() {
    let Some(text) = file("calendar/cn_calendar_daily_2004_2026.csv", "every day of 2004-2026") else {
        return;
    };
    let calendar = now();
    let mut days = 0;
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let date = day(fields[0]);
        assert_eq!(calendar.working(date), Ok(fields[2] == "1"), "{date}");
        let kind = match fields[3] {
            "workday" => DayKind::Working,
            "compensatory_workday" => DayKind::MakeUp,
            "holiday" => DayKind::Holiday,
            "holiday_weekend" if !PLAIN_SUNDAYS.contains(&fields[0]) => DayKind::HolidayRest,
            _ => DayKind::Rest,
        };
        assert_eq!(calendar.kind(date), Ok(kind), "{date}");
        days += 1;
    }
    assert_eq!(days, 8401);
}

#[test]
fn all_480_deadline_cases_agree() {
    let Some(text) = file("calendar/deadline_cases_even_years.csv", "480 deadline cases") else { return };
    let calendar = now();
    let mut cases = 0;
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let start = day(fields[0]);
        let number = |at: usize| fields[at].parse::<i32>().expect("the file has numbers there");
        assert_eq!(calendar.add_working_days(start, number(1)), Ok(day(fields[2])), "{line}");
        let end = start + number(3);
        assert_eq!(end, day(fields[4]), "{line}");
        assert_eq!(calendar.roll_forward(end), Ok(day(fields[5])), "{line}");
        assert_eq!(calendar.working_days_in(start, end), Ok(number(6)), "{line}");
        cases += 1;
    }
    assert_eq!(cases, 480);
}

#[test]
fn every_published_day_names_its_notice() {
    let calendar = now();
    for number in calendar.first().number()..=day("2026-12-31").number() {
        let entry = calendar.entry(Day::new(number)).expect("the day is covered");
        let ordered = matches!(entry.kind, DayKind::Holiday | DayKind::HolidayRest | DayKind::MakeUp);
        assert_eq!(ordered, !entry.source.number.is_empty(), "{entry:?}");
        assert_eq!(ordered, !entry.name.is_empty(), "{entry:?}");
        assert!(!entry.provisional, "{entry:?}");
    }
}

#[test]
fn only_notices_that_nobody_could_read_are_unverified() {
    let unverified: Vec<i32> = china()
        .years()
        .iter()
        .filter(|year| year.notices.iter().any(|notice| !notice.source.verified))
        .map(|year| year.year)
        .collect();
    assert_eq!(unverified, [2004, 2005]);
}

#[test]
fn the_old_plan_comes_out_when_asked_as_known_before_the_amendment() {
    assert_eq!(then("2019-03-21").working(day("2019-05-02")), Ok(true));
    assert_eq!(then("2019-03-22").working(day("2019-05-02")), Ok(false));
    assert_eq!(then("2020-01-26").kind(day("2020-02-01")), Ok(DayKind::MakeUp));
    assert_eq!(then("2020-01-27").kind(day("2020-02-01")), Ok(DayKind::HolidayRest));
    assert_eq!(then("2015-05-12").working(day("2015-09-03")), Ok(true));
    assert_eq!(then("2015-05-13").working(day("2015-09-03")), Ok(false));
}

#[test]
fn a_notice_may_change_december_of_the_year_before() {
    assert_eq!(then("2018-12-05").kind(day("2018-12-29")), Ok(DayKind::Rest));
    assert_eq!(then("2018-12-06").kind(day("2018-12-29")), Ok(DayKind::MakeUp));
    assert_eq!(now().working(day("2005-12-31")), Ok(true));
}

#[test]
fn a_year_without_a_notice_is_provisional_with_its_statutory_dates() {
    let calendar = now();
    assert!(calendar.provisional(day("2026-12-31"), day("2027-01-01")));
    assert!(!calendar.provisional(day("2026-12-01"), day("2026-12-31")));
    assert_eq!(calendar.kind(day("2027-02-05")), Ok(DayKind::Holiday));
    assert_eq!(calendar.kind(day("2027-02-09")), Ok(DayKind::Working));
    let entry = calendar.entry(day("2027-06-09")).expect("2027 is covered");
    assert_eq!(
        (entry.name, entry.source.number.as_str(), entry.provisional),
        ("端午节", "国务院令第795号", true)
    );
}

#[test]
fn asked_before_its_notice_a_published_year_is_provisional_too() {
    let calendar = then("2025-11-03");
    assert!(calendar.provisional(day("2025-12-31"), day("2026-01-01")));
    assert_eq!(calendar.kind(day("2026-02-14")), Ok(DayKind::Rest)); // not yet a make-up day
    assert_eq!(calendar.kind(day("2026-02-16")), Ok(DayKind::Holiday)); // 除夕, by the regulation
    assert!(!then("2025-11-04").provisional(day("2025-12-31"), day("2026-01-01")));
}

#[test]
fn the_regulation_of_the_day_counts_not_the_one_of_today() {
    let eve = day("2025-01-28"); // 除夕 is statutory since the amendment of November 2024
    assert_eq!(then("2024-10-01").working(eve), Ok(true));
    assert_eq!(then("2024-11-11").working(eve), Ok(false));
}

#[test]
fn strict_mode_refuses_what_touches_a_provisional_year() {
    let strict = china().as_known_on(None).strictness(Strictness::RefuseProvisional).build().expect("fits");
    let provisional = Err(calendar::CalendarError::Provisional { year: 2027 });
    assert_eq!(strict.add_working_days(day("2026-12-31"), 1), provisional);
    assert_eq!(strict.add_working_days(day("2027-01-04"), -1), provisional);
    assert_eq!(strict.add_working_days(day("2026-12-30"), 1), Ok(day("2026-12-31")));
    assert_eq!(strict.working_days_in(day("2026-12-30"), day("2027-01-01")).map(Day::new), provisional);
    assert_eq!(strict.working(day("2027-03-01")).map(|_| day("2027-03-01")), provisional);
}

#[test]
fn outside_the_table_is_refused() {
    let calendar = now();
    for outside in ["2001-01-01", "2003-12-31", "2031-01-01"] {
        assert!(calendar.working(day(outside)).is_err(), "{outside}");
        assert!(calendar.add_working_days(day(outside), 1).is_err(), "{outside}");
    }
    assert!(calendar.add_working_days(day("2030-12-30"), 20).is_err());
    assert!(calendar.add_working_days(day("2004-01-02"), -3).is_err());
    assert!(calendar.add_working_days(day("2004-01-02"), i32::MIN).is_err());
    assert!(calendar.add_working_days(day("2004-01-02"), i32::MAX).is_err());
}
