//! `GET, POST /invitation`: somebody who was invited chooses a password.

use super::{html, view};
use crate::problem::Problem;
use crate::service::Service;
use crate::visit::{OpenForm, Paper, Reader, Turn, Wrong, ended_session};
use app::PeopleError;
use app::people::account::invite::choose_password;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The secret of the invitation.
    secret: String,
}

/// What is entered.
#[derive(Deserialize)]
pub(super) struct Chosen {
    secret: String,
    password: String,
    again: String,
}

/// Shows where the password is chosen.
pub(super) async fn show(reader: Reader, Query(asked): Query<Asked>) -> Paper {
    html::invitation(&reader, &view::Invitation { secret: asked.secret, problem: None })
}

/// Takes the password.
pub(super) async fn choose(service: Service, form: OpenForm<Chosen>) -> Response {
    let OpenForm { reader, sent, .. } = form;
    let problem = if sent.password == sent.again {
        match choose_password(&service.people, sent.secret.trim(), &sent.password).await {
            Ok(_) => {
                return Turn::to("/sign-in?chosen=1").with(ended_session(&service.settings)).into_response();
            }
            Err(PeopleError::Refused(refusal)) => Problem::from(refusal),
            Err(failure @ (PeopleError::Store(_) | PeopleError::OtherKey)) => {
                return Wrong::to(&reader, failure).into_response();
            }
        }
    } else {
        Problem::not_the_same()
    };
    let view = view::Invitation { secret: sent.secret, problem: Some(problem) };
    html::invitation(&reader, &view).with_status(StatusCode::UNPROCESSABLE_ENTITY).into_response()
}
