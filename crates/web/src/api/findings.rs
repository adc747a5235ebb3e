//! `GET /api/v1/findings`: findings, the newest first.

use super::page::{Page, after, asked, maybe, rows};
use super::said::Finding;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::Service;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use calendar::{Day, Moment};
use ports::{FindingKey, FindingQuery, FindingRow, Standing};
use serde::Deserialize;
use utoipa::IntoParams;

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
    #[param(example = "stands")]
    standing: Option<String>,
    /// Of matters of this department.
    department: Option<String>,
    /// Of matters of this item.
    item: Option<String>,
    /// About this day or a later one.
    #[param(format = Date)]
    from: Option<String>,
    /// About this day or an earlier one.
    #[param(format = Date)]
    through: Option<String>,
    /// Where the last page ended.
    after: Option<String>,
    /// Rows at most, 1 to 500; 50 unless said.
    #[param(minimum = 1, maximum = 500)]
    max: Option<u32>,
}

/// A place in the list: when it was raised, matter, rule, part, level, occasion.
type PlaceInList = (i64, String, String, String, String, i64);

/// 监察发现一览 / Lists findings, the newest first, page by page.
#[utoipa::path(
    get,
    path = "/api/v1/findings",
    operation_id = "list_findings",
    tag = "findings",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, body = Page<Finding>))
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Caller(actor): Caller,
    given: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Page<Finding>>, Problem> {
    let given = asked(given)?;
    let day = |text: &str| text.parse::<Day>().ok();
    let after: Option<PlaceInList> = after(given.after.as_ref())?;
    let query = FindingQuery {
        matter: None,
        rule: given.rule,
        level: given.level,
        standing: maybe(given.standing, Standing::from_code)?,
        department: given.department,
        item: given.item,
        day_from: maybe(given.from, day)?,
        day_through: maybe(given.through, day)?,
        after: after.map(|(raised, matter, rule, part, level, occasion)| {
            let occasion = Moment::from_micros(occasion);
            (Moment::from_micros(raised), FindingKey { matter, rule, part, level, occasion })
        }),
        max: rows(given.max)?,
    };
    let found = app::read::findings(&service.app, &actor, &query).await?;
    Ok(Json(Page::of(found, query.max, place)))
}

fn place(last: &FindingRow) -> PlaceInList {
    let FindingKey { matter, rule, part, level, occasion } = last.key.clone();
    (last.raised_at.micros(), matter, rule, part, level, occasion.micros())
}
