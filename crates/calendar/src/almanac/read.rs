//! Reading a year's file.

use alloc::borrow::ToOwned as _;
use alloc::string::ToString as _;
use alloc::vec::Vec;

use crate::almanac::{Almanac, Year};
use crate::layer::Notice;
use crate::pack::{File, PackError, Section};

impl Almanac {
    /// Reads the files of a country, each with its name; the years must follow one another.
    ///
    /// # Errors
    /// [`PackError`] with file, line, field and what is allowed.
    pub fn parse<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Almanac, PackError> {
        let mut years: Vec<Year> = Vec::new();
        for (name, text) in files {
            let year = Year::parse(name, text)?;
            if let Some(last) = years.last().filter(|last| last.year + 1 != year.year) {
                let allowed = (last.year + 1).to_string();
                let (file, found) = (name.to_owned(), year.year.to_string());
                return Err(PackError { file, line: 1, field: "year".to_owned(), found, allowed });
            }
            years.push(year);
        }
        Ok(Almanac::new(years))
    }
}

impl Year {
    /// Reads a year's file: `year`, `provisional`, `[[statutory]]` and `[[notice]]` tables.
    ///
    /// # Errors
    /// [`PackError`] with file, line, field and what is allowed: a year that says neither `provisional`
    /// nor has a notice, a day of another year.
    pub fn parse(file: &str, text: &str) -> Result<Year, PackError> {
        File { name: file, text }.read(|top| {
            top.only(&["year", "provisional", "statutory", "notice"])?;
            let Some(year) = top.integer("year", 1900..=2999)? else {
                return Err(top.refuse("year", "nothing", "a year"));
            };
            let statutory = notices(&top, "statutory", year)?;
            let notices = notices(&top, "notice", year)?;
            if top.flag("provisional")? != notices.is_empty() {
                let allowed = "true without a [[notice]], and only then";
                let found = if notices.is_empty() { "false" } else { "true" };
                return Err(top.refuse("provisional", found, allowed));
            }
            if statutory.is_empty() {
                return Err(top.refuse("statutory", "nothing", "the dates that the regulation names"));
            }
            Ok(Year { year, statutory, notices })
        })
    }
}

fn notices(top: &Section<'_>, name: &str, year: i32) -> Result<Vec<Notice>, PackError> {
    let read = |section: &Section<'_>| {
        let notice = Notice::read(section)?;
        let stray = notice.days.iter().find(|day| {
            let (of, month, _) = day.day.ymd();
            of != year && (of, month) != (year - 1, 12)
        });
        match stray {
            None => Ok(notice),
            Some(day) => {
                let allowed = alloc::format!("days of {year}, or of December {}", year - 1);
                Err(section.refuse("days", &day.day.to_string(), &allowed))
            }
        }
    };
    top.sections(name)?.iter().map(read).collect()
}
