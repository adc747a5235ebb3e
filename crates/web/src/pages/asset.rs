//! `GET /assets/{name}`: style sheet, script, mark. Their names change with what they hold, so they are kept for ever.

use crate::problem::Problem;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use pages::Asset;

/// Hands out an asset.
pub(super) async fn show(Path(name): Path<String>) -> Result<Response, Problem> {
    let asset = Asset::find(&name).ok_or_else(|| Problem::nothing(&name))?;
    let headers = [(CONTENT_TYPE, asset.media_type), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, asset.body).into_response())
}
