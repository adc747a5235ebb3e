//! One matter with its events and its clocks, day by day.

use super::ReadError;
use crate::app::App;
use crate::people::{Actor, Verb, authorise};
use crate::sweep::events_of;
use calendar::CalendarError;
use engine::{ClockRun, Event, Ledger, Verdict, Words, ledger};
use ports::{Entry, FindingRow, MatterRow};

/// A matter as somebody sees who asks.
#[derive(Clone, Debug)]
pub struct MatterView {
    /// Its row.
    pub row: MatterRow,
    /// Its events, in the order in which they were kept, each with its place in the log.
    pub events: Vec<(u64, Event)>,
    /// Its clocks.
    pub clocks: Vec<ClockView>,
    /// Its findings, the lifted included; empty where the actor may not see findings.
    pub findings: Vec<FindingRow>,
}

/// A clock of a matter.
#[derive(Clone, Debug)]
pub struct ClockView {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// What it is about, for clocks that run once for each.
    pub subject: String,
    /// The run.
    pub run: ClockRun,
    /// Day by day, as far as the calendar reaches.
    pub ledger: Option<Ledger>,
}

/// Returns a matter that the actor may see.
///
/// # Errors
/// [`ReadError`].
pub async fn matter(app: &App, actor: &Actor, id: &str) -> Result<Option<MatterView>, ReadError> {
    let scope = authorise(actor, Verb::ReadMatters)?;
    let Some(held) = app.store.matter(&scope, id).await? else { return Ok(None) };
    let Some(row) = held.row.clone() else { return Ok(None) };
    let unreadable =
        |cause: Box<dyn std::error::Error + Send + Sync>| ReadError::Unreadable(id.to_owned(), cause);
    let events = events_of(&held).map_err(|cause| unreadable(Box::new(cause)))?;
    let shown = app.judge().show(&events, app.clock.now(), clocks);
    let clocks = shown.map_err(|cause| unreadable(Box::new(cause)))?.unwrap_or_default();
    let positions = held.events.iter().map(|entry: &Entry| entry.position);
    let findings = if Verb::ReadFindings.is_open_to(actor.role) { held.findings } else { Vec::new() };
    Ok(Some(MatterView { row, events: positions.zip(events).collect(), clocks, findings }))
}

pub(crate) fn clocks(verdict: &Verdict<'_>) -> Vec<ClockView> {
    let view = &verdict.view;
    let clock = |run: &ClockRun| {
        let spec = view.clock(run.clock)?;
        let text = |sym| view.matter.symbols.text(sym).to_owned();
        // A day outside the calendar is not guessed: the clock is shown without its days.
        let ledger: Result<Ledger, CalendarError> =
            ledger(view.setting.calendar, spec, run, view.runs, view.as_of);
        Some(ClockView {
            code: view.setting.rules.symbols.text(spec.code).to_owned(),
            name: Words { zh: spec.zh.clone(), en: spec.en.clone() },
            subject: text(run.subject),
            run: *run,
            ledger: ledger.ok(),
        })
    };
    view.runs.all().iter().filter_map(clock).collect()
}
