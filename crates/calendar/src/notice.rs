//! The text of a State Council notice, pasted in, days out: a preview before a data file is written.
//!
//! It understands the wording of the notices of 2006 to 2026 and refuses what it does not understand:
//! a date that does not exist, a weekday that is not the date's, a count of days that does not add up.

mod dates;

use alloc::borrow::ToOwned as _;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::day::Day;
use crate::error::ParseError;
use crate::layer::{Notice, NoticeDay, Order};

use dates::Mention;

/// Reads the days of a notice for `year`.
///
/// `earlier` are the notices known before; they are needed only by a notice that extends a holiday
/// (延长…至…), which does not say where the holiday began.
///
/// # Errors
/// [`ParseError`] with the piece of text and what is wrong with it.
///
/// ```
/// use calendar::{Order, notice};
/// let text = "一、劳动节：5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。";
/// let days = notice::parse(text, 2019, &[])?;
/// assert_eq!(days.len(), 6);
/// assert_eq!((days[0].day.to_string().as_str(), days[0].order), ("2019-04-28", Order::MakeUp));
/// assert_eq!(days[1].name, "劳动节");
///
/// let wrong = notice::parse("5月1日放假。5月5日（星期六）上班。", 2019, &[]).unwrap_err();
/// assert_eq!(wrong.to_string(), "上班: \"5月5日（星期六）\" is not a date of that weekday: 2019-05-05 is 星期日");
/// # Ok::<(), calendar::ParseError>(())
/// ```
pub fn parse(text: &str, year: i32, earlier: &[Notice]) -> Result<Vec<NoticeDay>, ParseError> {
    let mut days: Vec<NoticeDay> = Vec::new();
    let mut section = Section::new(String::new(), year);
    for sentence in text.split(['。', '；', ';', '\n']).map(str::trim) {
        if let Some(name) = heading(sentence) {
            days.append(&mut section.days);
            section = Section::new(name, year);
        }
        for clause in clauses(sentence) {
            section.read(clause, earlier)?;
        }
    }
    days.append(&mut section.days);
    if days.is_empty() {
        return Err(ParseError::new("notice", text, "a text that names days off or worked"));
    }
    days.sort_by_key(|day| day.day);
    let twice = days.windows(2).find(|pair| pair[0].day == pair[1].day && pair[0].order != pair[1].order);
    if let Some(pair) = twice {
        return Err(ParseError::new(
            "notice",
            &pair[0].day.to_string(),
            "a day either off or worked, not both",
        ));
    }
    days.dedup_by_key(|day| day.day);
    Ok(days)
}

/// One festival of a notice.
struct Section {
    name: String,
    year: i32,
    days: Vec<NoticeDay>,
    /// Days off counted so far, for the check against 共N天.
    off: usize,
    /// The month named last; later days of the section may leave it out.
    month: Option<u8>,
}

/// What a clause does with the dates in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    Off,
    Worked,
    Moved,
    Extended,
    Ignored,
}

impl Section {
    fn new(name: String, year: i32) -> Section {
        Section { name, year, days: Vec::new(), off: 0, month: None }
    }

    fn read(&mut self, clause: &str, earlier: &[Notice]) -> Result<(), ParseError> {
        if let Some(count) = counted(clause) {
            self.check_count(clause, count)?;
        }
        match verb(clause) {
            Verb::Ignored => {}
            Verb::Off => {
                let found = self.dates("放假", clause)?;
                self.take(&found, Order::Holiday);
            }
            Verb::Worked => {
                let found = self.dates("上班", clause)?;
                self.take(&found, Order::MakeUp);
            }
            Verb::Moved => {
                let (from, to) = clause.split_once("调至").unwrap_or((clause, ""));
                let (from, to) = (self.dates("调至", from)?, self.dates("调至", to)?);
                self.take(&from, Order::MakeUp);
                self.take(&to, Order::Holiday);
            }
            Verb::Extended => self.extend(clause, earlier)?,
        }
        Ok(())
    }

