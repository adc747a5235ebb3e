//! Judges matters again: by another calendar, catalogue or pack, or to make the rows anew from the log.

use crate::app::App;
use crate::judge::{Opening, Round};
use crate::people::{Actor, Verb, authorise};
use crate::sweep::{SweepError, again};
use calendar::Moment;
use ports::{Held, MatterOrder, MatterQuery, Pick, Stage};
use std::sync::{Arc, Mutex, PoisonError};

/// How many matters are judged in one transaction.
const BATCH: u32 = 1_000;
/// How many moved matters are named.
const NAMED_MAX: usize = 100;

/// What judging again has moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many matters were looked at.
    pub matters: u64,
    /// How many have another due instant than before.
    pub due: u64,
    /// How many findings were raised, altered or lifted.
    pub findings: u64,
    /// The first of those with another due instant, with the promised limit before and after.
    pub named: Vec<(String, Option<Moment>, Option<Moment>)>,
}

/// Judges all open matters again by the rulebook in force, and tells what moved.
///
/// # Errors
/// [`SweepError`].
pub async fn rejudge(app: &App, actor: &Actor) -> Result<Moved, SweepError> {
    let scope = authorise(actor, Verb::Rejudge)?;
    let mut moved = Moved::default();
    let mut query =
        MatterQuery { stage: Some(Stage::Open), order: MatterOrder::Id, max: BATCH, ..Default::default() };
    loop {
        let rows = app.store.matters(&scope, &query).await?;
        let Some(last) = rows.last() else { break };
        query.after = Some((Moment::from_micros(0), last.id.clone()));
        let ids = rows.iter().map(|row| row.id.clone()).collect();
        let (lent, now, seen) = (app.clone(), app.clock.now(), Arc::new(Mutex::new(Moved::default())));
        let counted = Arc::clone(&seen);
        let decide = move |held: Vec<Held>| {
            let mut judge = lent.judge();
            let mut counts = Moved::default();
            let mut round = Round::default();
            for held in held {
                let held = round.now(held);
                let changes = again(&mut judge, &held, Opening::Confirmed, now);
                counts.look(&held, changes.first());
                round.add(&held, changes);
            }
            *counted.lock().unwrap_or_else(PoisonError::into_inner) = counts;
            round.into_changes()
        };
        let changed = app.store.change(Pick::These(ids), Box::new(decide)).await?;
        app.tell(changed.size);
        let batch = std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner));
        moved.add(batch);
    }
    Ok(moved)
}

impl Moved {
    fn look(&mut self, held: &Held, change: Option<&ports::Change>) {
        self.matters += 1;
        let Some(change) = change else { return };
        self.findings += change.findings.len() as u64;
        if let Some(before) = &held.row {
            let due = |row: &ports::MatterRow| (row.promised_at, row.statutory_at);
            if due(before) != due(&change.row) {
                self.due += 1;
                self.named.push((held.matter.clone(), before.promised_at, change.row.promised_at));
            }
        }
    }

    fn add(&mut self, batch: Moved) {
        self.matters += batch.matters;
        self.due += batch.due;
        self.findings += batch.findings;
        let room = NAMED_MAX.saturating_sub(self.named.len());
        self.named.extend(batch.named.into_iter().take(room));
    }
}
