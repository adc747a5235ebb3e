//! Clocks of a pack counted in another way, to show what a reading of the law does.

use calendar::{DayEnd, FirstDay, RollLastDay, SuspensionDays};
use engine::story::{Line, StoryError};
use engine::{ClockSpec, Counting, DeclaredDue, RuleSet};

/// One way of counting, put on one clock or on all clocks of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The clock; empty for all.
    pub clock: String,
    /// The way.
    pub way: Way,
}

/// A way of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Days or instants.
    Counting(Counting),
    /// Whether the first day counts.
    FirstDay(FirstDay),
    /// When the last day ends.
    DayEnd(DayEnd),
    /// Whether the last day rolls off a rest day.
    Roll(RollLastDay),
    /// Which days of a suspension are left out.
    SuspensionDays(SuspensionDays),
    /// What a declared due instant means.
    Declared(DeclaredDue),
}

/// Every way by key and value, as packs write them.
const WAYS: [(&str, &str, Way); 14] = [
    ("counting", "day", Way::Counting(Counting::Day)),
    ("counting", "instant", Way::Counting(Counting::Instant)),
    ("first_day", "excluded", Way::FirstDay(FirstDay::Excluded)),
    ("first_day", "included", Way::FirstDay(FirstDay::Included)),
    ("day_end", "close_of_business", Way::DayEnd(DayEnd::CloseOfBusiness)),
    ("day_end", "midnight", Way::DayEnd(DayEnd::Midnight)),
    ("roll", "forward", Way::Roll(RollLastDay::Forward)),
    ("roll", "none", Way::Roll(RollLastDay::None)),
    ("suspension_days", "after_start_through_end", Way::SuspensionDays(SuspensionDays::AfterStartThroughEnd)),
    (
        "suspension_days",
        "start_through_before_end",
        Way::SuspensionDays(SuspensionDays::StartThroughBeforeEnd),
    ),
    ("suspension_days", "both", Way::SuspensionDays(SuspensionDays::Both)),
    ("suspension_days", "instants", Way::SuspensionDays(SuspensionDays::Instants)),
    ("declared", "instant", Way::Declared(DeclaredDue::Instant)),
    ("declared", "day", Way::Declared(DeclaredDue::Day)),
];

impl Policy {
    /// Reads `[CLOCK.]KEY VALUE`.
    pub(super) fn read(line: &mut Line<'_>) -> Result<Policy, StoryError> {
        let every: Vec<String> = WAYS.iter().map(|(key, value, _)| format!("{key} {value}")).collect();
        let allowed = format!("{}; behind CLOCK. for one clock alone", every.join(", "));
        let name = line.word(&allowed)?;
        let value = line.word(&allowed)?;
        let (clock, key) = name.split_once('.').unwrap_or(("", name));
        let way = WAYS.iter().find(|(known, of, _)| *known == key && *of == value);
        let Some((_, _, way)) = way else {
            return Err(line.wrong(&format!("\"{name} {value}\""), &allowed));
        };
        line.end("one policy a line")?;
        Ok(Policy { clock: clock.to_owned(), way: *way })
    }

    /// Puts it on the clocks of a rule set; `Err` names a clock that is not there.
    pub(super) fn apply(&self, rules: &mut RuleSet) -> Result<(), String> {
        if self.clock.is_empty() {
            rules.clocks.iter_mut().for_each(|clock| self.way.put(clock));
            return Ok(());
        }
        let index = rules.find_clock(&self.clock);
        match index.and_then(|index| rules.clocks.get_mut(usize::from(index.0))) {
            Some(clock) => self.way.put(clock),
            None => return Err(format!("policy: no clock \"{}\" in pack {}", self.clock, rules.code)),
        }
        Ok(())
    }
}

impl Way {
    fn put(self, clock: &mut ClockSpec) {
        match self {
            Way::Counting(counting) => clock.counting = counting,
            Way::FirstDay(first_day) => clock.first_day = first_day,
            Way::DayEnd(day_end) => clock.day_end = day_end,
            Way::Roll(roll) => clock.roll = roll,
            Way::SuspensionDays(days) => clock.suspension_days = days,
            Way::Declared(declared) => clock.declared = declared,
        }
    }
}
