//! Why a command may not be.

use super::kind::{Awaits, DocketState};
use crate::event::EventKind;

/// Why a command may not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeskRefusal {
    /// This is not done to dockets of this kind.
    #[error("this is not done to a docket of this kind")]
    Kind,
    /// Not in this state.
    #[error("not while it is {}", .0.en())]
    State(DocketState),
    /// Something else is owed first.
    #[error("it awaits {}", .0.en())]
    Awaits(Awaits),
    /// The same person has already taken the step that this one checks.
    #[error("the same person has taken an earlier step")]
    OwnStep(EventKind),
    /// The person is the one whom it is about.
    #[error("nobody decides on what he is responsible for")]
    Responsible,
    /// The person has stepped back.
    #[error("the person has stepped back from deciding")]
    Recused,
    /// An appeal was decided already.
    #[error("an appeal was decided already")]
    AppealedBefore,
    /// No withdrawal was proposed, or one is already.
    #[error("there is no open proposal, or one is open already")]
    Proposal,
    /// It is not the next rung.
    #[error("it is not the next rung")]
    Rung,
}
