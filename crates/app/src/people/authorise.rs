//! The one table of verbs and roles.

use super::actor::Actor;
use super::role::Role;
use crate::refusal::{Refusal, RefusalCode};
use ports::Scope;

/// What can be done. The same word in the engine, here, in pages, routes and documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// Take in events as they happen.
    TakeEvents,
    /// Take in the history of an earlier system, with the times at which that system learned of it.
    ImportHistory,
    /// Read matters with their clocks.
    ReadMatters,
    /// Read findings.
    ReadFindings,
    /// Read the whole log.
    ReadLog,
    /// Do what time alone demands.
    Sweep,
    /// Judge again by another rulebook.
    Rejudge,
    /// Read organisations and staff.
    ReadPlaces,
    /// Add, change and close organisations and staff.
    KeepPlaces,
    /// Read accounts and tokens, without their secrets.
    ReadAccounts,
    /// Add, change, lock and close accounts and tokens.
    KeepAccounts,
    /// Take in personal data.
    KeepPersonal,
    /// Read personal data masked.
    ReadPersonal,
    /// Read a value of personal data in full; the log says who, what and why.
    UnmaskPersonal,
    /// Propose that somebody's personal data is erased.
    ProposeErasure,
    /// Approve that somebody's personal data is erased.
    ApproveErasure,
    /// Make rows anew from the log, copy the store and put a copy back.
    KeepStore,
    /// Read cards, letters and accountability files.
    ReadDockets,
    /// Confirm and send a card or letter that waits, or discard it.
    SendDocket,
    /// Sign for a card or letter, explain, say that it was put right.
    AnswerDocket,
    /// Appeal against a card.
    AppealCard,
    /// Verify an answer; close a card or letter.
    VerifyDocket,
    /// Decide an appeal.
    DecideAppeal,
    /// Propose to withdraw a card.
    ProposeWithdrawal,
    /// Approve or refuse the withdrawal of a card.
    ApproveWithdrawal,
    /// Step back from deciding.
    Recuse,
    /// Take a card or letter one rung up; draft a letter, open an accountability file.
    EscalateDocket,
    /// Propose what shall follow in an accountability file.
    ProposeAccountability,
    /// Decide what shall follow in an accountability file.
    DecideAccountability,
    /// Answer a card on the supervisors.
    AnswerLayerCard,
    /// Send, verify, close and decide on cards on the supervisors.
    HandleLayerCard,
    /// Record what a patrol saw.
    RecordPatrol,
    /// Read the figures of the day.
    ReadMonitor,
}

impl Verb {
    /// Every verb.
    pub const ALL: [Verb; 33] = [
        Verb::TakeEvents,
        Verb::ImportHistory,
        Verb::ReadMatters,
        Verb::ReadFindings,
        Verb::ReadLog,
        Verb::Sweep,
        Verb::Rejudge,
        Verb::ReadPlaces,
        Verb::KeepPlaces,
        Verb::ReadAccounts,
        Verb::KeepAccounts,
        Verb::KeepPersonal,
        Verb::ReadPersonal,
        Verb::UnmaskPersonal,
        Verb::ProposeErasure,
        Verb::ApproveErasure,
        Verb::KeepStore,
        Verb::ReadDockets,
        Verb::SendDocket,
        Verb::AnswerDocket,
        Verb::AppealCard,
        Verb::VerifyDocket,
        Verb::DecideAppeal,
        Verb::ProposeWithdrawal,
        Verb::ApproveWithdrawal,
        Verb::Recuse,
        Verb::EscalateDocket,
        Verb::ProposeAccountability,
        Verb::DecideAccountability,
        Verb::AnswerLayerCard,
        Verb::HandleLayerCard,
        Verb::RecordPatrol,
        Verb::ReadMonitor,
    ];

