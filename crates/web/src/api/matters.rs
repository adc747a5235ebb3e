//! `GET /api/v1/matters…`: matters, their events and clocks, their findings explained.

use super::page::{Page, after, asked, maybe, rows};
use super::said::{Clock, Finding, Matter, Why};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::Service;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use calendar::Moment;
use engine::Event;
use ports::{MatterOrder, MatterQuery, MatterRow, Stage};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which matters.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// `open` or `closed`.
    #[param(example = "open")]
    stage: Option<String>,
    /// Of this kind of matter: `case`, `ticket`, …
    kind: Option<String>,
    /// Of this department.
    department: Option<String>,
    /// Of this item.
    item: Option<String>,
    /// With a finding of this level that stands.
    level: Option<String>,
    /// Whose promised or statutory limit runs and is due before this instant.
    #[param(format = DateTime, example = "2026-12-31T00:00:00+08:00")]
    due_before: Option<String>,
    /// Whose first event happened at this instant or later.
    #[param(format = DateTime)]
    began_from: Option<String>,
    /// Whose first event happened before this instant.
    #[param(format = DateTime)]
    began_before: Option<String>,
    /// `id`, or `next` for those that move next first.
    #[param(example = "next")]
    order: Option<String>,
    /// Where the last page ended.
    after: Option<String>,
    /// Rows at most, 1 to 500; 50 unless said.
    #[param(minimum = 1, maximum = 500)]
    max: Option<u32>,
}

/// A matter with its events and clocks.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Whole {
    /// The matter.
    matter: Matter,
    /// Its events as they are kept, in that order.
    #[schema(value_type = Vec<Object>)]
    events: Vec<Kept>,
    /// Its clocks, day by day.
    clocks: Vec<Clock>,
    /// Its findings, the lifted included.
    findings: Vec<Finding>,
}

/// An event with its place in the log.
#[derive(Debug, Serialize)]
pub(crate) struct Kept {
    position: u64,
    event: Event,
}

/// A finding with its explanation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Explained {
    /// The finding.
    finding: Finding,
    /// Why; absent for one that was lifted.
    why: Option<Why>,
}

/// 办件一览 / Lists matters, page by page.
#[utoipa::path(
    get,
    path = "/api/v1/matters",
    operation_id = "list_matters",
    tag = "matters",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, body = Page<Matter>))
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Caller(actor): Caller,
    given: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Page<Matter>>, Problem> {
    let query = query(asked(given)?)?;
    let found = app::read::matters(&service.app, &actor, &query).await?;
    Ok(Json(Page::of(found, query.max, |last| place(last, query.order))))
}

fn query(asked: Asked) -> Result<MatterQuery, Problem> {
    let order = match asked.order.as_deref() {
        None | Some("id") => MatterOrder::Id,
        Some("next") => MatterOrder::Next,
        Some(other) => return Err(Problem::unclear(other)),
    };
    let instant = |text: &str| text.parse::<Moment>().ok();
    let after: Option<(i64, String)> = after(asked.after.as_ref())?;
    Ok(MatterQuery {
        stage: maybe(asked.stage, Stage::from_code)?,
        department: asked.department,
        item: asked.item,
        kind: asked.kind,
        level: asked.level,
        due_from: None,
        due_before: maybe(asked.due_before, instant)?,
        began_from: maybe(asked.began_from, instant)?,
        began_before: maybe(asked.began_before, instant)?,
        order,
        after: after.map(|(micros, id)| (Moment::from_micros(micros), id)),
        max: rows(asked.max)?,
    })
}

fn place(last: &MatterRow, order: MatterOrder) -> (i64, String) {
    let micros = match order {
        MatterOrder::Id => 0,
        MatterOrder::Next => last.next_at.map_or(0, Moment::micros),
    };
    (micros, last.id.clone())
}

/// 一个办件：事件、时钟与监察发现 / One matter: its events, its clocks day by day, its findings.
#[utoipa::path(
    get,
    path = "/api/v1/matters/{id}",
    operation_id = "get_matter",
    tag = "matters",
    security(("token" = [])),
    params(("id" = String, Path, description = "the matter", example = "CS-2026-0001")),
    responses(
        (status = 200, body = Whole),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn one(
    State(service): State<Service>,
    Caller(actor): Caller,
    Path(id): Path<String>,
) -> Result<Json<Whole>, Problem> {
    let view = app::read::matter(&service.app, &actor, &id).await?;
    let view = view.ok_or_else(|| Problem::nothing(&id))?;
    Ok(Json(Whole {
        matter: view.row.into(),
        events: view.events.into_iter().map(|(position, event)| Kept { position, event }).collect(),
        clocks: view.clocks.into_iter().map(Clock::from).collect(),
        findings: view.findings.into_iter().map(Finding::from).collect(),
    }))
}

/// 监察发现及其理由 / The findings of a matter, each with its basis, proof, arithmetic and what would have avoided it.
#[utoipa::path(
    get,
    path = "/api/v1/matters/{id}/findings",
    operation_id = "explain_findings",
    tag = "matters",
    security(("token" = [])),
    params(("id" = String, Path, description = "the matter", example = "CS-2026-0001")),
    responses(
        (status = 200, body = Vec<Explained>),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn explain(
    State(service): State<Service>,
    Caller(actor): Caller,
    Path(id): Path<String>,
) -> Result<Json<Vec<Explained>>, Problem> {
    let explained = app::read::explain(&service.app, &actor, &id).await?;
    let explained = explained.ok_or_else(|| Problem::nothing(&id))?;
    let said = |one: app::read::ExplainedFinding| Explained {
        finding: one.row.into(),
        why: one.explanation.map(Why::from),
    };
    Ok(Json(explained.into_iter().map(said).collect()))
}

/// 时钟账 / The clocks of a matter, each day by day: counted or not, why, and by which notice.
#[utoipa::path(
    get,
    path = "/api/v1/matters/{id}/clocks",
    operation_id = "list_clocks",
    tag = "matters",
    security(("token" = [])),
    params(("id" = String, Path, description = "the matter", example = "CS-2026-0001")),
    responses(
        (status = 200, body = Vec<Clock>),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn clocks(
    State(service): State<Service>,
    Caller(actor): Caller,
    Path(id): Path<String>,
) -> Result<Json<Vec<Clock>>, Problem> {
    let view = app::read::matter(&service.app, &actor, &id).await?;
    let view = view.ok_or_else(|| Problem::nothing(&id))?;
    Ok(Json(view.clocks.into_iter().map(Clock::from).collect()))
}

/// 办件证明 / The receipts of every entry of a matter, its findings included, all under one signed head. Each is checked
/// offline.
#[utoipa::path(
    get,
    path = "/api/v1/matters/{id}/receipts",
    operation_id = "list_receipts",
    tag = "matters",
    security(("token" = [])),
    params(("id" = String, Path, description = "the matter", example = "CS-2026-0001")),
    responses(
        (status = 200, body = Vec<serde_json::Value>),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn receipts(
    State(service): State<Service>,
    Caller(actor): Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let receipts = app::read::receipts(&service.app, &actor, &id).await?;
    let receipts = receipts.ok_or_else(|| Problem::nothing(&id))?;
    let said: Vec<String> =
        receipts.iter().map(|receipt| receipt.to_string().trim_end().to_owned()).collect();
    let text = format!("[{}]\n", said.join(",\n"));
    Ok(([(CONTENT_TYPE, "application/json")], text).into_response())
}
