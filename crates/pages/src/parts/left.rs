//! The time that is left, in words and with a weight.

use crate::format;
use calendar::{Calendar, Moment, Unit};
use report::{Language, Tone};

/// The time that is left until something is due.
///
/// ```
/// use calendar::china;
/// use pages::{Language, Tone, parts::Left};
/// let calendar = china().as_known_on(None).build()?;
/// let now = "2026-09-30T10:00:00+08:00".parse()?;
/// let left = Left::until("2026-10-08T17:00:00+08:00".parse()?, now, &calendar);
/// assert_eq!(left.words(Language::Zh), "还剩 1 个工作日"); // seven days of holiday do not count
/// assert_eq!(Left::until(now, now, &calendar).tone(), Tone::Notice);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Left {
    /// There is no limit.
    #[default]
    NoLimit,
    /// The clock stands.
    Paused,
    /// It was done.
    Done,
    /// So many working days after today.
    Days(u32),
    /// Today, until this hour.
    Today(String),
    /// It was due earlier today.
    JustOver(String),
    /// So many working days too late.
    Over(u32),
    /// The due day lies outside the calendar.
    Unknown,
}

impl Left {
    /// Tells how much is left until an instant.
    #[must_use]
    pub fn until(due: Moment, now: Moment, calendar: &Calendar) -> Left {
        let zone = calendar.zone();
        let (today, due_day) = (zone.day_of(now), zone.day_of(due));
        if today == due_day {
            let hour = format::hour(due, zone);
            return if now <= due { Left::Today(hour) } else { Left::JustOver(hour) };
        }
        if now < due {
            return calendar.count_in(today, due_day).map_or(Left::Unknown, Left::Days);
        }
        calendar.count_in(due_day, today).map_or(Left::Unknown, Left::Over)
    }

    /// Returns it in words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
        let days = |count: u32| format::units(count, Unit::WorkingDay, language);
        match self {
            Left::NoLimit => pick("无时限", "no limit"),
            Left::Paused => pick("停计中", "suspended"),
            Left::Done => pick("已完成", "done"),
            Left::Unknown => pick("超出日历", "outside the calendar"),
            // Rest days may lie between now and the due instant.
            Left::Days(0) => pick("最后一日", "last day"),
            Left::Days(count) => match language {
                Language::Zh => format!("还剩 {}", days(*count)),
                Language::En => format!("{} left", days(*count)),
            },
            Left::Today(hour) => match language {
                Language::Zh => format!("今天 {hour} 到期"),
                Language::En => format!("due today {hour}"),
            },
            Left::JustOver(hour) => match language {
                Language::Zh => format!("已于今天 {hour} 超期"),
                Language::En => format!("overdue since {hour}"),
            },
            Left::Over(0) => pick("已超期", "overdue"),
            Left::Over(count) => match language {
                Language::Zh => format!("已超 {}", days(*count)),
                Language::En => format!("{} over", days(*count)),
            },
        }
    }

    /// Returns how it is meant. Red is kept for red cards; what is late is orange.
    #[must_use]
    pub const fn tone(&self) -> Tone {
        match self {
            Left::NoLimit | Left::Done | Left::Unknown => Tone::Faint,
            Left::Paused | Left::Days(2..) => Tone::Plain,
            Left::Days(_) | Left::Today(_) => Tone::Notice,
            Left::JustOver(_) | Left::Over(_) => Tone::Orange,
        }
    }

    /// Returns the class of its mark.
    pub(crate) const fn class(&self) -> &'static str {
        match self {
            Left::Paused => "left-paused",
            Left::NoLimit | Left::Done | Left::Unknown => "left-none",
            Left::Days(2..) => "left-far",
            Left::Days(_) => "left-near",
            Left::Today(_) => "left-today",
            Left::JustOver(_) | Left::Over(_) => "left-over",
        }
    }
}
