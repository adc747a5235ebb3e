//! A count, day by day.

use super::add::AddUnit;
use super::words::{date_with_weekday, source, weekday};
use crate::terminal::{Ink, Language, Lines as _, Terminal, left, right};
use calendar::{Calendar, CalendarError, Day, DayEntry, Moment};

/// What was counted.
pub(super) struct Count {
    /// In which unit.
    pub(super) unit: AddUnit,
    /// From which day, which does not count.
    pub(super) from: Day,
    /// The last day counted, before it moved off days off.
    pub(super) end: Day,
    /// The answer.
    pub(super) reached: Day,
}

impl Count {
    /// Returns a line for each day, the answer, and the law.
    pub(super) fn by_day(&self, terminal: &Terminal, calendar: &Calendar) -> Result<String, CalendarError> {
        let (language, style) = (terminal.language, terminal.style);
        let step = if self.reached < self.from { -1 } else { 1 };
        let mut text = String::new();
        let mut number = 0;
        let mut day = self.from;
        loop {
            let entry = calendar.entry(day)?;
            let moved = self.unit != AddUnit::WorkingDay && (day - self.end) * step > 0;
            let works = self.unit != AddUnit::WorkingDay || entry.kind.is_working();
            let counts = day != self.from && !moved && works;
            number += u32::from(counts);
            let mark = match (day == self.from, counts) {
                (true, _) => "–".to_owned(),
                (false, true) => number.to_string(),
                (false, false) => String::new(),
            };
            let why = match (day == self.from, moved) {
                (true, _) => language.pick("起算当日不计", "the first day does not count"),
                (_, true) => language.pick("顺延", "moved on"),
                (false, false) => "",
            };
            let ink = if counts { Ink::Good } else { Ink::Faint };
            text.line(style.ink(ink, row(language, &entry, &mark, why).trim_end()));
            if day == self.reached {
                break;
            }
            day = day + step;
        }
        text.line(style.ink(Ink::Head, &format!("= {}", date_with_weekday(language, self.reached))));
        text.line(self.basis(language));
        Ok(text)
    }

    fn basis(&self, language: Language) -> &'static str {
        match self.unit {
            AddUnit::WorkingDay => language.pick(
                "依据：民法典第二百零一条（开始的当日不计入）；行政许可法第八十二条（以工作日计算，不含法定节假日）",
                "basis: Civil Code art. 201 (the first day does not count); Administrative Licensing Law art. 82 (working days)",
            ),
            AddUnit::CalendarDay | AddUnit::WorkingHour => language.pick(
                "依据：民法典第二百零一条、第二百零三条（最后一日是休息日的，顺延）",
                "basis: Civil Code art. 201, 203 (a last day that is a day off moves on)",
            ),
            AddUnit::Month => language.pick(
                "依据：民法典第二百零二条、第二百零三条（到期月的对应日；没有对应日的，月末日）",
                "basis: Civil Code art. 202, 203 (the corresponding day of the month, or its last day)",
            ),
        }
    }
}

fn row(language: Language, entry: &DayEntry<'_>, mark: &str, why: &str) -> String {
    let kind = language.pick(entry.kind.chinese(), entry.kind.english());
    let name = if entry.name.is_empty() { String::new() } else { format!(" {}", entry.name) };
    format!(
        "{} {}  {}  {}  {} {why}",
        entry.day,
        weekday(language, entry.day),
        right(mark, 4),
        left(&format!("{kind}{name}"), 24),
        source(language, entry),
    )
}

/// Returns a line for each day with open time between two instants: how much of it, and the windows.
pub(super) fn hours_by_day(
    terminal: &Terminal,
    calendar: &Calendar,
    from: Moment,
    to: Moment,
) -> Result<String, CalendarError> {
    let language = terminal.language;
    let zone = calendar.zone();
    let mut text = String::new();
    let mut day = zone.day_of(from);
    while day <= zone.day_of(to) {
        let (start, end) = (zone.start_of(day).max(from), zone.start_of(day + 1).min(to));
        let minutes = calendar.open_micros_between(start, end)? / 60_000_000;
        let windows: Vec<String> = calendar
            .windows(day)
            .iter()
            .map(|window| format!("{}-{}", window.opens, window.closes))
            .collect();
        let entry = calendar.entry(day)?;
        let kind = language.pick(entry.kind.chinese(), entry.kind.english());
        let counted =
            if minutes == 0 { String::new() } else { format!("{}:{:02}", minutes / 60, minutes % 60) };
        let line = format!(
            "{day} {}  {}  {}  {}",
            weekday(language, day),
            right(&counted, 6),
            left(kind, 18),
            windows.join(" ")
        );
        let ink = if minutes > 0 { Ink::Good } else { Ink::Faint };
        text.line(terminal.style.ink(ink, line.trim_end()));
        day = day + 1;
    }
    Ok(text)
}
