//! All routes, with what holds for each: limits, headers, and that a fault of ours is told as one.

use crate::api;
use crate::body::BODY_BYTES_MAX;
use crate::entrance;
use crate::problem::Problem;
use crate::service::Service;
use crate::settings::Reached;
use crate::table::{Route, Table, Who};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::response::IntoResponse as _;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::decompression::RequestDecompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;

/// What every answer says unless it says otherwise: nothing may be run, framed, sniffed, kept.
const HEADERS: [(HeaderName, &str); 5] = [
    (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (CACHE_CONTROL, "no-store"),
];

/// Puts the routes together.
pub fn router(service: Service) -> Router {
    let reached = service.settings.reached;
    let mut router = table()
        .router
        .fallback(|| async { Problem::nothing("").into_response() })
        .method_not_allowed_fallback(|| async { Problem::other_method().into_response() })
        .with_state(service)
        .layer(RequestDecompressionLayer::new())
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| Problem::failed().into_response()));
    for (name, value) in HEADERS {
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value)));
    }
    match reached {
        Reached::Plain | Reached::Tls { hsts_seconds: 0 } => router,
        Reached::Tls { hsts_seconds } => {
            let value = format!("max-age={hsts_seconds}; includeSubDomains");
            let value = HeaderValue::from_str(&value).expect("a number is ASCII");
            router.layer(SetResponseHeaderLayer::overriding(STRICT_TRANSPORT_SECURITY, value))
        }
    }
}

/// Returns every route with who may use it.
#[must_use]
pub fn routes() -> Vec<Route> {
    table().list
}

fn table() -> Table {
    Table::default()
        .and(api::routes())
        .and(entrance::routes())
        .and(crate::pages::routes())
        .show("/health", Who::Anybody, health)
        .show("/ready", Who::Anybody, ready)
}

/// The process runs.
async fn health() -> &'static str {
    "ok\n"
}

/// The store answers.
async fn ready(
    axum::extract::State(service): axum::extract::State<Service>,
) -> Result<&'static str, Problem> {
    service.app.store.tree().await?;
    Ok("ok\n")
}
