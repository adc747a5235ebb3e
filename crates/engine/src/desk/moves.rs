//! The one table of commands: on what, in which state, what must be owed, by which side, what it leaves.

use super::command::{Command, Note};
use super::kind::{Awaits, DocketKind, DocketState, Rung, Side};
use crate::event::EventKind;
use DocketKind::{Accountability, Card, LayerCard, Letter};
use DocketState::{Appealed, Closed, Filed, Pending, Proposed, Sent, SignedFor, Withdrawn};

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The command.
    pub command: Command,
    /// On which kinds.
    pub on: &'static [DocketKind],
    /// In which states.
    pub from: &'static [DocketState],
    /// What must be owed; empty for anything.
    pub awaits: &'static [Awaits],
    /// By which side, as on a card on a department.
    pub by: Side,
    /// The event that it leaves; for a few another one follows.
    pub leaves: EventKind,
}

const CARDS: &[DocketKind] = &[Card, LayerCard];
const OPEN: &[DocketState] = &[Sent, SignedFor];
const ANY: &[Awaits] = &[];
const REPLY: &[Awaits] = &[Awaits::Reply];
const VERIFICATION: &[Awaits] = &[Awaits::Verification];

const fn row(
    (command, leaves): (Command, EventKind),
    on: &'static [DocketKind],
    from: &'static [DocketState],
    awaits: &'static [Awaits],
    by: Side,
) -> Move {
    Move { command, on, from, awaits, by, leaves }
}

/// Every row. A command that has no row for a kind is not done to it.
#[rustfmt::skip]
pub const MOVES: &[Move] = &[
    row((Command::Send, EventKind::CardIssued), CARDS, &[Pending], ANY, Side::Supervisor),
    row((Command::Send, EventKind::SupervisionOrdered), &[Letter], &[Pending], ANY, Side::Supervisor),
    row((Command::Discard, EventKind::CardWithdrawn), CARDS, &[Pending], ANY, Side::Supervisor),
    row((Command::Discard, EventKind::Voided), &[Letter, Accountability], &[Pending, Filed], ANY, Side::Supervisor),
    row((Command::SignFor, EventKind::CardAcknowledged), CARDS, &[Sent], ANY, Side::Department),
    row((Command::SignFor, EventKind::SignedFor), &[Letter], &[Sent], ANY, Side::Department),
    row((Command::Explain, EventKind::CardExplained), CARDS, OPEN, REPLY, Side::Department),
    row((Command::Explain, EventKind::SupervisionAnswered), &[Letter], OPEN, REPLY, Side::Department),
    row((Command::Correct, EventKind::Rectified), CARDS, OPEN, REPLY, Side::Department),
    row((Command::Confirm, EventKind::Verified), &[Card, LayerCard, Letter], OPEN, VERIFICATION, Side::Supervisor),
    row((Command::Reject, EventKind::Verified), &[Card, LayerCard, Letter], OPEN, VERIFICATION, Side::Supervisor),
    row((Command::Close, EventKind::CardClosed), CARDS, OPEN, ANY, Side::Supervisor),
    row((Command::Close, EventKind::SupervisionClosed), &[Letter], OPEN, ANY, Side::Supervisor),
    row((Command::Appeal, EventKind::Appealed), CARDS, OPEN, ANY, Side::Department),
    row((Command::Uphold, EventKind::AppealDecided), CARDS, &[Appealed], ANY, Side::Supervisor),
    row((Command::Concede, EventKind::AppealDecided), CARDS, &[Appealed], ANY, Side::Supervisor),
    row((Command::ProposeWithdrawal, EventKind::Proposed), CARDS, &[Sent, SignedFor, Closed], ANY, Side::Supervisor),
    row((Command::ApproveWithdrawal, EventKind::Decided), CARDS, &[Sent, SignedFor, Appealed, Closed], ANY, Side::Supervisor),
    row((Command::RefuseWithdrawal, EventKind::Decided), CARDS, &[Sent, SignedFor, Appealed, Closed], ANY, Side::Supervisor),
    row((Command::Recuse, EventKind::Recused), &[Card, LayerCard, Letter, Accountability], &[Pending, Sent, SignedFor, Appealed, Filed, Proposed], ANY, Side::Supervisor),
    row((Command::Escalate(Rung::Yellow), EventKind::Escalated), &[Card], OPEN, ANY, Side::Supervisor),
    row((Command::Escalate(Rung::Red), EventKind::Escalated), &[Card], OPEN, ANY, Side::Supervisor),
    row((Command::Escalate(Rung::Letter), EventKind::Transferred), &[Card], OPEN, ANY, Side::Supervisor),
    row((Command::Escalate(Rung::Accountability), EventKind::Transferred), &[Card, Letter], OPEN, ANY, Side::Supervisor),
    row((Command::Propose, EventKind::Proposed), &[Accountability], &[Filed], ANY, Side::Supervisor),
    row((Command::Adopt, EventKind::Decided), &[Accountability], &[Proposed], ANY, Side::Leader),
    row((Command::Decline, EventKind::Decided), &[Accountability], &[Proposed], ANY, Side::Leader),
    row((Command::Note(Note::Lifted), EventKind::CardWithdrawn), CARDS, &[Pending], ANY, Side::Service),
    row((Command::Note(Note::Lifted), EventKind::Noted), CARDS, &[Sent, SignedFor, Appealed, Closed], ANY, Side::Service),
    row((Command::Note(Note::Superseded), EventKind::CardClosed), CARDS, &[Pending, Sent, SignedFor, Appealed], ANY, Side::Service),
    row((Command::Note(Note::Restored), EventKind::Reopened), CARDS, &[Sent, SignedFor, Appealed, Withdrawn, Closed], ANY, Side::Service),
];

/// Who decides was not there before: the step, and the steps that the same person may not have taken on the docket.
pub const NOT_AFTER_OWN: &[(Command, &[EventKind])] = &[
    (Command::Uphold, DECIDING),
    (Command::Concede, DECIDING),
    (Command::ApproveWithdrawal, &[EventKind::Proposed]),
    (Command::RefuseWithdrawal, &[EventKind::Proposed]),
    (Command::Adopt, &[EventKind::Proposed]),
    (Command::Decline, &[EventKind::Proposed]),
    (Command::Confirm, ANSWERING),
    (Command::Reject, ANSWERING),
];

const DECIDING: &[EventKind] = &[
    EventKind::CardIssued,
    EventKind::Verified,
    EventKind::Escalated,
    EventKind::Transferred,
    EventKind::Proposed,
    EventKind::Appealed,
];
const ANSWERING: &[EventKind] =
    &[EventKind::CardExplained, EventKind::Rectified, EventKind::SupervisionAnswered];
