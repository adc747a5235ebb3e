//! Lists of dockets, and what somebody has to do.

use super::may::{seen_kinds, sides};
use crate::app::App;
use crate::people::{Actor, Verb, authorise};
use crate::read::ReadError;
use ports::{DocketFilter, DocketKey, DocketOrder, DocketQuery, DocketRow};

/// Lists dockets that the actor may see. Pages go on with `after`: the rank and identity of the last.
///
/// # Errors
/// [`ReadError`].
pub async fn dockets(app: &App, actor: &Actor, query: &DocketQuery) -> Result<Vec<DocketRow>, ReadError> {
    let scope = authorise(actor, Verb::ReadDockets)?;
    let query = DocketQuery { filter: seen(actor, query.filter.clone()), ..query.clone() };
    Ok(app.store.dockets(&scope, &query).await?)
}

/// Lists what the actor's side owes, what is due earliest first: cards to answer, answers to verify, appeals to decide.
///
/// # Errors
/// [`ReadError`].
pub async fn to_dos(app: &App, actor: &Actor, query: &DocketQuery) -> Result<Vec<DocketRow>, ReadError> {
    let filter = query.filter.clone().with(DocketKey::OwedBy, &sides(actor));
    dockets(app, actor, &DocketQuery { filter, order: DocketOrder::Due, ..query.clone() }).await
}

/// Narrows a filter to the kinds that the actor may see.
pub(super) fn seen(actor: &Actor, mut filter: DocketFilter) -> DocketFilter {
    let kinds = seen_kinds(actor);
    let wanted = filter.is.remove(&DocketKey::Kind);
    let is_wanted =
        |kind: &&&str| wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|one| one == **kind));
    let kinds: Vec<&str> = kinds.iter().filter(is_wanted).copied().collect();
    filter.with(DocketKey::Kind, &kinds)
}
