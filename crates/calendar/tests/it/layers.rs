//! Layers and their precedence, divisions and organisations from files, opening hours.

use std::fs;
use std::path::Path;

use calendar::{
    Almanac, Builder, Calendar, DayEnd, DayKind, Division, Exception, ExceptionKind, Layer, Moment, Office,
    Reading, RollLastDay, When, Year, Zone, china,
};

use crate::shared::day;

fn pack(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/calendars").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn zones(name: &str) -> Option<Zone> {
    (name == "Asia/Shanghai").then_some(Zone::CHINA)
}

fn division(name: &str) -> Division {
    Division::parse(name, &pack(&format!("divisions/{name}.toml"))).expect("the file is shipped")
}

fn office(name: &str) -> Office {
    Office::parse(name, &pack(&format!("organisations/{name}.toml")), &zones).expect("the file is shipped")
}

fn at(text: &str) -> Moment {
    text.parse().expect("tests name instants that exist")
}

fn kind(calendar: &Calendar, text: &str) -> DayKind {
    calendar.kind(day(text)).expect("the day is covered")
}

fn one(date: &str, kind: ExceptionKind) -> Exception {
    Exception { when: When::Once(day(date)), kind, name: "test".to_owned(), known_from: None }
}

#[test]
fn a_region_has_its_festival_and_may_lift_a_national_make_up_day() {
    let calendar = china().as_known_on(None).division(&division("guangxi")).build().expect("fits");
    assert_eq!(kind(&calendar, "2017-03-30"), DayKind::Holiday);
    assert_eq!(kind(&calendar, "2017-04-01"), DayKind::HolidayRest); // a make-up day elsewhere
    assert_eq!(kind(&calendar, "2017-04-08"), DayKind::MakeUp);
    let entry = calendar.entry(day("2024-04-11")).expect("covered");
    assert_eq!((entry.layer, entry.name), (Layer::Division, "壮族三月三"));
    let before = china().as_known_on(Some(day("2017-02-09"))).division(&division("guangxi"));
    assert_eq!(kind(&before.build().expect("fits"), "2017-03-30"), DayKind::Working);
}

#[test]
fn another_regions_days_are_its_own() {
    let calendar = china().as_known_on(None).division(&division("ningxia")).build().expect("fits");
    assert_eq!(kind(&calendar, "2020-07-30"), DayKind::Holiday);
    assert_eq!(kind(&calendar, "2024-04-11"), DayKind::Working);
}

#[test]
fn a_storm_closes_what_is_worked_from_the_day_it_is_known() {
    let storm = division("example-storm");
    let known = china().as_known_on(None).division(&storm).build().expect("fits");
    assert_eq!(kind(&known, "2026-08-04"), DayKind::Closure);
    assert_eq!(known.add_working_days(day("2026-08-03"), 1), Ok(day("2026-08-06")));
    assert!(known.windows(day("2026-08-04")).is_empty());
    let before = china().as_known_on(Some(day("2026-08-02"))).division(&storm).build().expect("fits");
    assert_eq!(before.add_working_days(day("2026-08-03"), 1), Ok(day("2026-08-04")));
}

#[test]
fn precedence_is_closure_then_make_up_then_holiday_then_week() {
    let mut hall = office("service-hall");
    hall.exceptions.extend([
        one("2026-10-01", ExceptionKind::Extra(Vec::new())), // works on National Day
        one("2026-10-02", ExceptionKind::Extra(Vec::new())),
        one("2026-10-02", ExceptionKind::Holiday),
        one("2026-10-10", ExceptionKind::Holiday), // a national make-up day stays worked
        one("2026-10-09", ExceptionKind::Holiday),
        one("2026-09-20", ExceptionKind::Closure), // a national make-up day
    ]);
    let calendar = china().as_known_on(None).organisation(&hall).build().expect("fits");
    assert_eq!(kind(&calendar, "2026-10-01"), DayKind::Working);
    assert_eq!(kind(&calendar, "2026-10-10"), DayKind::MakeUp);
    assert_eq!(kind(&calendar, "2026-10-09"), DayKind::Holiday);
    assert_eq!(kind(&calendar, "2026-09-20"), DayKind::Closure);
    assert_eq!(kind(&calendar, "2026-10-11"), DayKind::Rest);
    assert_eq!(calendar.entry(day("2026-10-01")).map(|entry| entry.layer), Ok(Layer::Organisation));
    assert_eq!(calendar.entry(day("2026-10-03")).map(|entry| entry.layer), Ok(Layer::National));
}

#[test]
fn weekend_service_opens_the_doors_but_limits_do_not_run() {
    let calendar = china().as_known_on(None).organisation(&office("service-hall")).build().expect("fits");
    let saturday = day("2026-11-14");
    assert_eq!(calendar.working(saturday), Ok(false));
    assert_eq!(calendar.open_at(at("2026-11-14T10:00:00+08:00")), Ok(true));
    assert_eq!(calendar.open_at(at("2026-11-14T12:00:00+08:00")), Ok(false));
    assert_eq!(calendar.add_working_days(day("2026-11-13"), 1), Ok(day("2026-11-16")));
    assert!(calendar.windows(day("2026-10-03")).is_empty()); // a Saturday of National Day
}

