//! `GET /api/v1/ledger/…`: heads, receipts and extensions, which anybody checks offline.

use crate::caller::Caller;
use crate::limit::Passer;
use crate::problem::Problem;
use crate::service::Service;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};

/// 账本摘要 / The signed head of the ledger as it is now. Open to anybody.
#[utoipa::path(
    get,
    path = "/api/v1/ledger/head",
    operation_id = "get_head",
    tag = "ledger",
    responses(
        (status = 200, body = String, content_type = "text/plain"),
    )
)]
pub(crate) async fn head(State(service): State<Service>, _: Passer) -> Result<String, Problem> {
    Ok(app::read::head(&service.app).await?.to_string())
}

/// 验签公钥 / The public key that checks heads, in PEM. Open to anybody.
#[utoipa::path(
    get,
    path = "/api/v1/ledger/key",
    operation_id = "get_key",
    tag = "ledger",
    responses((status = 200, body = String, content_type = "text/plain"))
)]
pub(crate) async fn key(State(service): State<Service>, _: Passer) -> String {
    service.app.evidence.public_key().to_pem()
}

/// 凭据 / The receipt of an entry: the entry, its proof and the signed head.
#[utoipa::path(
    get,
    path = "/api/v1/ledger/receipts/{position}",
    operation_id = "get_receipt",
    tag = "ledger",
    security(("token" = [])),
    params(("position" = u64, Path, description = "the place of the entry in the log", example = 0)),
    responses(
        (status = 200, body = serde_json::Value),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn receipt(
    State(service): State<Service>,
    Caller(actor): Caller,
    Path(position): Path<String>,
) -> Result<Response, Problem> {
    let number = number(&position)?;
    let receipt = app::read::receipt(&service.app, &actor, number).await?;
    let receipt = receipt.ok_or_else(|| Problem::nothing(&position))?;
    Ok(json(receipt.to_string()))
}

/// 续接证明 / The proof that the ledger as it is now begins with what it was at an earlier size. Open to anybody.
#[utoipa::path(
    get,
    path = "/api/v1/ledger/extensions/{size}",
    operation_id = "get_extension",
    tag = "ledger",
    params(("size" = u64, Path, description = "the earlier size", example = 1)),
    responses(
        (status = 200, body = serde_json::Value),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn extension(
    State(service): State<Service>,
    _: Passer,
    Path(size): Path<String>,
) -> Result<Response, Problem> {
    let extension = app::read::extension(&service.app, number(&size)?).await?;
    let extension = extension.ok_or_else(|| Problem::nothing(&size))?;
    Ok(json(extension.to_string()))
}

fn number(text: &str) -> Result<u64, Problem> {
    text.parse().map_err(|_| Problem::unclear(text))
}

fn json(text: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}
