//! A page, and a turn to another address.

use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, LOCATION, REFERRER_POLICY, SET_COOKIE,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// What pages may do: show and run what comes from this host in files of its own, and nothing that stands in the page
/// itself; send forms here; be framed by nobody.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
                      form-action 'self'; frame-ancestors 'none'";

/// A page. What it says is for whoever asked: nobody keeps it on the way.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The status, 200 unless something is wrong.
    pub status: StatusCode,
    /// The page as HTML.
    pub html: String,
}

impl Paper {
    /// Makes a page of HTML.
    #[must_use]
    pub const fn of(html: String) -> Paper {
        Paper { status: StatusCode::OK, html }
    }

    /// The same page with another status.
    #[must_use]
    pub fn with_status(self, status: StatusCode) -> Paper {
        Paper { status, ..self }
    }
}

impl IntoResponse for Paper {
    fn into_response(self) -> Response {
        const HEADERS: [(HeaderName, &str); 5] = [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (CONTENT_SECURITY_POLICY, POLICY),
            // Within this host only. Told to nobody at all, browsers would not name the origin of a form either.
            (REFERRER_POLICY, "same-origin"),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
            (
                HeaderName::from_static("permissions-policy"),
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            ),
        ];
        let mut response = (self.status, self.html).into_response();
        for (name, value) in HEADERS {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        response
    }
}

/// A turn to another address of ours, after a change: asking again for the page that is then shown changes nothing.
#[derive(Clone, Debug)]
pub struct Turn {
    to: String,
    cookies: Vec<HeaderValue>,
}

impl Turn {
    /// Turns to an address of ours; to the first page where it is none.
    #[must_use]
    pub fn to(address: &str) -> Turn {
        Turn { to: super::inner(address).unwrap_or("/").to_owned(), cookies: Vec::new() }
    }

    /// With cookies.
    #[must_use]
    pub(crate) fn with(self, cookies: Vec<HeaderValue>) -> Turn {
        Turn { cookies, ..self }
    }
}

impl IntoResponse for Turn {
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        let to = HeaderValue::from_str(&self.to).unwrap_or(HeaderValue::from_static("/"));
        response.headers_mut().insert(LOCATION, to);
        for cookie in self.cookies {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        response
    }
}
