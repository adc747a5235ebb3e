//! Answers that are not what was asked for: problem details (RFC 9457) with a code and both languages.

use app::desk::DeskError;
use app::intake::TakeError;
use app::read::ReadError;
use app::{PeopleError, Refusal, RefusalCode};
use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use ports::StoreError;
use serde::Serialize;
use tracing::{error, warn};
use utoipa::ToSchema;

/// How long whoever was refused for lack of room waits before the next attempt.
const RETRY_SECONDS: u32 = 2;

/// What went wrong, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// A stable code, listed in docs/refusals.md.
    #[schema(example = "T-02")]
    pub code: &'static str,
    /// What happened, in Chinese.
    pub zh: &'static str,
    /// What happened, in English.
    pub en: &'static str,
    /// What to do next, in Chinese.
    pub next_zh: &'static str,
    /// What to do next, in English.
    pub next_en: &'static str,
    /// The field or value that is meant, where there is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// After how many seconds to come again, said in `Retry-After`.
    #[serde(skip)]
    #[schema(ignore)]
    pub wait_seconds: Option<u32>,
}

impl Problem {
    /// Nobody is known by this token.
    #[must_use]
    pub fn nobody() -> Problem {
        Problem::of(StatusCode::UNAUTHORIZED, &Refusal::new(RefusalCode::Nobody, ""))
    }

    /// There is no such thing, or not for the one who asks.
    #[must_use]
    pub fn nothing(what: &str) -> Problem {
        Problem::of(StatusCode::NOT_FOUND, &Refusal::new(RefusalCode::Nothing, what))
    }

    /// What was asked cannot be understood.
    #[must_use]
    pub fn unclear(what: &str) -> Problem {
        Problem::of(StatusCode::BAD_REQUEST, &Refusal::new(RefusalCode::Unclear, what))
    }

    /// This address is asked otherwise.
    #[must_use]
    pub fn other_method() -> Problem {
        Problem::of(StatusCode::METHOD_NOT_ALLOWED, &Refusal::new(RefusalCode::Unclear, "method"))
    }

    /// What was sent is of a kind that is not taken here.
    #[must_use]
    pub fn other_kind(what: &str) -> Problem {
        Problem::of(StatusCode::UNSUPPORTED_MEDIA_TYPE, &Refusal::new(RefusalCode::Unclear, what))
    }

    /// More was sent than one request may hold.
    #[must_use]
    pub fn too_much(what: &str) -> Problem {
        Problem::of(StatusCode::PAYLOAD_TOO_LARGE, &Refusal::new(RefusalCode::TooMuch, what))
    }

    /// Somebody comes too often, and may come again after some seconds.
    #[must_use]
    pub fn too_often(seconds: u32) -> Problem {
        let refusal = Refusal::new(RefusalCode::TooOften, &format!("{seconds} s"));
        Problem { wait_seconds: Some(seconds), ..Problem::from(refusal) }
    }

    /// Two entries that must be the same are not.
    #[must_use]
    pub fn not_the_same() -> Problem {
        Problem::from(Refusal::new(RefusalCode::NotTheSame, ""))
    }

    /// We could not.
    #[must_use]
    pub fn failed() -> Problem {
        Problem::of(StatusCode::INTERNAL_SERVER_ERROR, &Refusal::new(RefusalCode::Failed, ""))
    }

    fn of(status: StatusCode, refusal: &Refusal) -> Problem {
        let (zh, en) = refusal.code.words();
        let (next_zh, next_en) = refusal.code.next();
        let is_busy = [StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE].contains(&status);
        Problem {
            status: status.as_u16(),
            code: refusal.code.code(),
            zh,
            en,
            next_zh,
            next_en,
            what: refusal.what.clone(),
            wait_seconds: is_busy.then_some(RETRY_SECONDS),
        }
    }
}

