//! Administrative divisions (行政区划): codes that come and go, names, what lies in what.
//!
//! Pure: the text is given. [`shipped`] is the list that comes with the program.

use calendar::Day;
use ports::{Place, PlaceError};
use std::collections::BTreeMap;

const SHIPPED: &str = include_str!("../../../../packs/divisions/cn-2023.txt");

/// A division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// Its code: six digits down to the county (GB/T 2260), nine for a street (GB/T 10114).
    pub code: String,
    /// Its name.
    pub name: String,
    /// The first day, where it is known.
    pub from: Option<Day>,
    /// The last day, where it has ended.
    pub through: Option<Day>,
}

impl Division {
    /// Returns whether it was there on a day, as far as is known.
    #[must_use]
    pub fn is_there(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.through.is_none_or(|through| day <= through)
    }

    /// Returns the code of what it lies in; `None` for a province.
    ///
    /// ```
    /// use app::people::divisions::shipped;
    /// let divisions = shipped();
    /// let above = |code: &str| divisions.find(code, divisions.day()).unwrap().above();
    /// assert_eq!(above("430102001").as_deref(), Some("430102"));
    /// assert_eq!(above("430102").as_deref(), Some("430100"));
    /// assert_eq!(above("430100").as_deref(), Some("430000"));
    /// assert_eq!(above("430000"), None);
    /// ```
    #[must_use]
    pub fn above(&self) -> Option<String> {
        above(&self.code)
    }
}

fn above(code: &str) -> Option<String> {
    match code.len() {
        9 => code.get(..6).map(str::to_owned),
        6 if !code.ends_with("00") => code.get(..4).map(|city| format!("{city}00")),
        6 if !code.ends_with("0000") => code.get(..2).map(|province| format!("{province}0000")),
        _ => None,
    }
}

/// A list of divisions as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divisions {
    day: Day,
    /// By code; one code may have been given to several divisions one after the other.
    by_code: BTreeMap<String, Vec<Division>>,
}

/// Why a text is no list of divisions.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct DivisionsError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: &'static str,
}

impl Divisions {
    /// Reads a list: `@day 2023-06-30`, then on each line a code, a name and, where they are known, the first and the last
    /// day (`-` for one that is not).
    ///
    /// # Errors
    /// [`DivisionsError`] for a line that is none, a code whose above is missing, or divisions of one code that overlap.
    ///
    /// ```
    /// use app::people::divisions::Divisions;
    /// let text = "@day 2026-01-01\n990000 示例省\n990100 示例市\n\
    ///             990102 旧县 1983-01-01 2011-06-19\n990102 新区 2011-06-20";
    /// let divisions = Divisions::parse(text)?;
    /// let name = |day: &str| divisions.find("990102", day.parse().unwrap()).map(|one| one.name.as_str());
    /// assert_eq!((name("2011-06-19"), name("2011-06-20")), (Some("旧县"), Some("新区")));
    /// assert_eq!(name("1982-12-31"), None);
    /// # Ok::<(), app::people::divisions::DivisionsError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Divisions, DivisionsError> {
        let (mut day, mut by_code) = (None, BTreeMap::<String, Vec<Division>>::new());
        let mut last = 0;
        for (line, text) in (1..).zip(text.lines()) {
            last = line;
            let fault = |what| DivisionsError { line, what };
            let text = text.trim();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            if let Some(said) = text.strip_prefix("@day ") {
                day = Some(said.trim().parse::<Day>().map_err(|_| fault("it is no day"))?);
                continue;
            }
            let division = division(text).map_err(fault)?;
            if above(&division.code).is_some_and(|above| !by_code.contains_key(&above)) {
                return Err(fault("what it lies in is missing, or comes after it"));
            }
            let same = by_code.entry(division.code.clone()).or_default();
            if same.iter().any(|other| overlap(other, &division)) {
                return Err(fault("the code has two divisions on one day"));
            }
            same.push(division);
        }
        let day = day.ok_or(DivisionsError { line: last, what: "the line @day is missing" })?;
        Ok(Divisions { day, by_code })
    }

    /// Returns the day as of which the list is. On other days what began or ended without a day being known is not told.
    #[must_use]
    pub const fn day(&self) -> Day {
        self.day
    }

    /// Returns every division, by code.
    pub fn all(&self) -> impl Iterator<Item = &Division> {
        self.by_code.values().flatten()
    }

    /// Finds the division that had a code on a day.
    #[must_use]
    pub fn find(&self, code: &str, day: Day) -> Option<&Division> {
        self.by_code.get(code)?.iter().find(|division| division.is_there(day))
    }

    /// Returns what lies directly in a division on a day, by code.
    #[must_use]
    pub fn within(&self, code: &str, day: Day) -> Vec<&Division> {
        self.all().filter(|one| one.is_there(day) && one.above().as_deref() == Some(code)).collect()
    }

    /// Returns the path of a division in the tree of places.
    ///
    /// # Errors
    /// [`PlaceError`] where the code is none.
    pub fn place(code: &str) -> Result<Place, PlaceError> {
        match above(code) {
            Some(above) => Divisions::place(&above)?.below(code),
            None => Place::ROOT.below(code),
        }
    }
}

/// Returns the list that comes with the program: provinces, cities and counties of the mainland as of 30 June 2023, and
/// the streets of three cities.
///
/// # Panics
/// Never: a test reads it.
#[must_use]
pub fn shipped() -> Divisions {
    Divisions::parse(SHIPPED).expect("the list that is shipped can be read; a test does")
}

fn division(text: &str) -> Result<Division, &'static str> {
    let mut words = text.split_whitespace();
    let (Some(code), Some(name)) = (words.next(), words.next()) else {
        return Err("a code and a name are needed");
    };
    if !matches!(code.len(), 6 | 9) || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("a code has six or nine digits");
    }
    let mut day = || match words.next() {
        None | Some("-") => Ok(None),
        Some(day) => day.parse::<Day>().map(Some).map_err(|_| "it is no day"),
    };
    let (from, through) = (day()?, day()?);
    if words.next().is_some() {
        return Err("there is something after the last day");
    }
    if from.zip(through).is_some_and(|(from, through)| through < from) {
        return Err("the last day is before the first");
    }
    Ok(Division { code: code.to_owned(), name: name.to_owned(), from, through })
}

fn overlap(one: &Division, other: &Division) -> bool {
    let begins_in_time = |a: &Division, b: &Division| match (a.from, b.through) {
        (Some(from), Some(through)) => from <= through,
        (_, _) => true,
    };
    begins_in_time(one, other) && begins_in_time(other, one)
}
