//! `POST /api/v1/events`: takes events in.

use crate::body::{self, Sent};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::Service;
use app::intake::{Outcome, Received, Request, Taken};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::HeaderMap;
use engine::Event;
use serde::Serialize;
use utoipa::ToSchema;

/// What became of the events of a request.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Answer {
    /// How many are kept.
    kept: usize,
    /// How many were kept before, the same.
    repeated: usize,
    /// How many were kept before, said something else, and are kept as corrections.
    changed: usize,
    /// How many were not taken.
    refused: usize,
    /// How long the log was when they were on disk.
    size: u64,
    /// Each event, in the order in which they were sent.
    events: Vec<Row>,
}

/// What became of one event.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Row {
    /// Its number in the request, from 1.
    row: usize,
    /// `kept`, `repeated`, `changed` or `refused`.
    outcome: &'static str,
    /// The identity of the correction, where it was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<String>,
    /// Why it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<Problem>,
}

/// 接收事件：单个、数组或逐行 / Takes events in: one, an array, or one a line; plain or gzip.
///
/// Sending twice changes nothing. A row that cannot be taken is refused with a code; the rest is taken. What was taken
/// is on disk when this answers.
#[utoipa::path(
    post,
    path = "/api/v1/events",
    operation_id = "post_events",
    tag = "events",
    security(("token" = [])),
    request_body(
        description = "Events as of docs/events.md: one, an array, or one a line. Content-Encoding: gzip is taken.",
        content(
            (serde_json::Value = "application/json", example = json!([
                {"v": 1, "id": "e7", "matter": "CS-2026-0001", "item": "HB-401", "department": "HB",
                 "kind": "accepted", "at": "2026-03-02T10:00:00+08:00",
                 "actor": {"id": "window-05", "role": "clerk"}},
                {"v": 1, "id": "e8", "matter": "CS-2026-0001", "kind": "concluded",
                 "at": "2026-03-12T16:00:00+08:00"}
            ])),
            (String = "application/x-ndjson", example = "{\"v\":1,\"id\":\"e9\",\"matter\":\"CS-2026-0002\",\"item\":\"HB-401\",\"department\":\"HB\",\"kind\":\"accepted\",\"at\":\"2026-03-02T11:00:00+08:00\"}\n"),
        )
    ),
    responses(
        (status = 200, body = Answer),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "a content encoding other than gzip"),
    )
)]
pub(crate) async fn post(
    State(service): State<Service>,
    Caller(actor): Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Answer>, Problem> {
    let body = body.map_err(|rejected| match rejected.status().as_u16() {
        413 => Problem::too_much(&format!("> {} MB", body::BODY_BYTES_MAX >> 20)),
        _ => Problem::unclear("body"),
    })?;
    let sent = body::events(&headers, &body)?;
    let events: Vec<Event> = sent.iter().filter_map(|one| one.as_ref().ok().cloned()).collect();
    let request = Request::new(&actor, Received::Live, events)?;
    let taken = service.intake.take(request).await?;
    Ok(Json(answer(&sent, taken)))
}

fn answer(sent: &[Sent], taken: Taken) -> Answer {
    let mut answer = Answer { size: taken.size, ..Answer::default() };
    let mut outcomes = taken.outcomes.into_iter();
    for (at, one) in sent.iter().enumerate() {
        let outcome = match one {
            Ok(_) => outcomes.next().unwrap_or(Outcome::Repeated),
            Err(refusal) => Outcome::Refused(refusal.clone()),
        };
        let (count, said) = match &outcome {
            Outcome::Kept => (&mut answer.kept, "kept"),
            Outcome::Repeated => (&mut answer.repeated, "repeated"),
            Outcome::Changed(_) => (&mut answer.changed, "changed"),
            Outcome::Refused(_) => (&mut answer.refused, "refused"),
        };
        *count += 1;
        metrics::counter!("sundial_events_total", "outcome" => said).increment(1);
        let (correction, problem) = match outcome {
            Outcome::Kept | Outcome::Repeated => (None, None),
            Outcome::Changed(id) => (Some(id), None),
            Outcome::Refused(refusal) => (None, Some(Problem::from(refusal))),
        };
        answer.events.push(Row { row: at + 1, outcome: said, correction, problem });
    }
    answer
}
