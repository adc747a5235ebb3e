//! The routes of the entrance.

use super::{account, factor, invitation, language, sign_in, sign_out};
use crate::service::Service;
use crate::visit::{change, open_change};
use axum::Router;
use axum::routing::get;

/// The routes.
pub(crate) fn routes() -> Router<Service> {
    Router::new()
        .route("/sign-in", get(sign_in::show).merge(open_change(sign_in::knock)))
        .route("/sign-in/code", get(sign_in::show_code).merge(open_change(sign_in::code)))
        .route("/invitation", get(invitation::show).merge(open_change(invitation::choose)))
        .route("/language", open_change(language::choose))
        .route("/account", get(account::show))
        .route("/account/password", change(account::password))
        .route("/account/role", change(account::role))
        .route("/account/factor", change(factor::enrol))
        .route("/account/factor/code", change(factor::confirm_code))
        .route("/sign-out", change(sign_out::here))
        .route("/sign-out/everywhere", change(sign_out::everywhere))
}