    fn dates(&mut self, field: &str, text: &str) -> Result<Vec<Mention>, ParseError> {
        dates::all(field, text, self.year, &mut self.month)
    }

    /// Adds days; a day off stays off when a weekend is moved away from it.
    fn take(&mut self, mentions: &[Mention], order: Order) {
        for day in mentions.iter().flat_map(Mention::days) {
            if self.days.iter().any(|known| known.day == day) {
                continue;
            }
            self.off += usize::from(order == Order::Holiday);
            self.days.push(NoticeDay { day, order, name: self.name.clone() });
        }
    }

    fn check_count(&self, clause: &str, count: usize) -> Result<(), ParseError> {
        if count == self.off {
            return Ok(());
        }
        let expected = alloc::format!("the number of days off named before it, {}", self.off);
        Err(ParseError::new("共…天", clause, &expected))
    }

    /// 延长2020年春节假期至2月2日: from the day after the holiday as it was planned.
    fn extend(&mut self, clause: &str, earlier: &[Notice]) -> Result<(), ParseError> {
        let (festival, until) = clause.split_once('至').unwrap_or((clause, ""));
        let festival = festival.split_once("延长").map_or(festival, |(_, named)| named);
        let festival = festival.trim_start_matches(|c: char| c == '年' || c.is_ascii_digit());
        let festival = festival.trim_end_matches("假期");
        let until = self.dates("延长", until)?;
        let end = until.first().and_then(|mention| mention.days().last());
        let planned = earlier.iter().flat_map(|notice| &notice.days);
        let planned = planned.filter(|day| day.order == Order::Holiday && day.name.contains(festival));
        let last: Option<Day> = planned.map(|day| day.day).filter(|&day| Some(day) < end).max();
        let (Some(last), Some(end)) = (last, end) else {
            let expected = "an extension of a holiday that an earlier notice names";
            return Err(ParseError::new("延长", clause, expected));
        };
        self.name = festival.to_owned();
        let days = (last.number() + 1..=end.number()).map(Day::new);
        let name = &self.name;
        self.days.extend(days.map(|day| NoticeDay { day, order: Order::Holiday, name: name.clone() }));
        Ok(())
    }
}

/// The festival with which a sentence opens a new section: 一、元旦：…. Empty where only the number is
/// there, `None` where the sentence goes on with the section before.
fn heading(sentence: &str) -> Option<String> {
    let after_number = sentence.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    let numbered = after_number.len() < sentence.len() && after_number.starts_with('、');
    let text = if numbered { after_number.trim_start_matches('、') } else { sentence };
    let name = text.split_once(['：', ':']).map(|(head, _)| head.trim());
    match name.filter(|name| name.chars().count() <= 12 && !name.contains('日') && !name.contains("其中"))
    {
        Some(name) => Some(name.to_owned()),
        None => numbered.then(String::new),
    }
}

/// Clauses end at commas; 共3天 is a clause of its own.
fn clauses(sentence: &str) -> impl Iterator<Item = &str> {
    let body = sentence.split_once(['：', ':']).map_or(sentence, |(_, body)| body);
    body.split(['，', ',']).map(str::trim).filter(|clause| !clause.is_empty())
}

fn verb(clause: &str) -> Verb {
    let has = |word: &str| clause.contains(word);
    if has("延长") && has("至") {
        return Verb::Extended;
    }
    if has("调至") {
        return Verb::Moved;
    }
    if has("起正常上班") || has("法定") || has("照常公休") || has("为公休日") || has("日起放假")
    {
        return Verb::Ignored;
    }
    if has("上班") {
        return Verb::Worked;
    }
    if has("放假") || has("补休") || has("调休") || has("休假") {
        return Verb::Off;
    }
    Verb::Ignored
}

/// The number in 共7天.
fn counted(clause: &str) -> Option<usize> {
    let number = clause.strip_prefix('共')?.strip_suffix('天')?;
    number.parse().ok()
}
