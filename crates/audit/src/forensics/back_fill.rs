//! 批量补录：many cases that were complete when they came in.
//!
//! Observation: a case that ended. It was complete at ingest when its beginning and its end came with one batch, or were
//! recorded in one second; cases belong together when they share batch, or operator and second. A hit is a case that was
//! complete at ingest together with at least so many others.

use super::book::{Book, Evidence, who};
use super::detect::Detect;
use super::seen::{Known, Seen, SeenEvent};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::{BackFillRule, Thresholds};
use engine::Sym;
use std::collections::HashMap;

/// What cases that came in together share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Together {
    Batch(Sym),
    Second(Sym, i64),
}

/// The signal.
pub(super) struct BackFill {
    rule: BackFillRule,
    carried: bool,
    cases: HashMap<Together, u32>,
}

impl BackFill {
    pub(super) fn new(thresholds: &Thresholds) -> BackFill {
        BackFill { rule: thresholds.back_fill.clone(), carried: false, cases: HashMap::new() }
    }
}

impl Detect for BackFill {
    type Notes = ();
    const SIGNAL: Signal = Signal::BackFill;

    fn learn(&mut self, case: &Known<'_>) {
        let told = |event: &SeenEvent| event.recorded_at.is_some() || event.batch.is_some();
        self.carried |= case.events.iter().any(told);
        if let Some((together, _)) = complete(case) {
            let count = self.cases.entry(together).or_default();
            *count = count.saturating_add(1);
        }
    }

    fn merge(&mut self, other: BackFill) {
        self.carried |= other.carried;
        for (together, more) in other.cases {
            let count = self.cases.entry(together).or_default();
            *count = count.saturating_add(more);
        }
    }

    fn lacks(&self) -> Option<Missing> {
        (!self.carried).then_some(Missing::Batch)
    }

    fn judge(&self, case: &Seen<'_>, book: &mut Book, (): &mut ()) {
        let Some(finish) = case.finish() else { return };
        let found = complete(case).and_then(|(together, detail)| {
            let count = *self.cases.get(&together)?;
            let detail = if detail.is_some() { case.text(detail) } else { "" };
            let evidence = Evidence::new(case, finish, Reason::CompleteAtIngest, i64::from(count));
            (count >= self.rule.cases_min).then(|| evidence.about(detail))
        });
        book.see(who(case, finish), found);
    }
}

/// What the beginning and the end of a case share, when they came in together; the batch for showing.
fn complete(case: &Known<'_>) -> Option<(Together, Sym)> {
    let (start, finish) = (case.start()?, case.finish()?);
    if start.at >= finish.at {
        return None;
    }
    if start.batch.is_some() && start.batch == finish.batch {
        return Some((Together::Batch(start.batch), start.batch));
    }
    let second = |event: &SeenEvent| Some(event.recorded_at?.micros().div_euclid(1_000_000));
    let recorded = second(finish)?;
    (second(start)? == recorded).then_some((Together::Second(finish.actor, recorded), Sym::NONE))
}
