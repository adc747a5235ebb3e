//! A clock as a page shows it: the answer, the arithmetic, the ribbon.

use super::dates::Article;
use super::left::Left;
use super::ribbon::{Ribbon, RibbonDay, Square};
use crate::format::{self, Stamp};
use askama::Template;
use calendar::{Calendar, Day, Limit, Moment, Unit};
use engine::{DayReason, Due, Ledger, LedgerDay};
use report::{Language, Tone};

/// What a clock is made of.
#[derive(Clone, Copy, Debug)]
pub struct ClockAsked<'a> {
    /// Its name in links, unique on its page.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// When it began.
    pub start: Moment,
    /// The limit, without what was added to it.
    pub limit: Option<Limit>,
    /// Units added by a lawful extension.
    pub extra: u32,
    /// When it stopped.
    pub stop: Option<Moment>,
    /// Its days, as far as the calendar reaches.
    pub ledger: &'a Ledger,
    /// The grounds of its suspensions, in the order in which the ledger counts them.
    pub grounds: &'a [Ground],
}

/// The ground of a suspension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// What is said of it: expert review, hearing.
    pub name: String,
}

/// A clock as a page shows it.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/clock.html")]
pub struct ClockPart {
    /// Its name in links.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is left.
    pub left: Left,
    /// The answer in one sentence: until when.
    pub sentence: String,
    /// The count in one line: what was counted and what was left out.
    pub sum: Vec<(String, String)>,
    /// Day by day.
    pub ribbon: Ribbon,
    /// Whether a day in it is provisional.
    pub provisional: bool,
    language: Language,
}

impl askama::filters::HtmlSafe for ClockPart {}

impl ClockPart {
    /// Makes it, as of an instant.
    #[must_use]
    pub fn of(asked: &ClockAsked<'_>, now: Moment, calendar: &Calendar, language: Language) -> ClockPart {
        let left = left(asked, now, calendar);
        ClockPart {
            id: asked.id.into(),
            name: asked.name.into(),
            sentence: sentence(asked, calendar, language),
            sum: sum(asked, &left, language),
            ribbon: ribbon(asked, now, calendar, language),
            provisional: asked.ledger.provisional,
            left,
            language,
        }
    }

    /// Returns what is left in words.
    #[must_use]
    pub fn says(&self) -> String {
        self.left.words(self.language)
    }

    /// Returns how it is meant.
    #[must_use]
    pub fn tone(&self) -> Tone {
        if self.left == Left::Done { Tone::Good } else { self.left.tone() }
    }
}

fn left(asked: &ClockAsked<'_>, now: Moment, calendar: &Calendar) -> Left {
    match (asked.stop, asked.ledger.due) {
        (Some(stop), Due::At { moment, .. }) if stop > moment => Left::until(moment, stop, calendar),
        (Some(_), _) => Left::Done,
        (None, Due::At { moment, .. }) => Left::until(moment, now, calendar),
        (None, Due::Suspended) => Left::Paused,
        (None, Due::NoLimit) => Left::NoLimit,
        (None, Due::Outside) => Left::Unknown,
    }
}

fn sentence(asked: &ClockAsked<'_>, calendar: &Calendar, language: Language) -> String {
    let zone = calendar.zone();
    let began = Stamp::at(asked.start, zone, language).text;
    let limit = asked.limit.map(|limit| format::limit(limit, language)).unwrap_or_default();
    let due = match asked.ledger.due {
        Due::At { day, moment } => {
            let (day, hour) = (format::day(day, language), format::hour(moment, zone));
            match language {
                Language::Zh => format!("最迟 {day} {hour} 前。"),
                Language::En => format!("Due {day}, {hour}. "),
            }
        }
        Due::Suspended => language.pick("停计期间不定到期日。", "No due day while it is suspended. ").into(),
        Due::NoLimit => language.pick("没有规定时限。", "No limit is set. ").into(),
        Due::Outside => {
            language.pick("到期日超出已知日历。", "The due day lies outside the calendar. ").into()
        }
    };
    let extra = match (asked.extra, language) {
        (0, _) => String::new(),
        (extra, Language::Zh) => format!("，另延长 {extra} 日"),
        (extra, Language::En) => format!(" and {extra} more by extension"),
    };
    let stopped = asked.stop.map(|stop| Stamp::at(stop, zone, language).text);
    match (language, stopped) {
        (Language::Zh, None) => format!("{due}{began} 起算，时限 {limit}{extra}。"),
        (Language::Zh, Some(stop)) => format!("{due}{began} 起算，时限 {limit}{extra}，{stop} 停表。"),
        (Language::En, None) => format!("{due}Began {began}; limit {limit}{extra}."),
        (Language::En, Some(stop)) => format!("{due}Began {began}; limit {limit}{extra}; stopped {stop}."),
    }
}

