//! `POST /sign-out`, `POST /sign-out/everywhere`.

use crate::service::Service;
use crate::visit::{Form, Turn, Wrong, ended_session};
use app::people::account::session::{sign_out, sign_out_everywhere};
use serde::Deserialize;

/// Nothing but the form itself.
#[derive(Deserialize)]
pub(super) struct Nothing {}

/// Ends this session.
pub(super) async fn here(service: Service, form: Form<Nothing>) -> Result<Turn, Wrong> {
    let Form { visitor, .. } = form;
    sign_out(&service.people, &visitor.token).await.map_err(|failure| visitor.wrong(failure))?;
    Ok(Turn::to("/sign-in").with(ended_session(&service.settings)))
}

/// Ends every session of this account.
pub(super) async fn everywhere(service: Service, form: Form<Nothing>) -> Result<Turn, Wrong> {
    let Form { visitor, .. } = form;
    let ended = sign_out_everywhere(&service.people, &visitor.actor).await;
    ended.map_err(|failure| visitor.wrong(failure))?;
    Ok(Turn::to("/sign-in").with(ended_session(&service.settings)))
}
