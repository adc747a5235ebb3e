//! 整点时间：times on the full hour, as people write them and clocks rarely do.
//!
//! Observation: an event of the office with a time of day. A hit is on the full hour to the microsecond. One in sixty is
//! on the full hour by chance where times have minutes; the score compares the share with that of all for the same kind of
//! event, so a system that rounds for everybody, or books a step by the hour, marks nobody.

use super::book::{Book, Evidence, who};
use super::detect::Detect;
use super::off_hours::timed;
use super::seen::{Known, Seen};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::Thresholds;

const HOUR: i64 = 3_600_000_000;

/// The signal.
pub(super) struct RoundTimes;

impl RoundTimes {
    pub(super) fn new(_: &Thresholds) -> RoundTimes {
        RoundTimes
    }
}

impl Detect for RoundTimes {
    type Notes = ();
    const SIGNAL: Signal = Signal::RoundTimes;
    const UNSEEN: Option<Missing> = Some(Missing::TimeOfDay);

    fn learn(&mut self, _case: &Known<'_>) {}

    fn merge(&mut self, _other: RoundTimes) {}

    fn judge(&self, case: &Seen<'_>, book: &mut Book, (): &mut ()) {
        let zone = case.calendar().zone();
        for event in timed(case) {
            let round = zone.local(event.at).1 % HOUR == 0;
            let evidence = round.then(|| Evidence::new(case, event, Reason::FullHour, 1));
            book.see_among(Some((event.kind, event.subject)), who(case, event), evidence);
        }
    }
}
