//! A finding explains itself (R-S04): rule and version, basis, proving events, the clock day by day, who, and what
//! would have avoided it.

use super::record::Finding;
use crate::clock::{ClockRun, Irregularity, Ledger, ledger};
use crate::event::{EventKind, Outcome};
use crate::rule::Words;
use crate::supervise::View;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;
use calendar::{CalendarError, Day, Moment};

/// The explanation of one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The identity of the finding within the matter.
    pub id: String,
    /// The code of the rule, or of its part.
    pub code: String,
    /// The rule's name.
    pub name: Words,
    /// Pack, version of the pack, version of the rule.
    pub pack: (String, u32, u32),
    /// The code and the name of the level.
    pub level: (String, Words),
    /// The legal basis.
    pub basis: String,
    /// What the rule demands.
    pub demand: Words,
    /// The events that prove it.
    pub proof: Vec<Proof>,
    /// The clock it is about: its name, the run and the ledger.
    pub clock: Option<(Words, ClockRun, Ledger)>,
    /// The day it is about.
    pub day: Day,
    /// The first instant at which it could be known.
    pub at: Moment,
    /// The figure it is about.
    pub value: i64,
    /// The department that answers for it.
    pub department: String,
    /// Who acted in the last proving event, or held the matter when time ran out.
    pub responsible: String,
    /// What is wrong with suspensions and extensions of the clock, as codes with Chinese wording.
    pub irregular: Vec<(&'static str, &'static str)>,
    /// What would have avoided it.
    pub avoid: Words,
}

/// An event that proves a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Its place among the matter's events, from 0.
    pub number: u32,
    /// Its identity, where the log gives one.
    pub id: String,
    /// When it happened.
    pub at: Moment,
    /// When it became known.
    pub recorded_at: Moment,
    /// What happened.
    pub kind: EventKind,
    /// How it came out.
    pub outcome: Outcome,
    /// The step, procedure, material or charge.
    pub subject: String,
    /// Who.
    pub actor: String,
}

/// Explains a finding of the matter in view.
///
/// # Errors
/// [`CalendarError`] when the clock's days lie outside the calendar, which a finding about a clock never does.
pub fn explain(view: &View<'_>, finding: &Finding) -> Result<Explanation, CalendarError> {
    let rules = view.setting.rules;
    let text = |sym| view.matter.symbols.text(sym).to_owned();
    let proof: Vec<Proof> = finding.evidence.iter().filter_map(|at| proof(view, *at)).collect();
    let run = view.runs.all().get(finding.run as usize);
    let clock = match run.and_then(|run| Some((run, view.clock(run.clock)?))) {
        Some((run, spec)) => {
            let name = Words { zh: spec.zh.clone(), en: spec.en.clone() };
            Some((name, *run, ledger(view.setting.calendar, spec, run, view.runs, view.as_of)?))
        }
        None => None,
    };
    let entry = rules.rule(finding.rule);
    let info = entry.map(|entry| &entry.info);
    let level = info.and_then(|info| info.levels.get(usize::from(finding.level)));
    let check = entry.and_then(|entry| entry.check.as_ref());
    Ok(Explanation {
        id: finding.id().text(rules),
        code: finding.code(rules).to_owned(),
        name: info.map(|info| info.name.clone()).unwrap_or_default(),
        pack: (rules.code.clone(), rules.version, info.map_or(0, |info| info.version)),
        level: (
            finding.level_code(rules).to_owned(),
            level.map(|level| level.name.clone()).unwrap_or_default(),
        ),
        basis: info.map(|info| info.basis.clone()).unwrap_or_default(),
        demand: check.map(|check| check.demand()).unwrap_or_default(),
        responsible: responsible(view, finding).to_owned(),
        proof,
        irregular: run.map(|run| irregular(view, run).each().collect()).unwrap_or_default(),
        clock,
        day: finding.day,
        at: finding.at,
        value: finding.value,
        department: text(view.matter.department),
        avoid: check.map(|check| check.avoid()).unwrap_or_default(),
    })
}

fn proof(view: &View<'_>, number: u32) -> Option<Proof> {
    let fact = view.facts().get(number as usize)?;
    let text = |sym| view.matter.symbols.text(sym).to_owned();
    Some(Proof {
        number,
        id: view.details(fact).map(|details| details.id.clone()).unwrap_or_default(),
        at: fact.at,
        recorded_at: fact.recorded_at,
        kind: fact.kind,
        outcome: fact.outcome,
        subject: text(fact.subject),
        actor: text(fact.actor),
    })
}

/// Returns who answers for a finding: who held the matter when a clock ran out, else who acted in the last proving
/// event; empty where nobody is named.
#[must_use]
pub fn responsible<'a>(view: &View<'a>, finding: &Finding) -> &'a str {
    let facts = view.facts();
    let last_before = facts.iter().rev().find(|fact| fact.at <= finding.at && fact.actor.is_some());
    let held = last_before.filter(|_| finding.run != super::NO_RUN);
    let proving = || finding.evidence.iter().rev().filter_map(|at| facts.get(*at as usize));
    let acted = held.or_else(|| proving().find(|fact| fact.actor.is_some()));
    acted.map_or("", |fact| view.matter.symbols.text(fact.actor))
}

fn irregular(view: &View<'_>, run: &ClockRun) -> Irregularity {
    view.runs.spans(run).iter().fold(run.extension_irregular, |all, span| all.and(span.irregular))
}
