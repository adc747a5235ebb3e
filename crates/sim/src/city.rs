//! City packs: the figures of a place, as data.

mod check;

use calendar::Day;
use engine::{ItemVersion, Words};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A city as its pack says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// The pack's code.
    pub city: String,
    /// Its name.
    #[serde(deserialize_with = "words")]
    pub name: Words,
    /// The letters that case numbers begin with.
    pub letters: String,
    /// The first day of intake.
    pub first: Day,
    /// The last day of the log.
    pub last: Day,
    /// What the place reported of itself.
    #[serde(default, rename = "figure")]
    pub figures: Vec<Figure>,
    /// When people come.
    pub intake: IntakeShares,
    /// How fast offices are.
    pub pace: Pace,
    /// What is common and what is rare.
    pub habits: Habits,
    /// How much is planted.
    pub misconduct: Misconduct,
    /// The divisions, each with its share of the cases.
    #[serde(rename = "division")]
    pub divisions: Vec<Division>,
    /// How each item is handled here.
    #[serde(rename = "handling")]
    pub handlings: Vec<Handling>,
    /// The items, as an items file has them.
    #[serde(rename = "item")]
    pub items: Vec<ItemVersion>,
}

/// A figure that the place reported.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What it counts.
    #[serde(deserialize_with = "words")]
    pub what: Words,
    /// The figure, as it was reported.
    pub value: String,
    /// Whether the simulation follows it; otherwise it is told and not used.
    #[serde(default)]
    pub used: bool,
}

/// Shares of the intake, as weights.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeShares {
    /// By hour of the day.
    pub hours: Vec<u32>,
    /// By weekday, Monday first.
    pub weekdays: Vec<u32>,
    /// By month, January first.
    pub months: Vec<u32>,
    /// A day off against a Monday, in thousandths; all of it online.
    pub rest_days_permille: u32,
    /// The first working day after a long holiday against an ordinary one, in thousandths.
    pub after_holiday_permille: u32,
    /// What comes online on working days, in thousandths.
    pub online_permille: u32,
}

/// How long work takes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// Weights of 0, 1, 2, … working days from acceptance to the decision; cut off where the promise would be missed.
    pub working_days: Vec<u32>,
    /// Weights of 0, 1, 2, … working days from the decision to delivery.
    pub delivery_days: Vec<u32>,
    /// Decisions that an office can take on a day, in percent of its mean intake.
    pub slots_percent: u32,
}

/// What is common and what is rare, in thousandths of the cases unless said otherwise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Habits {
    /// Applications that lack something and are told so once.
    pub corrections_permille: u32,
    /// Applications lawfully refused acceptance.
    pub refusals_permille: u32,
    /// Applications withdrawn.
    pub withdrawals_permille: u32,
    /// Decisions that deny, with reasons and remedies.
    pub denials_permille: u32,
    /// Acceptances with gaps.
    pub gaps_permille: u32,
    /// Steps sent back once to be done again.
    pub returns_permille: u32,
    /// Cases for which each material is recorded as it comes in.
    pub materials_permille: u32,
    /// Results that are rated.
    pub ratings_permille: u32,
    /// Cases that are decided on one of the last two days of the promise, in a million: lawful, but worth a notice.
    pub last_minute_per_million: u32,
    /// Offices in which nothing is ever planted.
    pub careful_offices_permille: u32,
}

/// How much misconduct is planted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Misconduct {
    /// Cases with something planted, in a million.
    pub cases_per_million: u32,
    /// Weights of kinds of misconduct other than 10.
    #[serde(default)]
    pub weights: BTreeMap<String, u32>,
}

/// The level of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 市.
    City,
    /// 区、县.
    District,
    /// 街道、乡镇.
    Street,
    /// 社区、村.
    Community,
}

/// A division with its own offices.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Division {
    /// Its code (GB/T 2260 for districts, the pack's own below).
    pub code: String,
    /// Its name, put before the department's.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// Its share of the cases, as a weight.
    pub weight: u32,
}

/// How an item is handled in the city.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handling {
    /// The item.
    pub item: String,
    /// Its share of the cases, as a weight.
    pub weight: u32,
    /// The levels at which it can be applied for.
    pub levels: Vec<Level>,
    /// Cases with a special procedure, in thousandths.
    #[serde(default)]
    pub special_permille: u32,
    /// Cases lawfully extended, in thousandths.
    #[serde(default)]
    pub extension_permille: u32,
}

/// Why a pack is not a city.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CityError {
    /// It cannot be read.
    #[error("{file}:{line}: {message}")]
    Form {
        /// The pack.
        file: String,
        /// The line.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// It says something impossible.
    #[error("{file}: {field}: {message}")]
    Field {
        /// The pack.
        file: String,
        /// The field.
        field: String,
        /// What is wrong.
        message: String,
    },
    /// There is no such city.
    #[error("no city \"{found}\"; shipped: {allowed}")]
    Unknown {
        /// What was asked for.
        found: String,
        /// The codes of those that are shipped.
        allowed: String,
    },
}

/// The cities that are shipped: code and text of the pack.
const SHIPPED: [(&str, &str); 3] = [
    ("changsha", include_str!("../../../packs/cities/changsha.toml")),
    ("ezhou", include_str!("../../../packs/cities/ezhou.toml")),
    ("wuhai", include_str!("../../../packs/cities/wuhai.toml")),
];

/// Returns the shipped cities: code and text, in order of code.
#[must_use]
pub const fn cities() -> &'static [(&'static str, &'static str)] {
    &SHIPPED
}

impl City {
    /// Reads a pack and checks it.
    ///
    /// # Errors
    /// [`CityError`] with the line or the field.
    pub fn parse(file: &str, text: &str) -> Result<City, CityError> {
        let city: City = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or("");
            let line = before.matches('\n').count() + 1;
            CityError::Form { file: file.to_owned(), line, message: error.message().to_owned() }
        })?;
        check::check(file, &city)?;
        Ok(city)
    }

    /// Reads a shipped city.
    ///
    /// # Errors
    /// [`CityError::Unknown`] with the codes of those that are shipped.
    pub fn shipped(code: &str) -> Result<City, CityError> {
        let Some((code, text)) = SHIPPED.iter().find(|(known, _)| *known == code) else {
            let allowed: Vec<&str> = SHIPPED.iter().map(|(known, _)| *known).collect();
            return Err(CityError::Unknown { found: code.to_owned(), allowed: allowed.join(", ") });
        };
        City::parse(&format!("{code}.toml"), text)
    }

    /// Returns the departments, each once, in the order of the items.
    #[must_use]
    pub fn departments(&self) -> Vec<&str> {
        let mut departments: Vec<&str> = Vec::new();
        for item in &self.items {
            if !departments.contains(&item.department.as_str()) {
                departments.push(&item.department);
            }
        }
        departments
    }

    /// Finds the version of an item in force on a day.
    #[must_use]
    pub fn version(&self, code: &str, day: Day) -> Option<&ItemVersion> {
        self.items.iter().find(|item| {
            item.code == code
                && item.from.is_none_or(|from| from <= day)
                && item.through.is_none_or(|through| day <= through)
        })
    }
}

/// Chinese and English words of a pack.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    zh: String,
    en: String,
}

fn words<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Words, D::Error> {
    let Pair { zh, en } = Pair::deserialize(deserializer)?;
    Ok(Words { zh, en })
}
