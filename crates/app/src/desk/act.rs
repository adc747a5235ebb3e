//! The verb: somebody gives a command on a docket.

use super::may::{allowed, refused};
use crate::app::App;
use crate::judge::{Judge, Opening, Work, opening};
use crate::people::Actor;
use crate::refusal::{Refusal, RefusalCode};
use crate::sweep::events_of;
use calendar::Moment;
use engine::desk::{Command, Docket, DocketKind, Doing, Rung, decide};
use engine::{Event, EventKind, Limit};
use ports::{Change, DocketRow, Held, Pick, StoreError};
use std::sync::{Arc, Mutex, PoisonError};

/// Reasons in bytes at most.
const REASON_BYTES_MAX: usize = 20_000;
/// Attachments of one command at most.
const ATTACHMENTS_MAX: usize = 10;

/// What is said with a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Why; needed for most commands.
    pub reason: String,
    /// What is attached.
    pub attachments: Vec<Attachment>,
    /// The number of the document that goes out, for a letter.
    pub number: String,
    /// How long the receiver has, for a letter; what the pack says otherwise.
    pub planned: Option<Limit>,
    /// The situation of the catalogue, for an accountability file.
    pub situation: String,
}

/// A file that was attached: what it is called and the hash under which it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is called.
    pub name: String,
    /// The hash of its content.
    pub hash: String,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// It may not be done, or not so.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives a command on a docket, and returns its row from then on.
///
/// # Errors
/// [`DeskError::Refused`] with the reason; [`DeskError::Store`].
pub async fn act(
    app: &App,
    actor: &Actor,
    docket: &str,
    command: Command,
    said: Said,
) -> Result<DocketRow, DeskError> {
    check(command, &said)?;
    let now = app.clock.now();
    let told = Arc::new(Mutex::new(None));
    let tell = Arc::clone(&told);
    let (lent, actor, id) = (app.clone(), actor.clone(), docket.to_owned());
    let decide = move |held: Vec<Held>| {
        let mut judge = lent.judge();
        let given = Given { actor: &actor, command, said: &said, now };
        let done = held.first().ok_or_else(|| nothing(&id)).and_then(|held| given.on(&mut judge, held));
        let (changes, answer) = match done {
            Ok((changes, row)) => (changes, Ok(row)),
            Err(refusal) => (Vec::new(), Err(refusal)),
        };
        *tell.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        changes
    };
    let changed = app.store.change(Pick::These(vec![docket.to_owned()]), Box::new(decide)).await?;
    app.tell(changed.size);
    let answer = told.lock().unwrap_or_else(PoisonError::into_inner).take();
    Ok(answer.expect("a store shows what is held before it returns")?)
}

fn nothing(id: &str) -> Refusal {
    Refusal::new(RefusalCode::Nothing, id)
}

fn check(command: Command, said: &Said) -> Result<(), Refusal> {
    if command.needs_reason() && said.reason.trim().is_empty() {
        return Err(Refusal::new(RefusalCode::NoReason, command.code()));
    }
    if said.reason.len() > REASON_BYTES_MAX {
        return Err(Refusal::new(RefusalCode::TooLong, "reason"));
    }
    let names = said.attachments.iter().map(|file| &file.name);
    if names.chain([&said.number, &said.situation]).any(|text| text.len() > 200) {
        return Err(Refusal::new(RefusalCode::TooLong, "name, number, situation"));
    }
    if said.attachments.len() > ATTACHMENTS_MAX {
        return Err(Refusal::new(RefusalCode::FileSize, "attachments"));
    }
    Ok(())
}

/// A command as it was given.
struct Given<'a> {
    actor: &'a Actor,
    command: Command,
    said: &'a Said,
    now: Moment,
}

impl Given<'_> {
    fn on(&self, judge: &mut Judge, held: &Held) -> Result<(Vec<Change>, DocketRow), Refusal> {
        let nothing = || nothing(&held.matter);
        let row = held.row.as_ref().ok_or_else(nothing)?;
        let mut events = events_of(held).map_err(|_| Refusal::new(RefusalCode::Failed, &held.matter))?;
        let docket = Docket::fold(&events).ok_or_else(nothing)?;
        if !super::may::seen_kinds(self.actor).contains(&docket.kind.code()) {
            return Err(nothing());
        }
        allowed(self.actor, docket.kind, &row.place, self.command)?;
        let ladder = judge.book().ladder(&row.kind).to_vec();
        let doings =
            decide(&docket, self.command, &self.actor.id, &ladder).map_err(|why| refused(why, &docket))?;
        let mut incoming = Vec::new();
        for doing in doings {
            let event = self.event(&docket, &held.matter, events.len() + 1, doing);
            incoming.push(opening::kept(&event, &row.place, self.now));
            events.push(event);
        }
        let failed = |why: engine::FoldError| Refusal::new(RefusalCode::Failed, &why.to_string());
        let work = Work { held, events, incoming, place: row.place.clone() };
        let mut changes = judge.settle(work, Opening::AsTheRuleSays, self.now).map_err(failed)?;
        let now = changes.first().and_then(|change| change.docket.clone()).ok_or_else(nothing)?;
        if let Some(first) = self.opened(row, &docket) {
            changes.extend(judge.open(first, &row.place, self.now).map_err(failed)?);
        }
        Ok((changes, now))
    }

    fn event(&self, docket: &Docket, id: &str, number: usize, doing: Doing) -> Event {
        let mut event = opening::event(id, number, doing.kind, self.now);
        self.actor.id.clone_into(&mut event.actor.id);
        self.actor.role.code().clone_into(&mut event.actor.role);
        (event.subject, event.ground) = (doing.subject.to_owned(), doing.ground.to_owned());
        event.outcome = doing.outcome;
        self.said.reason.trim().clone_into(&mut event.reason);
        if doing.kind == EventKind::SupervisionOrdered {
            event.planned = self.said.planned;
        }
        event.documents = self.documents(docket, doing.kind);
        if docket.kind == DocketKind::Accountability && doing.subject.is_empty() {
            self.said.situation.clone_into(&mut event.subject);
        }
        event
    }

    /// What is attached, and the document that goes out, as documents: what it is called and its hash.
    fn documents(&self, docket: &Docket, kind: EventKind) -> Vec<engine::Document> {
        let file =
            |file: &Attachment| engine::Document { kind: file.name.clone(), number: file.hash.clone() };
        let mut list: Vec<engine::Document> = self.said.attachments.iter().map(file).collect();
        if !self.said.number.is_empty() && kind == EventKind::SupervisionOrdered {
            list.insert(
                0,
                engine::Document { kind: docket.kind.code().to_owned(), number: self.said.number.clone() },
            );
        }
        list
    }

    /// The first event of the docket that an escalation opens.
    fn opened(&self, row: &ports::MatterRow, docket: &Docket) -> Option<Event> {
        let Command::Escalate(rung) = self.command else { return None };
        opened(rung, (row, docket), self.now)
    }
}

fn opened(rung: Rung, (row, docket): (&ports::MatterRow, &Docket), now: Moment) -> Option<Event> {
    let mut origin = docket.origin.clone()?;
    origin.case = origin.case().to_owned();
    (origin.matter, origin.score_centi) = (row.id.clone(), 0);
    Some(opening::above(rung.opens()?, rung, (row, docket), origin, now))
}
