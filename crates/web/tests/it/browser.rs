//! A browser: it keeps cookies, follows no turn by itself, and says where a form comes from.

use crate::ground::Ground;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use std::cell::RefCell;
use std::collections::BTreeMap;
use tower::ServiceExt as _;

pub(crate) struct Browser<'g> {
    ground: &'g Ground,
    cookies: RefCell<BTreeMap<String, String>>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Seen {
    /// Where it turns to.
    pub(crate) fn to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text);
        self.headers["location"].to_str().expect("an address")
    }

    /// The value of the last hidden field of a name: the forms of the frame, for language and looks, come before.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.text.rsplit_once(&mark).unwrap_or_else(|| panic!("no {name}: {}", self.text));
        rest.split('"').next().expect("a value").to_owned()
    }
}

impl<'g> Browser<'g> {
    pub(crate) fn at(ground: &'g Ground) -> Browser<'g> {
        Browser { ground, cookies: RefCell::default() }
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    pub(crate) fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    /// All that it keeps, as it sends them.
    pub(crate) fn cookies(&self) -> String {
        let held: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        held.join("; ")
    }

    pub(crate) async fn get(&self, path: &str) -> Seen {
        self.send(Request::builder().method(Method::GET).uri(path), String::new()).await
    }

    /// Sends a form as a page of ours does.
    pub(crate) async fn send_form(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.send_form_as(path, fields, &[("sec-fetch-site", "same-origin")]).await
    }

    pub(crate) async fn send_form_as(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Seen {
        let mut request = Request::builder().method(Method::POST).uri(path);
        request = request.header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request, serde_urlencoded::to_string(fields).expect("fields")).await
    }

    /// Signs in; the answer of the form.
    pub(crate) async fn sign_in(&self, login: &str, password: &str) -> Seen {
        self.send_form("/sign-in", &[("login", login), ("password", password)]).await
    }

    /// The text that forms carry, from the page of the account.
    pub(crate) async fn form(&self) -> String {
        self.get("/account").await.hidden("form")
    }

    async fn send(&self, request: axum::http::request::Builder, body: String) -> Seen {
        let request = request.header("host", "sundial.test").header("cookie", self.cookies());
        let request = request.body(Body::from(body)).expect("a request");
        let response = self.ground.router.clone().oneshot(request).await.expect("a router never fails");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all("set-cookie") {
            let text = cookie.to_str().expect("text");
            let (name, value) = text.split(';').next().expect("a pair").split_once('=').expect("a pair");
            if value.is_empty() {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.set_cookie(name, value);
            }
        }
        // A stream of changes has no end.
        let is_stream = parts.headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
        let body = if is_stream { Body::empty() } else { body };
        let body = axum::body::to_bytes(body, 1 << 24).await.expect("a whole body");
        let text = String::from_utf8_lossy(&body).into_owned();
        Seen { status: parts.status, headers: parts.headers, text }
    }
}
