//! Lists.

use super::ReadError;
use crate::app::App;
use crate::people::{Actor, Verb, authorise};
use ports::{FindingQuery, FindingRow, MatterQuery, MatterRow};

/// Lists matters that the actor may see.
///
/// # Errors
/// [`ReadError`].
pub async fn matters(app: &App, actor: &Actor, query: &MatterQuery) -> Result<Vec<MatterRow>, ReadError> {
    let scope = authorise(actor, Verb::ReadMatters)?;
    Ok(app.store.matters(&scope, query).await?)
}

/// Lists findings that the actor may see, the newest first.
///
/// # Errors
/// [`ReadError`].
pub async fn findings(app: &App, actor: &Actor, query: &FindingQuery) -> Result<Vec<FindingRow>, ReadError> {
    let scope = authorise(actor, Verb::ReadFindings)?;
    Ok(app.store.findings(&scope, query).await?)
}
