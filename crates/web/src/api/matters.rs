//! `GET /api/v1/matters…`: matters, their events and clocks, their findings explained.

use super::said::{Clock, Finding, Matter, Why};
use crate::caller::Caller;
use crate::cursor;
use crate::problem::Problem;
use crate::service::Service;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use calendar::Moment;
use engine::Event;
use ports::{MatterOrder, MatterQuery, MatterRow, Stage};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Rows of a page at most.
const MAX: u32 = 500;
/// Rows of a page unless said otherwise.
const USUAL: u32 = 50;

/// Which matters.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// `open` or `closed`.
    stage: Option<String>,
    /// Of this department.
    department: Option<String>,
    /// Of this item.
    item: Option<String>,
    /// `id`, or `next` for those that move next first.
    order: Option<String>,
    /// Where the last page ended.
    after: Option<String>,
    /// Rows at most, 1 to 500; 50 unless said.
    #[param(minimum = 1, maximum = 500)]
    max: Option<u32>,
}

/// A page of matters.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Page {
    /// The matters.
    matters: Vec<Matter>,
    /// Where the next page begins; absent on the last.
    next: Option<String>,
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
    tag = "matters",
    security(("token" = [])),
    params(Asked),
    responses(
        (status = 200, body = Page),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Caller(actor): Caller,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Page>, Problem> {
    let Query(asked) = asked.map_err(|rejected| Problem::unclear(&rejected.body_text()))?;
    let query = query(asked)?;
    let rows = app::read::matters(&service.app, &actor, &query).await?;
    let full = rows.len() == query.max as usize;
    let next = rows.last().filter(|_| full).map(|last| after(last, query.order));
    Ok(Json(Page { matters: rows.into_iter().map(Matter::from).collect(), next }))
}

fn query(asked: Asked) -> Result<MatterQuery, Problem> {
    let stage = asked.stage.map(|code| Stage::from_code(&code).ok_or_else(|| Problem::unclear(&code)));
    let order = match asked.order.as_deref() {
        None | Some("id") => MatterOrder::Id,
        Some("next") => MatterOrder::Next,
        Some(other) => return Err(Problem::unclear(other)),
    };
    let after: Option<(i64, String)> = asked.after.as_deref().map(cursor::place).transpose()?;
    Ok(MatterQuery {
        stage: stage.transpose()?,
        department: asked.department,
        item: asked.item,
        order,
        after: after.map(|(micros, id)| (Moment::from_micros(micros), id)),
        max: rows(asked.max)?,
    })
}

/// Checks how many rows are asked for.
pub(super) fn rows(asked: Option<u32>) -> Result<u32, Problem> {
    let max = asked.unwrap_or(USUAL);
    if (1..=MAX).contains(&max) { Ok(max) } else { Err(Problem::unclear(&format!("max = {max}"))) }
}

fn after(last: &MatterRow, order: MatterOrder) -> String {
    let micros = match order {
        MatterOrder::Id => 0,
        MatterOrder::Next => last.next_at.map_or(0, Moment::micros),
    };
    cursor::word(&(micros, &last.id))
}

/// 一个办件：事件、时钟与监察发现 / One matter: its events, its clocks day by day, its findings.
#[utoipa::path(
    get,
    path = "/api/v1/matters/{id}",
    tag = "matters",
    security(("token" = [])),
    params(("id" = String, Path, description = "the matter")),
    responses(
        (status = 200, body = Whole),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
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
    tag = "matters",
    security(("token" = [])),
    params(("id" = String, Path, description = "the matter")),
    responses(
        (status = 200, body = Vec<Explained>),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
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