impl From<&Refusal> for Problem {
    fn from(refusal: &Refusal) -> Problem {
        let status = match refusal.code {
            RefusalCode::Role
            | RefusalCode::Place
            | RefusalCode::Duties
            | RefusalCode::Own
            | RefusalCode::OwnStep
            | RefusalCode::Responsible
            | RefusalCode::Recused
            | RefusalCode::StrangeForm => StatusCode::FORBIDDEN,
            RefusalCode::Nobody | RefusalCode::SignIn | RefusalCode::NoSession => StatusCode::UNAUTHORIZED,
            RefusalCode::Nothing | RefusalCode::Unknown => StatusCode::NOT_FOUND,
            RefusalCode::Unclear | RefusalCode::NotAnEvent => StatusCode::BAD_REQUEST,
            RefusalCode::TooMuch | RefusalCode::FileSize => StatusCode::PAYLOAD_TOO_LARGE,
            RefusalCode::FileKind => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            RefusalCode::Busy | RefusalCode::TooOften => StatusCode::TOO_MANY_REQUESTS,
            RefusalCode::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
            RefusalCode::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            RefusalCode::NotDone
            | RefusalCode::NotNow
            | RefusalCode::NotAwaited
            | RefusalCode::AppealedBefore
            | RefusalCode::NoProposal
            | RefusalCode::NotTheNextRung
            | RefusalCode::OtherMatter
            | RefusalCode::Exists
            | RefusalCode::Ended => StatusCode::CONFLICT,
            RefusalCode::Version
            | RefusalCode::OfTheDesk
            | RefusalCode::NoReason
            | RefusalCode::Empty
            | RefusalCode::TooLong
            | RefusalCode::Corrects
            | RefusalCode::TooMany
            | RefusalCode::Ahead
            | RefusalCode::WeakPassword
            | RefusalCode::NotTheSame
            | RefusalCode::OneTimeCode
            | RefusalCode::Invitation
            | RefusalCode::Form
            | RefusalCode::Days
            | RefusalCode::Above
            | RefusalCode::Path
            | RefusalCode::Kind
            | RefusalCode::NoDay => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Problem::of(status, refusal)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        Problem::from(&refusal)
    }
}

/// A failure with what it rests on.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        let cause = chain(&error);
        match &error {
            StoreError::Unreachable(_) | StoreError::Full(_) => {
                warn!(
                    cause,
                    "数据库不可用，已请来源稍后再发 / the database cannot be used; the sender was asked to come again"
                );
            }
            StoreError::Taken(_)
            | StoreError::Failed { .. }
            | StoreError::Damaged { .. }
            | StoreError::Newer { .. } => error!(cause, "请求未能完成 / a request could not be answered"),
        }
        match error {
            StoreError::Unreachable(_) | StoreError::Full(_) => {
                Problem::from(Refusal::new(RefusalCode::Unreachable, ""))
            }
            StoreError::Taken(_)
            | StoreError::Failed { .. }
            | StoreError::Damaged { .. }
            | StoreError::Newer { .. } => Problem::failed(),
        }
    }
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Problem {
        match error {
            DeskError::Refused(refusal) => Problem::from(refusal),
            DeskError::Store(error) => Problem::from(error),
        }
    }
}

impl From<PeopleError> for Problem {
    fn from(error: PeopleError) -> Problem {
        match error {
            PeopleError::Refused(refusal) => Problem::from(refusal),
            PeopleError::Store(error) => Problem::from(error),
            PeopleError::OtherKey => Problem::failed(),
        }
    }
}

impl From<TakeError> for Problem {
    fn from(error: TakeError) -> Problem {
        match error {
            TakeError::Store(error) => Problem::from(error),
            TakeError::Refused(refusal) => Problem::from(refusal),
        }
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Problem {
        match error {
            ReadError::Store(error) => Problem::from(error),
            ReadError::Refused(refusal) => Problem::from(refusal),
            unreadable @ ReadError::Unreadable(..) => {
                error!(cause = chain(&unreadable), "留存内容无法读取 / what is kept cannot be read");
                Problem::failed()
            }
        }
    }
}

impl Problem {
    /// Returns the headers that go with it, besides its kind.
    pub(crate) fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.extend(self.wait_seconds.map(|seconds| (RETRY_AFTER, HeaderValue::from(seconds))));
        headers
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let more = self.headers();
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        headers.extend(more);
        response
    }
}
