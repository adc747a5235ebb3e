//! Every request has an identity, a line in the log and its place in the figures. None of them says who asked for what:
//! a route is told as the table of routes has it, without what stands in its place.

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use ports::Random;
use std::sync::Arc;
use std::time::Instant;
use tracing::{Instrument as _, info, info_span};

/// By this a request is found again: taken from whoever asks where it is one, and said in the answer.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Letters of an identity at most.
const ID_LETTERS_MAX: usize = 64;

/// Watches every request of a router.
pub fn watched(router: Router, random: Arc<dyn Random>) -> Router {
    router.layer(from_fn_with_state(random, watch))
}

async fn watch(State(random): State<Arc<dyn Random>>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = given(request.headers()).unwrap_or_else(|| drawn(&*random));
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = method(request.method());
    let mut response = next.run(request).instrument(info_span!("request", id)).await;
    let (status, took) = (response.status().as_u16(), began.elapsed());
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    let labels = [("method", method.to_owned()), ("route", route.to_owned()), ("status", status.to_string())];
    metrics::counter!("sundial_http_requests_total", &labels).increment(1);
    metrics::histogram!("sundial_http_request_seconds", &labels[..2]).record(took);
    info!(request = id, method, route, status, micros = took.as_micros(), "answered");
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// The identity that whoever asks has given; one that could be mistaken for something else in a log is not taken.
fn given(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(REQUEST_ID)?.to_str().ok()?;
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    ((1..=ID_LETTERS_MAX).contains(&id.len()) && id.chars().all(fits)).then(|| id.to_owned())
}

fn drawn(random: &dyn Random) -> String {
    let mut bytes = [0; 8];
    random.fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Methods are few; whatever else somebody sends is one word.
fn method(method: &Method) -> &'static str {
    let known = [Method::GET, Method::POST, Method::PUT, Method::DELETE, Method::HEAD, Method::OPTIONS];
    let names = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"];
    known.iter().position(|one| one == method).and_then(|at| names.get(at)).copied().unwrap_or("other")
}
