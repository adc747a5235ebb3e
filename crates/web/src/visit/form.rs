//! What was sent by a form, once it is certain that the form was one of ours.

use super::origin::is_own;
use super::reader::Reader;
use super::visitor::Visitor;
use super::wrong::Wrong;
use crate::limit::Address;
use crate::problem::Problem;
use crate::service::Service;
use app::people::account::session::is_form_text;
use app::{Refusal, RefusalCode};
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use serde::de::DeserializeOwned;

/// The field that carries the text of the session.
const FIELD: &str = "form";

/// What somebody who is signed in has sent by a form of ours. There is no other way to make one: the browser has said
/// that a page of this host sent it, and it carried the text of the session.
#[derive(Debug)]
#[non_exhaustive]
pub struct Form<T> {
    /// Who sent it.
    pub visitor: Visitor,
    /// What was sent.
    pub sent: T,
}

/// What anybody has sent by a form of ours before there is a session: the browser has said that a page of this host
/// sent it, and the address has not sent too many.
#[derive(Debug)]
#[non_exhaustive]
pub struct OpenForm<T> {
    /// Who sent it.
    pub reader: Reader,
    /// What was sent.
    pub sent: T,
    /// What else the browser said.
    pub(crate) parts: Parts,
}

/// Routes a form of somebody who is signed in. With [`open_change`] the only way in which a page changes anything:
/// `axum::routing::post` and its like are banned in this crate, so no change is reached but through a [`Form`].
#[expect(clippy::disallowed_methods, reason = "the handler can only have a form that was checked")]
pub(crate) fn change<T, R, F, A>(handler: F) -> MethodRouter<Service>
where
    T: DeserializeOwned + Send + 'static,
    F: Fn(Service, Form<T>) -> A + Clone + Send + Sync + 'static,
    A: Future<Output = R> + Send + 'static,
    R: IntoResponse,
{
    axum::routing::post(move |axum::extract::State(service): axum::extract::State<Service>, form: Form<T>| {
        handler(service, form)
    })
}

/// Routes a form of anybody.
#[expect(clippy::disallowed_methods, reason = "the handler can only have a form that was checked")]
pub(crate) fn open_change<T, R, F, A>(handler: F) -> MethodRouter<Service>
where
    T: DeserializeOwned + Send + 'static,
    F: Fn(Service, OpenForm<T>) -> A + Clone + Send + Sync + 'static,
    A: Future<Output = R> + Send + 'static,
    R: IntoResponse,
{
    axum::routing::post(
        move |axum::extract::State(service): axum::extract::State<Service>, form: OpenForm<T>| {
            handler(service, form)
        },
    )
}

impl<T: DeserializeOwned> FromRequest<Service> for Form<T> {
    type Rejection = Response;

    async fn from_request(request: Request, service: &Service) -> Result<Form<T>, Response> {
        let (mut parts, body) = request.into_parts();
        let reader = Reader::of(&parts);
        let strange = || Wrong::to(&reader, Refusal::new(RefusalCode::StrangeForm, "")).into_response();
        if !is_own(&parts.headers) {
            return Err(strange());
        }
        let visitor = Visitor::from_request_parts(&mut parts, service).await?;
        let mut pairs = pairs(Request::from_parts(parts, body), &reader).await?;
        let text = pairs.iter().position(|(key, _)| key == FIELD).map(|at| pairs.remove(at).1);
        if !text.is_some_and(|text| is_form_text(&service.people, &visitor.token, &text)) {
            return Err(strange());
        }
        let sent = read(&pairs, &reader).map_err(Wrong::into_response)?;
        Ok(Form { visitor, sent })
    }
}

impl<T: DeserializeOwned> FromRequest<Service> for OpenForm<T> {
    type Rejection = Response;

    async fn from_request(request: Request, service: &Service) -> Result<OpenForm<T>, Response> {
        let (parts, body) = request.into_parts();
        let reader = Reader::of(&parts);
        let Address(address) = Address::of(&parts, service.settings.proxies);
        if let Err(problem) = service.gates.at_the_door(&address, service.app.clock.now()) {
            return Err(Wrong::to(&reader, problem).into_response());
        }
        if !is_own(&parts.headers) {
            return Err(Wrong::to(&reader, Refusal::new(RefusalCode::StrangeForm, "")).into_response());
        }
        let pairs = pairs(Request::from_parts(parts.clone(), body), &reader).await?;
        let sent = read(&pairs, &reader).map_err(Wrong::into_response)?;
        Ok(OpenForm { reader, sent, parts })
    }
}

async fn pairs(request: Request, reader: &Reader) -> Result<Vec<(String, String)>, Response> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    if kind.split(';').next().unwrap_or("").trim() != "application/x-www-form-urlencoded" {
        return Err(Wrong::to(reader, Problem::unclear("Content-Type")).into_response());
    }
    let body = Bytes::from_request(request, &()).await;
    let body = body.map_err(|_| Wrong::to(reader, Problem::too_much("")).into_response())?;
    serde_urlencoded::from_bytes(&body)
        .map_err(|_| Wrong::to(reader, Problem::unclear("form")).into_response())
}

fn read<T: DeserializeOwned>(pairs: &[(String, String)], reader: &Reader) -> Result<T, Wrong> {
    let text = serde_urlencoded::to_string(pairs).unwrap_or_default();
    serde_urlencoded::from_str(&text).map_err(|error| Wrong::to(reader, Problem::unclear(&error.to_string())))
}
