//! 整点时间：times on the full hour, as people write them and clocks rarely do.
//!
//! Observation: an event of the office with a time of day. A hit is on the full hour to the microsecond. One in sixty is
//! on the full hour by chance where times have minutes; the score compares the share with that of all for the same kind of
//! event, so a system that rounds for everybody, or books a step by the hour, marks nobody.

use super::book::{Book, Detect, Evidence, who};
use super::off_hours::timed;
use super::seen::Seen;
use super::signal::{Missing, Reason, Signal};

const HOUR: i64 = 3_600_000_000;

/// The signal.
#[derive(Default)]
pub(super) struct RoundTimes {
    timed: bool,
}

impl Detect for RoundTimes {
    fn signal(&self) -> Signal {
        Signal::RoundTimes
    }

    fn learn(&mut self, case: &Seen<'_>) {
        self.timed |= timed(case).next().is_some();
    }

    fn missing(&self) -> Option<Missing> {
        (!self.timed).then_some(Missing::TimeOfDay)
    }

    fn judge(&mut self, case: &Seen<'_>, book: &mut Book) {
        let zone = case.calendar().zone();
        for event in timed(case) {
            let round = zone.local(event.at).1 % HOUR == 0;
            let evidence = round.then(|| Evidence::new(case, event, Reason::FullHour, 1));
            book.see_among(
                Some((event.kind, event.subject)),
                who(case, event),
                evidence.into_iter().collect(),
            );
        }
    }
}
