//! What can be done to a docket.

use super::kind::Rung;

/// What the service itself has to say of a card, because its finding is another than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// Late or corrected events took the ground away.
    Lifted,
    /// A higher level of the same occasion took its place.
    Superseded,
    /// It stands again.
    Restored,
}

/// A wish. The word is the same in verbs, pages and documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Confirm and send what waits.
    Send,
    /// Throw away what waits; it stays on record.
    Discard,
    /// Sign for it.
    SignFor,
    /// Explain.
    Explain,
    /// Say that it was put right.
    Correct,
    /// Find that the answer holds.
    Confirm,
    /// Find that the answer does not hold.
    Reject,
    /// Close it.
    Close,
    /// Appeal against it.
    Appeal,
    /// Decide the appeal: the card stands.
    Uphold,
    /// Decide the appeal: the card is withdrawn.
    Concede,
    /// Propose to withdraw it.
    ProposeWithdrawal,
    /// Approve the withdrawal that somebody else proposed.
    ApproveWithdrawal,
    /// Refuse the withdrawal that somebody else proposed.
    RefuseWithdrawal,
    /// Step back from deciding.
    Recuse,
    /// Take it one rung up.
    Escalate(Rung),
    /// Propose a consequence.
    Propose,
    /// Decide: the proposal is adopted.
    Adopt,
    /// Decide: the proposal is not adopted.
    Decline,
    /// Say what became of its finding.
    Note(Note),
}

impl Command {
    /// Every command, each rung and each note once.
    pub const ALL: [Command; 25] = [
        Command::Send,
        Command::Discard,
        Command::SignFor,
        Command::Explain,
        Command::Correct,
        Command::Confirm,
        Command::Reject,
        Command::Close,
        Command::Appeal,
        Command::Uphold,
        Command::Concede,
        Command::ProposeWithdrawal,
        Command::ApproveWithdrawal,
        Command::RefuseWithdrawal,
        Command::Recuse,
        Command::Escalate(Rung::Yellow),
        Command::Escalate(Rung::Red),
        Command::Escalate(Rung::Letter),
        Command::Escalate(Rung::Accountability),
        Command::Propose,
        Command::Adopt,
        Command::Decline,
        Command::Note(Note::Lifted),
        Command::Note(Note::Superseded),
        Command::Note(Note::Restored),
    ];

    /// Returns its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Command::Send => "send",
            Command::Discard => "discard",
            Command::SignFor => "sign_for",
            Command::Explain => "explain",
            Command::Correct => "correct",
            Command::Confirm => "confirm",
            Command::Reject => "reject",
            Command::Close => "close",
            Command::Appeal => "appeal",
            Command::Uphold => "uphold",
            Command::Concede => "concede",
            Command::ProposeWithdrawal => "propose_withdrawal",
            Command::ApproveWithdrawal => "approve_withdrawal",
            Command::RefuseWithdrawal => "refuse_withdrawal",
            Command::Recuse => "recuse",
            Command::Escalate(Rung::Yellow) => "escalate_yellow",
            Command::Escalate(Rung::Red) => "escalate_red",
            Command::Escalate(Rung::Letter) => "escalate_letter",
            Command::Escalate(Rung::Accountability) => "escalate_accountability",
            Command::Propose => "propose",
            Command::Adopt => "adopt",
            Command::Decline => "decline",
            Command::Note(Note::Lifted) => "note_lifted",
            Command::Note(Note::Superseded) => "note_superseded",
            Command::Note(Note::Restored) => "note_restored",
        }
    }

    /// Finds a command by its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Command> {
        Command::ALL.into_iter().find(|command| command.code() == code)
    }

    /// Returns whether it needs a reason in words.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        match self {
            Command::Discard
            | Command::Explain
            | Command::Correct
            | Command::Reject
            | Command::Close
            | Command::Appeal
            | Command::Uphold
            | Command::Concede
            | Command::ProposeWithdrawal
            | Command::RefuseWithdrawal
            | Command::Recuse
            | Command::Escalate(_)
            | Command::Propose
            | Command::Adopt
            | Command::Decline => true,
            Command::Send
            | Command::SignFor
            | Command::Confirm
            | Command::ApproveWithdrawal
            | Command::Note(_) => false,
        }
    }
}
