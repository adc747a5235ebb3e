//! `GET /api/v1/findings`: findings, the newest first.

use super::matters::rows;
use super::said::Finding;
use crate::caller::Caller;
use crate::cursor;
use crate::problem::Problem;
use crate::service::Service;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use calendar::Moment;
use ports::{FindingKey, FindingQuery, FindingRow, Standing};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which findings.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Of this rule.
    rule: Option<String>,
    /// Of this level.
    level: Option<String>,
    /// `stands`, `superseded` or `lifted`.
    standing: Option<String>,
    /// Where the last page ended.
    after: Option<String>,
    /// Rows at most, 1 to 500; 50 unless said.
    #[param(minimum = 1, maximum = 500)]
    max: Option<u32>,
}

/// A page of findings.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Page {
    /// The findings.
    findings: Vec<Finding>,
    /// Where the next page begins; absent on the last.
    next: Option<String>,
}

/// A place in the list: when it was raised, matter, rule, part, level, occasion.
type PlaceInList = (i64, String, String, String, String, i64);

/// 监察发现一览 / Lists findings, the newest first, page by page.
#[utoipa::path(
    get,
    path = "/api/v1/findings",
    tag = "findings",
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
    let standing =
        asked.standing.map(|code| Standing::from_code(&code).ok_or_else(|| Problem::unclear(&code)));
    let after: Option<PlaceInList> = asked.after.as_deref().map(cursor::place).transpose()?;
    let query = FindingQuery {
        matter: None,
        rule: asked.rule,
        level: asked.level,
        standing: standing.transpose()?,
        after: after.map(|(raised, matter, rule, part, level, occasion)| {
            let occasion = Moment::from_micros(occasion);
            (Moment::from_micros(raised), FindingKey { matter, rule, part, level, occasion })
        }),
        max: rows(asked.max)?,
    };
    let found = app::read::findings(&service.app, &actor, &query).await?;
    let next = found.last().filter(|_| found.len() == query.max as usize).map(after_row);
    Ok(Json(Page { findings: found.into_iter().map(Finding::from).collect(), next }))
}

fn after_row(last: &FindingRow) -> String {
    let FindingKey { matter, rule, part, level, occasion } = &last.key;
    cursor::word(&(last.raised_at.micros(), matter, rule, part, level, occasion.micros()))
}
