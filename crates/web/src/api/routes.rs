//! The routes of the interface, and their description.

use super::{describe, events, findings, ledger, matters, statistics};
use crate::service::Service;
use axum::routing::get;
use axum::{Json, Router};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes; `/api/v1/openapi.json` describes them.
pub(crate) fn routes() -> Router<Service> {
    let (router, api) = described();
    router.route("/api/v1/openapi.json", get(move || async { Json(api) }))
}

/// The routes with their description.
pub(super) fn described() -> (Router<Service>, OpenApi) {
    let (router, api) = OpenApiRouter::with_openapi(describe::about())
        .routes(routes!(events::post))
        .routes(routes!(matters::list))
        .routes(routes!(matters::one))
        .routes(routes!(matters::explain))
        .routes(routes!(matters::clocks))
        .routes(routes!(matters::receipts))
        .routes(routes!(findings::list))
        .routes(routes!(statistics::list))
        .routes(routes!(ledger::head))
        .routes(routes!(ledger::key))
        .routes(routes!(ledger::receipt))
        .routes(routes!(ledger::extension))
        .split_for_parts();
    (router, describe::with_problems(api))
}
