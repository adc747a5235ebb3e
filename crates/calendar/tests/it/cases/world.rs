//! The calendars that case rows name: `cn`, `cn@2020-01-26`, or an office of `cases/offices` with
//! additions, `biz + holiday 2006-01-04 + break 2006-01-04 11:00-13:00`.

use std::fs;

use calendar::{
    Builder, Calendar, Exception, ExceptionKind, Moment, Office, PackError, When, Window, Zone, china,
};

use crate::shared::day;

pub(crate) fn calendar(name: &str) -> Calendar {
    let mut parts = name.split(" + ");
    let base = parts.next().expect("a split has a first part");
    if let Some(known_on) = base.strip_prefix("cn") {
        let known_on = known_on.strip_prefix('@').map(day);
        return china().as_known_on(known_on).build().expect("27 years fit a table");
    }
    let mut office = office(base, &office_text(base)).expect("the offices of the cases can be read");
    office.exceptions.extend(parts.map(exception));
    let builder = Builder::new(day("1970-01-01"), day("2040-12-31"), Zone::UTC);
    builder.organisation(&office).build().expect("71 years fit a table")
}

pub(crate) fn office_text(name: &str) -> String {
    let path = super::folder().join("offices").join(format!("{name}.toml"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn office(name: &str, text: &str) -> Result<Office, PackError> {
    Office::parse(name, text, &zone)
}

/// A zone by its IANA name, from a bundled copy of the zone list.
fn zone(name: &str) -> Option<Zone> {
    let list = jiff::tz::TimeZone::get(name).ok()?;
    let start = jiff::Timestamp::from_second(0).ok()?;
    let changes = list.following(start).take_while(|change| change.timestamp().as_second() < 2_240_000_000);
    let changes = changes
        .map(|change| (Moment::from_micros(change.timestamp().as_microsecond()), change.offset().seconds()));
    Some(Zone::with_transitions(list.to_offset(start).seconds(), changes.collect()))
}

fn exception(text: &str) -> Exception {
    let mut words = text.split(' ');
    let (kind, date) = (words.next().unwrap_or_default(), day(words.next().unwrap_or_default()));
    let windows = words.next().map_or(Vec::new(), |text| text.split(',').map(window).collect());
    let kind = match kind {
        "holiday" => ExceptionKind::Holiday,
        "extra" => ExceptionKind::Extra(windows),
        "break" => ExceptionKind::Break(windows),
        other => panic!("no such addition: {other}"),
    };
    Exception { when: When::Once(date), kind, name: "case".to_owned(), known_from: None }
}

fn window(text: &str) -> Window {
    text.parse().expect("the cases name windows that exist")
}
