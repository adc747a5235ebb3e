//! `GET /api/v1/statistics`: counts, sums and the indicators of the trade, by what is asked for.

use super::page::{after, asked, maybe, rows};
use super::said::Both;
use crate::caller::Caller;
use crate::cursor;
use crate::problem::Problem;
use crate::service::Service;
use app::read::{GroupBy, StatisticsQuery};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use calendar::Day;
use engine::{Count, Indicator, Sum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// Which matters, and by what they are grouped.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// `item` unless said; or `department`, `month`, `place`, `step`, `channel`, `person`.
    #[param(example = "item")]
    by: Option<String>,
    /// Of this kind of matter: `case`, `ticket`, …
    kind: Option<String>,
    /// Of this item.
    item: Option<String>,
    /// Of this department.
    department: Option<String>,
    /// Whose first event happened on this day or later.
    #[param(format = Date, example = "2026-01-01")]
    from: Option<String>,
    /// Whose first event happened on this day or earlier.
    #[param(format = Date)]
    through: Option<String>,
    /// Where the last page ended.
    after: Option<String>,
    /// Groups at most, 1 to 500; 50 unless said.
    #[param(minimum = 1, maximum = 500)]
    max: Option<u32>,
}

/// Statistics as of an instant.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Told {
    /// The instant as of which every matter was judged; at most a minute ago.
    as_of: String,
    /// Pack, calendar and catalogue they were judged by.
    judged_by: String,
    /// All matters together.
    total: Figures,
    /// The groups, in the order of their codes.
    rows: Vec<Group>,
    /// Where the next page begins: sent as `after` it gives that page. Absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// A group.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Group {
    /// Its code; empty for matters that have none.
    code: String,
    /// Its figures.
    figures: Figures,
}

/// The figures of some matters.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Figures {
    /// How many matters are what: `cases`, `handled`, `finished`, `on_time`, …
    counts: BTreeMap<&'static str, u64>,
    /// What adds up over matters: `findings`, `used_days`, …
    sums: BTreeMap<&'static str, u64>,
    /// The indicators, each exact: `conclusion_rate`, `on_time_rate`, …
    indicators: BTreeMap<&'static str, Share>,
}

/// An indicator: a part of a whole.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Share {
    /// Its name.
    name: Both,
    /// The part.
    numerator: i64,
    /// The whole.
    denominator: u64,
    /// The quotient with four digits; absent where the whole is nothing, which is neither 0 nor 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

impl From<&engine::Row> for Figures {
    fn from(row: &engine::Row) -> Figures {
        let share = |indicator: &Indicator| {
            let ratio = indicator.of(row);
            let name = Both::new(indicator.zh(), indicator.en());
            let numerator = i64::try_from(ratio.numerator).unwrap_or(i64::MAX);
            let (denominator, value) = (ratio.denominator, ratio.decimal(4));
            (indicator.code(), Share { name, numerator, denominator, value })
        };
        Figures {
            counts: Count::ALL.iter().map(|count| (count.code(), row.count(*count))).collect(),
            sums: Sum::ALL.iter().map(|sum| (sum.code(), row.sum(*sum))).collect(),
            indicators: Indicator::ALL.iter().map(share).collect(),
        }
    }
}

/// 统计 / Statistics of the matters within one's part of the tree, judged as of now: counts, sums, rates, by group.
///
/// Rates are exact parts of wholes, so that figures of several answers can be added up. At most 200,000 matters for one
/// question; an answer is given again for a minute.
#[utoipa::path(
    get,
    path = "/api/v1/statistics",
    operation_id = "list_statistics",
    tag = "statistics",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, body = Told))
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Caller(actor): Caller,
    given: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Told>, Problem> {
    let given = asked(given)?;
    let day = |text: &str| text.parse::<Day>().ok();
    let query = StatisticsQuery {
        by: maybe(given.by, GroupBy::from_code)?.unwrap_or_default(),
        kind: given.kind,
        item: given.item,
        department: given.department,
        from: maybe(given.from, day)?,
        through: maybe(given.through, day)?,
    };
    let max = rows(given.max)? as usize;
    let after: Option<String> = after(given.after.as_ref())?;
    let view = app::read::statistics(&service.app, &actor, &query).await?;
    let rest = view.groups.iter().filter(|(code, _)| after.as_ref().is_none_or(|after| *code > after));
    let groups: Vec<Group> =
        rest.take(max).map(|(code, row)| Group { code: code.clone(), figures: row.into() }).collect();
    let next = groups.last().filter(|_| groups.len() == max).map(|last| cursor::word(&last.code));
    Ok(Json(Told {
        as_of: view.as_of.to_string(),
        judged_by: view.judged_by.clone(),
        total: (&view.total).into(),
        rows: groups,
        next,
    }))
}
