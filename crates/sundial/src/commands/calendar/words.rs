//! Dates, weekdays and sources in words.

use crate::terminal::Language;
use calendar::{Day, DayEntry};

/// Returns `2026年3月2日` or `2 March 2026`.
pub(crate) fn date(language: Language, day: Day) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, of_month) = day.ymd();
    match language {
        Language::Zh => format!("{year}年{month}月{of_month}日"),
        Language::En => format!("{of_month} {} {year}", MONTHS[usize::from(month) - 1]),
    }
}

/// Returns `周一` or `Mon`.
pub(crate) fn weekday(language: Language, day: Day) -> &'static str {
    let at = day.weekday().index();
    match language {
        Language::Zh => ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][at],
        Language::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][at],
    }
}

/// Returns the date with its weekday: `2026年10月9日（周五）`.
pub(crate) fn date_with_weekday(language: Language, day: Day) -> String {
    let (date, weekday) = (date(language, day), weekday(language, day));
    match language {
        Language::Zh => format!("{date}（{weekday}）"),
        Language::En => format!("{date} ({weekday})"),
    }
}

/// Returns where a day's kind comes from: the document's number, else its title.
pub(crate) fn source(language: Language, entry: &DayEntry<'_>) -> String {
    let source = entry.source;
    let text = if source.number.is_empty() {
        // Titles of patterns are written in both languages: 每周工作日 / weekly pattern.
        let mut parts = source.title.split(" / ");
        let zh = parts.next().unwrap_or_default();
        language.pick(zh, parts.next().unwrap_or(zh)).to_owned()
    } else {
        source.number.clone()
    };
    if entry.provisional {
        format!("{text}{}", language.pick("（暂定）", " (provisional)"))
    } else {
        text
    }
}
