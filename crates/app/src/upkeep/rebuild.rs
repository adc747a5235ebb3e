//! Makes the rows beside the log anew, or only says which are other than the log says.

use super::rows::{Look, made};
use crate::app::App;
use crate::people::{Actor, Verb, authorise};
use crate::sweep::SweepError;
use calendar::Moment;
use ports::DocketRow;
use ports::upkeep::{Renewed, Rows, Told, Upkeep};
use std::sync::{Arc, Mutex, PoisonError};

/// How many matters are looked at in one transaction.
const BATCH: u32 = 500;
/// How many matters are named.
const NAMED_MAX: usize = 100;

/// What is done with rows that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rebuild {
    /// They are counted and named.
    Compare,
    /// They are made as the log says.
    Write,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many matters and records were looked at.
    pub looked_at: u64,
    /// How many have rows that are other than the log says.
    pub differ: u64,
    /// How many are looked at anew before long anyway, because they are due or were judged by another edition; of these
    /// the look itself was not compared.
    pub waiting: u64,
    /// How many have entries that this program cannot read; their rows stay as they are.
    pub unreadable: u64,
    /// The first of those that differ or cannot be read, with what is wrong.
    pub named: Vec<(String, Difference)>,
}

/// How rows differ from what the log says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A row is missing.
    Missing,
    /// There is a row of which the log knows nothing.
    Stray,
    /// The row of the matter is another one.
    Matter,
    /// The findings are others.
    Findings,
    /// The row among the dockets is another one.
    Docket,
    /// The record is another one.
    Record,
    /// An entry cannot be read.
    Unreadable,
}

/// Looks at everything that the log or a row tells of, in bounded memory, some hundred matters in a transaction.
///
/// Each transaction leaves its matters as they are to be, so one that was cut off has done no harm and is begun again.
/// The service may run meanwhile. The log is never written: where judging now finds what the log does not tell yet, the
/// matter is due at once, and the sweep raises it.
///
/// # Errors
/// [`SweepError`].
pub async fn rebuild(
    app: &App,
    upkeep: &dyn Upkeep,
    actor: &Actor,
    what: Rebuild,
) -> Result<Rebuilt, SweepError> {
    authorise(actor, Verb::KeepStore)?;
    let (mut rebuilt, mut after) = (Rebuilt::default(), String::new());
    loop {
        let (lent, now, seen) = (app.clone(), app.clock.now(), Arc::new(Mutex::new(Rebuilt::default())));
        let counted = Arc::clone(&seen);
        let renew = move |told: Vec<Told>| {
            let mut batch = Rebuilt::default();
            let renewed = batch.compare(&lent, told, now);
            *counted.lock().unwrap_or_else(PoisonError::into_inner) = batch;
            match what {
                Rebuild::Compare => Vec::new(),
                Rebuild::Write => renewed,
            }
        };
        let Some(last) = upkeep.renew(&after, BATCH, Box::new(renew)).await? else { return Ok(rebuilt) };
        after = last;
        rebuilt.add(std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner)));
    }
}

impl Rebuilt {
    fn compare(&mut self, app: &App, told: Vec<Told>, now: Moment) -> Vec<Renewed> {
        let mut judge = app.judge();
        let mut renewed = Vec::new();
        for told in told {
            self.looked_at += 1;
            let Ok(made) = made(&mut judge, &told, now) else {
                self.unreadable += 1;
                self.name(told.matter, Difference::Unreadable);
                continue;
            };
            self.waiting += u64::from(made.look == Look::Waits);
            if let Some(difference) = difference(&told.rows, &made.rows, made.look) {
                self.differ += 1;
                self.name(told.matter.clone(), difference);
                renewed.push(Renewed { matter: told.matter, rows: made.rows });
            }
        }
        renewed
    }

    fn name(&mut self, matter: String, difference: Difference) {
        if self.named.len() < NAMED_MAX {
            self.named.push((matter, difference));
        }
    }

    fn add(&mut self, batch: Rebuilt) {
        self.looked_at += batch.looked_at;
        self.differ += batch.differ;
        self.waiting += batch.waiting;
        self.unreadable += batch.unreadable;
        batch.named.into_iter().for_each(|(matter, difference)| self.name(matter, difference));
    }
}

fn difference(kept: &Rows, made: &Rows, look: Look) -> Option<Difference> {
    let (is_there, belongs) = (presence(kept), presence(made));
    if is_there.iter().zip(belongs).any(|(is_there, belongs)| *is_there && !belongs) {
        return Some(Difference::Stray);
    }
    if is_there.iter().zip(belongs).any(|(is_there, belongs)| !*is_there && belongs) {
        return Some(Difference::Missing);
    }
    if kept.findings != made.findings {
        return Some(Difference::Findings);
    }
    // Until when something is owed follows from the look, as the row of the matter does.
    let docket = |rows: &Rows| {
        let due_at = if look == Look::Waits { None } else { rows.docket.as_ref().and_then(|row| row.due_at) };
        rows.docket.clone().map(|row| DocketRow { due_at, ..row })
    };
    if docket(kept) != docket(made) {
        return Some(Difference::Docket);
    }
    if kept.record != made.record {
        return Some(Difference::Record);
    }
    let matter = match (look, &kept.matter, &made.matter) {
        // What time and edition say is not compared.
        (Look::Waits, Some(kept), Some(made)) => {
            let mut made = made.clone();
            (made.stage, made.promised_at, made.statutory_at) =
                (kept.stage, kept.promised_at, kept.statutory_at);
            (made.next_at, made.judged_by) = (kept.next_at, kept.judged_by.clone());
            made == *kept
        }
        (Look::Waits | Look::Compared, kept, made) => kept == made,
    };
    (!matter).then_some(Difference::Matter)
}

fn presence(rows: &Rows) -> [bool; 3] {
    [rows.matter.is_some(), rows.docket.is_some(), rows.record.is_some()]
}
