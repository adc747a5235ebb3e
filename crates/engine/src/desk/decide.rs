//! A command in, the events that it leaves out, or why it may not be.

use super::command::{Command, Note};
use super::fold::{Docket, LIFTED, SUPERSEDED, WITHDRAWAL};
use super::kind::{Colour, DocketKind, Rung};
use super::moves::{MOVES, Move, NOT_AFTER_OWN};
use super::refusal::DeskRefusal;
use crate::event::{EventKind, Outcome};
use alloc::vec::Vec;

/// An event to be written: what happened, without who, when and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doing {
    /// What happened.
    pub kind: EventKind,
    /// What about.
    pub subject: &'static str,
    /// How it came out.
    pub outcome: Outcome,
    /// The ground: a colour, a rung, or why it ended.
    pub ground: &'static str,
}

impl Doing {
    const fn of(kind: EventKind) -> Doing {
        Doing { kind, subject: "", outcome: Outcome::None, ground: "" }
    }
}

/// Decides what a command by somebody leaves on a docket. `ladder` is how its pack escalates.
///
/// # Errors
/// [`DeskRefusal`] when it may not be.
///
/// ```
/// use engine::desk::{Command, DeskRefusal, Docket, decide};
/// use engine::{Event, EventKind};
/// let at = "2026-03-10T09:00:00+08:00".parse()?;
/// let mut sent = Event::new("c1", "card-1", EventKind::CardIssued, at);
/// (sent.about, sent.ground) = ("card".into(), "yellow".into());
/// sent.actor.id = "supervisor-1".into();
/// let appealed = Event::new("c2", "card-1", EventKind::Appealed, at);
/// let docket = Docket::fold(&[sent, appealed]).expect("it was opened");
/// // Who sent the card may not decide on the appeal; somebody else may.
/// let own = decide(&docket, Command::Concede, "supervisor-1", &[]);
/// assert_eq!(own, Err(DeskRefusal::OwnStep(EventKind::CardIssued)));
/// let events = decide(&docket, Command::Concede, "supervisor-2", &[])?;
/// assert_eq!(events.iter().map(|one| one.kind).collect::<Vec<_>>(), [EventKind::AppealDecided, EventKind::CardWithdrawn]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn decide(
    docket: &Docket,
    command: Command,
    by: &str,
    ladder: &[Rung],
) -> Result<Vec<Doing>, DeskRefusal> {
    let row = row(docket, command)?;
    conditions(docket, command, by, ladder)?;
    Ok(doings(docket, command, row.leaves))
}

/// Finds the row of the table that admits a command.
fn row(docket: &Docket, command: Command) -> Result<&'static Move, DeskRefusal> {
    let mut rows = MOVES.iter().filter(|row| row.command == command && row.on.contains(&docket.kind));
    if rows.clone().next().is_none() {
        return Err(DeskRefusal::Kind);
    }
    let row = rows.find(|row| row.from.contains(&docket.state)).ok_or(DeskRefusal::State(docket.state))?;
    if row.awaits.is_empty() || row.awaits.contains(&docket.awaits) {
        return Ok(row);
    }
    Err(DeskRefusal::Awaits(docket.awaits))
}

/// What a table of states cannot say.
fn conditions(docket: &Docket, command: Command, by: &str, ladder: &[Rung]) -> Result<(), DeskRefusal> {
    separation(docket, command, by)?;
    match command {
        Command::Appeal if docket.appeal_decided => Err(DeskRefusal::AppealedBefore),
        Command::ProposeWithdrawal if docket.withdrawal_by.is_some() => Err(DeskRefusal::Proposal),
        Command::ApproveWithdrawal | Command::RefuseWithdrawal if docket.withdrawal_by.is_none() => {
            Err(DeskRefusal::Proposal)
        }
        Command::Escalate(rung) if docket.next(ladder) != Some(rung) => Err(DeskRefusal::Rung),
        Command::Note(Note::Lifted) if docket.lifted => Err(DeskRefusal::State(docket.state)),
        Command::Note(Note::Restored) if !docket.lifted && !docket.superseded => {
            Err(DeskRefusal::State(docket.state))
        }
        Command::Send
        | Command::Discard
        | Command::SignFor
        | Command::Explain
        | Command::Correct
        | Command::Confirm
        | Command::Reject
        | Command::Close
        | Command::Appeal
        | Command::Uphold
        | Command::Concede
        | Command::ProposeWithdrawal
        | Command::ApproveWithdrawal
        | Command::RefuseWithdrawal
        | Command::Recuse
        | Command::Escalate(_)
        | Command::Propose
        | Command::Adopt
        | Command::Decline
        | Command::Note(_) => Ok(()),
    }
}

