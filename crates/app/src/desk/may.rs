//! Who may give which command: from the engine's table of sides to the table of verbs and roles.

use crate::people::{Actor, Verb, authorise};
use crate::refusal::{Refusal, RefusalCode};
use engine::desk::{Command, DeskRefusal, Docket, DocketKind, Rung, Side, decide};
use ports::{Place, Scope};

/// Returns the verb under which a command on a docket of a kind stands in the table of permissions. What the service
/// says by itself has none.
#[must_use]
pub const fn permission(command: Command, kind: DocketKind) -> Option<Verb> {
    let verb = match command {
        Command::Send | Command::Discard => Verb::SendDocket,
        Command::SignFor | Command::Explain | Command::Correct => Verb::AnswerDocket,
        Command::Appeal => Verb::AppealCard,
        Command::Confirm | Command::Reject | Command::Close => Verb::VerifyDocket,
        Command::Uphold | Command::Concede => Verb::DecideAppeal,
        Command::ProposeWithdrawal => Verb::ProposeWithdrawal,
        Command::ApproveWithdrawal | Command::RefuseWithdrawal => Verb::ApproveWithdrawal,
        Command::Recuse => Verb::Recuse,
        Command::Escalate(_) => Verb::EscalateDocket,
        Command::Propose => Verb::ProposeAccountability,
        Command::Adopt | Command::Decline => Verb::DecideAccountability,
        Command::Note(_) => return None,
    };
    Some(match kind {
        DocketKind::LayerCard if matches!(verb, Verb::AnswerDocket | Verb::AppealCard) => {
            Verb::AnswerLayerCard
        }
        DocketKind::LayerCard => Verb::HandleLayerCard,
        DocketKind::Card | DocketKind::Letter | DocketKind::Accountability => verb,
    })
}

/// Answers whether an actor may give a command on a docket at a place, now.
///
/// # Errors
/// The refusal that would be given.
pub fn may(
    actor: &Actor,
    docket: &Docket,
    place: &Place,
    command: Command,
    ladder: &[Rung],
) -> Result<(), Refusal> {
    allowed(actor, docket.kind, place, command)?;
    decide(docket, command, &actor.id, ladder).map(|_| ()).map_err(|why| refused(why, docket))
}

/// Whether the role and the place allow it.
pub(super) fn allowed(
    actor: &Actor,
    kind: DocketKind,
    place: &Place,
    command: Command,
) -> Result<Scope, Refusal> {
    let none = || Refusal::new(RefusalCode::NotDone, command.code());
    let scope = authorise(actor, permission(command, kind).ok_or_else(none)?)?;
    if scope.admits(place) { Ok(scope) } else { Err(Refusal::new(RefusalCode::Place, place.path())) }
}

/// Says a refusal of the engine in the words of the service.
pub(super) fn refused(why: DeskRefusal, docket: &Docket) -> Refusal {
    let (code, what) = match why {
        DeskRefusal::Kind => (RefusalCode::NotDone, docket.kind.zh()),
        DeskRefusal::State(state) => (RefusalCode::NotNow, state.zh()),
        DeskRefusal::Awaits(awaits) => (RefusalCode::NotAwaited, awaits.zh()),
        DeskRefusal::OwnStep(kind) => (RefusalCode::OwnStep, kind.zh()),
        DeskRefusal::Responsible => (RefusalCode::Responsible, ""),
        DeskRefusal::Recused => (RefusalCode::Recused, ""),
        DeskRefusal::AppealedBefore => (RefusalCode::AppealedBefore, ""),
        DeskRefusal::Proposal => (RefusalCode::NoProposal, ""),
        DeskRefusal::Rung => (RefusalCode::NotTheNextRung, ""),
    };
    Refusal::new(code, what)
}

/// The kinds of docket that an actor may see: departments see what is theirs, not what supervisors owe their leader.
pub(super) fn seen_kinds(actor: &Actor) -> Vec<&'static str> {
    let seen = |kind: &&DocketKind| match kind {
        DocketKind::LayerCard => {
            [Verb::AnswerLayerCard, Verb::HandleLayerCard].iter().any(|verb| verb.is_open_to(actor.role))
                || Verb::ReadLog.is_open_to(actor.role)
        }
        // What is being considered about somebody is not shown to him before it is decided.
        DocketKind::Accountability => {
            Verb::ProposeAccountability.is_open_to(actor.role) || Verb::ReadLog.is_open_to(actor.role)
        }
        DocketKind::Card | DocketKind::Letter => true,
    };
    DocketKind::ALL.iter().filter(seen).map(|kind| kind.code()).collect()
}

/// The sides that an actor takes, for to-dos.
pub(super) fn sides(actor: &Actor) -> Vec<&'static str> {
    let takes = |side: &&Side| match side {
        Side::Department => Verb::AnswerDocket.is_open_to(actor.role),
        Side::Supervisor => Verb::VerifyDocket.is_open_to(actor.role),
        Side::Leader => Verb::HandleLayerCard.is_open_to(actor.role),
        Side::Service => false,
    };
    Side::ALL.iter().filter(takes).map(|side| side.code()).collect()
}
