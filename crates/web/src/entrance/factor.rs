//! `POST /account/factor`, `POST /account/factor/code`: a second factor is drawn, and in use once its code was seen.

use super::sign_out::Nothing;
use super::view::Done;
use super::{account, html, view};
use crate::problem::Problem;
use crate::service::Service;
use crate::visit::Form;
use app::PeopleError;
use app::people::account::factor::{confirm, enrol as draw};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

/// The first code.
#[derive(Deserialize)]
pub(super) struct First {
    code: String,
}

/// Draws a second factor and shows it. It is shown in answer to the form and nowhere else, so that no address shows it
/// again; asking again draws another.
pub(super) async fn enrol(service: Service, form: Form<Nothing>) -> Response {
    let Form { visitor, .. } = form;
    match draw(&service.people, &visitor.actor.id).await {
        Ok(drawn) => {
            let view =
                view::Enrolment { secret: drawn.secret, address: drawn.address, recovery: drawn.recovery };
            html::enrolment(&visitor, &view).into_response()
        }
        Err(PeopleError::Refused(refusal)) => {
            account::again(&service, &visitor, Problem::from(refusal)).await
        }
        Err(failure @ (PeopleError::Store(_) | PeopleError::OtherKey)) => {
            visitor.wrong(failure).into_response()
        }
    }
}

/// Sees the first code.
pub(super) async fn confirm_code(service: Service, form: Form<First>) -> Response {
    let Form { visitor, sent, .. } = form;
    match confirm(&service.people, &visitor.actor.id, sent.code.trim()).await {
        Ok(()) => account::done(Done::Factor).into_response(),
        Err(PeopleError::Refused(refusal)) => {
            account::again(&service, &visitor, Problem::from(refusal)).await
        }
        Err(failure @ (PeopleError::Store(_) | PeopleError::OtherKey)) => {
            visitor.wrong(failure).into_response()
        }
    }
}
