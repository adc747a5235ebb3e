//! Reading an organisation's file.

use alloc::borrow::ToOwned as _;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::day::Day;
use crate::hours::{Window, join};
use crate::kind::Layer;
use crate::office::{Exception, ExceptionKind, Office, When};
use crate::pack::{File, PackError, Section};
use crate::zone::Zone;

impl Office {
    /// Reads an organisation's file.
    ///
    /// Zones are named as in the IANA list; `zones` finds them, so that this crate needs no table of its
    /// own. Weekdays are numbers from 1 (Monday) to 7 (Sunday). Windows that touch are joined.
    ///
    /// # Errors
    /// [`PackError`] with file, line, field and what is allowed: a time such as `9am`, weekday 0 or
    /// `"monday"`, month 13, an exception without a date, windows that overlap or end before they start,
    /// a window on a closed day, an unknown zone.
    ///
    /// ```
    /// use calendar::{Office, Zone};
    /// let zones = |name: &str| (name == "Asia/Shanghai").then_some(Zone::CHINA);
    /// let text = r#"
    /// name = "某市政务服务中心"
    /// zone = "Asia/Shanghai"
    /// [[week]]
    /// weekdays = [1, 2, 3, 4, 5]
    /// windows = ["09:00-12:00", "13:30-17:30"]
    /// "#;
    /// assert!(Office::parse("hall.toml", text, &zones).is_ok());
    /// let error = Office::parse("hall.toml", &text.replace("09:00", "9am"), &zones).unwrap_err();
    /// assert_eq!((error.line, error.field.as_str(), error.found.as_str()), (6, "week[1].windows", "\"9am\""));
    /// ```
    pub fn parse(file: &str, text: &str, zones: &dyn Fn(&str) -> Option<Zone>) -> Result<Office, PackError> {
        File { name: file, text }.read(|top| {
            top.only(&["name", "zone", "week", "service", "make_up", "exception"])?;
            let mut office = Office::new(top.need_text("name")?, []);
            office.layer = Layer::Organisation;
            office.zone = zone(&top, zones)?;
            for week in top.sections("week")? {
                office.read_week(&week)?;
            }
            for service in top.sections("service")? {
                office.read_service(&service)?;
            }
            if let Some(make_up) = top.section("make_up")? {
                make_up.only(&["windows"])?;
                office.make_up = windows(&make_up, Need::Some)?;
            }
            office.exceptions = top.sections("exception")?.iter().map(exception).collect::<Result<_, _>>()?;
            Ok(office)
        })
    }

    fn read_week(&mut self, week: &Section<'_>) -> Result<(), PackError> {
        week.only(&["weekdays", "windows"])?;
        let of_week = windows(week, Need::None)?;
        for at in weekdays(week)? {
            if self.working[at] {
                return Err(week.refuse("weekdays", &(at + 1).to_string(), "each weekday once"));
            }
            self.working[at] = true;
            self.windows[at].clone_from(&of_week);
        }
        Ok(())
    }

    fn read_service(&mut self, service: &Section<'_>) -> Result<(), PackError> {
        service.only(&["weekdays", "windows"])?;
        let of_service = windows(service, Need::Some)?;
        for at in weekdays(service)? {
            if self.working[at] || !self.service[at].is_empty() {
                let allowed = "weekdays that are not worked, each once";
                return Err(service.refuse("weekdays", &(at + 1).to_string(), allowed));
            }
            self.service[at].clone_from(&of_service);
        }
        Ok(())
    }
}

/// Whether a list of windows may be missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    None,
    Some,
}

fn zone(top: &Section<'_>, zones: &dyn Fn(&str) -> Option<Zone>) -> Result<Option<Zone>, PackError> {
    let Some(name) = top.text("zone")? else { return Ok(None) };
    let allowed = "a name of the IANA time zone list such as Asia/Shanghai";
    zones(name).map(Some).ok_or_else(|| top.refuse("zone", &alloc::format!("\"{name}\""), allowed))
}

fn weekdays(section: &Section<'_>) -> Result<Vec<usize>, PackError> {
    let weekdays = section.integers("weekdays", 1..=7)?;
    if weekdays.is_empty() {
        return Err(section.refuse("weekdays", "nothing", "whole numbers from 1 (Monday) to 7 (Sunday)"));
    }
    Ok(weekdays.iter().map(|weekday| *weekday as usize - 1).collect())
}

fn windows(section: &Section<'_>, need: Need) -> Result<Vec<Window>, PackError> {
    let windows: Vec<Window> = section.values("windows")?;
    if windows.is_empty() && need == Need::Some {
        return Err(section.refuse("windows", "nothing", "at least one window HH:MM-HH:MM"));
    }
    join(windows).map_err(|(one, other)| {
        let found = alloc::format!("{one} with {other}");
        section.refuse("windows", &found, "windows that do not overlap")
    })
}

fn exception(section: &Section<'_>) -> Result<Exception, PackError> {
    section.only(&["date", "month", "day", "kind", "name", "windows", "known_from"])?;
    let kind = match section.need_text("kind")? {
        "closure" => closed(section, ExceptionKind::Closure)?,
        "holiday" => closed(section, ExceptionKind::Holiday)?,
        "extra" => ExceptionKind::Extra(windows(section, Need::None)?),
        "shift" => ExceptionKind::Shift(windows(section, Need::Some)?),
        "break" => ExceptionKind::Break(windows(section, Need::Some)?),
        other => {
            let found = alloc::format!("\"{other}\"");
            return Err(section.refuse("kind", &found, "closure, holiday, extra, shift or break"));
        }
    };
    let name: String = section.text("name")?.unwrap_or_default().to_owned();
    Ok(Exception { when: when(section)?, kind, name, known_from: section.value("known_from")? })
}

/// A closed day can have no windows.
fn closed(section: &Section<'_>, kind: ExceptionKind) -> Result<ExceptionKind, PackError> {
    if windows(section, Need::None)?.is_empty() {
        return Ok(kind);
    }
    Err(section.refuse(
        "windows",
        "a window on a closed day",
        "no windows, or the kind extra, shift or break",
    ))
}

fn when(section: &Section<'_>) -> Result<When, PackError> {
    let date: Option<Day> = section.value("date")?;
    let month = section.integer("month", 1..=12)?;
    let day = section.integer("day", 1..=31)?;
    match (date, month, day) {
        (Some(date), None, None) => Ok(When::Once(date)),
        (None, Some(month), Some(day)) if Day::from_ymd(2024, month as u8, day as u8).is_some() => {
            Ok(When::Yearly { month: month as u8, day: day as u8 })
        }
        (None, Some(_), Some(day)) => {
            Err(section.refuse("day", &day.to_string(), "a day that the month can have"))
        }
        _ => {
            Err(section.refuse("date", "nothing", "either date YYYY-MM-DD, or month and day for every year"))
        }
    }
}
