//! 临期退出与重开：cases that ended without a decision just before the limit, or were opened again.
//!
//! Observation: a case that ended, of the operator who ended it. Reasons: it was withdrawn, voided or terminated when few
//! working days of a clock on the whole matter were left; it was opened again. Whether the same applicant applied anew
//! cannot be seen: logs carry no applicant.

use super::book::{Book, Detect, Evidence, who};
use super::seen::{Seen, exits};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::EarlyExitRule;
use engine::EventKind;

/// The signal.
pub(super) struct EarlyExit {
    rule: EarlyExitRule,
    any: bool,
}

impl EarlyExit {
    pub(super) fn new(rule: EarlyExitRule) -> EarlyExit {
        EarlyExit { rule, any: false }
    }
}

impl Detect for EarlyExit {
    fn signal(&self) -> Signal {
        Signal::EarlyExit
    }

    fn learn(&mut self, case: &Seen<'_>) {
        self.any |= case.finish().is_some();
    }

    fn missing(&self) -> Option<Missing> {
        (!self.any).then_some(Missing::Finishes)
    }

    fn judge(&mut self, case: &Seen<'_>, book: &mut Book) {
        let Some(finish) = case.finish() else { return };
        let mut reasons = Vec::new();
        if exits(finish.kind) {
            let left = case.whole_runs().filter_map(|run| case.days_left(run, finish.at)).min();
            if let Some(left) = left.filter(|left| *left <= self.rule.near_limit_days) {
                let evidence = Evidence::new(case, finish, Reason::ExitNearLimit, i64::from(left));
                reasons.push(evidence.less_is_more().about(finish.kind.code()));
            }
        }
        let reopened =
            |event: &&super::seen::SeenEvent| event.kind == EventKind::Reopened && event.at >= finish.at;
        if let Some(reopened) = case.events.iter().find(reopened) {
            let minutes = (reopened.at.micros() - finish.at.micros()) / 60_000_000;
            let evidence = Evidence::new(case, finish, Reason::Reopened, minutes);
            reasons.push(evidence.less_is_more());
        }
        book.see(who(case, finish), reasons);
    }
}
