//! The figures of the day that are about cases; those about cards are counted at the desk.

use super::{ReadError, in_calendar};
use crate::app::App;
use crate::people::{Actor, Verb, authorise, begin_of};
use calendar::{Day, Moment};
use ports::{MatterQuery, Stage};

/// The kind of matter that these figures count.
const CASE: &str = "case";

/// A day as a span of instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The day.
    pub day: Day,
    /// Its first instant.
    pub dawn: Moment,
    /// The first instant of the next day.
    pub dusk: Moment,
}

/// Cases today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CasesToday {
    /// Cases whose first event happened today.
    pub begun: u64,
    /// Cases somebody still owes something in.
    pub open: u64,
    /// Cases whose earliest running limit, promised or statutory, is due before the day is over, but not yet.
    pub due: u64,
    /// Cases with a running limit, promised or statutory, that is over.
    pub overdue: u64,
}

/// Returns the day it is by the calendar in force.
pub fn today(app: &App) -> Span {
    let now = app.clock.now();
    span(in_calendar(app, |calendar| calendar.zone().day_of(now)))
}

/// Returns a day as a span of instants.
#[must_use]
pub fn span(day: Day) -> Span {
    Span { day, dawn: begin_of(day), dusk: begin_of(day + 1) }
}

/// Counts cases that the actor may see as of now.
///
/// # Errors
/// [`ReadError`].
pub async fn cases_today(app: &App, actor: &Actor) -> Result<CasesToday, ReadError> {
    let scope = authorise(actor, Verb::ReadMonitor)?;
    let (now, today) = (app.clock.now(), today(app));
    let cases = MatterQuery { kind: Some(CASE.to_owned()), ..MatterQuery::default() };
    let open = MatterQuery { stage: Some(Stage::Open), ..cases.clone() };
    // The last instant in time is still in time.
    let due = MatterQuery { due_from: Some(now), due_before: Some(today.dusk), ..open.clone() };
    let overdue = MatterQuery { due_before: Some(now), ..open.clone() };
    let begun = MatterQuery { began_from: Some(today.dawn), began_before: Some(today.dusk), ..cases };
    Ok(CasesToday {
        begun: app.store.count_matters(&scope, &begun).await?,
        open: app.store.count_matters(&scope, &open).await?,
        due: app.store.count_matters(&scope, &due).await?,
        overdue: app.store.count_matters(&scope, &overdue).await?,
    })
}
