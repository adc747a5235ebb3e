//! Counts by group and month, for rules on periods, and how they are judged.

use crate::catalogue::Catalogue;
use crate::finding::PeriodFinding;
use crate::rule::RuleIndex;
use crate::supervise::Setting;
use crate::symbol::Sym;
use alloc::vec::Vec;
use calendar::{Day, Moment, Zone};
use hashbrown::HashMap;

/// What a count is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodKey {
    /// The rule.
    pub rule: RuleIndex,
    /// The department or item.
    pub group: Sym,
    /// Year times twelve plus month, January being 0.
    pub month: i32,
    /// What is counted once however often it occurs, such as an item; none where every matter counts.
    pub unit: Sym,
}

/// Numerators and denominators, added up over matters in any order.
#[derive(Clone, Debug, Default)]
pub struct PeriodCounts {
    counts: HashMap<PeriodKey, (u64, u64)>,
}

impl PeriodCounts {
    /// Adds to a numerator and a denominator.
    pub fn add(&mut self, key: PeriodKey, (numerator, denominator): (u64, u64)) {
        let count = self.counts.entry(key).or_default();
        count.0 += numerator;
        count.1 += denominator;
    }

    /// Adds the counts of another part of the work.
    pub fn merge(&mut self, other: &PeriodCounts) {
        for (key, count) in &other.counts {
            self.add(*key, *count);
        }
    }

    /// Returns the counts of a rule, ordered by group and month.
    #[must_use]
    pub fn of(&self, rule: RuleIndex) -> Vec<(PeriodKey, (u64, u64))> {
        let mut list: Vec<_> = (self.counts.iter())
            .filter(|(key, _)| key.rule == rule)
            .map(|(key, count)| (*key, *count))
            .collect();
        list.sort_unstable();
        list
    }
}

/// What a rule on a period looks at.
#[derive(Clone, Copy, Debug)]
pub struct PeriodView<'a> {
    /// The rule.
    pub rule: RuleIndex,
    /// The counts of all rules.
    pub counts: &'a PeriodCounts,
    /// The items.
    pub catalogue: &'a Catalogue,
    /// The first month that is not over at the instant of evaluation, as in [`PeriodKey`].
    pub open_from: i32,
}

impl PeriodView<'_> {
    /// Returns whether a month is not over: more can still come in.
    #[must_use]
    pub fn is_open(&self, month: i32) -> bool {
        month >= self.open_from
    }
}

/// Judges the counts of all rules on periods; a finding on a month that is not over is provisional.
#[must_use]
pub fn judge_periods(setting: &Setting<'_>, counts: &PeriodCounts, as_of: Moment) -> Vec<PeriodFinding> {
    let open_from = open_month(setting.calendar.zone(), as_of);
    let mut found = Vec::new();
    for (at, entry) in setting.rules.rules.iter().enumerate() {
        let Some(period) = &entry.period else { continue };
        let rule = RuleIndex(u16::try_from(at).unwrap_or(u16::MAX));
        period.judge(&PeriodView { rule, counts, catalogue: setting.catalogue, open_from }, &mut found);
    }
    for finding in &mut found {
        finding.provisional = finding.month >= open_from;
    }
    found
}

/// The number of a day's month: year times twelve plus month, January being 0.
#[must_use]
pub fn month_number(day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    year * 12 + i32::from(month) - 1
}

/// The first month that is not over at an instant. The last microsecond of a month ends it.
fn open_month(zone: &Zone, as_of: Moment) -> i32 {
    month_number(zone.day_of(as_of.plus_micros(1)))
}

#[cfg(test)]
mod tests {
    use super::{month_number, open_month};
    use calendar::{Day, Moment, Zone};

    #[test]
    fn a_month_is_over_with_its_last_instant_and_not_a_day_before() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let check = |at: &str, open: &str| {
            let at: Moment = at.parse().expect("an instant");
            assert_eq!(open_month(&Zone::CHINA, at), month_number(day(open)), "{at}");
        };
        check("2026-03-30T23:59:59.999999+08:00", "2026-03-01");
        check("2026-03-31T17:00:00+08:00", "2026-03-01");
        check("2026-03-31T23:59:59.999999+08:00", "2026-04-01");
        check("2026-04-01T00:00:00+08:00", "2026-04-01");
        check("2025-12-31T23:59:59.999999+08:00", "2026-01-01");
    }
}
