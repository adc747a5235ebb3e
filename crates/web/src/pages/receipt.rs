//! `GET /receipts/{position}`: the receipt of an entry, as a file that anybody can check offline.

use crate::problem::Problem;
use crate::service::Service;
use crate::visit::{Visitor, Wrong};
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};

/// Hands out a receipt.
pub(super) async fn show(
    State(service): State<Service>,
    visitor: Visitor,
    Path(position): Path<u64>,
) -> Result<Response, Wrong> {
    let found = app::read::receipt(&service.app, &visitor.actor, position).await;
    let found = found.map_err(|error| visitor.wrong(error))?;
    let receipt = found.ok_or_else(|| visitor.wrong(Problem::nothing(&position.to_string())))?;
    let name = HeaderValue::from_str(&format!("attachment; filename=\"receipt-{position}.json\""));
    let name = name.unwrap_or(HeaderValue::from_static("attachment"));
    let kind = HeaderValue::from_static("application/json");
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], receipt.to_string()).into_response())
}
