//! 停计异常：suspensions that look like a way around the limit.
//!
//! Observation: a suspension of a clock on the whole matter, counted once whatever clocks it stops, of the operator who
//! began it. Reasons: few working days were left when it began; it began after the limit; it is one of several in the
//! case; its ground is not on the closed list (行政许可法 art. 45), it outlasted the time told, or it never ended, as the
//! clocks of the pack see it; it ended on the day on which the case ended.

use super::book::{Book, Detect, Evidence, who};
use super::seen::Seen;
use super::signal::{Missing, Reason, Signal};
use super::thresholds::SuspensionRule;
use engine::{ClockRun, Irregularity, Span};
use std::collections::BTreeMap;

/// The signal.
pub(super) struct Suspension {
    rule: SuspensionRule,
    any: bool,
}

impl Suspension {
    pub(super) fn new(rule: SuspensionRule) -> Suspension {
        Suspension { rule, any: false }
    }

    fn reasons(&self, case: &Seen<'_>, clocks: &[(&ClockRun, &Span)], count: usize) -> Vec<Evidence> {
        let Some((_, span)) = clocks.first() else { return Vec::new() };
        let Some(event) = case.events.get(span.began as usize) else { return Vec::new() };
        let make =
            |reason, value| Evidence::new(case, event, reason, value).about(case.text(ground(case, span)));
        let mut reasons = Vec::new();
        let left = clocks.iter().filter_map(|(run, span)| case.days_left(run, span.from)).min();
        if let Some(left) = left.filter(|left| *left <= self.rule.near_limit_days) {
            reasons.push(make(Reason::NearLimit, i64::from(left)).less_is_more());
        }
        if count >= self.rule.repeated_min {
            reasons.push(make(Reason::Repeated, i64::try_from(count).unwrap_or(i64::MAX)));
        }
        let irregular = clocks.iter().fold(Irregularity::NONE, |all, (_, span)| all.and(span.irregular));
        for (irregularity, reason) in [
            (Irregularity::AFTER_EXPIRY, Reason::AfterLimit),
            (Irregularity::GROUND_NOT_LISTED, Reason::GroundNotListed),
            (Irregularity::OVER_PLANNED, Reason::OverPlanned),
            (Irregularity::DANGLING, Reason::Dangling),
        ] {
            if irregular.meets(irregularity) {
                reasons.push(make(reason, 1));
            }
        }
        let zone = case.calendar().zone();
        let finish = case.finish().map(|finish| zone.day_of(finish.at));
        if finish.is_some() && span.to.map(|to| zone.day_of(to)) == finish {
            reasons.push(make(Reason::EndedOnFinish, 1));
        }
        reasons
    }
}

impl Detect for Suspension {
    fn signal(&self) -> Signal {
        Signal::Suspension
    }

    fn learn(&mut self, case: &Seen<'_>) {
        self.any |= case.whole_runs().any(|run| !case.view.runs.spans(run).is_empty());
    }

    fn missing(&self) -> Option<Missing> {
        (!self.any).then_some(Missing::Suspensions)
    }

    fn judge(&mut self, case: &Seen<'_>, book: &mut Book) {
        let mut by_event: BTreeMap<u32, Vec<(&ClockRun, &Span)>> = BTreeMap::new();
        for run in case.whole_runs() {
            for span in case.view.runs.spans(run) {
                by_event.entry(span.began).or_default().push((run, span));
            }
        }
        let count = by_event.len();
        for (began, clocks) in &by_event {
            if let Some(event) = case.events.get(*began as usize) {
                book.see(who(case, event), self.reasons(case, clocks, count));
            }
        }
    }
}

/// The ground of a suspension, or what it calls itself.
fn ground(case: &Seen<'_>, span: &Span) -> engine::Sym {
    let fact = case.view.facts().get(span.began as usize);
    fact.map_or(engine::Sym::NONE, |fact| if fact.ground.is_some() { fact.ground } else { fact.subject })
}
