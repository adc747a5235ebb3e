//! Bodies with events: one object, an array, or one object on each line.

use crate::problem::Problem;
use app::{Refusal, RefusalCode};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use engine::Event;
use serde_json::value::RawValue;

/// Events in one request at most.
pub(crate) const EVENTS_MAX: usize = 10_000;
/// Bytes of one request at most, unpacked.
pub(crate) const BODY_BYTES_MAX: usize = 32 << 20;

/// An event, or why that piece of the body is none.
pub(crate) type Sent = Result<Event, Refusal>;

/// Reads a body by its content type.
pub(crate) fn events(headers: &HeaderMap, body: &[u8]) -> Result<Vec<Sent>, Problem> {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("application/json");
    let kind = kind.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    let text = std::str::from_utf8(body).map_err(|_| Problem::unclear("UTF-8"))?;
    let sent = match kind.as_str() {
        "application/x-ndjson" | "application/jsonl" => lines(text),
        "application/json" => json(text)?,
        other => return Err(Problem::other_kind(other)),
    };
    if sent.len() > EVENTS_MAX {
        return Err(Problem::too_much(&format!("{} > {EVENTS_MAX}", sent.len())));
    }
    Ok(sent)
}

fn lines(text: &str) -> Vec<Sent> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(event).collect()
}

fn json(text: &str) -> Result<Vec<Sent>, Problem> {
    let text = text.trim();
    if !text.starts_with('[') {
        return Ok(vec![event(text)]);
    }
    let pieces: Vec<&RawValue> =
        serde_json::from_str(text).map_err(|error| Problem::unclear(&error.to_string()))?;
    Ok(pieces.into_iter().map(|piece| event(piece.get())).collect())
}

fn event(text: &str) -> Sent {
    serde_json::from_str(text).map_err(|error| Refusal::new(RefusalCode::NotAnEvent, &error.to_string()))
}