    /// Returns its code, under which the log names it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Verb::TakeEvents => "take_events",
            Verb::ImportHistory => "import_history",
            Verb::ReadMatters => "read_matters",
            Verb::ReadFindings => "read_findings",
            Verb::ReadLog => "read_log",
            Verb::Sweep => "sweep",
            Verb::Rejudge => "rejudge",
            Verb::ReadPlaces => "read_places",
            Verb::KeepPlaces => "keep_places",
            Verb::ReadAccounts => "read_accounts",
            Verb::KeepAccounts => "keep_accounts",
            Verb::KeepPersonal => "keep_personal",
            Verb::ReadPersonal => "read_personal",
            Verb::UnmaskPersonal => "unmask_personal",
            Verb::ProposeErasure => "propose_erasure",
            Verb::ApproveErasure => "approve_erasure",
            Verb::KeepStore => "keep_store",
            Verb::ReadDockets => "read_dockets",
            Verb::SendDocket => "send_docket",
            Verb::AnswerDocket => "answer_docket",
            Verb::AppealCard => "appeal_card",
            Verb::VerifyDocket => "verify_docket",
            Verb::DecideAppeal => "decide_appeal",
            Verb::ProposeWithdrawal => "propose_withdrawal",
            Verb::ApproveWithdrawal => "approve_withdrawal",
            Verb::Recuse => "recuse",
            Verb::EscalateDocket => "escalate_docket",
            Verb::ProposeAccountability => "propose_accountability",
            Verb::DecideAccountability => "decide_accountability",
            Verb::AnswerLayerCard => "answer_layer_card",
            Verb::HandleLayerCard => "handle_layer_card",
            Verb::RecordPatrol => "record_patrol",
            Verb::ReadMonitor => "read_monitor",
        }
    }

    /// Returns whether a role may do it at all.
    #[must_use]
    pub const fn is_open_to(self, role: Role) -> bool {
        match self {
            Verb::TakeEvents => matches!(role, Role::Source),
            // Separation of duty: who looks after the system brings its past in, and sees no cases.
            Verb::ImportHistory => matches!(role, Role::Administrator),
            Verb::ReadMatters => matches!(
                role,
                Role::WindowClerk
                    | Role::Handler
                    | Role::Reviewer
                    | Role::Approver
                    | Role::DepartmentHead
                    | Role::Supervisor
                    | Role::SupervisingLeader
                    | Role::HotlineOperator
                    | Role::Auditor
                    | Role::Source
            ),
            Verb::ReadFindings => matches!(
                role,
                Role::DepartmentHead
                    | Role::Supervisor
                    | Role::SupervisingLeader
                    | Role::Auditor
                    | Role::Source
            ),
            Verb::ReadLog => matches!(role, Role::Auditor | Role::Worker),
            Verb::Sweep | Verb::Rejudge => matches!(role, Role::Worker),
            // Who answers for what is public: everybody who signs in may know.
            Verb::ReadPlaces => !matches!(role, Role::Worker),
            Verb::KeepPlaces | Verb::KeepAccounts | Verb::KeepStore => matches!(role, Role::Administrator),
            Verb::ReadDockets => {
                handles(role) || supervises(role) || matches!(role, Role::Auditor | Role::Source)
            }
            Verb::AnswerDocket => handles(role),
            Verb::AppealCard => handles(role) && !matches!(role, Role::WindowClerk),
            Verb::SendDocket
            | Verb::VerifyDocket
            | Verb::DecideAppeal
            | Verb::ProposeWithdrawal
            | Verb::ApproveWithdrawal
            | Verb::Recuse
            | Verb::EscalateDocket
            | Verb::ProposeAccountability => supervises(role),
            // Separation of duty: what supervisors are late with goes to who leads them, and so do consequences.
            Verb::AnswerLayerCard => matches!(role, Role::Supervisor),
            Verb::HandleLayerCard | Verb::DecideAccountability => matches!(role, Role::SupervisingLeader),
            Verb::RecordPatrol => matches!(role, Role::Supervisor | Role::SocialSupervisor),
            Verb::ReadMonitor => supervises(role) || matches!(role, Role::DepartmentHead | Role::Auditor),
            Verb::ReadAccounts => matches!(role, Role::Administrator | Role::Auditor),
            Verb::KeepPersonal => {
                matches!(role, Role::WindowClerk | Role::HotlineOperator | Role::Source)
            }
            Verb::ReadPersonal => handles(role) || supervises(role) || matches!(role, Role::HotlineOperator),
            Verb::UnmaskPersonal => {
                matches!(role, Role::WindowClerk | Role::Handler | Role::Supervisor | Role::HotlineOperator)
            }
            Verb::ProposeErasure => matches!(role, Role::WindowClerk | Role::DepartmentHead),
            Verb::ApproveErasure => matches!(role, Role::DepartmentHead | Role::SupervisingLeader),
        }
    }
}

/// Whether a role handles cases or answers for those who do.
const fn handles(role: Role) -> bool {
    matches!(role, Role::WindowClerk | Role::Handler | Role::Reviewer | Role::Approver | Role::DepartmentHead)
}

/// Whether a role supervises.
const fn supervises(role: Role) -> bool {
    matches!(role, Role::Supervisor | Role::SupervisingLeader)
}

/// Answers whether an actor may do something, and on which part of the tree. Every query of the store takes the scope
/// that comes from here.
///
/// # Errors
/// [`RefusalCode::Role`] where the role may not.
///
/// ```
/// use app::{Actor, RefusalCode, Role, Verb, authorise};
/// let place = "430000/430100/HB".parse()?;
/// let handler = Actor { id: "u7".into(), role: Role::Handler, place };
/// assert_eq!(authorise(&handler, Verb::ReadMatters)?.top().path(), "430000/430100/HB");
/// assert_eq!(authorise(&handler, Verb::ReadLog).unwrap_err().code, RefusalCode::Role);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn authorise(actor: &Actor, verb: Verb) -> Result<Scope, Refusal> {
    if verb.is_open_to(actor.role) {
        return Ok(Scope::of(actor.place.clone()));
    }
    Err(Refusal::new(RefusalCode::Role, actor.role.code()))
}
