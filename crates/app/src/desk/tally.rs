//! Figures of the desk: dockets by colour, state, department.

use super::list::seen;
use crate::app::App;
use crate::people::{Actor, Verb, authorise};
use crate::read::ReadError;
use calendar::Moment;
use ports::{DocketCount, DocketFilter, DocketKey};

/// The figures of today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// Cards by colour and state.
    pub cards: Vec<DocketCount>,
    /// Cards opened since the beginning of the day, by colour.
    pub opened: Vec<DocketCount>,
    /// What is owed and until when it was owed is over, by who owes it.
    pub overdue: Vec<DocketCount>,
    /// What is owed, by who owes it.
    pub owed: Vec<DocketCount>,
    /// Cards that count, by department and colour.
    pub departments: Vec<DocketCount>,
}

/// Counts dockets that the actor may see by some of their keys.
///
/// # Errors
/// [`ReadError`].
pub async fn counts(
    app: &App,
    actor: &Actor,
    filter: &DocketFilter,
    by: &[DocketKey],
) -> Result<Vec<DocketCount>, ReadError> {
    let scope = authorise(actor, Verb::ReadDockets)?;
    Ok(app.store.count_dockets(&scope, &seen(actor, filter.clone()), by).await?)
}

/// Returns the figures of the desk for a day that began at `dawn`.
///
/// # Errors
/// [`ReadError`].
pub async fn today(app: &App, actor: &Actor, dawn: Moment) -> Result<Today, ReadError> {
    authorise(actor, Verb::ReadMonitor)?;
    let cards = || DocketFilter::default().with(DocketKey::Kind, &["card"]);
    let owed = || DocketFilter::default().with(DocketKey::OwedBy, &["department", "supervisor", "leader"]);
    let counting = DocketFilter { counting: true, ..cards() };
    let opened = DocketFilter { opened_from: Some(dawn), ..cards() };
    // The last instant in time is still in time.
    let overdue = DocketFilter { due_until: Some(app.clock.now().plus_micros(-1)), ..owed() };
    Ok(Today {
        cards: counts(app, actor, &cards(), &[DocketKey::Colour, DocketKey::State]).await?,
        opened: counts(app, actor, &opened, &[DocketKey::Colour]).await?,
        overdue: counts(app, actor, &overdue, &[DocketKey::OwedBy]).await?,
        owed: counts(app, actor, &owed(), &[DocketKey::OwedBy]).await?,
        departments: counts(app, actor, &counting, &[DocketKey::Department, DocketKey::Colour]).await?,
    })
}
