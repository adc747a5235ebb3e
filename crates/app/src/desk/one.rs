//! One docket: its thread, its clocks, its evidence, and what may be done to it now.

use super::may::{may, seen_kinds};
use crate::app::App;
use crate::people::{Actor, Verb, authorise};
use crate::read::{ClockView, ExplainedFinding, ReadError, clocks, explained};
use crate::refusal::Refusal;
use crate::sweep::events_of;
use engine::desk::{Command, Docket, DocketKind};
use engine::{Event, EventKind};
use ports::{DocketFilter, DocketQuery, DocketRow, FindingRow, Scope};

/// A docket as somebody sees who asks.
#[derive(Clone, Debug)]
pub struct DocketView {
    /// Its row.
    pub row: DocketRow,
    /// How it stands.
    pub docket: Docket,
    /// What happened to it, each with its place in the log.
    pub thread: Vec<Thread>,
    /// Its clocks, day by day.
    pub clocks: Vec<ClockView>,
    /// The finding it comes from, explained as of now; `None` where it is no longer there, or was opened by hand.
    pub evidence: Option<ExplainedFinding>,
    /// What was found on the docket itself: delays.
    pub delays: Vec<FindingRow>,
    /// What was opened because of it.
    pub opened: Vec<DocketRow>,
    /// Every command that is known for its kind, and whether the actor may give it now, or why not.
    pub choices: Vec<Choice>,
}

/// A step of the thread.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Its place in the log.
    pub position: u64,
    /// What happened.
    pub event: Event,
}

/// A command and whether it may be given.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The command.
    pub command: Command,
    /// Why it may not, where it may not.
    pub refused: Option<Refusal>,
}

/// Returns a docket that the actor may see.
///
/// # Errors
/// [`ReadError`].
pub async fn docket(app: &App, actor: &Actor, id: &str) -> Result<Option<DocketView>, ReadError> {
    let scope = authorise(actor, Verb::ReadDockets)?;
    let Some(held) = app.store.matter(&scope, id).await? else { return Ok(None) };
    let unreadable =
        |cause: Box<dyn std::error::Error + Send + Sync>| ReadError::Unreadable(id.to_owned(), cause);
    let events = events_of(&held).map_err(|cause| unreadable(Box::new(cause)))?;
    let Some(docket) = Docket::fold(&events) else { return Ok(None) };
    if !seen_kinds(actor).contains(&docket.kind.code()) {
        return Ok(None);
    }
    let (now, filter) = (app.clock.now(), DocketFilter::default());
    let place = held.row.as_ref().map(|row| row.place.clone()).unwrap_or_default();
    let (clocks, ladder, row) = {
        let mut judge = app.judge();
        let shown = judge.show(&events, now, clocks).map_err(|cause| unreadable(Box::new(cause)))?;
        let judged = judge.judge(&held, &events, &place, now).map_err(|cause| unreadable(Box::new(cause)))?;
        (shown.unwrap_or_default(), judge.book().ladder(docket.kind.code()).to_vec(), judged.docket)
    };
    let Some(row) = row else { return Ok(None) };
    let query = DocketQuery {
        filter: super::list::seen(actor, DocketFilter { parent: Some(id.to_owned()), ..filter }),
        max: 100,
        ..DocketQuery::default()
    };
    let opened = app.store.dockets(&scope, &query).await?;
    let positions = held.events.iter().map(|entry| entry.position);
    let thread = positions.zip(events).map(|(position, event)| Thread { position, event }).collect();
    let evidence = evidence(app, &scope, &docket).await?;
    let choice = |command: &Command| Choice {
        command: *command,
        refused: may(actor, &docket, &place, *command, &ladder).err(),
    };
    let choices = known(docket.kind).iter().map(choice).collect();
    Ok(Some(DocketView { row, docket, thread, clocks, evidence, delays: held.findings, opened, choices }))
}

/// The commands that people can give on a kind of docket.
fn known(kind: DocketKind) -> Vec<Command> {
    let is_known = |command: &Command| {
        let by_people = !matches!(command, Command::Note(_));
        by_people && engine::desk::MOVES.iter().any(|row| row.command == *command && row.on.contains(&kind))
    };
    Command::ALL.into_iter().filter(is_known).collect()
}

/// Explains the finding that a docket comes from.
async fn evidence(app: &App, scope: &Scope, docket: &Docket) -> Result<Option<ExplainedFinding>, ReadError> {
    let Some(origin) = &docket.origin else { return Ok(None) };
    let Some(found) = explained(app, scope, &origin.matter).await? else { return Ok(None) };
    let is_it = |one: &ExplainedFinding| {
        let key = &one.row.key;
        (&key.rule, &key.part, &key.level) == (&origin.rule, &origin.part, &origin.level)
            && key.occasion == origin.occasion
    };
    Ok(found.into_iter().find(is_it))
}

impl DocketView {
    /// Returns the steps of a kind, the latest last.
    pub fn steps(&self, kind: EventKind) -> impl Iterator<Item = &Thread> {
        self.thread.iter().filter(move |step| step.event.kind == kind)
    }
}
