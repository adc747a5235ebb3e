//! The lines that begin with `expect`.

use super::claim::{CLAIMS, ClockClaim, ClockName};
use calendar::{Day, Moment, Zone};
use engine::Trouble;
use engine::story::{Line, StoryError};

/// One expectation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// Its line, from 1.
    pub line: u32,
    /// Its words.
    pub text: String,
    /// The matter it is about; empty for the first of the scenario.
    pub matter: String,
    /// What is claimed.
    pub claim: Claim,
}

/// What is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Something of a clock.
    Clock(ClockName, ClockClaim),
    /// A finding.
    Finding {
        /// Which.
        name: FindingName,
        /// When.
        when: When,
        /// The figure it is about, where that is given.
        value: Option<i64>,
        /// Whether a higher level has taken its place.
        superseded: bool,
    },
    /// No finding of this name.
    No(FindingName),
    /// No finding of the matter but those that the other expectations name.
    NothingElse,
    /// What became of a finding since the look before.
    Change(ChangeKind, FindingName),
    /// A rule that could not be evaluated, and why.
    Trouble(String, Option<Trouble>),
    /// No rule that could not be evaluated.
    NoTrouble,
    /// A hundred points plus the score effects of all standing findings of all matters, in hundredths.
    Score(i64),
    /// A finding about a month of a department or an item.
    Ratio {
        /// Which.
        name: FindingName,
        /// The department or item.
        group: String,
        /// Year times twelve plus month, January being 0.
        month: i32,
        /// Numerator and denominator, where they are given.
        ratio: Option<(u64, u64)>,
        /// Whether the month was not over.
        provisional: bool,
    },
}

/// A finding by name: the rule or the part, and the level where it matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingName {
    /// The code of the rule, or of its part.
    pub code: String,
    /// The level; empty for any.
    pub level: String,
}

/// When a finding is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Whenever.
    Any,
    /// It is about this day.
    On(Day),
    /// It stands from the first instant of this day.
    From(Day),
    /// It stands once this day is over, be it at close of business or at midnight.
    After(Day),
    /// It stands once this instant is over: this instant itself is in time.
    AfterInstant(Moment),
    /// It is known at this instant.
    At(Moment),
}

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// New.
    Issued,
    /// As before.
    Kept,
    /// There with other figures.
    Altered,
    /// Gone.
    Lifted,
}

const WHEN: &str = "on DAY, from DAY, after DAY [TIME], at DAY TIME, value N, superseded, of MATTER, \
    for GROUP in YYYY-MM [N/N] [provisional]";

impl Expectation {
    /// Reads what stands after `expect`.
    pub(super) fn read(line: &mut Line<'_>, text: &str, zone: &Zone) -> Result<Expectation, StoryError> {
        let claim = claim(line, zone)?;
        let mut matter = String::new();
        if line.takes(&["of"]) {
            matter = line.word("the name of a matter")?.to_owned();
        }
        line.end("of MATTER, or nothing more")?;
        Ok(Expectation { line: line.number(), text: text.to_owned(), matter, claim })
    }
}

fn claim(line: &mut Line<'_>, zone: &Zone) -> Result<Claim, StoryError> {
    const FIRST: &str =
        "a clock, a finding, no, used, remaining, score, trouble, issued, kept, altered, lifted";
    let word = line.word(FIRST)?;
    match word {
        "no" => return no(line),
        "used" | "remaining" => {
            let clock = line.word("a clock")?;
            let name = ClockName::read(clock, line)?;
            let claim = match word {
                "used" => ClockClaim::Used(line.value("a whole number")?),
                _ => ClockClaim::Remaining(line.value("a whole number")?),
            };
            return Ok(Claim::Clock(name, claim));
        }
        "trouble" => return trouble(line),
        "score" => return score(line),
        "issued" | "kept" | "altered" | "lifted" => {
            let kind = match word {
                "issued" => ChangeKind::Issued,
                "kept" => ChangeKind::Kept,
                "altered" => ChangeKind::Altered,
                _ => ChangeKind::Lifted,
            };
            return Ok(Claim::Change(kind, FindingName::read(line.word("RULE[/LEVEL]")?)));
        }
        _ => {}
    }
    if line.peek().is_some_and(ClockClaim::begins) {
        let name = ClockName::read(word, line)?;
        return Ok(Claim::Clock(name, ClockClaim::read(line)?));
    }
    finding(FindingName::read(word), line, zone)
}

