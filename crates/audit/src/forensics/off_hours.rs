//! 非工作时间操作：work on rest days, before opening or after closing.
//!
//! Observation: an event of the office with a time of day. Opening hours are those of the calendar, with a margin; the
//! noon break is no matter. Where nobody configured hours the assumed ones are used, and the report says so. An event
//! exactly at midnight has no time of day. The score compares events of one kind with one another.

use super::book::{Book, Evidence, who};
use super::detect::Detect;
use super::seen::{Known, Seen, SeenEvent};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::{OffHoursRule, Thresholds};
use calendar::{Calendar, Moment};

const MINUTE: i64 = 60_000_000;

/// The signal.
pub(super) struct OffHours {
    rule: OffHoursRule,
}

impl OffHours {
    pub(super) fn new(thresholds: &Thresholds) -> OffHours {
        OffHours { rule: thresholds.off_hours.clone() }
    }
}

impl Detect for OffHours {
    type Notes = ();
    const SIGNAL: Signal = Signal::OffHours;
    const UNSEEN: Option<Missing> = Some(Missing::TimeOfDay);

    fn learn(&mut self, _case: &Known<'_>) {}

    fn merge(&mut self, _other: OffHours) {}

    fn judge(&self, case: &Seen<'_>, book: &mut Book, (): &mut ()) {
        for event in timed(case) {
            if let Some(found) = outside(case.calendar(), event.at, self.rule.margin_minutes) {
                let evidence = found.map(|(reason, minutes)| Evidence::new(case, event, reason, minutes));
                book.see_among(Some((event.kind, event.subject)), who(case, event), evidence);
            }
        }
    }
}

/// Why an instant is outside opening hours and a margin, and by how many minutes; `None` outside the calendar.
pub(super) fn outside(calendar: &Calendar, at: Moment, margin: i64) -> Option<Option<(Reason, i64)>> {
    let day = calendar.zone().day_of(at);
    if !calendar.working(day).ok()? {
        return Some(Some((Reason::RestDay, 1_440)));
    }
    let (opens, closes) = (calendar.opens(day)?, calendar.closes(day)?);
    let before = (opens.micros() - at.micros()) / MINUTE;
    let after = (at.micros() - closes.micros()) / MINUTE;
    Some(if before > margin {
        Some((Reason::BeforeOpening, before))
    } else if after > margin {
        Some((Reason::AfterClosing, after))
    } else {
        None
    })
}

/// Events of the office that have a time of day.
pub(super) fn timed<'a>(case: &Known<'a>) -> impl Iterator<Item = &'a SeenEvent> {
    let zone = case.calendar().zone();
    case.events.iter().filter(move |event| event.by_office && zone.local(event.at).1 != 0)
}
