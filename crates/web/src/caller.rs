//! Who calls: the actor of the token in `Authorization: Bearer …`, or who is signed in and only looks.

use crate::limit::Address;
use crate::problem::Problem;
use crate::service::Service;
use crate::visit::session_token;
use app::people::account::session::actor_of_session;
use app::{Actor, PeopleError};
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

/// The actor that calls. A handler that takes one is closed to nobody in particular.
///
/// A session opens the interface for looking only: what changes something needs a token, which no browser sends by
/// itself.
#[derive(Clone, Debug)]
pub struct Caller(pub Actor);

impl FromRequestParts<Service> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Caller, Problem> {
        let now = service.app.clock.now();
        match known(parts, service).await? {
            Some(actor) => {
                service.gates.call(&actor.id, now)?;
                Ok(Caller(actor))
            }
            None => {
                let Address(address) = Address::of(parts, service.settings.proxies);
                service.gates.look_up(&address, now)?;
                Err(Problem::nobody())
            }
        }
    }
}

/// Who it is, by what was shown.
async fn known(parts: &Parts, service: &Service) -> Result<Option<Actor>, Problem> {
    let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some(header) = header else { return by_session(parts, service).await };
    let token = header.strip_prefix("Bearer ").map(str::trim).filter(|token| !token.is_empty());
    let Some(token) = token else { return Ok(None) };
    Ok(service.doors.actor_of_token(token).await?)
}

async fn by_session(parts: &Parts, service: &Service) -> Result<Option<Actor>, Problem> {
    let only_looks = matches!(parts.method, Method::GET | Method::HEAD);
    let token = session_token(&parts.headers, &service.settings).filter(|_| only_looks);
    let Some(token) = token else { return Ok(None) };
    match actor_of_session(&service.people, token).await {
        Ok(actor) => Ok(Some(actor)),
        Err(PeopleError::Refused(_)) => Ok(None),
        Err(failure @ (PeopleError::Store(_) | PeopleError::OtherKey)) => Err(Problem::from(failure)),
    }
}
