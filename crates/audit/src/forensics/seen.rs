//! One case as the signals see it.

use super::thresholds::Applicant;
use crate::columns::{CaseEvents, EventStore};
use calendar::{Calendar, Moment};
use engine::{EventKind, Outcome, Per, Setting, Sym, Symbols, View};
use std::ops::Deref;

/// One event with what forensics looks at.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeenEvent {
    pub(super) kind: EventKind,
    pub(super) at: Moment,
    /// When the system learned of it, where the row says so.
    pub(super) recorded_at: Option<Moment>,
    pub(super) actor: Sym,
    pub(super) department: Sym,
    pub(super) subject: Sym,
    pub(super) outcome: Outcome,
    pub(super) ground: Sym,
    pub(super) batch: Sym,
    pub(super) document: Sym,
    /// Whether the office did it, in a row of its own.
    pub(super) by_office: bool,
    /// Whether the row says that the applicant acted; then its actor is nobody of the office.
    pub(super) in_person: bool,
}

/// One case before any pack judges it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) id: &'a str,
    pub(super) item: Sym,
    pub(super) department: Sym,
    /// Who applied, as a hash.
    pub(super) applicant: Option<u64>,
    /// Its events in order of time, those that were known at the instant of evaluation; as many as the view's facts.
    pub(super) events: &'a [SeenEvent],
    pub(super) setting: &'a Setting<'a>,
    pub(super) symbols: &'a Symbols,
    pub(super) as_of: Moment,
}

/// One case with its verdict.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'a> {
    pub(super) known: Known<'a>,
    pub(super) view: &'a View<'a>,
}

impl<'a> Deref for Seen<'a> {
    type Target = Known<'a>;

    fn deref(&self) -> &Known<'a> {
        &self.known
    }
}

impl<'a> Known<'a> {
    /// The calendar.
    pub(super) fn calendar(&self) -> &'a Calendar {
        self.setting.calendar
    }

    /// The text of a code.
    pub(super) fn text(&self, code: Sym) -> &'a str {
        self.symbols.text(code)
    }

    /// The event that ends the case first.
    pub(super) fn finish(&self) -> Option<&'a SeenEvent> {
        self.events.iter().find(|event| ends(event.kind))
    }

    /// The event with which the office's work begins: acceptance, or whatever came first.
    pub(super) fn start(&self) -> Option<&'a SeenEvent> {
        let accepted = |event: &&SeenEvent| {
            matches!(event.kind, EventKind::Accepted | EventKind::AcceptedWithGaps | EventKind::Filed)
        };
        self.events.iter().find(accepted).or(self.events.first())
    }
}

impl<'a> Seen<'a> {
    /// The runs of clocks on the whole matter.
    pub(super) fn whole_runs(&self) -> impl Iterator<Item = &'a engine::ClockRun> {
        let view = self.view;
        let whole = move |run: &&engine::ClockRun| {
            view.clock(run.clock).is_some_and(|clock| clock.per == Per::Matter)
        };
        view.runs.all().iter().filter(whole)
    }

    /// How many working days were left of a run at an instant, when they were so few or fewer and at least half of the
    /// limit was used: of a limit of three days two are left on the first.
    pub(super) fn near_limit(&self, run: &engine::ClockRun, at: Moment, most: u32) -> Option<u32> {
        let left = self.days_left(run, at)?;
        let limit = run.limit.map_or(0, engine::Limit::count);
        (left <= most && left.saturating_mul(2) <= limit).then_some(left)
    }

    /// How many working days were left of a run at an instant, as it was known just before; `None` when it was over or
    /// had no limit.
    fn days_left(&self, run: &engine::ClockRun, at: Moment) -> Option<u32> {
        let (known, _) = self.view.as_known(run, at.plus_micros(-1))?;
        let zone = self.calendar().zone();
        match known.due {
            engine::Due::At { day, moment } if at <= moment => self.calendar().count_in(zone.day_of(at), day),
            engine::Due::At { .. } | engine::Due::Suspended | engine::Due::NoLimit | engine::Due::Outside => {
                None
            }
        }
    }
}

/// Whether an event ends a case.
pub(super) fn ends(kind: EventKind) -> bool {
    kind == EventKind::Concluded || exits(kind)
}

/// Whether an event ends a case without a decision.
pub(super) fn exits(kind: EventKind) -> bool {
    matches!(kind, EventKind::Withdrawn | EventKind::Voided | EventKind::Terminated)
}

/// Takes the events of a case that were known at an instant; returns who applied, where an event says so.
pub(super) fn fill(
    store: &EventStore,
    case: &CaseEvents<'_>,
    (applicant, as_of): (&Applicant, Moment),
    events: &mut Vec<SeenEvent>,
) -> Option<u64> {
    events.clear();
    let mut who = None;
    for event in case.events {
        let Some(shape) = store.shapes.get(event.shape as usize).filter(|shape| !shape.declares_due) else {
            continue;
        };
        let extra = case.extra(event).copied().unwrap_or_default();
        if event.at > as_of || extra.recorded_at.is_some_and(|at| at > as_of) {
            continue;
        }
        who = who.or(extra.applicant);
        let role = store.symbols.text(shape.role);
        let in_person = applicant.roles.iter().any(|known| known == role);
        let by_applicant = in_person || applicant.events.contains(&shape.kind);
        events.push(SeenEvent {
            kind: shape.kind,
            at: event.at,
            recorded_at: extra.recorded_at,
            actor: event.actor,
            department: shape.department,
            subject: shape.subject,
            outcome: shape.outcome,
            ground: shape.ground,
            batch: extra.batch,
            document: extra.document,
            by_office: shape.case_column.is_none() && !by_applicant,
            in_person,
        });
    }
    who
}