#[test]
fn a_make_up_saturday_has_the_hours_of_a_weekday() {
    let calendar = china().as_known_on(None).organisation(&office("service-hall")).build().expect("fits");
    assert_eq!(calendar.closes(day("2026-10-10")), Some(at("2026-10-10T17:00:00+08:00")));
    assert_eq!(calendar.closes(day("2026-12-31")), Some(at("2026-12-31T12:00:00+08:00"))); // a shift
    assert_eq!(calendar.closes(day("2026-11-07")), None); // closed, although Saturdays have service
}

#[test]
fn hours_that_nobody_gave_are_assumed_and_say_so() {
    let calendar = china().as_known_on(None).build().expect("fits");
    assert!(calendar.hours_assumed());
    assert_eq!(calendar.closes(day("2026-03-02")), Some(at("2026-03-02T17:00:00+08:00")));
    let hall = china().as_known_on(None).organisation(&office("online")).build().expect("fits");
    assert!(!hall.hours_assumed());
    assert_eq!(hall.closes(day("2026-03-02")), Some(at("2026-03-03T00:00:00+08:00")));
}

#[test]
fn a_calendar_without_any_hours_refuses_working_time() {
    let mut closed = Office::new("closed", []);
    closed.exceptions.push(one("2026-03-02", ExceptionKind::Extra(Vec::new())));
    closed.windows = Default::default();
    let calendar = Builder::new(day("2027-01-01"), day("2027-12-31"), Zone::CHINA).organisation(&closed);
    let calendar = calendar.build().expect("fits");
    let answer = calendar.add_open_micros(at("2027-03-02T10:00:00+08:00"), 1);
    assert_eq!(answer, Err(calendar::CalendarError::NoHours));
}

#[test]
fn close_of_business_of_an_unknown_day_is_refused() {
    let calendar = china().as_known_on(None).build().expect("fits");
    let (start, limit) = (at("2030-12-20T10:00:00+08:00"), "30 days".parse().expect("a limit"));
    let kept = Reading { roll: RollLastDay::None, ..Reading::default() };
    assert!(calendar.due(start, limit, kept).is_err());
    let midnight = Reading { day_end: DayEnd::Midnight, ..kept };
    assert_eq!(calendar.due(start, limit, midnight), Ok(at("2031-01-19T23:59:59.999999+08:00")));
}

#[test]
fn the_same_layer_twice_changes_nothing() {
    let once = china().as_known_on(None).division(&division("guangxi")).build().expect("fits");
    let builder = china().as_known_on(None).division(&division("guangxi"));
    let twice = builder.division(&division("guangxi")).build().expect("fits");
    assert!((once.first().number()..=once.last().number()).all(|number| {
        let day = calendar::Day::new(number);
        once.kind(day) == twice.kind(day)
    }));
}

#[test]
fn clocks_put_back_over_midnight_never_turn_working_time_back() {
    // Newfoundland put its clocks back at 00:01 until 2010: the end of a day came twice.
    let change = at("2010-11-07T02:31:00Z");
    let zone = Zone::with_transitions(-9_000, vec![(change, -12_600)]);
    let calendar = Calendar::every_day(day("2010-11-01"), day("2010-11-30"), zone).expect("fits");
    let from = at("2010-11-05T00:00:00Z");
    let used = |seconds| calendar.open_micros_between(from, change.plus_seconds(seconds)).expect("covered");
    for seconds in -7_200..7_200 {
        assert_eq!(used(seconds + 1) - used(seconds), 1_000_000, "{seconds}");
    }
}

#[test]
fn a_year_file_is_refused_with_file_line_and_field() {
    let good = "year = 2031\nprovisional = true\n[[statutory]]\ntitle = \"t\"\nknown_from = \"2024-11-10\"\n\
                days = [\n{ day = \"2031-01-01\", is = \"holiday\", name = \"元旦\" },\n]\n";
    assert!(Year::parse("2031.toml", good).is_ok());
    for (from, to, line, field) in [
        ("2031-01-01", "2031-02-30", 7, "statutory[1].days[1].day"),
        ("2031-01-01", "2032-01-01", 6, "statutory[1].days"),
        ("\"holiday\"", "\"off day\"", 7, "statutory[1].days[1].is"),
        ("provisional = true", "provisional = false", 2, "provisional"),
        ("provisional = true", "provisonal = true", 2, "provisonal"),
        ("title = \"t\"", "title = 3", 4, "statutory[1].title"),
        ("year = 2031", "year = \"2031\"", 1, "year"),
        ("known_from = \"2024-11-10\"", "", 3, "statutory[1].known_from"),
        ("year = 2031", "year = = 2031", 1, "file"),
    ] {
        let error = Year::parse("2031.toml", &good.replacen(from, to, 1)).expect_err(to);
        assert_eq!(
            (error.file.as_str(), error.line, error.field.as_str()),
            ("2031.toml", line, field),
            "{error}"
        );
    }
    let gap =
        Almanac::parse([("a", good), ("b", &good.replace("2031", "2033"))]).expect_err("a year is missing");
    assert_eq!((gap.file.as_str(), gap.allowed.as_str()), ("b", "2032"));
}
