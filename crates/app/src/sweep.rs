//! Does what time alone demands: looks again at matters whose next instant has come.
//!
//! A sweep is repeatable: a matter whose row is up to date is not due, so two sweepers never do the same twice, and
//! one that was cut off is taken up where it stopped.

use crate::app::App;
use crate::judge::{Judge, Opening, Round, Work};
use crate::people::{Actor, Verb, authorise};
use crate::refusal::Refusal;
use calendar::Moment;
use engine::{Event, FoldError};
use ports::{Change, Held, Pick, StoreError};

/// What a sweep has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// How many matters were looked at.
    pub matters: usize,
    /// How many entries that left: findings that were raised, altered or lifted, and what followed from them.
    pub findings: usize,
}

/// Why a sweep did not happen.
#[derive(Debug, thiserror::Error)]
pub enum SweepError {
    /// Somebody who is not the worker asked for it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Sweeps at most `max` matters in one transaction, those that are due longest first.
///
/// # Errors
/// [`SweepError`].
pub async fn sweep(app: &App, actor: &Actor, max: u32) -> Result<Swept, SweepError> {
    authorise(actor, Verb::Sweep)?;
    let now = app.clock.now();
    let lent = app.clone();
    let decide = move |held: Vec<Held>| {
        let mut judge = lent.judge();
        let mut round = Round::default();
        for held in held {
            let held = round.now(held);
            let changes = again(&mut judge, &held, Opening::AsTheRuleSays, now);
            round.add(&held, changes);
        }
        round.into_changes()
    };
    let changed = app.store.change(Pick::Due { until: now, max }, Box::new(decide)).await?;
    app.tell(changed.size);
    Ok(Swept { matters: changed.matters, findings: changed.entries })
}

/// Judges a known matter again by the events that are held, and does what follows.
pub(crate) fn again(judge: &mut Judge, held: &Held, opening: Opening, now: Moment) -> Vec<Change> {
    let Some(row) = held.row.as_ref() else { return Vec::new() };
    match settled(judge, held, opening, now) {
        Ok(changes) => changes,
        // What was taken in can be read. Should a program not be able to, the matter is not due for ever, and its row
        // says why it is not supervised: that is counted and shown.
        Err(why) => {
            let row =
                ports::MatterRow { next_at: None, judged_by: format!("unreadable: {why}"), ..row.clone() };
            vec![Change { row, entries: Vec::new(), findings: Vec::new(), docket: None }]
        }
    }
}

fn settled(judge: &mut Judge, held: &Held, opening: Opening, now: Moment) -> Result<Vec<Change>, Unreadable> {
    let events = events_of(held)?;
    let place = held.row.as_ref().map(|row| row.place.clone()).unwrap_or_default();
    Ok(judge.settle(Work { held, events, incoming: Vec::new(), place }, opening, now)?)
}

/// Reads the events that are held of a matter.
pub(crate) fn events_of(held: &Held) -> Result<Vec<Event>, Unreadable> {
    let events = held.events.iter().map(|entry| serde_json::from_str(&entry.entry.body));
    Ok(events.collect::<Result<Vec<Event>, _>>()?)
}

/// What is held cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unreadable {
    /// It is no event.
    #[error("a kept entry is no event")]
    Json(#[from] serde_json::Error),
    /// What an act makes of a record has no canonical form.
    #[error("a record has no canonical form")]
    Record,
    /// The events are no history.
    #[error(transparent)]
    Fold(#[from] FoldError),
}
