//! Somebody who is signed in.

use super::cookie::{ended_session, session_token};
use super::paper::Turn;
use super::reader::Reader;
use super::wrong::Wrong;
use crate::service::Service;
use app::people::account::session::{form_text, signed_in};
use app::{Actor, PeopleError, Role};
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use ports::Place;

/// Somebody who is signed in and reads a page. A handler that takes one is closed to everybody else: they are shown
/// the door, and come back here from it.
#[derive(Clone)]
pub struct Visitor {
    /// Who acts, in the role in which he goes on.
    pub actor: Actor,
    /// The name.
    pub name: String,
    /// Every role on every place that is his, the one he acts in included.
    pub choices: Vec<(Role, Place)>,
    /// In which language, and where.
    pub reader: Reader,
    /// What each form of the page carries in a hidden field `form`.
    pub form: String,
    /// The token of the session.
    pub(crate) token: String,
}

impl std::fmt::Debug for Visitor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Visitor({:?})", self.actor)
    }
}

impl Visitor {
    /// Tells the visitor what is wrong.
    pub fn wrong(&self, problem: impl Into<crate::Problem>) -> Wrong {
        Wrong::to(&self.reader, problem)
    }
}

impl FromRequestParts<Service> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Visitor, Response> {
        let reader = Reader::of(parts);
        let Some(token) = session_token(&parts.headers, &service.settings) else {
            return Err(shown_the_door(parts, &reader, service));
        };
        match signed_in(&service.people, token).await {
            Ok(known) => Ok(Visitor {
                actor: known.actor,
                name: known.name,
                choices: known.choices,
                reader,
                form: form_text(&service.people, token),
                token: token.to_owned(),
            }),
            Err(PeopleError::Refused(_)) => Err(shown_the_door(parts, &reader, service)),
            Err(failure @ (PeopleError::Store(_) | PeopleError::OtherKey)) => {
                Err(Wrong::to(&reader, failure).into_response())
            }
        }
    }
}

/// To the page where one signs in, and from there back to where one looked.
fn shown_the_door(parts: &Parts, reader: &Reader, service: &Service) -> Response {
    let to = match parts.method {
        Method::GET if reader.here != "/" => {
            let query = serde_urlencoded::to_string([("to", &reader.here)]).unwrap_or_default();
            format!("/sign-in?{query}")
        }
        _ => "/sign-in".to_owned(),
    };
    Turn::to(&to).with(ended_session(&service.settings)).into_response()
}
