//! 停计异常：suspensions that look like a way around the limit.
//!
//! Observation: a suspension of a clock on the whole matter, counted once whatever clocks it stops, of the operator who
//! began it. Reasons: few working days were left when it began; it began after the limit; it is one of several in the
//! case; its ground is not on the closed list (行政许可法 art. 45), it outlasted the time told, or it never ended, as the
//! clocks of the pack see it; it ended on the day on which the case ended; what its ground stands for (a hearing, a
//! verification on site) never happened in it, where suspensions on that ground nearly always show it.

use super::book::{Book, Evidence, UnitCount, who};
use super::detect::Detect;
use super::seen::{Known, Seen, SeenEvent};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::{SuspensionRule, Thresholds};
use calendar::Moment;
use engine::{ClockRun, EventKind, Irregularity, Span, Sym};
use std::collections::{BTreeMap, HashMap};

/// The signal.
pub(super) struct Suspension {
    rule: SuspensionRule,
    /// By ground: special procedures that ended, and those in which what they are for happened.
    grounds: HashMap<Sym, UnitCount>,
}

impl Suspension {
    pub(super) fn new(thresholds: &Thresholds) -> Suspension {
        Suspension { rule: thresholds.suspension.clone(), grounds: HashMap::new() }
    }

    /// What should happen in a special procedure on a ground; empty where the log would not show it.
    fn counterparts(&self, case: &Known<'_>, ground: Sym) -> &[EventKind] {
        self.rule.counterparts.get(case.text(ground)).map_or(&[], Vec::as_slice)
    }

    fn reasons(&self, case: &Seen<'_>, clocks: &[(&ClockRun, &Span)], count: usize) -> Vec<Evidence> {
        let Some((_, span)) = clocks.first() else { return Vec::new() };
        let Some(event) = case.events.get(span.began as usize) else { return Vec::new() };
        let make =
            |reason, value| Evidence::new(case, event, reason, value).about(case.text(ground(case, span)));
        let mut reasons = Vec::new();
        let most = self.rule.near_limit_days;
        let left = clocks.iter().filter_map(|(run, span)| case.near_limit(run, span.from, most)).min();
        if let Some(left) = left {
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
        if let Some(to) = span.to
            && self.grounds.contains_key(&event.ground)
            && !happened(case, self.counterparts(case, event.ground), (event.at, to))
        {
            reasons.push(make(Reason::NoCounterpart, 1));
        }
        if finish.is_some() && span.to.map(|to| zone.day_of(to)) == finish {
            reasons.push(make(Reason::EndedOnFinish, 1));
        }
        reasons
    }
}

impl Detect for Suspension {
    type Notes = ();
    const SIGNAL: Signal = Signal::Suspension;
    const UNSEEN: Option<Missing> = Some(Missing::Suspensions);

    fn learn(&mut self, case: &Known<'_>) {
        for event in case.events.iter().filter(|event| event.kind == EventKind::SpecialStarted) {
            let counterparts = self.counterparts(case, event.ground);
            let ends = |one: &&SeenEvent| {
                one.kind == EventKind::SpecialEnded && one.subject == event.subject && one.at >= event.at
            };
            if let Some(end) = case.events.iter().find(ends).filter(|_| !counterparts.is_empty()) {
                let shown = happened(case, counterparts, (event.at, end.at));
                self.grounds.entry(event.ground).or_default().add(shown);
            }
        }
    }

    fn merge(&mut self, other: Suspension) {
        for (ground, count) in other.grounds {
            self.grounds.entry(ground).or_default().join(&count);
        }
    }

    fn learned(&mut self) {
        let SuspensionRule { sample_min, shown_min: (share, of), .. } = self.rule;
        self.grounds.retain(|_, count| {
            let enough = count.hits.saturating_mul(of) >= count.sample.saturating_mul(share);
            enough && count.sample >= sample_min
        });
    }

    fn judge(&self, case: &Seen<'_>, book: &mut Book, (): &mut ()) {
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

/// Whether one of some events happened from one instant to another.
fn happened(case: &Known<'_>, kinds: &[EventKind], (from, to): (Moment, Moment)) -> bool {
    case.events.iter().any(|event| kinds.contains(&event.kind) && (from..=to).contains(&event.at))
}

/// The ground of a suspension, or what it calls itself.
fn ground(case: &Seen<'_>, span: &Span) -> engine::Sym {
    let fact = case.view.facts().get(span.began as usize);
    fact.map_or(engine::Sym::NONE, |fact| if fact.ground.is_some() { fact.ground } else { fact.subject })
}
