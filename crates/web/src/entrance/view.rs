//! What the pages of the entrance show.

use crate::problem::Problem;

/// Where one signs in.
#[derive(Clone, Debug, Default)]
pub(crate) struct SignIn {
    /// The name that was entered before.
    pub(crate) login: String,
    /// Where to go then.
    pub(crate) to: String,
    /// What went well before: a password was chosen.
    pub(crate) chosen: bool,
    /// What is wrong.
    pub(crate) problem: Option<Problem>,
}

/// Where the code of the second factor is entered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Code {
    /// Where to go then.
    pub(crate) to: String,
    /// What is wrong.
    pub(crate) problem: Option<Problem>,
}

/// Where somebody who was invited chooses a password.
#[derive(Clone, Debug, Default)]
pub(crate) struct Invitation {
    /// The secret of the invitation, where the address has it.
    pub(crate) secret: String,
    /// What is wrong.
    pub(crate) problem: Option<Problem>,
}

/// One's own account.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    /// The name of the account.
    pub(crate) login: String,
    /// Whether a second factor is in use.
    pub(crate) has_factor: bool,
    /// What went well before.
    pub(crate) done: Option<Done>,
    /// What is wrong.
    pub(crate) problem: Option<Problem>,
}

/// What went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// The password was changed.
    Password,
    /// The second factor is in use.
    Factor,
    /// He goes on in another role.
    Role,
}

impl Done {
    /// Returns the code under which an address says it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Done::Password => "password",
            Done::Factor => "factor",
            Done::Role => "role",
        }
    }

    /// Finds it by its code.
    pub(crate) fn from_code(code: &str) -> Option<Done> {
        [Done::Password, Done::Factor, Done::Role].into_iter().find(|done| done.code() == code)
    }
}

/// A second factor that was drawn: shown once.
#[derive(Clone)]
pub(crate) struct Enrolment {
    /// The secret in Base32.
    pub(crate) secret: String,
    /// The same as an address.
    pub(crate) address: String,
    /// Codes for the day the authenticator is lost.
    pub(crate) recovery: Vec<String>,
}
