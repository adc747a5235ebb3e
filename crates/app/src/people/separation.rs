//! Separation of duty (不相容职责分离): roles that one person may not have together, and steps that one person may not
//! both take.

use super::account::Grant;
use super::authorise::Verb;
use super::role::Role;

/// What a role is about, as far as duties clash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Duty {
    /// Handles cases or decides on them.
    Handling,
    /// Supervises those who do.
    Supervising,
    /// Audits everybody.
    Auditing,
    /// Looks after the system.
    Administering,
    /// Asks, or watches for society.
    Outside,
    /// A system.
    System,
}

const fn duty(role: Role) -> Duty {
    match role {
        Role::WindowClerk
        | Role::Handler
        | Role::Reviewer
        | Role::Approver
        | Role::DepartmentHead
        | Role::HotlineOperator => Duty::Handling,
        Role::Supervisor | Role::SupervisingLeader => Duty::Supervising,
        Role::Auditor => Duty::Auditing,
        Role::Administrator => Duty::Administering,
        Role::Applicant | Role::Agent | Role::SocialSupervisor => Duty::Outside,
        Role::Source | Role::Worker => Duty::System,
    }
}

impl Role {
    /// Returns whether one account may not have both roles, and whether only where one place lies within the other
    /// (`Some(false)`) or anywhere (`Some(true)`).
    #[must_use]
    pub fn clashes(self, other: Role) -> Option<bool> {
        let has = |wanted: Duty| duty(self) == wanted || duty(other) == wanted;
        if duty(self) == duty(other) {
            return None;
        }
        // Who looks after the system sees no cases; who audits does nothing that is audited; a system is no person.
        if has(Duty::Administering) || has(Duty::Auditing) || has(Duty::System) {
            return Some(true);
        }
        // Who supervises a subtree handles nothing in it.
        (has(Duty::Supervising) && has(Duty::Handling)).then_some(false)
    }
}

/// Returns whether two grants may not be one person's.
pub(super) fn clash(one: &Grant, other: &Grant) -> bool {
    let lies_within = one.place.is_within(&other.place) || other.place.is_within(&one.place);
    one.role.clashes(other.role).is_some_and(|anywhere| anywhere || lies_within)
}

impl Verb {
    /// Returns the steps before this one that must have been taken by somebody else.
    #[must_use]
    pub const fn not_after_own(self) -> &'static [Verb] {
        match self {
            Verb::ApproveErasure => &[Verb::ProposeErasure],
            // Who sent, verified or escalated a card, or wants to withdraw it, does not decide on the appeal.
            Verb::DecideAppeal => &[
                Verb::SendDocket,
                Verb::AppealCard,
                Verb::VerifyDocket,
                Verb::EscalateDocket,
                Verb::ProposeWithdrawal,
            ],
            Verb::VerifyDocket => &[Verb::AnswerDocket],
            Verb::ApproveWithdrawal => &[Verb::ProposeWithdrawal],
            Verb::DecideAccountability => &[Verb::ProposeAccountability],
            Verb::TakeEvents
            | Verb::ImportHistory
            | Verb::ReadMatters
            | Verb::ReadFindings
            | Verb::ReadLog
            | Verb::Sweep
            | Verb::Rejudge
            | Verb::ReadPlaces
            | Verb::KeepPlaces
            | Verb::ReadAccounts
            | Verb::KeepAccounts
            | Verb::KeepPersonal
            | Verb::ReadPersonal
            | Verb::UnmaskPersonal
            | Verb::ProposeErasure
            | Verb::KeepStore
            | Verb::ReadDockets
            | Verb::SendDocket
            | Verb::AnswerDocket
            | Verb::AppealCard
            | Verb::ProposeWithdrawal
            | Verb::Recuse
            | Verb::EscalateDocket
            | Verb::ProposeAccountability
            | Verb::AnswerLayerCard
            | Verb::HandleLayerCard
            | Verb::RecordPatrol
            | Verb::ReadMonitor => &[],
        }
    }
}
