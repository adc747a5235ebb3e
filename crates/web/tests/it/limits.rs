//! Who comes too often is told how long to wait.

use crate::browser::Browser;
use crate::ground::{Ground, PASSWORD, event, request};
use app::Role;
use axum::http::{Method, StatusCode};
use web::{Limits, Rate, Settings};

fn ground(limits: Limits) -> Ground {
    Ground::reached("2026-03-02T09:00:00", Settings { limits, proxies: 1, ..Settings::default() })
}

const TWO: Rate = Rate { per_minute: 2, at_once: 2 };

#[tokio::test]
async fn signing_in_is_limited_by_address_and_told_plainly() {
    let ground = ground(Limits { doors: TWO, ..Limits::default() });
    ground.with("li", &[(Role::Handler, "43/01")]).await;
    let from = |address: &'static str| [("sec-fetch-site", "same-origin"), ("x-forwarded-for", address)];
    let browser = Browser::at(&ground);
    let fields = [("login", "li"), ("password", "wrong")];
    for status in [401, 401, 429] {
        let seen = browser.send_form_as("/sign-in", &fields, &from("203.0.113.9")).await;
        assert_eq!(seen.status.as_u16(), status);
        if status == 429 {
            assert_eq!(seen.headers["retry-after"], "30");
            let told = ["请求过于频繁", "30 s", "A-05"];
            assert!(told.iter().all(|word| seen.text.contains(word)), "{}", seen.text);
        }
    }
    let fields = [("login", "li"), ("password", PASSWORD)];
    let seen = browser.send_form_as("/sign-in", &fields, &from("203.0.113.10")).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "another address is let in");
    ground.wait(30);
    let seen = browser.send_form_as("/sign-in", &fields, &from("203.0.113.9")).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "after the wait");
}

#[tokio::test]
async fn the_interface_is_limited_by_token_and_by_address_where_there_is_none() {
    let ground = ground(Limits { callers: TWO, look_ups: TWO, ..Limits::default() });
    let sent = event("e1", "CS-1", "accepted", "2026-03-02T08:00:00");
    for status in [200, 200, 429] {
        let (given, text, _) = ground.post("source", "application/json", &sent).await;
        assert_eq!(given.as_u16(), status, "{text}");
    }
    for status in [401, 401, 429] {
        assert_eq!(ground.get("/api/v1/matters", "stranger").await.0.as_u16(), status);
    }
    let (status, _, problem) = ground.get("/api/v1/ledger/head", "").await;
    assert_eq!((status.as_u16(), &problem["code"]), (429, &"A-05".into()));
    ground.wait(30);
    assert_eq!(ground.get("/api/v1/ledger/head", "").await.0, StatusCode::OK);
    assert_eq!(ground.post("source", "application/json", &sent).await.0, StatusCode::OK);
}

#[tokio::test]
async fn machines_that_watch_are_never_told_to_wait() {
    let ground = ground(Limits { doors: TWO, look_ups: TWO, callers: TWO });
    for _ in 0..5 {
        for path in ["/health", "/ready"] {
            let (status, ..) = ground.ask(request(Method::GET, path, "", "", Vec::new())).await;
            assert_eq!(status, StatusCode::OK);
        }
    }
}
