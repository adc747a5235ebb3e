//! Calendar, opening hours and zone of a scenario.

use calendar::{
    Builder, Calendar, CalendarError, Day, Exception, ExceptionKind, Office, Strictness, Weekday, When,
    Window, Zone, china,
};
use engine::story::{Line, StoryError};

/// Where a story takes place.
#[derive(Clone, Debug)]
pub struct Place {
    /// The calendar it begins with.
    pub base: Base,
    /// Whether answers that touch a year without a notice are refused.
    pub strict: bool,
    /// The day as known on which the calendar is asked; `None` for all that is known.
    pub known_on: Option<Day>,
    /// The zone of the times in the text.
    pub zone: Zone,
    /// Working weekdays and their opening hours; empty for those of the calendar.
    pub week: Vec<(Weekday, Vec<Window>)>,
    /// Single days that are closed or holidays.
    pub single: Vec<Exception>,
}

/// The calendar a scenario begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The statutory calendar of China.
    China,
    /// Monday to Friday without holidays.
    Weekdays,
    /// Every day, at all hours.
    EveryDay,
}

const BASES: &str = "china, weekdays or every_day, and strict where unpublished years are refused";

impl Default for Place {
    fn default() -> Place {
        Place {
            base: Base::China,
            strict: false,
            known_on: None,
            zone: Zone::CHINA,
            week: Vec::new(),
            single: Vec::new(),
        }
    }
}

impl Place {
    /// Reads a line that says where; `false` when the key is none of these.
    pub(super) fn read(&mut self, key: &str, line: &mut Line<'_>) -> Result<bool, StoryError> {
        match key {
            "calendar" => self.base(line)?,
            "known on" => self.known_on = Some(line.day()?),
            "zone" => self.zone = zone(line)?,
            "hours" => self.hours(line)?,
            "closed" => self.single(line, ExceptionKind::Closure)?,
            "holiday" => self.single(line, ExceptionKind::Holiday)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn base(&mut self, line: &mut Line<'_>) -> Result<(), StoryError> {
        self.base = match line.word(BASES)? {
            "china" => Base::China,
            "weekdays" => Base::Weekdays,
            "every_day" => Base::EveryDay,
            _ => return Err(line.wrong_word(BASES)),
        };
        self.strict = line.takes(&["strict"]);
        line.end(BASES)
    }

    /// `09:00-12:00 13:30-17:30`, or by weekdays: `Mon 10:30-19:00, Tue-Fri 08:30-19:00`.
    fn hours(&mut self, line: &mut Line<'_>) -> Result<(), StoryError> {
        const ALLOWED: &str = "windows such as 09:00-12:00, behind weekdays (Mon, Tue-Fri) where they differ";
        self.week.clear();
        let mut days: Vec<Weekday> = Weekday::ALL.into_iter().filter(|day| !day.is_weekend()).collect();
        let mut fresh = true;
        while let Some(word) = line.take() {
            if word.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                days = weekdays(word).ok_or_else(|| line.wrong_word("Mon, Tue, … Sun, or Mon-Fri"))?;
                fresh = true;
                continue;
            }
            let window: Window = word.parse().map_err(|_| line.wrong_word(ALLOWED))?;
            if fresh {
                self.week.extend(days.iter().map(|day| (*day, Vec::new())));
                fresh = false;
            }
            let of_days = self.week.iter_mut().filter(|(day, _)| days.contains(day));
            of_days.for_each(|(_, windows)| windows.push(window));
        }
        if self.week.is_empty() { Err(line.wrong("no window", ALLOWED)) } else { Ok(()) }
    }

    fn single(&mut self, line: &mut Line<'_>, kind: ExceptionKind) -> Result<(), StoryError> {
        let day = line.day()?;
        let name = line.take().unwrap_or("").to_owned();
        self.single.push(Exception { when: When::Once(day), kind, name, known_from: None });
        line.end("a day and a name")
    }

    /// Builds the calendar, as known on a day.
    ///
    /// # Errors
    /// [`CalendarError`] when it cannot be built.
    pub fn calendar(&self, known_on: Option<Day>) -> Result<Calendar, CalendarError> {
        let known_on = known_on.or(self.known_on);
        let (first, last) = (Day::from_ymd(2000, 1, 1), Day::from_ymd(2040, 12, 31));
        let (first, last) = (first.unwrap_or(Day::MIN), last.unwrap_or(Day::MAX));
        let mut builder = match self.base {
            Base::China => china().as_known_on(known_on),
            Base::Weekdays | Base::EveryDay => Builder::new(first, last, self.zone.clone()),
        };
        if self.strict {
            builder = builder.strictness(Strictness::RefuseProvisional);
        }
        if self.base == Base::China && self.week.is_empty() && self.single.is_empty() {
            return builder.build();
        }
        builder.organisation(&self.office()).build()
    }

    fn office(&self) -> Office {
        let mut office = match (self.base, self.week.is_empty()) {
            (Base::EveryDay, true) => Office::always(),
            (_, true) => Office::weekdays(),
            (_, false) => Office::new("本案单位 / the office of the story", self.week.iter().cloned()),
        };
        office.zone = Some(self.zone.clone());
        office.exceptions.clone_from(&self.single);
        office
    }
}

fn weekdays(word: &str) -> Option<Vec<Weekday>> {
    const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let place = |name: &str| NAMES.iter().position(|known| *known == name);
    let (from, to) = word.split_once('-').unwrap_or((word, word));
    Weekday::ALL.get(place(from)?..=place(to)?).map(<[Weekday]>::to_vec)
}

/// `+08:00`.
fn zone(line: &mut Line<'_>) -> Result<Zone, StoryError> {
    const ALLOWED: &str = "an offset such as +08:00 or -05:00";
    let word = line.word(ALLOWED)?;
    let seconds = || {
        let (sign, rest) = match word.split_at_checked(1)? {
            ("+", rest) => (1, rest),
            ("-", rest) => (-1, rest),
            _ => return None,
        };
        let time: calendar::TimeOfDay = rest.parse().ok()?;
        Some(sign * i32::try_from(time.seconds()).ok()?)
    };
    let zone = seconds().map(Zone::fixed).ok_or_else(|| line.wrong_word(ALLOWED))?;
    line.end(ALLOWED)?;
    Ok(zone)
}
