//! 月末集中办结：conclusions heaped on the last working days of the month.
//!
//! Observation: a case that ended, of the operator who ended it. A hit is an end on one of the last working days of its
//! month, or on a rest day after them. One such end says nothing; the score compares the share with that of all.

use super::book::{Book, Evidence, who};
use super::detect::Detect;
use super::seen::{Known, Seen};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::{MonthEndRule, Thresholds};
use calendar::Day;

/// The signal.
pub(super) struct MonthEnd {
    rule: MonthEndRule,
}

impl MonthEnd {
    pub(super) fn new(thresholds: &Thresholds) -> MonthEnd {
        MonthEnd { rule: thresholds.month_end.clone() }
    }
}

impl Detect for MonthEnd {
    type Notes = ();
    const SIGNAL: Signal = Signal::MonthEnd;
    const UNSEEN: Option<Missing> = Some(Missing::Finishes);

    fn learn(&mut self, _case: &Known<'_>) {}

    fn merge(&mut self, _other: MonthEnd) {}

    fn judge(&self, case: &Seen<'_>, book: &mut Book, (): &mut ()) {
        let Some(finish) = case.finish() else { return };
        let day = case.calendar().zone().day_of(finish.at);
        let after = last_of_month(day).and_then(|last| case.calendar().count_in(day, last));
        let hit = after.is_some_and(|after| after < self.rule.working_days);
        let evidence = hit.then(|| Evidence::new(case, finish, Reason::MonthEnd, 1));
        book.see(who(case, finish), evidence);
    }
}

fn last_of_month(day: Day) -> Option<Day> {
    let (year, month, _) = day.ymd();
    Day::from_ymd(year, month, 1).map(|first| first.add_months(1) - 1)
}
