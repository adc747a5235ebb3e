//! The cards of a legacy system: rows of separated values.

use crate::columns::Fields as _;
use crate::csv::{QuotedRow, read_header};
use crate::problem::{Problem, ProblemCode, Problems, shorten};
use crate::source::{Log, TextEncoding};
use calendar::Day;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A card as the legacy system has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyCard {
    /// The line of the file.
    pub row: u64,
    /// The case.
    pub case: String,
    /// The level: a code or a colour (`yellow`, `red`, `notice`, …).
    pub level: String,
    /// The day on which it was issued.
    pub day: Day,
    /// The rule, in our codes where the mapping says so; empty where the file does not say.
    pub rule: String,
    /// How many days the legacy system says the case is over.
    pub overdue: Option<u32>,
}

/// The cards of a file, and what could not be read of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardsFile {
    /// The cards, in the order of the file.
    pub cards: Vec<LegacyCard>,
    /// What could not be read.
    pub problems: Problems,
}

/// How a cards file is read; what is left out has the usual names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CardsMapping {
    /// Roles (`case`, `level`, `day`, `rule`, `overdue`) and the columns that have them.
    pub columns: BTreeMap<String, String>,
    /// The legacy's levels and ours.
    pub levels: BTreeMap<String, String>,
    /// The legacy's rules and ours.
    pub rules: BTreeMap<String, String>,
}

/// What a level is mapped to whose rows are no cards, as "in time" of a system that marks every case.
const IGNORED: &str = "ignore";

/// The usual names of the columns.
const COLUMNS: [(&str, &[&str]); 5] = [
    ("case", &["case", "case_id", "办件编号", "办件号", "业务流水号"]),
    ("level", &["level", "级别", "牌色", "颜色", "牌"]),
    ("day", &["day", "issued", "date", "亮牌日期", "发牌日期", "日期"]),
    ("rule", &["rule", "规则", "监察规则"]),
    ("overdue", &["overdue", "超期天数", "超时天数"]),
];

/// The usual words for levels; a trailing 牌 is left out first.
const LEVELS: [(&str, &str); 7] = [
    ("红", "red"),
    ("橙", "orange"),
    ("黄", "yellow"),
    ("蓝", "blue"),
    ("绿", "green"),
    ("预警", "notice"),
    ("提醒", "notice"),
];

impl CardsMapping {
    /// Reads a mapping of cards.
    ///
    /// # Errors
    /// What TOML says of it.
    pub fn parse(text: &str) -> Result<CardsMapping, toml::de::Error> {
        toml::from_str(text)
    }

    fn level(&self, text: &str) -> String {
        if let Some(level) = self.levels.get(text) {
            return level.clone();
        }
        let bare = text.strip_suffix('牌').unwrap_or(text);
        let known = LEVELS.iter().find(|(word, _)| *word == bare);
        known.map_or_else(|| bare.to_lowercase(), |(_, level)| (*level).to_owned())
    }

    fn column(&self, role: &str, columns: &[String]) -> Option<usize> {
        if let Some(name) = self.columns.get(role) {
            return columns.iter().position(|column| column == name);
        }
        let names = COLUMNS.iter().find(|(known, _)| *known == role).map_or(&[][..], |(_, names)| names);
        columns.iter().position(|column| names.contains(&column.as_str()))
    }
}

/// Reads a cards file. A row that cannot be read is listed and left out.
///
/// # Errors
/// [`crate::ReadError`] when the file cannot be read, or has no column for the case, the level or the day.
pub fn read_cards(log: Log, mapping: &CardsMapping) -> Result<CardsFile, crate::ReadError> {
    let name = log.name.clone();
    let text = crate::items::text_of(log)?;
    let header = read_header(text.as_bytes(), TextEncoding::Utf8, None);
    let column = |role: &str| mapping.column(role, &header.columns);
    for role in ["case", "level", "day"] {
        if column(role).is_none() {
            return Err(crate::mapping::MappingError::Column {
                mapping: "cards".to_owned(),
                log: name,
                role: role.to_owned(),
                column: mapping.columns.get(role).map_or(role, |column| column).to_owned(),
                columns: header.columns,
            }
            .into());
        }
    }
    let mut file = CardsFile::default();
    let mut row = QuotedRow::default();
    let (mut at, mut line, mut in_header) = (0, 1, true);
    while at < text.len() {
        at += row.read(&text.as_bytes()[at..], header.dialect);
        let first = line;
        line += row.newlines;
        if row.is_blank() || std::mem::take(&mut in_header) {
            continue;
        }
        if row.len() != header.columns.len() {
            let (column, value) = (String::new(), String::new());
            file.problems.push(Problem {
                file: name.clone(),
                row: first,
                column,
                value,
                code: ProblemCode::Fields,
            });
            continue;
        }
        let get = |role: &str| {
            let value = column(role).map_or(&[][..], |column| row.value(column));
            std::str::from_utf8(value).unwrap_or("").trim()
        };
        if mapping.level(get("level")) == IGNORED {
            continue;
        }
        match card(first, get, mapping) {
            Ok(card) => file.cards.push(card),
            Err((role, code)) => file.problems.push(Problem {
                file: name.clone(),
                row: first,
                column: role.to_owned(),
                value: shorten(get(role).as_bytes()),
                code,
            }),
        }
    }
    Ok(file)
}

fn card<'a>(
    row: u64,
    get: impl Fn(&str) -> &'a str,
    mapping: &CardsMapping,
) -> Result<LegacyCard, (&'static str, ProblemCode)> {
    let case = get("case");
    if case.is_empty() {
        return Err(("case", ProblemCode::CaseMissing));
    }
    let level = get("level");
    if level.is_empty() {
        return Err(("level", ProblemCode::CodeUnknown));
    }
    let day = get("day");
    if day.is_empty() {
        return Err(("day", ProblemCode::TimeMissing));
    }
    let day = day_of(day).ok_or(("day", ProblemCode::TimeUnreadable))?;
    let rule = get("rule");
    let overdue = match get("overdue") {
        "" => None,
        text => Some(text.parse().map_err(|_| ("overdue", ProblemCode::LimitUnreadable))?),
    };
    Ok(LegacyCard {
        row,
        case: case.to_owned(),
        level: mapping.level(level),
        day,
        rule: mapping.rules.get(rule).map_or(rule, |rule| rule).to_owned(),
        overdue,
    })
}

/// Reads `2026-03-02`, `2026/3/2`, `2026.3.2`, `2026年3月2日` and `20260302`, with or without a time behind.
pub(super) fn day_of(text: &str) -> Option<Day> {
    let date = text.split([' ', 'T']).next()?;
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |range| date.get(range);
        return Day::from_ymd(
            part(0..4)?.parse().ok()?,
            part(4..6)?.parse().ok()?,
            part(6..8)?.parse().ok()?,
        );
    }
    let mut parts = date.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty());
    let day =
        Day::from_ymd(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    if parts.next().is_some() { None } else { day }
}
