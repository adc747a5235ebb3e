//! Who calls: the actor of the token in `Authorization: Bearer …`.

use crate::problem::Problem;
use crate::service::Service;
use app::Actor;
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

/// The actor that calls. A handler that takes one is closed to nobody in particular.
#[derive(Clone, Debug)]
pub struct Caller(pub Actor);

impl FromRequestParts<Service> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Caller, Problem> {
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.and_then(|value| value.strip_prefix("Bearer ")).map(str::trim);
        let Some(token) = token.filter(|token| !token.is_empty()) else { return Err(Problem::nobody()) };
        match service.doors.actor_of_token(token).await {
            Ok(Some(actor)) => Ok(Caller(actor)),
            Ok(None) => Err(Problem::nobody()),
            Err(failure) => Err(Problem::from(failure)),
        }
    }
}
