//! The table of practices.

use super::{Doer, Follow, Practice, course, entry, times};
use crate::plants::{plain, reviewed_first, special};
use engine::ItemVersion;

const fn office(code: &'static str, signal: &'static str, reason: &'static str, make: Follow) -> Practice {
    Practice { code, signal, reason, also: &[], doer: Doer::Office, permille: 300, fits: plain, make }
}

const fn reviewer(code: &'static str, signal: &'static str, reason: &'static str, make: Follow) -> Practice {
    Practice { doer: Doer::Post("reviewer"), permille: 400, ..office(code, signal, reason, make) }
}

const fn with(fits: fn(&ItemVersion) -> bool, practice: Practice) -> Practice {
    Practice { fits, ..practice }
}

const fn also(signals: &'static [&'static str], practice: Practice) -> Practice {
    Practice { also: signals, ..practice }
}

const PRACTICES: &[Practice] = &[
    reviewer("enters-days-later", "back-dating", "above-own-baseline", entry::days_later),
    also(
        &["back-dating"],
        reviewer("enters-in-the-evening", "after-close", "entered-after-close", entry::in_the_evening),
    ),
    also(
        &["back-dating"],
        office("enters-by-the-month", "back-fill", "complete-at-ingest", entry::by_the_month),
    ),
    office("stamps-weeks-back", "serial-order", "out-of-order", entry::weeks_back),
    with(special, office("stops-near-limit", "suspension", "near-limit", course::stops_near_limit)),
    with(special, office("stops-again", "suspension", "repeated", course::stops_again)),
    with(special, office("stops-for-nothing", "suspension", "no-counterpart", course::stops_for_nothing)),
    with(special, office("resumes-to-finish", "suspension", "ended-on-finish", course::resumes_to_finish)),
    office("waits-for-the-leader", "suspension", "ground-not-listed", course::waits_for_the_leader),
    office("ends-near-limit", "early-exit", "exit-near-limit", course::ends_near_limit),
    office("delivers-nothing", "undelivered", "not-delivered", course::delivers_nothing),
    Practice {
        permille: 600,
        ..office("keeps-for-the-month-end", "month-end", "month-end", times::for_the_month_end)
    },
    office("concludes-at-once", "instant", "far-below-history", times::at_once),
    reviewer("works-at-night", "off-hours", "after-closing", times::at_night),
    reviewer("writes-full-hours", "round-times", "full-hour", times::full_hours),
    with(reviewed_first, office("skips-a-step", "step-order", "step-missing", course::skips_a_step)),
    with(
        reviewed_first,
        office("turns-steps-round", "step-order", "step-out-of-order", course::turns_steps_round),
    ),
    with(reviewed_first, office("repeats-a-step", "step-order", "step-repeated", course::repeats_a_step)),
];

/// Returns every practice.
#[must_use]
pub const fn practices() -> &'static [Practice] {
    PRACTICES
}
