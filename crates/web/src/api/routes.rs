//! The routes of the interface, who may use each, and their description.

use super::{describe, docs, events, findings, ledger, matters, statistics};
use crate::service::Service;
use crate::table::{Route, Table, Who};
use app::Verb;
use axum::{Json, Router};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};
use utoipa_axum::routes;

/// The routes; `/api/v1/openapi.json` describes them, `/api/v1/docs` tries them.
pub(crate) fn routes() -> Table {
    let (router, api, list) = described();
    let described = Table { router, list };
    described
        .show("/api/v1/openapi.json", Who::Anybody, move || async { Json(api) })
        .show("/api/v1/docs", Who::Anybody, docs::page)
        .show("/api/v1/docs/try.js", Who::Anybody, docs::script)
        .show("/api/v1/docs/try.css", Who::Anybody, docs::style)
}

/// The routes with their description.
pub(super) fn described() -> (Router<Service>, OpenApi, Vec<Route>) {
    let mut all = OpenApiRouter::with_openapi(describe::about());
    let mut list = Vec::new();
    for (route, who) in table() {
        list.extend(said(&route, who));
        all = all.routes(route);
    }
    let (router, api) = all.split_for_parts();
    (router, describe::with_problems(api), list)
}

fn table() -> Vec<(UtoipaMethodRouter<Service>, Who)> {
    vec![
        (routes!(events::post), Who::May(Verb::TakeEvents)),
        (routes!(matters::list), Who::May(Verb::ReadMatters)),
        (routes!(matters::one), Who::May(Verb::ReadMatters)),
        (routes!(matters::explain), Who::May(Verb::ReadFindings)),
        (routes!(matters::clocks), Who::May(Verb::ReadMatters)),
        (routes!(matters::receipts), Who::May(Verb::ReadMatters)),
        (routes!(findings::list), Who::May(Verb::ReadFindings)),
        (routes!(statistics::list), Who::May(Verb::ReadFindings)),
        (routes!(ledger::head), Who::Anybody),
        (routes!(ledger::key), Who::Anybody),
        (routes!(ledger::receipt), Who::May(Verb::ReadMatters)),
        (routes!(ledger::extension), Who::Anybody),
    ]
}

/// What a route says of itself.
fn said((_, paths, _): &UtoipaMethodRouter<Service>, who: Who) -> Vec<Route> {
    let mut said = Vec::new();
    for (path, item) in &paths.paths {
        let methods = [("GET", &item.get), ("POST", &item.post)];
        let there = methods.into_iter().filter(|(_, operation)| operation.is_some());
        said.extend(there.map(|(method, _)| Route { path: path.clone(), method, who }));
    }
    said
}
