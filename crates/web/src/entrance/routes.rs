//! The routes of the entrance.

use super::{account, factor, invitation, language, sign_in, sign_out};
use crate::table::{Table, Who};

/// The routes.
pub(crate) fn routes() -> Table {
    Table::default()
        .show("/sign-in", Who::Anybody, sign_in::show)
        .open_change("/sign-in", sign_in::knock)
        .show("/sign-in/code", Who::Anybody, sign_in::show_code)
        .open_change("/sign-in/code", sign_in::code)
        .show("/invitation", Who::Anybody, invitation::show)
        .open_change("/invitation", invitation::choose)
        .open_change("/language", language::choose)
        .show("/account", Who::SignedIn, account::show)
        .change("/account/password", Who::SignedIn, account::password)
        .change("/account/role", Who::SignedIn, account::role)
        .change("/account/factor", Who::SignedIn, factor::enrol)
        .change("/account/factor/code", Who::SignedIn, factor::confirm_code)
        .change("/sign-out", Who::SignedIn, sign_out::here)
        .change("/sign-out/everywhere", Who::SignedIn, sign_out::everywhere)
}