fn no(line: &mut Line<'_>) -> Result<Claim, StoryError> {
    const ALLOWED: &str = "other finding, finding, trouble, or RULE[/LEVEL]";
    if line.takes(&["other", "finding"]) || line.takes(&["finding"]) {
        return Ok(Claim::NothingElse);
    }
    if line.takes(&["trouble"]) {
        return Ok(Claim::NoTrouble);
    }
    Ok(Claim::No(FindingName::read(line.word(ALLOWED)?)))
}

fn trouble(line: &mut Line<'_>) -> Result<Claim, StoryError> {
    let rule = line.word("the code of a rule")?.to_owned();
    let Some(word) = line.peek().filter(|word| *word != "of") else { return Ok(Claim::Trouble(rule, None)) };
    line.take();
    let found = Trouble::ALL.iter().find(|(_, code, ..)| *code == word);
    let codes: Vec<&str> = Trouble::ALL.iter().map(|(_, code, ..)| *code).collect();
    let (trouble, ..) = found.ok_or_else(|| line.wrong_word(&codes.join(", ")))?;
    Ok(Claim::Trouble(rule, Some(*trouble)))
}

fn score(line: &mut Line<'_>) -> Result<Claim, StoryError> {
    const ALLOWED: &str = "points with at most two decimals, such as 95.5";
    let word = line.word(ALLOWED)?;
    let (whole, part) = word.split_once('.').unwrap_or((word, "0"));
    let digits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let points = whole.parse::<i64>().ok().zip(format!("{part:0<2}").parse::<i64>().ok());
    match points.filter(|_| digits) {
        Some((whole, part)) => Ok(Claim::Score(whole * 100 + part)),
        None => Err(line.wrong_word(ALLOWED)),
    }
}

fn finding(name: FindingName, line: &mut Line<'_>, zone: &Zone) -> Result<Claim, StoryError> {
    let (mut when, mut value, mut superseded) = (When::Any, None, false);
    while let Some(word) = line.peek().filter(|word| !["of", PROVISIONAL].contains(word)) {
        line.take();
        match word {
            "on" => when = When::On(line.day()?),
            "from" => when = When::From(line.day()?),
            "after" => {
                let day = line.day()?;
                let time = line.time()?;
                when = time.map_or(When::After(day), |time| When::AfterInstant(zone.moment(day, time)));
            }
            "at" => when = When::At(line.moment(zone)?),
            "value" => value = Some(line.value("a whole number")?),
            "superseded" => superseded = true,
            "for" => return ratio(name, line),
            _ => return Err(line.wrong_word(&format!("{WHEN}; or of a clock: {CLAIMS}"))),
        }
    }
    Ok(Claim::Finding { name, when, value, superseded })
}

/// Behind a finding about a month that is not over.
const PROVISIONAL: &str = "provisional";

fn ratio(name: FindingName, line: &mut Line<'_>) -> Result<Claim, StoryError> {
    const MONTH: &str = "in YYYY-MM";
    let group = line.word("a department or an item")?.to_owned();
    if !line.takes(&["in"]) {
        return Err(line.wrong("no month", MONTH));
    }
    let word = line.word(MONTH)?;
    let month = || {
        let (year, month) = word.split_once('-')?;
        let (year, month): (i32, i32) = (year.parse().ok()?, month.parse().ok()?);
        (1..=12).contains(&month).then(|| year * 12 + month - 1)
    };
    let month = month().ok_or_else(|| line.wrong_word(MONTH))?;
    let ratio = match line.peek().filter(|word| *word != "of") {
        None => None,
        Some(word) => {
            line.take();
            let parts = word.split_once('/').and_then(|(n, d)| Some((n.parse().ok()?, d.parse().ok()?)));
            Some(parts.ok_or_else(|| line.wrong_word("NUMERATOR/DENOMINATOR"))?)
        }
    };
    let provisional = line.takes(&[PROVISIONAL]);
    Ok(Claim::Ratio { name, group, month, ratio, provisional })
}

impl FindingName {
    pub(super) fn read(word: &str) -> FindingName {
        let (code, level) = word.split_once('/').unwrap_or((word, ""));
        FindingName { code: code.to_owned(), level: level.to_owned() }
    }

    pub(super) fn fits(&self, codes: [&str; 2], level: &str) -> bool {
        codes.contains(&self.code.as_str()) && (self.level.is_empty() || self.level == level)
    }
}
