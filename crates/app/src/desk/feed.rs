//! What changes on the desk, as it changes.
//!
//! The contract is a cursor into the log: everything that changed after a position, in the order of the log. In one
//! process a listener is woken at once; what other processes write is seen when it looks again.

use super::list::seen;
use crate::app::App;
use crate::people::{Actor, Verb, authorise};
use crate::read::ReadError;
use crate::refusal::Refusal;
use ports::{DocketFilter, DocketOrder, DocketQuery, DocketRow, Scope};
use std::time::Duration;
use tokio::sync::watch;

/// Dockets that are told at a time at most.
const MAX: u32 = 500;
/// After how long a listener looks by itself: another process may have written.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Tells one listener which dockets have changed.
#[derive(Debug)]
pub struct Feed {
    app: App,
    scope: Scope,
    filter: DocketFilter,
    after: (i64, String),
    told: watch::Receiver<u64>,
}

/// Begins to listen. `after` is the position up to which the listener knows everything: 0 for all there is,
/// [`DocketRow::position`] of the last it was told to go on, `None` for what is new from now on.
///
/// # Errors
/// [`ReadError`].
pub async fn feed(app: &App, actor: &Actor, after: Option<u64>) -> Result<Feed, ReadError> {
    let scope = authorise(actor, Verb::ReadDockets).map_err(|refusal: Refusal| ReadError::from(refusal))?;
    let told = app.listen();
    let after = match after {
        Some(after) => after,
        None => app.store.tree().await?.size(),
    };
    // Everything at this position is known: no identity is greater.
    let after = (i64::try_from(after).unwrap_or(i64::MAX), "\u{10ffff}".to_owned());
    Ok(Feed { app: app.clone(), scope, filter: seen(actor, DocketFilter::default()), after, told })
}

impl Feed {
    /// Waits until dockets have changed, and returns them as they are now, in the order in which they last changed.
    /// One that changed twice in between is told once. It may be cut off at any time: nothing is lost by it.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn next(&mut self) -> Result<Vec<DocketRow>, ReadError> {
        loop {
            self.told.mark_unchanged();
            let changed = self.look().await?;
            if !changed.is_empty() {
                return Ok(changed);
            }
            // Whether it was woken or not, it looks again.
            let _woken = tokio::time::timeout(LOOK_AGAIN, self.told.changed()).await;
        }
    }

    /// Returns what has changed by now, without waiting.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn look(&mut self) -> Result<Vec<DocketRow>, ReadError> {
        let query = DocketQuery {
            filter: self.filter.clone(),
            order: DocketOrder::Changed,
            after: Some(self.after.clone()),
            max: MAX,
        };
        let changed = self.app.store.dockets(&self.scope, &query).await?;
        if let Some(last) = changed.last() {
            self.after = (i64::try_from(last.position).unwrap_or(i64::MAX), last.id.clone());
        }
        Ok(changed)
    }
}
