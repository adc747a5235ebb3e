//! What became of a scenario: what was seen, and where it differs from what was expected.

use super::expect::ChangeKind;
use calendar::{Day, Moment, Zone};
use engine::{ClockRun, Irregularity, Ledger, Trouble};
use std::fmt;

/// What became of a scenario.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its title.
    pub title: String,
    /// The line of its title.
    pub line: u32,
    /// Every expectation that does not hold.
    pub differences: Vec<Difference>,
    /// What was seen at each instant, matter by matter.
    pub seen: Vec<Vec<Seen>>,
    /// The rules that fired at any instant, by code.
    pub fired: Vec<String>,
    /// The rules that looked at any matter and found nothing at every instant, by code.
    pub silent: Vec<String>,
    /// The rules that could not be evaluated at some instant, with the reason.
    pub troubles: Vec<(String, Trouble)>,
}

/// An expectation that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The line of the expectation; that of the title when the scenario could not be run.
    pub line: u32,
    /// What was expected, in its own words.
    pub expected: String,
    /// What was found.
    pub found: String,
}

/// What was seen of one matter at one instant.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The matter.
    pub matter: String,
    /// The instant.
    pub as_of: Moment,
    /// The zone in which it is shown.
    pub zone: Zone,
    /// The findings.
    pub findings: Vec<SeenFinding>,
    /// The clocks.
    pub clocks: Vec<SeenClock>,
    /// What became of findings since the instant before.
    pub changes: Vec<(ChangeKind, SeenFinding)>,
    /// Rules that could not be evaluated.
    pub troubles: Vec<(String, Trouble)>,
    /// Findings about months, of all matters together.
    pub ratios: Vec<SeenRatio>,
}

/// A finding as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFinding {
    /// The code of the rule.
    pub rule: String,
    /// The code of the part, that of the rule where it has none.
    pub code: String,
    /// The level.
    pub level: String,
    /// Whether it stands.
    pub standing: bool,
    /// The day it is about.
    pub day: Day,
    /// When it became known.
    pub at: Moment,
    /// The figure it is about.
    pub value: i64,
    /// Its effect on the score, in hundredths of a point.
    pub score_centi: i32,
}

/// A clock as it was seen.
#[derive(Clone, Debug)]
pub struct SeenClock {
    /// Its code.
    pub code: String,
    /// The subject of the run.
    pub subject: String,
    /// The run.
    pub run: ClockRun,
    /// Counted units used.
    pub used: Option<u32>,
    /// Day by day; `None` where a day lies outside the calendar.
    pub ledger: Option<Ledger>,
    /// What is wrong with its suspensions and extensions.
    pub irregular: Irregularity,
}

/// A finding about a month as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRatio {
    /// The code of the rule.
    pub rule: String,
    /// The level.
    pub level: String,
    /// The department or item.
    pub group: String,
    /// Year times twelve plus month, January being 0.
    pub month: i32,
    /// Numerator and denominator.
    pub ratio: (u64, u64),
    /// Whether the month was not over.
    pub provisional: bool,
}

impl Outcome {
    /// Returns whether everything is as expected.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.differences.is_empty()
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.holds() { "符合 / as expected" } else { "不符 / differs" };
        write!(f, "{mark}: {} (line {})", self.title, self.line)?;
        for difference in &self.differences {
            write!(f, "\n  line {}: expected {}", difference.line, difference.expected)?;
            for (number, line) in difference.found.lines().enumerate() {
                write!(f, "\n  {:>1$}{line}", if number == 0 { "found " } else { "" }, 14)?;
            }
        }
        Ok(())
    }
}

/// An instant in local time, shown to the second, and to the microsecond where it has some.
pub(super) fn local(zone: &Zone, at: Moment) -> String {
    let (day, micros) = zone.local(at);
    let (seconds, rest) = (micros / 1_000_000, micros % 1_000_000);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let fraction = if rest == 0 { String::new() } else { format!(".{rest:06}") };
    format!("{day} {hour:02}:{minute:02}:{second:02}{fraction}")
}
