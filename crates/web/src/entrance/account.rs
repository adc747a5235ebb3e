//! `/account`: who one is, in which role one goes on, and another password.

use super::view::Done;
use super::{html, view};
use crate::problem::Problem;
use crate::service::Service;
use crate::visit::{Form, Paper, Turn, Visitor, Wrong, session_cookie};
use app::people::account::factor::is_in_use;
use app::people::account::password::{NewPassword, change};
use app::people::account::session::rotate;
use app::{PeopleError, Role};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use ports::Place;
use serde::Deserialize;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// What went well before.
    done: String,
}

/// A password in the place of another.
#[derive(Deserialize)]
pub(super) struct Chosen {
    before: String,
    password: String,
    again: String,
}

/// A role on a place.
#[derive(Deserialize)]
pub(super) struct ChosenRole {
    role: Role,
    place: Place,
    #[serde(default)]
    to: String,
}

/// Shows the own account.
pub(super) async fn show(
    State(service): State<Service>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Paper, Wrong> {
    page(&service, &visitor, Done::from_code(&asked.done), None).await
}

/// Changes the password; every other session ends.
pub(super) async fn password(service: Service, form: Form<Chosen>) -> Response {
    let Form { visitor, sent, .. } = form;
    let problem = if sent.password == sent.again {
        let asked = NewPassword { before: sent.before, chosen: sent.password };
        match change(&service.people, &visitor.actor, asked).await {
            Ok(opened) => {
                let cookies = session_cookie(&opened.token, &service.settings);
                return done(Done::Password).with(cookies).into_response();
            }
            Err(PeopleError::Refused(refusal)) => Problem::from(refusal),
            Err(failure @ (PeopleError::Store(_) | PeopleError::OtherKey)) => {
                return visitor.wrong(failure).into_response();
            }
        }
    } else {
        Problem::not_the_same()
    };
    again(&service, &visitor, problem).await
}

/// Goes on in another of one's roles, under another token.
pub(super) async fn role(service: Service, form: Form<ChosenRole>) -> Result<Turn, Wrong> {
    let Form { visitor, sent, .. } = form;
    let opened = rotate(&service.people, &visitor.token, Some((sent.role, sent.place))).await;
    let opened = opened.map_err(|failure| visitor.wrong(failure))?;
    let cookies = session_cookie(&opened.token, &service.settings);
    let turn = if sent.to.is_empty() { done(Done::Role) } else { Turn::to(&sent.to) };
    Ok(turn.with(cookies))
}

/// The page, with what is wrong.
pub(super) async fn again(service: &Service, visitor: &Visitor, problem: Problem) -> Response {
    match page(service, visitor, None, Some(problem)).await {
        Ok(paper) => paper.with_status(StatusCode::UNPROCESSABLE_ENTITY).into_response(),
        Err(wrong) => wrong.into_response(),
    }
}

/// To the page, which says what went well.
pub(super) fn done(done: Done) -> Turn {
    Turn::to(&format!("/account?done={}", done.code()))
}

async fn page(
    service: &Service,
    visitor: &Visitor,
    done: Option<Done>,
    problem: Option<Problem>,
) -> Result<Paper, Wrong> {
    let has_factor = is_in_use(&service.people, &visitor.actor.id).await;
    let has_factor = has_factor.map_err(|failure| visitor.wrong(failure))?;
    let view = view::Account { login: visitor.actor.id.clone(), has_factor, done, problem };
    Ok(html::account(visitor, &view))
}
