//! Accounts of people and tokens of systems.

use crate::format::Stamp;
use crate::frame::{Frame, Section};
use crate::page::Page;
use crate::parts::Flag;
use crate::sample;
use askama::Template;

/// An account.
#[derive(Clone, Debug, Default)]
pub struct AccountRow {
    /// The person.
    pub person: String,
    /// The name they log in with.
    pub login: String,
    /// Roles, each with its place.
    pub roles: Vec<String>,
    /// How it stands.
    pub state: Flag,
    /// Whether a second factor is set up.
    pub second: bool,
    /// When they were last here.
    pub seen: Stamp,
}

/// A token.
#[derive(Clone, Debug, Default)]
pub struct TokenRow {
    /// Its name.
    pub name: String,
    /// Whose, on which place.
    pub place: String,
    /// How it stands.
    pub state: Flag,
    /// Until when.
    pub until: Stamp,
}

/// Accounts and tokens.
#[derive(Clone, Debug, Template)]
#[template(path = "keep/accounts.html")]
pub struct AccountsPage {
    /// What stands around it.
    pub frame: Frame,
    /// Accounts.
    pub accounts: Vec<AccountRow>,
    /// Tokens.
    pub tokens: Vec<TokenRow>,
}

impl Page for AccountsPage {
    const NAME: &'static str = "accounts";

    fn samples(frame: &Frame) -> Vec<(&'static str, AccountsPage)> {
        let frame = frame.within(Section::Accounts, Vec::new());
        let empty = AccountsPage { frame: frame.clone(), accounts: Vec::new(), tokens: Vec::new() };
        vec![("usual", sample::accounts(&frame)), ("empty", empty)]
    }
}
