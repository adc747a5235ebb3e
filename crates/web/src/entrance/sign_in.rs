//! `GET, POST /sign-in`: name and password, then the code of the second factor where there is one.

use super::{html, view};
use crate::problem::Problem;
use crate::service::Service;
use crate::visit::{
    OpenForm, Reader, Turn, Wrong, inner, session_cookie, session_token, waiting_cookie, waiting_token,
};
use app::people::account::session::{Opened, actor_of_session, sign_out, throw_away_ended};
use app::people::account::sign_in::{Knock, second_factor, sign_in};
use app::{People, PeopleError, Refusal, RefusalCode};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

/// Where one is after signing in, unless one came from elsewhere.
pub(crate) const HOME: &str = "/";

/// What the address says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// Where to go then.
    to: String,
    /// Set once a password was chosen by an invitation.
    chosen: String,
}

/// What is entered.
#[derive(Deserialize)]
pub(super) struct Entered {
    login: String,
    password: String,
    #[serde(default)]
    to: String,
}

/// The code that is entered.
#[derive(Deserialize)]
pub(super) struct EnteredCode {
    code: String,
    #[serde(default)]
    to: String,
}

/// Shows where one signs in; whoever is signed in goes on.
pub(super) async fn show(
    State(service): State<Service>,
    reader: Reader,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Response {
    if let Some(token) = session_token(&headers, &service.settings)
        && actor_of_session(&service.people, token).await.is_ok()
    {
        return Turn::to(target(&asked.to)).into_response();
    }
    let chosen = !asked.chosen.is_empty();
    let view = view::SignIn { to: asked.to, chosen, ..view::SignIn::default() };
    html::sign_in(&reader, &view).into_response()
}

/// Looks at name and password.
pub(super) async fn knock(service: Service, form: OpenForm<Entered>) -> Response {
    let OpenForm { reader, sent, parts, .. } = form;
    let knock = Knock { login: sent.login.trim().to_owned(), password: sent.password, code: String::new() };
    let opened = sign_in(&service.people, &knock).await;
    match opened {
        Ok(opened) => {
            leave_before(&service.people, session_token(&parts.headers, &service.settings)).await;
            tidy_up(&service.people).await;
            let_in(&service, &opened, &sent.to)
        }
        Err(PeopleError::Refused(refusal)) => {
            let problem = Some(Problem::from(refusal));
            let view = view::SignIn { login: knock.login, to: sent.to, chosen: false, problem };
            html::sign_in(&reader, &view).with_status(StatusCode::UNAUTHORIZED).into_response()
        }
        Err(failure @ (PeopleError::Store(_) | PeopleError::OtherKey)) => {
            Wrong::to(&reader, failure).into_response()
        }
    }
}

/// Shows where the code of the second factor is entered.
pub(super) async fn show_code(
    State(service): State<Service>,
    reader: Reader,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Response {
    if waiting_token(&headers, &service.settings).is_none() {
        return Turn::to("/sign-in").into_response();
    }
    html::code(&reader, &view::Code { to: asked.to, problem: None }).into_response()
}

/// Looks at the code.
pub(super) async fn code(service: Service, form: OpenForm<EnteredCode>) -> Response {
    let OpenForm { reader, sent, parts, .. } = form;
    let Some(waiting) = waiting_token(&parts.headers, &service.settings) else {
        return Turn::to("/sign-in").into_response();
    };
    match second_factor(&service.people, waiting, &sent.code).await {
        Ok(opened) => {
            leave_before(&service.people, session_token(&parts.headers, &service.settings)).await;
            let_in(&service, &opened, &sent.to)
        }
        Err(PeopleError::Refused(Refusal { code: RefusalCode::NoSession, .. })) => {
            Turn::to("/sign-in").into_response()
        }
        Err(PeopleError::Refused(refusal)) => {
            let view = view::Code { to: sent.to, problem: Some(Problem::from(refusal)) };
            html::code(&reader, &view).with_status(StatusCode::UNAUTHORIZED).into_response()
        }
        Err(failure @ (PeopleError::Store(_) | PeopleError::OtherKey)) => {
            Wrong::to(&reader, failure).into_response()
        }
    }
}

/// Gives the browser its session, or asks for the code.
pub(super) fn let_in(service: &Service, opened: &Opened, to: &str) -> Response {
    if opened.actor.is_some() {
        let cookies = session_cookie(&opened.token, &service.settings);
        return Turn::to(target(to)).with(cookies).into_response();
    }
    let query = serde_urlencoded::to_string([("to", to)]).unwrap_or_default();
    let cookies = waiting_cookie(&opened.token, &service.settings);
    Turn::to(&format!("/sign-in/code?{query}")).with(cookies).into_response()
}

/// A session that the browser had before ends: nobody goes on in it.
async fn leave_before(people: &People, token: Option<&str>) {
    if let Some(token) = token {
        // One that cannot be ended now ends by itself; the browser no longer has it.
        drop(sign_out(people, token).await);
    }
}

/// Whoever comes in sweeps out what has ended: sessions and invitations are never more than those that came.
async fn tidy_up(people: &People) {
    if let Err(failure) = throw_away_ended(people).await {
        let cause = Problem::from(failure);
        tracing::debug!(code = cause.code, "what has ended was not thrown away; the next one does it");
    }
}

fn target(to: &str) -> &str {
    inner(to).unwrap_or(HOME)
}
