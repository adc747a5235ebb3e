//! `[[rule.level]]`, and points on a clock as packs write them.

use crate::pack::keys;
use crate::table::Table;
use engine::{Level, ThresholdPoint, Unit};
use std::str::FromStr;

/// Reads what every level has.
pub(crate) fn read(table: &Table<'_>) -> Level {
    Level {
        code: table.code_or("code", "?").value.to_owned(),
        name: table.words("name").unwrap_or_default(),
        colour: table.text_or_empty("colour"),
        score_centi: table.centi("score").unwrap_or(0),
        notice_only: table.flag("notice_only", false),
    }
}

/// The keys of a level of this rule.
pub(crate) fn keys_with(own: &'static [crate::Key]) -> Vec<&'static [crate::Key]> {
    vec![keys::LEVEL, own]
}

/// A point on a clock: `limit - 2`, `80%`, `start + 5`, `due - 24 hour`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point(pub(crate) ThresholdPoint);

/// The text is not a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoPoint;

impl FromStr for Point {
    type Err = NoPoint;

    fn from_str(text: &str) -> Result<Point, NoPoint> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let point = match words.as_slice() {
            ["limit"] => ThresholdPoint::Limit(0),
            ["limit", sign, count] => ThresholdPoint::Limit(signed(sign, count)?),
            ["start", "+", count] => ThresholdPoint::Start(count.parse().map_err(|_| NoPoint)?),
            ["due", sign, count, unit] => {
                let unit = Unit::ALL.iter().find(|(_, code)| code == unit).ok_or(NoPoint)?.0;
                ThresholdPoint::Shifted(signed(sign, count)?, unit)
            }
            [percent] => {
                let percent = percent.strip_suffix('%').ok_or(NoPoint)?;
                ThresholdPoint::Percent(percent.parse().map_err(|_| NoPoint)?)
            }
            _ => return Err(NoPoint),
        };
        Ok(Point(point))
    }
}

/// At most as many units as a limit may have.
fn signed(sign: &str, count: &str) -> Result<i32, NoPoint> {
    let count: u16 = count.parse().map_err(|_| NoPoint)?;
    if count > engine::LIMIT_COUNT_MAX {
        return Err(NoPoint);
    }
    match sign {
        "+" => Ok(i32::from(count)),
        "-" => Ok(-i32::from(count)),
        _ => Err(NoPoint),
    }
}
