//! Which calendar: of the country, a division, an organisation; as known on a day.

use crate::fault::{Code, Fault, Reason};
use calendar::{Calendar, CalendarError, Day, Division, Office, Strictness, Zone, china};
use std::path::Path;

/// Divisions and organisations that come with the program.
const DIVISIONS: [(&str, &str); 3] = [
    ("guangxi", include_str!("../../../packs/calendars/divisions/guangxi.toml")),
    ("ningxia", include_str!("../../../packs/calendars/divisions/ningxia.toml")),
    ("example-storm", include_str!("../../../packs/calendars/divisions/example-storm.toml")),
];
const ORGANISATIONS: [(&str, &str); 2] = [
    ("service-hall", include_str!("../../../packs/calendars/organisations/service-hall.toml")),
    ("online", include_str!("../../../packs/calendars/organisations/online.toml")),
];

/// Arguments that choose the calendar.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct PlaceArguments {
    /// 按当日已公布的安排计算 / with what was published by this day
    #[arg(long, value_name = "DATE")]
    pub(crate) known_on: Option<Day>,
    /// 行政区划日历：内置名称或文件，可多次 / a division: shipped name or file; may be repeated
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) division: Vec<String>,
    /// 单位日历与办公时间：内置名称或文件 / an organisation: shipped name or file
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) organisation: Option<String>,
}

impl PlaceArguments {
    /// Resolves the calendar.
    pub(crate) fn calendar(&self, strictness: Strictness) -> Result<Calendar, Fault> {
        let mut builder = china().as_known_on(self.known_on).strictness(strictness);
        for name in &self.division {
            builder = builder.division(&division(name)?);
        }
        if let Some(name) = &self.organisation {
            builder = builder.organisation(&organisation(name)?);
        }
        builder.build().map_err(|error| refused(&error))
    }
}

/// Reads a division, shipped or from a file.
pub(crate) fn division(name: &str) -> Result<Division, Fault> {
    let (file, text) = shipped_or_file(name, &DIVISIONS)?;
    Division::parse(&file, &text).map_err(|error| Fault::because(Code::CalendarFileWrong, name, error))
}

/// Reads an organisation, shipped or from a file.
pub(crate) fn organisation(name: &str) -> Result<Office, Fault> {
    let (file, text) = shipped_or_file(name, &ORGANISATIONS)?;
    Office::parse(&file, &text, &zone).map_err(|error| Fault::because(Code::CalendarFileWrong, name, error))
}

/// Reads a text file.
pub(crate) fn text_of(path: &Path) -> Result<String, Fault> {
    let unreadable = |error| Fault::because(Code::FileUnreadable, path.display(), error);
    let bytes = std::fs::read(path).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|error| {
        Fault::because(Code::FileUnreadable, path.display(), anyhow::Error::from(error.utf8_error()))
    })
}

fn shipped_or_file(name: &str, shipped: &[(&str, &str)]) -> Result<(String, String), Fault> {
    if let Some((_, text)) = shipped.iter().find(|(known, _)| *known == name) {
        return Ok((name.to_owned(), (*text).to_owned()));
    }
    let looks_like_a_file = name.contains(['/', '\\', '.']) || Path::new(name).exists();
    if !looks_like_a_file {
        let names = shipped.iter().map(|(known, _)| *known);
        return Err(Fault::because(Code::FileUnreadable, name, Reason::shipped(names)));
    }
    Ok((name.to_owned(), text_of(Path::new(name))?))
}

fn zone(name: &str) -> Option<Zone> {
    audit::zone_by_name(name).ok()
}

/// Turns a refusal of the calendar into a failure with a code.
pub(crate) fn refused(error: &CalendarError) -> Fault {
    let code = match error {
        CalendarError::OutOfRange { .. } | CalendarError::TooLong { .. } => Code::DayOutside,
        CalendarError::Provisional { .. } => Code::NotPublished,
        CalendarError::Reversed { .. } | CalendarError::ReversedMoments { .. } => Code::Reversed,
        CalendarError::NoHours => Code::NoHours,
    };
    let about = match error {
        CalendarError::OutOfRange { day, .. } => day.to_string(),
        CalendarError::TooLong { first, last } | CalendarError::Reversed { from: first, to: last } => {
            format!("{first} – {last}")
        }
        CalendarError::ReversedMoments { from, to } => format!("{from} – {to}"),
        CalendarError::Provisional { year } => year.to_string(),
        CalendarError::NoHours => String::new(),
    };
    Fault::because(code, about, error.clone())
}
