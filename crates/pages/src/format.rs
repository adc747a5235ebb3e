//! Days, instants, counts and limits as they are read.

use askama::FastWritable;
use askama::filters::HtmlSafe;
use calendar::{Day, Limit, MICROS_PER_HOUR, Moment, Unit, Zone};
use report::Language;
use std::fmt;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Returns a day in full.
///
/// ```
/// use pages::{Language, format::day};
/// assert_eq!(day("2026-10-09".parse()?, Language::Zh), "2026年10月9日（周五）");
/// assert_eq!(day("2026-10-09".parse()?, Language::En), "Fri 9 Oct 2026");
/// # Ok::<(), calendar::ParseError>(())
/// ```
#[must_use]
pub fn day(day: Day, language: Language) -> String {
    let (year, month, number) = day.ymd();
    match language {
        Language::Zh => format!("{year}年{month}月{number}日（周{}）", weekday(day, language)),
        Language::En => format!("{} {number} {} {year}", weekday(day, language), month_name(month)),
    }
}

/// Returns a day without its year, as it stands in tables.
#[must_use]
pub fn short_day(day: Day, language: Language) -> String {
    let (_, month, number) = day.ymd();
    match language {
        Language::Zh => format!("{month}月{number}日"),
        Language::En => format!("{number} {}", month_name(month)),
    }
}

/// Returns the day of the week in one letter, or three in English.
#[must_use]
pub fn weekday(day: Day, language: Language) -> &'static str {
    match language {
        Language::Zh => day.weekday().chinese().trim_start_matches(['周', '星', '期']),
        Language::En => WEEKDAYS.get(day.weekday().index()).copied().unwrap_or(""),
    }
}

/// Returns the hour and the minute.
///
/// ```
/// use calendar::Zone;
/// use pages::format::hour;
/// assert_eq!(hour("2026-10-09T01:05:59Z".parse()?, &Zone::fixed(8 * 3600)), "09:05");
/// # Ok::<(), calendar::ParseError>(())
/// ```
#[must_use]
pub fn hour(at: Moment, zone: &Zone) -> String {
    let (_, micros) = zone.local(at);
    let minutes = micros / (MICROS_PER_HOUR / 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Returns a limit.
///
/// ```
/// use pages::{Language, format::limit};
/// assert_eq!(limit("10 working_day".parse()?, Language::Zh), "10 个工作日");
/// assert_eq!(limit("1 working_day".parse()?, Language::En), "1 working day");
/// # Ok::<(), calendar::LimitError>(())
/// ```
#[must_use]
pub fn limit(limit: Limit, language: Language) -> String {
    units(limit.count(), limit.unit(), language)
}

/// Returns so many of a unit.
#[must_use]
pub fn units(count: u32, unit: Unit, language: Language) -> String {
    let (zh, en) = match unit {
        Unit::WorkingDay => ("个工作日", "working day"),
        Unit::CalendarDay => ("天", "day"),
        Unit::Month => ("个月", "month"),
        Unit::WorkingHour => ("个工作小时", "working hour"),
        Unit::Hour => ("小时", "hour"),
    };
    match language {
        Language::Zh => format!("{count} {zh}"),
        Language::En if count == 1 => format!("1 {en}"),
        Language::En => format!("{count} {en}s"),
    }
}

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or("")
}

/// An instant or a day, for people and for machines: a `time` element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    machine: String,
    /// As people read it.
    pub text: String,
}

impl Stamp {
    /// Makes one of an instant, with its day.
    ///
    /// ```
    /// use calendar::Zone;
    /// use pages::{Language, format::Stamp};
    /// let stamp = Stamp::at("2026-10-09T01:05:59Z".parse()?, &Zone::fixed(8 * 3600), Language::Zh);
    /// assert_eq!(stamp.text, "2026年10月9日 09:05");
    /// # Ok::<(), calendar::ParseError>(())
    /// ```
    #[must_use]
    pub fn at(at: Moment, zone: &Zone, language: Language) -> Stamp {
        let day = zone.day_of(at);
        let (year, month, number) = day.ymd();
        let hour = hour(at, zone);
        let text = match language {
            Language::Zh => format!("{year}年{month}月{number}日 {hour}"),
            Language::En => format!("{number} {} {year}, {hour}", month_name(month)),
        };
        Stamp { machine: at.to_string(), text }
    }

    /// Makes one of an instant for tables: without its year.
    #[must_use]
    pub fn short(at: Moment, zone: &Zone, language: Language) -> Stamp {
        let text = format!("{} {}", short_day(zone.day_of(at), language), hour(at, zone));
        Stamp { machine: at.to_string(), text }
    }

    /// Makes one of a day.
    #[must_use]
    pub fn day(of: Day, language: Language) -> Stamp {
        Stamp { machine: of.to_string(), text: day(of, language) }
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.text.is_empty()
    }
}

/// Both texts are of this program's own making: digits, months, marks.
impl HtmlSafe for Stamp {}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_none() {
            return f.write_str("–");
        }
        write!(f, "<time datetime=\"{}\">{}</time>", self.machine, self.text)
    }
}

impl FastWritable for Stamp {
    fn write_into(&self, to: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        write!(to, "{self}")?;
        Ok(())
    }
}
