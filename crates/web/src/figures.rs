//! Figures for whoever watches the service, on a listener of their own.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

/// The text format of Prometheus.
const FORM: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Answers `/metrics` with what `tell` says at that moment.
#[expect(
    clippy::disallowed_methods,
    reason = "a listener of its own, for those who watch the machine; no table"
)]
pub fn figures(tell: impl Fn() -> String + Clone + Send + Sync + 'static) -> Router {
    let told = move || {
        let text = tell();
        async move { ([(CONTENT_TYPE, FORM)], text) }
    };
    Router::new().route("/metrics", get(told))
}