/// Counts the days of the ledger by reason; they add up to its length.
fn sum(asked: &ClockAsked<'_>, left: &Left, language: Language) -> Vec<(String, String)> {
    let ledger = asked.ledger;
    let unit = asked.limit.map_or(Unit::WorkingDay, Limit::unit);
    let in_units = |count: u32| format::units(count, unit, language);
    let mut lines = Vec::new();
    let mut line = |zh: &str, en: &str, value: String| lines.push((language.pick(zh, en).to_owned(), value));
    if let Some(limit) = ledger.limit {
        line("时限", "Limit", in_units(limit));
    }
    line("已用", "Used", in_units(ledger.used));
    let days = |wanted: fn(DayReason) -> bool| ledger.days.iter().filter(|day| wanted(day.reason)).count();
    let left_out: [(&str, &str, usize); 4] = [
        ("停计", "Suspended", days(|why| matches!(why, DayReason::Suspended(_)))),
        ("周末", "Weekends", days(|why| why == DayReason::Weekend)),
        ("节假日", "Holidays", days(|why| matches!(why, DayReason::Holiday | DayReason::Closed))),
        ("调休上班", "Make-up days", days(|why| why == DayReason::MakeUpDay)),
    ];
    for (zh, en, count) in left_out.into_iter().filter(|(_, _, count)| *count > 0) {
        line(zh, en, format::units(u32::try_from(count).unwrap_or(u32::MAX), Unit::CalendarDay, language));
    }
    line("结果", "Result", left.words(language));
    lines
}

fn ribbon(asked: &ClockAsked<'_>, now: Moment, calendar: &Calendar, language: Language) -> Ribbon {
    let today = calendar.zone().day_of(now);
    let due = match asked.ledger.due {
        Due::At { day, .. } => Some(day),
        Due::Suspended | Due::NoLimit | Due::Outside => None,
    };
    let running = asked.stop.is_none();
    let known = Known { today, due, running, limit: asked.ledger.limit, grounds: asked.grounds, language };
    let days = asked.ledger.days.iter().map(|day| square(day, &known)).collect();
    Ribbon { id: asked.id.into(), language, days }
}

struct Known<'a> {
    today: Day,
    due: Option<Day>,
    running: bool,
    limit: Option<u32>,
    grounds: &'a [Ground],
    language: Language,
}

fn square(day: &LedgerDay, known: &Known<'_>) -> RibbonDay {
    let ahead = known.running && day.day > known.today;
    let over = day.counted && known.limit.is_some_and(|limit| day.number > limit);
    let pick = |zh: &str, en: &str| known.language.pick(zh, en).to_owned();
    let number = match known.language {
        Language::Zh => format!("第 {} 天", day.number),
        Language::En => format!("day {}", day.number),
    };
    let (square, words) = match day.reason {
        DayReason::Counted if over => (Square::Over, number),
        DayReason::Counted => (if ahead { Square::Ahead } else { Square::Counted }, number),
        DayReason::MakeUpDay => {
            let square = if ahead { Square::AheadMakeUp } else { Square::MakeUp };
            (if over { Square::Over } else { square }, format!("{number} {}", pick("调休", "make-up")))
        }
        DayReason::StartDay => (Square::Rest, pick("起算当日", "start")),
        DayReason::Weekend => (Square::Rest, pick("休息", "rest")),
        DayReason::Holiday if day.name.is_empty() => (Square::Rest, pick("节假日", "holiday")),
        // Names of holidays come from the notices, which are Chinese.
        DayReason::Holiday => (Square::Rest, day.name.clone()),
        DayReason::Closed => (Square::Rest, pick("停止办公", "closed")),
        DayReason::Rolled => (Square::Rest, pick("顺延", "moved")),
        DayReason::Suspended(span) => {
            let ground = known.grounds.get(span).map(|ground| ground.name.clone());
            let ground = ground.filter(|name| !name.is_empty());
            (Square::Suspended, ground.unwrap_or_else(|| pick("停计", "suspended")))
        }
    };
    RibbonDay {
        day: day.day,
        square,
        words,
        today: day.day == known.today && known.running,
        due: known.due == Some(day.day),
        source: day.source.clone(),
        counted: day.counted,
        number: day.number,
        article: article(day.reason),
    }
}

const fn article(reason: DayReason) -> Article {
    match reason {
        DayReason::StartDay => Article::Start,
        DayReason::Rolled => Article::Roll,
        DayReason::Suspended(_) => Article::Suspended,
        DayReason::Counted
        | DayReason::MakeUpDay
        | DayReason::Weekend
        | DayReason::Holiday
        | DayReason::Closed => Article::WorkingDays,
    }
}