/// Who decides is not who is decided about, has not stepped back, and has not taken the steps that are checked.
fn separation(docket: &Docket, command: Command, by: &str) -> Result<(), DeskRefusal> {
    let Some((_, earlier)) = NOT_AFTER_OWN.iter().find(|(checked, _)| *checked == command) else {
        return Ok(());
    };
    if docket.recused.iter().any(|one| one == by) {
        return Err(DeskRefusal::Recused);
    }
    if docket.origin.as_ref().is_some_and(|origin| origin.responsible == by) {
        return Err(DeskRefusal::Responsible);
    }
    match docket.hands.iter().find(|hand| hand.by == by && earlier.contains(&hand.did)) {
        Some(own) => Err(DeskRefusal::OwnStep(own.did)),
        None => Ok(()),
    }
}

fn doings(docket: &Docket, command: Command, leaves: EventKind) -> Vec<Doing> {
    let plain = Doing::of(leaves);
    let came_out = |outcome| Doing { outcome, ..plain };
    let withdrawal = |outcome| Doing { subject: WITHDRAWAL, outcome, ..plain };
    let withdrawn = |ground| Doing { ground, ..Doing::of(EventKind::CardWithdrawn) };
    let closed = match docket.kind {
        DocketKind::Card | DocketKind::LayerCard => Doing::of(EventKind::CardClosed),
        DocketKind::Letter => Doing::of(EventKind::SupervisionClosed),
        DocketKind::Accountability => Doing::of(EventKind::Concluded),
    };
    let is_notice = docket.kind.is_card() && docket.colour == Colour::Notice;
    let mut list = Vec::new();
    match command {
        Command::Send => {
            let kind = if is_notice { EventKind::NoticeRaised } else { leaves };
            list.push(Doing { ground: docket.colour.code(), ..Doing::of(kind) });
        }
        // A notice needs no answer: it ends when somebody has seen it.
        Command::SignFor if is_notice => list.extend([plain, closed]),
        Command::Confirm => list.extend([came_out(Outcome::Granted), closed]),
        Command::Reject | Command::Uphold | Command::Decline => list.push(came_out(Outcome::Denied)),
        Command::Concede => list.extend([came_out(Outcome::Granted), withdrawn("appeal")]),
        Command::ProposeWithdrawal => list.push(withdrawal(Outcome::None)),
        Command::ApproveWithdrawal => {
            list.extend([withdrawal(Outcome::Granted), withdrawn(WITHDRAWAL)]);
        }
        Command::RefuseWithdrawal => list.push(withdrawal(Outcome::Denied)),
        Command::Adopt => list.extend([came_out(Outcome::Granted), closed]),
        Command::Escalate(rung) => list.push(Doing { ground: rung.code(), ..plain }),
        Command::Note(Note::Lifted) if leaves == EventKind::CardWithdrawn => list.push(withdrawn(LIFTED)),
        Command::Note(Note::Lifted) => {
            list.push(Doing { subject: LIFTED, ..plain });
            if is_notice && !docket.is_ended() {
                list.push(closed);
            }
        }
        Command::Note(Note::Superseded) => list.push(Doing { ground: SUPERSEDED, ..plain }),
        Command::Discard
        | Command::SignFor
        | Command::Explain
        | Command::Correct
        | Command::Close
        | Command::Appeal
        | Command::Recuse
        | Command::Propose
        | Command::Note(Note::Restored) => list.push(plain),
    }
    list
}
