//! What may be expected of a clock.

use calendar::Day;
use engine::story::{Line, StoryError};
use engine::{DayReason, Irregularity, Limit};

/// Which run of which clock: `promised`, `step:review`, `special#2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockName {
    /// The clock.
    pub code: String,
    /// The subject of the run; empty for any.
    pub subject: String,
    /// The place among the runs that fit, from 1.
    pub number: usize,
}

/// What is claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClockClaim {
    /// Due on a day, and at a time of day where one is given (microseconds since midnight).
    Due(Day, Option<i64>),
    /// Suspended: nothing is due.
    Suspended,
    /// Nobody set a limit.
    NoLimit,
    /// Outside the calendar.
    Outside,
    /// It does not run at all.
    Absent,
    /// It runs and has not stopped.
    Running,
    /// It stopped on a day.
    Stopped(Day),
    /// It counts from a day.
    Started(Day),
    /// Its start is one that the law puts in place of a missing one.
    Deemed,
    /// Counted units used.
    Used(u32),
    /// Counted units left; negative when it is over.
    Remaining(i64),
    /// Its limit without an extension.
    Limit(Limit),
    /// Units added by a lawful extension; 0 for none.
    Extended(u32),
    /// A day of it lies in a year without a notice.
    Provisional,
    /// None does.
    Final,
    /// Exactly these irregularities of its suspensions and extensions.
    Irregular(Irregularity),
    /// What the ledger says about a day.
    Day(Day, Mark),
}

/// What the ledger may say about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The day of the start.
    Start,
    /// It counts.
    Counted,
    /// It counts, being a make-up day.
    MakeUp,
    /// A weekend.
    Weekend,
    /// A holiday.
    Holiday,
    /// Closed.
    Closed,
    /// Left out by a suspension.
    Suspended,
    /// After the count, the last day moved off rest days.
    Rolled,
}

const MARKS: [(&str, Mark); 8] = [
    ("start", Mark::Start),
    ("counted", Mark::Counted),
    ("make_up", Mark::MakeUp),
    ("weekend", Mark::Weekend),
    ("holiday", Mark::Holiday),
    ("closed", Mark::Closed),
    ("suspended", Mark::Suspended),
    ("rolled", Mark::Rolled),
];

pub(super) const CLAIMS: &str = "due DAY [TIME], suspended, no_limit, outside_calendar, absent, running, \
    stopped DAY, started DAY, deemed, used N, remaining N, limit LIMIT, extended N, provisional, final, \
    regular, irregular CODE…, day DAY start|counted|make_up|weekend|holiday|closed|suspended|rolled";

impl Mark {
    pub(super) const fn of(reason: DayReason) -> Mark {
        match reason {
            DayReason::StartDay => Mark::Start,
            DayReason::Counted => Mark::Counted,
            DayReason::MakeUpDay => Mark::MakeUp,
            DayReason::Weekend => Mark::Weekend,
            DayReason::Holiday => Mark::Holiday,
            DayReason::Closed => Mark::Closed,
            DayReason::Suspended(_) => Mark::Suspended,
            DayReason::Rolled => Mark::Rolled,
        }
    }

    pub(super) fn code(self) -> &'static str {
        MARKS.iter().find(|(_, mark)| *mark == self).map_or("", |(code, _)| code)
    }
}

impl ClockName {
    pub(super) fn read(word: &str, line: &Line<'_>) -> Result<ClockName, StoryError> {
        let (rest, number) = word.split_once('#').unwrap_or((word, "1"));
        let (code, subject) = rest.split_once(':').unwrap_or((rest, ""));
        let number = number.parse().ok().filter(|number| *number > 0);
        let number = number.ok_or_else(|| line.wrong(&format!("\"{word}\""), "CLOCK[:SUBJECT][#NUMBER]"))?;
        Ok(ClockName { code: code.to_owned(), subject: subject.to_owned(), number })
    }
}

impl ClockClaim {
    /// Tells whether a word begins a claim about a clock.
    pub(super) fn begins(word: &str) -> bool {
        CLAIMS.split(", ").any(|claim| claim.split(' ').next() == Some(word))
    }

    pub(super) fn read(line: &mut Line<'_>) -> Result<ClockClaim, StoryError> {
        let word = line.word(CLAIMS)?;
        Ok(match word {
            "due" => ClockClaim::Due(line.day()?, line.time()?),
            "suspended" => ClockClaim::Suspended,
            "no_limit" => ClockClaim::NoLimit,
            "outside_calendar" => ClockClaim::Outside,
            "absent" => ClockClaim::Absent,
            "running" => ClockClaim::Running,
            "stopped" => ClockClaim::Stopped(line.day()?),
            "started" => ClockClaim::Started(line.day()?),
            "deemed" => ClockClaim::Deemed,
            "used" => ClockClaim::Used(line.value("a whole number")?),
            "remaining" => ClockClaim::Remaining(line.value("a whole number")?),
            "limit" => ClockClaim::Limit(line.limit()?),
            "extended" => ClockClaim::Extended(line.value("a whole number")?),
            "provisional" => ClockClaim::Provisional,
            "final" => ClockClaim::Final,
            "regular" => ClockClaim::Irregular(Irregularity::NONE),
            "irregular" => ClockClaim::Irregular(irregular(line)?),
            "day" => ClockClaim::Day(line.day()?, mark(line)?),
            _ => return Err(line.wrong_word(CLAIMS)),
        })
    }
}

fn irregular(line: &mut Line<'_>) -> Result<Irregularity, StoryError> {
    let codes: Vec<&str> = Irregularity::ALL.iter().map(|(_, code, _)| *code).collect();
    let allowed = codes.join(", ");
    let mut all = Irregularity::NONE;
    while let Some(word) = line.peek().filter(|word| *word != "of") {
        line.take();
        all = all.and(Irregularity::from_code(word).ok_or_else(|| line.wrong_word(&allowed))?);
    }
    if all.is_empty() { Err(line.wrong("no irregularity", &allowed)) } else { Ok(all) }
}

fn mark(line: &mut Line<'_>) -> Result<Mark, StoryError> {
    let codes: Vec<&str> = MARKS.iter().map(|(code, _)| *code).collect();
    let allowed = codes.join(", ");
    let word = line.word(&allowed)?;
    MARKS
        .iter()
        .find(|(code, _)| *code == word)
        .map(|(_, mark)| *mark)
        .ok_or_else(|| line.wrong_word(&allowed))
}
