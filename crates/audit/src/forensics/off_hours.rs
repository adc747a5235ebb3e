//! 非工作时间操作：work on rest days, before opening or after closing.
//!
//! Observation: an event of the office with a time of day. Opening hours are those of the calendar, with a margin; the
//! noon break is no matter. Where nobody configured hours the assumed ones are used, and the report says so. An event
//! exactly at midnight has no time of day. The score compares events of one kind with one another.

use super::book::{Book, Detect, Evidence, who};
use super::seen::{Seen, SeenEvent};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::OffHoursRule;

const MINUTE: i64 = 60_000_000;

/// The signal.
pub(super) struct OffHours {
    rule: OffHoursRule,
    timed: bool,
}

impl OffHours {
    pub(super) fn new(rule: OffHoursRule) -> OffHours {
        OffHours { rule, timed: false }
    }

    /// Why an event is outside opening hours; `None` outside the calendar.
    fn reason(&self, case: &Seen<'_>, event: &SeenEvent) -> Option<Option<Evidence>> {
        let calendar = case.calendar();
        let day = calendar.zone().day_of(event.at);
        if !calendar.working(day).ok()? {
            return Some(Some(Evidence::new(case, event, Reason::RestDay, 1_440)));
        }
        let (opens, closes) = (calendar.opens(day)?, calendar.closes(day)?);
        let before = (opens.micros() - event.at.micros()) / MINUTE;
        let after = (event.at.micros() - closes.micros()) / MINUTE;
        let make = |reason, minutes| Some(Evidence::new(case, event, reason, minutes));
        Some(if before > self.rule.margin_minutes {
            make(Reason::BeforeOpening, before)
        } else if after > self.rule.margin_minutes {
            make(Reason::AfterClosing, after)
        } else {
            None
        })
    }
}

impl Detect for OffHours {
    fn signal(&self) -> Signal {
        Signal::OffHours
    }

    fn learn(&mut self, case: &Seen<'_>) {
        self.timed |= timed(case).next().is_some();
    }

    fn missing(&self) -> Option<Missing> {
        (!self.timed).then_some(Missing::TimeOfDay)
    }

    fn judge(&mut self, case: &Seen<'_>, book: &mut Book) {
        for event in timed(case) {
            if let Some(reason) = self.reason(case, event) {
                book.see_among(
                    Some((event.kind, event.subject)),
                    who(case, event),
                    reason.into_iter().collect(),
                );
            }
        }
    }
}

/// Events of the office that have a time of day.
pub(super) fn timed<'a>(case: &Seen<'a>) -> impl Iterator<Item = &'a SeenEvent> {
    let zone = case.calendar().zone();
    case.events.iter().filter(move |event| event.by_office && zone.local(event.at).1 != 0)
}
