//! The words of one line.

use super::error::StoryError;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use calendar::Limit;
use calendar::{Day, Moment, TimeOfDay, Zone};

/// The words of one line, read from left to right.
///
/// Blanks and commas (also `，` and `、`) separate words; `"…"` holds a text together; `#` after a blank begins a
/// remark.
///
/// ```
/// use engine::story::Line;
/// let mut line = Line::read(1, "reason \"材料 不全\", staff 2 # a remark")?;
/// assert_eq!(line.take(), Some("reason"));
/// assert_eq!(line.take(), Some("材料 不全"));
/// assert_eq!(line.take(), Some("staff"));
/// assert_eq!(line.take(), Some("2"));
/// assert_eq!(line.take(), None);
/// # Ok::<(), engine::story::StoryError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Line<'a> {
    number: u32,
    words: Vec<&'a str>,
    at: usize,
}

impl<'a> Line<'a> {
    /// Splits a line into words.
    ///
    /// # Errors
    /// [`StoryError`] for a quotation mark that is not closed.
    pub fn read(number: u32, text: &'a str) -> Result<Line<'a>, StoryError> {
        let mut words = Vec::new();
        let mut rest = text.trim_start_matches(separates);
        while !rest.is_empty() && !rest.starts_with('#') {
            let (word, after) = match rest.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').ok_or_else(|| {
                    StoryError::new(number, &format!("\"{quoted} is not closed"), "a second quotation mark")
                })?,
                None => rest.split_at(rest.find(separates).unwrap_or(rest.len())),
            };
            words.push(word);
            rest = after.trim_start_matches(separates);
        }
        Ok(Line { number, words, at: 0 })
    }

    /// The number of the line, from 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The next word, left where it is.
    #[must_use]
    pub fn peek(&self) -> Option<&'a str> {
        self.words.get(self.at).copied()
    }

    /// The next word, taken.
    pub fn take(&mut self) -> Option<&'a str> {
        let word = self.peek()?;
        self.at += 1;
        Some(word)
    }

    /// Takes the next words if they are these.
    pub fn takes(&mut self, words: &[&str]) -> bool {
        let same = self.words.get(self.at..self.at + words.len()) == Some(words);
        if same {
            self.at += words.len();
        }
        same
    }

    /// Tells whether a word is among those that are left.
    #[must_use]
    pub fn holds(&self, word: &str) -> bool {
        self.words.get(self.at..).is_some_and(|rest| rest.contains(&word))
    }

    /// Takes a word that must be there.
    ///
    /// # Errors
    /// [`StoryError`] at the end of the line.
    pub fn word(&mut self, allowed: &str) -> Result<&'a str, StoryError> {
        self.take().ok_or_else(|| self.wrong("the line ends", allowed))
    }

    /// Takes a value of a type that reads itself from one word.
    ///
    /// # Errors
    /// [`StoryError`] when it does not.
    pub fn value<T: core::str::FromStr>(&mut self, allowed: &str) -> Result<T, StoryError> {
        let word = self.word(allowed)?;
        word.parse().map_err(|_| self.wrong(&format!("\"{word}\""), allowed))
    }

    /// Takes a limit: `5 working_day`, `5 working days`.
    ///
    /// # Errors
    /// [`StoryError`] when it is none.
    pub fn limit(&mut self) -> Result<Limit, StoryError> {
        const ALLOWED: &str =
            "a whole number to 10000 and working_day, calendar_day, working_hour, hour, month or year";
        let count = self.word(ALLOWED)?;
        let unit = self.word(ALLOWED)?;
        let mut text = format!("{count} {unit}");
        if let ("working" | "calendar", Some(plural @ ("day" | "days" | "hour" | "hours"))) =
            (unit, self.peek())
        {
            self.at += 1;
            text = format!("{count} {unit}_{}", plural.trim_end_matches('s'));
        }
        text.parse().map_err(|_| self.wrong(&format!("\"{text}\""), ALLOWED))
    }

    /// Takes an amount of money in fen: `120 yuan`, `120.50 yuan`, `12050 fen`.
    ///
    /// # Errors
    /// [`StoryError`] when it is none.
    pub fn fen(&mut self) -> Result<i64, StoryError> {
        const ALLOWED: &str = "an amount such as 120 yuan, 120.50 yuan or 12050 fen";
        let number = self.word(ALLOWED)?;
        let unit = self.word(ALLOWED)?;
        amount(number, unit).ok_or_else(|| self.wrong(&format!("\"{number} {unit}\""), ALLOWED))
    }

    /// Takes a day.
    ///
    /// # Errors
    /// [`StoryError`] when it is none.
    pub fn day(&mut self) -> Result<Day, StoryError> {
        self.value("a day YYYY-MM-DD")
    }

    /// Takes a time of day, if one stands next: microseconds since midnight.
    ///
    /// # Errors
    /// [`StoryError`] for a word with a colon that is no time.
    pub fn time(&mut self) -> Result<Option<i64>, StoryError> {
        const ALLOWED: &str = "a time HH:MM, HH:MM:SS or HH:MM:SS.ffffff";
        let clock = |word: &str| {
            word.as_bytes().first().is_some_and(u8::is_ascii_digit) && word.as_bytes().contains(&b':')
        };
        let Some(word) = self.peek().filter(|word| clock(word)) else { return Ok(None) };
        self.at += 1;
        micros_of(word).map(Some).ok_or_else(|| self.wrong(&format!("\"{word}\""), ALLOWED))
    }

    /// Takes a day and a time of day.
    ///
    /// # Errors
    /// [`StoryError`] when either is missing.
    pub fn moment(&mut self, zone: &Zone) -> Result<Moment, StoryError> {
        let day = self.day()?;
        match self.time()? {
            Some(micros) => Ok(zone.moment(day, micros)),
            None => Err(self.wrong(&format!("no time after {day}"), "a time HH:MM")),
        }
    }

    /// Says that nothing may follow.
    ///
    /// # Errors
    /// [`StoryError`] when a word is left.
    pub fn end(&mut self, allowed: &str) -> Result<(), StoryError> {
        match self.take() {
            None => Ok(()),
            Some(word) => Err(self.wrong(&format!("\"{word}\""), allowed)),
        }
    }

    /// Makes an error about this line.
    #[must_use]
    pub fn wrong(&self, found: &str, allowed: &str) -> StoryError {
        StoryError::new(self.number, found, allowed)
    }

    /// Makes an error about the word taken last.
    #[must_use]
    pub fn wrong_word(&self, allowed: &str) -> StoryError {
        let word = self.at.checked_sub(1).and_then(|at| self.words.get(at)).copied().unwrap_or("");
        let found: String = format!("\"{word}\"");
        self.wrong(&found, allowed)
    }
}

fn separates(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | '，' | '、')
}

fn micros_of(word: &str) -> Option<i64> {
    let (whole, fraction) = word.split_once('.').unwrap_or((word, ""));
    let time: TimeOfDay = whole.parse().ok()?;
    if fraction.is_empty() {
        return Some(time.micros());
    }
    let digits = fraction.len() <= 6 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let micros: i64 = format!("{fraction:0<6}").parse().ok().filter(|_| digits && whole.len() == 8)?;
    Some(time.micros() + micros)
}

fn amount(number: &str, unit: &str) -> Option<i64> {
    let (sign, number) = number.strip_prefix('-').map_or((1, number), |rest| (-1, rest));
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    match unit {
        "yuan" | "元" => Some(sign * whole.checked_mul(100)?.checked_add(part)?),
        "fen" | "分" if part == 0 => Some(sign * whole),
        _ => None,
    }
}
