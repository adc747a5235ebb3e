//! Dates in running text: 5月1日至4日, 2018年12月29日（星期六）, 17日、25日.

use alloc::vec::Vec;

use crate::day::{Day, Weekday};
use crate::error::ParseError;

/// One date or one range of dates.
pub(super) struct Mention {
    first: Day,
    last: Day,
}

impl Mention {
    pub(super) fn days(&self) -> impl DoubleEndedIterator<Item = Day> + use<> {
        (self.first.number()..=self.last.number()).map(Day::new)
    }
}

/// A date as it is written: parts may be missing and are taken from the date before.
#[derive(Clone, Copy, Default)]
struct Written {
    year: Option<i32>,
    month: Option<u8>,
    day: u8,
}

/// All dates of a clause, in order. `month` is the month named last, before and after.
pub(super) fn all(
    field: &str,
    clause: &str,
    year: i32,
    month: &mut Option<u8>,
) -> Result<Vec<Mention>, ParseError> {
    let mut scan = Scan { field, rest: clause, year, month: *month };
    let mut mentions = Vec::new();
    while let Some(first) = scan.next()? {
        let last = if scan.range() { scan.next()?.unwrap_or(first) } else { first };
        if last < first {
            let expected = "a range that ends after it starts";
            return Err(ParseError::new(field, clause, expected));
        }
        mentions.push(Mention { first, last });
    }
    *month = scan.month;
    Ok(mentions)
}

struct Scan<'a> {
    field: &'a str,
    rest: &'a str,
    year: i32,
    month: Option<u8>,
}

impl Scan<'_> {
    /// The next date; its parenthesis is read too, and a weekday in it must be the date's.
    fn next(&mut self) -> Result<Option<Day>, ParseError> {
        let whole = self.rest;
        let Some((start, written, rest)) = find(whole) else { return Ok(None) };
        let (bracket, rest) = bracket(rest);
        self.rest = rest;
        let text = &whole[start..whole.len() - rest.len()];
        let month = written.month.or(self.month);
        let year = written.year.unwrap_or(self.year);
        let made = month.and_then(|month| Day::from_ymd(year, month, written.day));
        let day = made.ok_or_else(|| ParseError::new(self.field, text, "a date that exists"))?;
        let day = self.on_weekday(text, day, bracket, written.year.is_some())?;
        self.month = month;
        self.year = if written.year.is_some() { year } else { self.year };
        Ok(Some(day))
    }

    /// Checks the weekday; a December date without a year may mean the year before.
    fn on_weekday(&self, text: &str, day: Day, bracket: &str, dated: bool) -> Result<Day, ParseError> {
        let Some(weekday) = weekday(bracket) else { return Ok(day) };
        if day.weekday() == weekday {
            return Ok(day);
        }
        let (year, month, of_month) = day.ymd();
        let before = if dated || month != 12 { None } else { Day::from_ymd(year - 1, month, of_month) };
        if let Some(before) = before.filter(|before| before.weekday() == weekday) {
            return Ok(before);
        }
        let expected = alloc::format!("a date of that weekday: {day} is {}", day.weekday().chinese());
        Err(ParseError::new(self.field, text, &expected))
    }

    /// True when the next date ends a range.
    fn range(&mut self) -> bool {
        let rest = self.rest.trim_start();
        for mark in ["至", "—", "－", "-", "–", "~", "～", "到"] {
            if let Some(rest) = rest.strip_prefix(mark) {
                self.rest = rest.trim_start_matches('—');
                return true;
            }
        }
        false
    }
}

/// The first date in a text: where it starts, what is written, what follows.
fn find(text: &str) -> Option<(usize, Written, &str)> {
    let mut from = 0;
    loop {
        let start = from + text[from..].find(|c: char| c.is_ascii_digit())?;
        match written(&text[start..]) {
            Some((written, rest)) => return Some((start, written, rest)),
            None => from = start + text[start..].find(|c: char| !c.is_ascii_digit())?,
        }
    }
}

/// Reads `2018年12月29日`, `12月29日`, `29日`; the day sign may be missing before a range.
fn written(text: &str) -> Option<(Written, &str)> {
    let (mut written, mut rest) = (Written::default(), text);
    loop {
        let end = rest.find(|c: char| !c.is_ascii_digit())?;
        let number: i32 = rest[..end].parse().ok()?;
        let after = &rest[end..];
        if let Some(after) = after.strip_prefix('年') {
            written.year = Some(number);
            rest = after;
        } else if let Some(after) = after.strip_prefix('月') {
            written.month = u8::try_from(number).ok();
            rest = after;
        } else {
            written.day = u8::try_from(number).ok()?;
            return after.strip_prefix('日').map(|after| (written, after));
        }
    }
}

/// The text in brackets right after a date, and what follows.
fn bracket(text: &str) -> (&str, &str) {
    let Some(inner) = text.strip_prefix(['（', '(']) else { return ("", text) };
    inner.split_once(['）', ')']).unwrap_or((inner, ""))
}

/// The weekday named in brackets: 星期三, or 周三 as the notices since that for 2025 have it.
fn weekday(bracket: &str) -> Option<Weekday> {
    let after = |mark: &str| bracket.split_once(mark).and_then(|(_, rest)| rest.chars().next());
    let named = after("星期").or_else(|| after("周"))?;
    let named = if named == '天' { '日' } else { named };
    Weekday::ALL.into_iter().find(|weekday| weekday.chinese().ends_with(named))
}
