//! What a log is judged by: mapping, pack, items, calendar, instant. Found from the log where nobody names it.

mod as_of;
mod items;
mod judged;
mod what_if;

pub(crate) use as_of::AsOf;
pub(crate) use items::read_toml as items_of;
pub(crate) use judged::{ReadLog, unread};
pub(crate) use what_if::{WhatIfArguments, load_after};

use crate::fault::{Code, Fault, Reason};
use crate::pack;
use crate::place::{PlaceArguments, organisation, refused, text_of};
use audit::items::ItemsFile;
use audit::mapping::{CalendarChoice, Mapping, MappingError, recognise, shipped, shipped_names};
use audit::problem::Problems;
use audit::source::{Log, Origin, SourceError, open_all};
use calendar::{Calendar, Day, Strictness};
use engine::ItemVersion;
use rules::PackFile;
use std::path::{Path, PathBuf};

/// Arguments that name a log and what it is judged by.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct LogArguments {
    /// 日志：CSV、XES、NDJSON、XLSX、Parquet，可为 gzip、zstd、zip 或文件夹，“-” 为标准输入 / logs: CSV, XES, NDJSON, XLSX, Parquet; plain, gzip, zstd, zip or a folder; `-` for standard input
    #[arg(value_name = "LOG", required = true)]
    pub(crate) logs: Vec<PathBuf>,
    /// 映射：内置名称或文件；不写则自动识别 / a shipped mapping or a file; recognised when not given
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) mapping: Option<String>,
    /// 事项文件（TOML 或 CSV）；不写则取日志旁的 LOG.items.toml / the items; LOG.items.toml beside the log when not given
    #[arg(long, value_name = "FILE")]
    pub(crate) items: Option<PathBuf>,
    /// 规则包：内置名称或文件 / a shipped pack or a file
    #[arg(long, value_name = "PACK|FILE")]
    pub(crate) rules: Option<String>,
    /// 截至（某日终了，或某一时刻）；不写则为日志最后一个事件 / as of the end of a day or an instant; the log's last event when not given
    #[arg(long, value_name = "DATE|TIME")]
    pub(crate) as_of: Option<AsOf>,
    /// 日历：cn、weekdays、every-day，或单位文件 / cn, weekdays, every-day, or an organisation's file
    #[arg(long, value_name = "CALENDAR")]
    pub(crate) calendar: Option<String>,
    /// 按当日已公布的放假安排计算 / holidays as published by this day
    #[arg(long, value_name = "DATE")]
    pub(crate) known_on: Option<Day>,
    /// 行政区划日历，可多次 / a division's calendar; may be repeated
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) division: Vec<String>,
}

/// What a log is judged by.
pub(crate) struct Ground {
    /// The opened logs.
    pub(crate) logs: Vec<Log>,
    /// How they are read.
    pub(crate) mapping: Mapping,
    /// The rules.
    pub(crate) pack: PackFile,
    /// The items.
    pub(crate) items: Vec<ItemVersion>,
    /// Where the items came from.
    pub(crate) items_from: Option<String>,
    /// What could not be read of them.
    pub(crate) item_problems: Problems,
    /// The calendar.
    pub(crate) calendar: Calendar,
}

impl LogArguments {
    /// Opens and finds everything.
    pub(crate) fn ground(&self) -> Result<Ground, Fault> {
        let mut logs = Vec::new();
        for path in &self.logs {
            let origin = Origin::new(path);
            logs.extend(open_all(&origin).map_err(|error| unreadable(&origin.name(), error))?);
        }
        let first = logs.first().ok_or_else(|| Fault::new(Code::Usage, "LOG"))?;
        // In a folder of tables the first one may be one that no mapping needs.
        let known = logs.iter().find(|log| recognise(log).is_ok()).unwrap_or(first);
        let mapping = self.mapping(known)?;
        let name = self.rules.as_deref().or(mapping.rules.as_deref()).unwrap_or(pack::DEFAULT);
        let pack = pack::load(name)?;
        let (items, items_from) = self.items(&mapping)?;
        let ItemsFile { items, problems } = items;
        let calendar = self.calendar(&mapping)?;
        Ok(Ground { logs, mapping, pack, items, items_from, item_problems: problems, calendar })
    }

    pub(crate) fn mapping(&self, log: &Log) -> Result<Mapping, Fault> {
        let Some(name) = &self.mapping else {
            return recognise(log).map_err(|error| unmapped(log.name(), error));
        };
        let known = shipped().map_err(|error| unmapped(name, error))?;
        if let Some(mapping) = known.into_iter().find(|mapping| mapping.name == *name) {
            return Ok(mapping);
        }
        if !Path::new(name).exists() && !name.contains(['/', '\\', '.']) {
            let names = shipped_names();
            let why = Reason::shipped(names.iter().map(String::as_str));
            return Err(Fault::because(Code::MappingWrong, name, why));
        }
        let text = text_of(Path::new(name))?;
        Mapping::parse(name, &text).map_err(|error| unmapped(name, error))
    }

    fn items(&self, mapping: &Mapping) -> Result<(ItemsFile, Option<String>), Fault> {
        let beside = || self.logs.first().and_then(|log| items::beside(log));
        let Some(file) = self.items.clone().or_else(beside) else { return Ok((ItemsFile::default(), None)) };
        Ok((items::read(&file, mapping)?, Some(file.display().to_string())))
    }

    fn calendar(&self, mapping: &Mapping) -> Result<Calendar, Fault> {
        let choice = match self.calendar.as_deref() {
            None => mapping.calendar,
            Some("weekdays") => CalendarChoice::Weekdays,
            Some("every-day") => CalendarChoice::EveryDay,
            Some(_) => CalendarChoice::China,
        };
        let (first, last) = (day(1970, 1, 1), day(2099, 12, 31));
        let zone = mapping.zone.clone();
        let built = match choice {
            CalendarChoice::Weekdays => Calendar::weekdays(first, last, zone),
            CalendarChoice::EveryDay => Calendar::every_day(first, last, zone),
            CalendarChoice::China => return self.china(),
        };
        built.map_err(|error| refused(&error))
    }

    fn china(&self) -> Result<Calendar, Fault> {
        let organisation = self.calendar.clone().filter(|name| name != "cn");
        if let Some(name) = &organisation {
            // Refused here, with the names that are allowed, rather than as a file that is not there.
            organisation_exists(name)?;
        }
        let place = PlaceArguments { known_on: self.known_on, division: self.division.clone(), organisation };
        place.calendar(Strictness::AllowProvisional)
    }
}

fn organisation_exists(name: &str) -> Result<(), Fault> {
    organisation(name).map(drop).map_err(|fault| {
        if fault.code != Code::FileUnreadable {
            return fault;
        }
        let why = Reason::new(
            "cn、weekdays、every-day、service-hall、online，或单位的文件",
            "cn, weekdays, every-day, service-hall, online, or an organisation's file",
        );
        Fault::because(Code::FileUnreadable, name, why)
    })
}

fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_ymd(year, month, day).expect("a date that exists")
}

/// A log that cannot be read.
pub(crate) fn unreadable(name: &str, error: SourceError) -> Fault {
    Fault::because(Code::LogUnreadable, name, error)
}

/// A mapping that is wrong, does not fit, or does not exist.
pub(crate) fn unmapped(name: &str, error: MappingError) -> Fault {
    let code = match error {
        MappingError::File { .. } => Code::MappingWrong,
        MappingError::Column { .. } | MappingError::Unrecognised { .. } => Code::LogUnrecognised,
    };
    Fault::because(code, name, error)
}
