//! 临期退出与重开：cases that ended without a decision just before the limit, were opened again, or were filed anew.
//!
//! Observation: a case that ended, of the operator who ended it. Reasons: it was withdrawn, voided or terminated when few
//! working days of a clock on the whole matter were left; it was so ended and the same applicant filed for the same item
//! within days; it was opened again. Applicants are compared by a hash; nothing here can name one.

use super::book::{Book, Evidence, Who, who};
use super::detect::Detect;
use super::seen::{Known, Seen, SeenEvent, exits};
use super::signal::{Missing, Reason, Signal};
use super::step_order::Deviation;
use super::thresholds::{EarlyExitRule, Thresholds};
use calendar::Moment;
use engine::EventKind;
use std::collections::{BTreeMap, HashMap, HashSet};

/// An applicant with an item.
type Filer = u64;

/// The signal.
pub(super) struct EarlyExit {
    rule: EarlyExitRule,
    /// Each filing, until the first pass ends; then only those of applicants with an exit, by applicant and item.
    filings: Vec<(Filer, Moment)>,
    exited: HashSet<Filer>,
    filed: HashMap<Filer, Vec<Moment>>,
    carried: bool,
}

/// Exits after which the same applicant filed again, and the filings, whose numbers are put together at the end.
#[derive(Default)]
pub(super) struct Refiled {
    exits: Vec<(Who, Vec<Evidence>, (Filer, Moment))>,
    filings: Vec<(Filer, Moment, String)>,
}

impl EarlyExit {
    pub(super) fn new(thresholds: &Thresholds) -> EarlyExit {
        EarlyExit {
            rule: thresholds.early_exit.clone(),
            filings: Vec::new(),
            exited: HashSet::new(),
            filed: HashMap::new(),
            carried: false,
        }
    }

    /// The first filing for the same item by the same applicant within days, with the working days between.
    fn refiled(&self, case: &Known<'_>, finish: &SeenEvent) -> Option<(Filer, Moment, u32)> {
        let filer = filer(case)?;
        let filings = self.filed.get(&filer)?;
        let next = *filings.get(filings.partition_point(|at| *at <= finish.at))?;
        let zone = case.calendar().zone();
        let days = case.calendar().count_in(zone.day_of(finish.at), zone.day_of(next))?;
        (days <= self.rule.refiled_days).then_some((filer, next, days))
    }
}

impl Detect for EarlyExit {
    type Notes = Refiled;
    const SIGNAL: Signal = Signal::EarlyExit;
    const UNSEEN: Option<Missing> = Some(Missing::Finishes);

    fn learn(&mut self, case: &Known<'_>) {
        self.carried |= case.applicant.is_some();
        let (Some(filer), Some(first)) = (filer(case), case.events.first()) else { return };
        self.filings.push((filer, first.at));
        if case.finish().is_some_and(|finish| exits(finish.kind)) {
            self.exited.insert(filer);
        }
    }

    fn merge(&mut self, other: EarlyExit) {
        self.filings.extend(other.filings);
        self.exited.extend(other.exited);
        self.carried |= other.carried;
    }

    fn learned(&mut self) {
        for (filer, at) in std::mem::take(&mut self.filings) {
            if self.exited.contains(&filer) {
                self.filed.entry(filer).or_default().push(at);
            }
        }
        self.filed.values_mut().for_each(|filings| filings.sort_unstable());
    }

    fn lacks_partly(&self) -> Option<Missing> {
        (!self.carried).then_some(Missing::Applicant)
    }

    fn judge(&self, case: &Seen<'_>, book: &mut Book, notes: &mut Refiled) {
        if let (Some(filer), Some(first)) = (filer(case), case.events.first())
            && self.filed.contains_key(&filer)
        {
            notes.filings.push((filer, first.at, case.id.to_owned()));
        }
        let Some(finish) = case.finish() else { return };
        let mut reasons = Vec::new();
        if exits(finish.kind) {
            let most = self.rule.near_limit_days;
            let left = case.whole_runs().filter_map(|run| case.near_limit(run, finish.at, most)).min();
            if let Some(left) = left {
                let evidence = Evidence::new(case, finish, Reason::ExitNearLimit, i64::from(left));
                reasons.push(evidence.less_is_more().about(finish.kind.code()));
            }
        }
        let reopened = |event: &&SeenEvent| event.kind == EventKind::Reopened && event.at >= finish.at;
        if let Some(reopened) = case.events.iter().find(reopened) {
            let minutes = (reopened.at.micros() - finish.at.micros()) / 60_000_000;
            let evidence = Evidence::new(case, finish, Reason::Reopened, minutes);
            reasons.push(evidence.less_is_more());
        }
        match exits(finish.kind).then(|| self.refiled(case, finish)).flatten() {
            None => book.see(who(case, finish), reasons),
            Some((filer, at, days)) => {
                reasons.push(Evidence::new(case, finish, Reason::Refiled, i64::from(days)).less_is_more());
                notes.exits.push((who(case, finish), reasons, (filer, at)));
            }
        }
    }

    /// Names the case that was filed anew.
    fn close(&self, notes: Vec<Refiled>, book: &mut Book) -> Vec<Deviation> {
        let mut filings: BTreeMap<(Filer, Moment), String> = BTreeMap::new();
        let mut all = Vec::new();
        for Refiled { exits, filings: told } in notes {
            all.extend(exits);
            for (filer, at, case) in told {
                let first = filings.entry((filer, at)).or_insert_with(|| case.clone());
                if case < *first {
                    *first = case;
                }
            }
        }
        for (who, mut reasons, filing) in all {
            if let (Some(last), Some(case)) = (reasons.pop(), filings.get(&filing)) {
                reasons.push(last.about(case.as_str()));
            }
            book.see(who, reasons);
        }
        Vec::new()
    }
}

/// The applicant with the item; `None` where the log does not say who applied.
fn filer(case: &Known<'_>) -> Option<Filer> {
    let applicant = case.applicant?;
    Some(applicant.rotate_left(17) ^ u64::from(case.item.number()).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
