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
}

impl Verb {
    /// Every verb.
    pub const ALL: [Verb; 17] = [
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
            Verb::ReadAccounts => matches!(role, Role::Administrator | Role::Auditor),
            Verb::KeepPersonal => {
                matches!(role, Role::WindowClerk | Role::HotlineOperator | Role::Source)
            }
            Verb::ReadPersonal => matches!(
                role,
                Role::WindowClerk
                    | Role::Handler
                    | Role::Reviewer
                    | Role::Approver
                    | Role::DepartmentHead
                    | Role::Supervisor
                    | Role::SupervisingLeader
                    | Role::HotlineOperator
            ),
            Verb::UnmaskPersonal => {
                matches!(role, Role::WindowClerk | Role::Handler | Role::Supervisor | Role::HotlineOperator)
            }
            Verb::ProposeErasure => matches!(role, Role::WindowClerk | Role::DepartmentHead),
            Verb::ApproveErasure => matches!(role, Role::DepartmentHead | Role::SupervisingLeader),
        }
    }
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
